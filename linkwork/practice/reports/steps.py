"""The steps from an offer to word back, and why people left between them, in words."""

from dataclasses import dataclass

from linkwork.practice.connections.models import Connection
from linkwork.practice.connections.moves import reason_words
from linkwork.practice.referrals.models import Case, Referral

OFFERED, AGREED, REACHED, PLANNED = "offered", "agreed", "reached", "planned"
PLACED, CAME, SUSTAINED = "placed", "came", "sustained"
MEASURED, TOLD = "measured", "told"


@dataclass(frozen=True)
class Step:
    """One step: its stage, its name, and what the people before it are called."""

    key: str
    stage: str
    name: str
    of: str
    counted: str


STEPS = (
    Step(OFFERED, "Enrolment", "Offered", "", "every referral that came in, whatever became of it"),
    Step(
        AGREED,
        "Enrolment",
        "Agreed and referred",
        "offered",
        "the person said yes, and the referral was neither turned away nor taken back",
    ),
    Step(
        REACHED,
        "Engagement",
        "Reached by a link worker",
        "referred",
        "a contact in which the person was spoken to",
    ),
    Step(
        PLANNED, "Engagement", "Plan agreed", "reached", "a plan with a day on which it was agreed"
    ),
    Step(
        PLACED,
        "Engagement",
        "Place accepted",
        "with a plan",
        "a provider said yes, or the details of an activity were given",
    ),
    Step(
        CAME,
        "Engagement",
        "First session attended",
        "with a place",
        "a session recorded as attended, or the person says that they went",
    ),
    Step(
        SUSTAINED,
        "Adherence",
        "Kept going or finished",
        "who started",
        "three sessions, or one six weeks after the first, or planned sessions done, or goal met",
    ),
)
KEYS = tuple(step.key for step in STEPS)
AFTER = (
    Step(
        MEASURED,
        "Follow-up",
        "Outcome asked and answered",
        "who ended",
        "at least one measure answered at the end",
    ),
    Step(
        TOLD,
        "Follow-up",
        "Referrer told how it ended",
        "who ended",
        "the note on how it ended was sent",
    ),
)

WAITING = "still waiting"
R, E, S = Referral.State, Case.Ending, Connection.State
AT_THE_DOOR = {
    R.DECLINED: "said no",
    R.REJECTED: "not for this service",
    R.WITHDRAWN: "taken back by the referrer",
}
ENDINGS = {
    E.GOALS_MET: "goals met without it",
    E.PARTLY_MET: "goals partly met without it",
    E.INFORMATION: "information was enough",
    E.DECLINED: "changed their mind",
    E.NOT_REACHED: "could not be reached",
    E.DISENGAGED: "stopped coming",
    E.UNSUITABLE: "not for this service",
    E.MOVED: "moved away",
    E.DIED: "died",
    E.TRANSFERRED: "handed to another service",
    E.CAP: "limit of support reached",
}
NOTHING_SENT = "nothing suitable found"
NO_PLACE = {
    "": NOTHING_SENT,
    S.NOT_WANTED: "activity not wanted",
    S.DECLINED: "provider said no",
    S.NO_RESPONSE: "provider did not answer",
    S.WITHDRAWN: "request taken back",
}
NO_FAULT = frozenset({E.MOVED, E.DIED, E.TRANSFERRED})  # endings that say more than a connection


@dataclass(frozen=True)
class Standing:
    """Where somebody stands: the state of their referral and case, and their connections' words."""

    referral: str
    case: str
    ending: str
    last_state: str
    last_reason: str
    went_reason: str


def why(furthest: str, at: Standing) -> str:
    """Why somebody who got as far as a step went no further; or that they are still waiting."""
    if furthest == OFFERED:
        return AT_THE_DOOR.get(R(at.referral), WAITING)
    if at.case != Case.State.CLOSED:
        return WAITING
    ended = ENDINGS.get(E(at.ending), "another reason") if at.ending else "another reason"
    if furthest in (AGREED, REACHED) or at.ending in NO_FAULT:
        return ended
    if furthest == PLANNED:
        return NO_PLACE.get(at.last_state, "ended while waiting")
    if furthest == PLACED:
        return _not_gone(at, ended)
    return _in_words(S.STOPPED, at.went_reason) or ended


def _not_gone(at: Standing, ended: str) -> str:
    if at.last_state in (S.MISSED, S.DID_NOT, S.STOPPED):
        return _in_words(S(at.last_state), at.last_reason) or "did not go"
    if at.last_state == S.UNKNOWN:
        return "not known whether they went"
    return NO_PLACE.get(at.last_state, ended) if at.last_state else ended


def _in_words(state: Connection.State, reason: str) -> str:
    words = reason_words(state, reason) if reason else ""
    return words[:1].lower() + words[1:]
