"""Notes to the referrer: that it has begun, and how it ended; none where the person said no."""

from datetime import date, timedelta
from random import Random

from linkwork.access.models import User
from linkwork.invented.unfolding.calendar import Days
from linkwork.invented.unfolding.setting import Record, at
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.writing import ENDED
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals.models import Case, Referral
from linkwork.ui.words import day as in_words

REFUSED = 0.05  # of those reached, who do not want their practice told (assumption)
FILED = timedelta(4)


def tell(record: Record, rng: Random, days: Days, case: Case) -> None:
    """Ask whether the practice may be told, and tell it."""
    refused = days.reached is not None and rng.random() < REFUSED
    if days.reached and record.past(days.reached):
        decision = ConsentDecision.Decision
        record.make(
            ConsentDecision,
            person=record.person,
            purpose=ConsentDecision.Purpose.TELL_GP,
            decision=decision.REFUSED if refused else decision.GIVEN,
            how="told the link worker",
            decided_at=at(days.reached, 11),
        )
        name, first = record.person.name, in_words(days.reached)
        text = f"We have started with {name}: {case.link_worker.name} first spoke to them {first}."
        _note(
            record,
            case.referral,
            "started",
            days.reached,
            text,
            by=case.link_worker,
            refused=refused,
        )
    if record.past(days.closed):
        text = f"Our work with {record.person.name} ended on {in_words(days.closed)}. "
        text += ENDED.get(Case.Ending(case.ending), "")
        _note(
            record, case.referral, "closed", days.closed, text, by=case.link_worker, refused=refused
        )


def tell_of_refusal(record: Record, referral: Referral) -> None:
    """Tell the practice that the person said no."""
    text = f"{record.person.name} was offered our help and said no. They can ask again."
    _note(record, referral, "declined", referral.offered_on + timedelta(1), text)


def _note(
    record: Record,
    referral: Referral,
    about: str,
    on: date,
    text: str,
    *,
    by: User | None = None,
    refused: bool = False,
) -> None:
    if not record.past(on):
        return
    state = Message.State.FILED if record.past(on + FILED) else Message.State.SENT
    record.make(
        Message,
        referral=referral,
        about=about,
        state=Message.State.NOT_CONSENTED if refused else state,
        text="" if refused else text,
        written_by=by,
        drafted_at=at(on, 15),
        sent_at=None if refused else at(on, 16),
    )
