"""What the person agreed to: the words, the day, and what follows if they take it back."""

from dataclasses import dataclass
from uuid import UUID

from linkwork.practice.mypage.wording import AGAIN, wording_of
from linkwork.practice.people.models import ConsentDecision
from linkwork.ui.words import day, today

Decision, Purpose = ConsentDecision.Decision, ConsentDecision.Purpose
SAID = {
    Decision.GIVEN: "You said yes on {}.",
    Decision.REFUSED: "You said no on {}.",
    Decision.WITHDRAWN: "You stopped this on {}.",
}


@dataclass(frozen=True)
class Agreement:
    """The latest decision about one thing."""

    id: UUID
    title: str
    says: str
    said: str
    in_force: bool
    stop: str
    follows: str
    again: bool


def agreements(decisions: list[ConsentDecision]) -> list[Agreement]:
    """The latest of each purpose and name, those in force first; `decisions` come newest first."""
    latest: dict[tuple[str, str], ConsentDecision] = {}
    for one in decisions:
        latest.setdefault((one.purpose, one.provider_name), one)
    rows = [agreement(one) for one in latest.values()]
    return sorted(rows, key=lambda row: not row.in_force)


def agreement(decision: ConsentDecision) -> Agreement:
    """Say one decision."""
    words = wording_of(decision.purpose)
    name = decision.provider_name
    over = decision.expires_on is not None and decision.expires_on < today()
    given = decision.decision == Decision.GIVEN
    said = SAID[Decision(decision.decision)].format(day(decision.decided_at))
    if given and decision.expires_on:
        said += f" It {'ended' if over else 'ends'} on {day(decision.expires_on)}."
    return Agreement(
        id=decision.public_id,
        title=TITLES[Purpose(decision.purpose)].format(name=name),
        says=words.says.format(name=name),
        said=said,
        in_force=given and not over,
        stop=words.stop.format(name=name),
        follows=words.follows.format(name=name),
        again=not given and decision.purpose in AGAIN,
    )


TITLES = {
    Purpose.WORK_WITH: "Working with me",
    Purpose.SHARE: "Sharing with {name}",
    Purpose.TELL_GP: "Telling my surgery",
    Purpose.LEARNING: "Learning from my record",
    Purpose.CONTACT: "Getting in touch with me",
    Purpose.CARER: "{name} seeing my page",
}
