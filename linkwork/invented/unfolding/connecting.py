"""The connection with an activity, move by move, with the sessions gone to, to where it is now."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import NamedTuple

from linkwork.access.models import Grant
from linkwork.access.roles import Relation
from linkwork.invented.unfolding import words
from linkwork.invented.unfolding.calendar import Days, Told
from linkwork.invented.unfolding.setting import Record, at
from linkwork.practice.connections.balls import next_step
from linkwork.practice.connections.models import Attendance, Connection, ConnectionEvent
from linkwork.practice.connections.moves import ENDED, REASONS
from linkwork.practice.directory.models import Activity
from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals.models import Case

State = Connection.State
FRESH = 180
FORTNIGHT = 14  # within which a provider is to answer
LISTED = 0.7  # of places that took over four weeks: on a list meanwhile; the others answered late
WHY_NOT = {"full": 45, "not eligible": 25, "area": 10, "other": 20}  # assumption
TAKEN = (State.ACCEPTED, State.BOOKED, State.MISSED, State.STARTED, State.SUSTAINING)


class Move(NamedTuple):
    """One move of a connection."""

    on: date
    after: Connection.State
    reason: str = ""
    by_provider: bool = False


def connect(
    record: Record,
    rng: Random,
    told: Told,
    days: Days,
    case: Case,
    *,
    goal: Goal | None,
    activity: Activity,
) -> Connection | None:
    """The connection of a story as it stands today, if it has begun."""
    if not record.past(days.suggested) or days.suggested is None:
        return None
    moves = moves_of(rng, told, days)
    made = [move for move in moves if record.past(move.on)]
    coming = [move for move in moves if not record.past(move.on)]
    sent = any(move.after == State.SENT for move in made)
    consent = _consent(record, days, activity) if sent else None
    connection = _connection(record, rng, told, days, case, activity=activity)
    connection.goal, connection.consent = goal, consent
    _stand(record, connection, made, coming)
    _events(record, connection, made, case)
    _sittings(record, rng, told, days, connection)
    body = activity.provider.body
    if body is not None and sent and connection.state not in ENDED:
        record.put(
            Grant(
                organisation=record.setting.service,
                subject=record.person.public_id,
                about=connection.public_id,
                relation=Relation.SHARED.value,
                body=body,
            )
        )
    return connection


def _connection(
    record: Record, rng: Random, told: Told, days: Days, case: Case, *, activity: Activity
) -> Connection:
    assert days.suggested is not None  # asked for by `connect`
    old = (1, FRESH) if told["directory_fresh"] else (FRESH + 1, 2 * FRESH)
    sent, taken = record.past(days.sent), record.past(days.answered)
    along = bool(told["accompanied"]) and taken
    each = told["cost_each_session"]
    connection: Connection = record.make(
        Connection,
        case=case,
        activity=activity,
        way=Connection.Way.ACCOMPANIED if along else Connection.Way.REFERRAL,
        owner=case.link_worker,
        suggested_on=days.suggested,
        directory_assured_on=days.suggested - timedelta(rng.randint(*old)),
        sent_on=days.sent if sent else None,
        answered_on=days.answered if taken else None,
        disclosed=_disclosed(record, activity) if sent else None,
        distance_km=told["distance"],
        cost_each_session=None if each is None else Decimal(str(each)),
        information_given=told["information_given"] if sent else None,
        linked_to_need=told["linked_to_need"] if sent else None,
        transport_arranged=told["transport_arranged"] if sent else None,
        accompanied=told["accompanied"] if taken else None,
        companion=case.link_worker.name if along else "",
        meeting_point="At the gate, ten minutes before" if along else "",
        planned_sessions=rng.choice((6, 8, 10, 12)),
    )
    return connection


def _disclosed(record: Record, activity: Activity) -> dict[str, object]:
    """What the provider was shown: the least that was needed."""
    name = record.person.given_name
    rows = [["Name used", name], ["Anything about safety", "Nothing to share"]]
    heading = f"Could {name} join {activity.name}?"
    return {"to": activity.provider.name, "heading": heading, "rows": rows}


def _consent(record: Record, days: Days, activity: Activity) -> ConsentDecision:
    assert days.sent is not None  # there is a sent move
    consent: ConsentDecision = record.make(
        ConsentDecision,
        person=record.person,
        purpose=ConsentDecision.Purpose.SHARE,
        provider_name=activity.provider.name,
        decision=ConsentDecision.Decision.GIVEN,
        how="by telephone",
        decided_at=at(days.sent, 10),
    )
    return consent


def moves_of(rng: Random, told: Told, days: Days) -> list[Move]:
    """Every move of the story, in order."""
    assert days.suggested
    assert days.sent
    assert days.answered
    moves = [
        Move(days.suggested, State.SUGGESTED),
        Move(days.suggested, State.CHOSEN),
        Move(days.sent, State.SENT),
    ]
    if days.first is None:
        return moves + _refused(rng, days.sent, days.answered)
    wait = (days.answered - days.sent).days
    if wait > 2 * FORTNIGHT and rng.random() < LISTED:
        listed = days.sent + timedelta(rng.randint(3, 10))
        moves.append(Move(listed, State.WAITLISTED, "no place now", by_provider=True))
    moves.append(Move(days.answered, State.ACCEPTED, by_provider=True))
    moves.append(Move(min(days.answered + timedelta(1), days.first), State.BOOKED))
    return moves + (_gone(rng, told, days) if days.came else _not_gone(rng, days))


def _refused(rng: Random, sent: date, answered: date) -> list[Move]:
    """A place was not to be had: declined, waited for in vain, or no answer in a fortnight."""
    lot = rng.random()
    if answered - sent >= timedelta(FORTNIGHT):
        return [
            Move(sent + timedelta(FORTNIGHT), State.NO_RESPONSE),
            Move(answered, State.WITHDRAWN, "changed mind"),
        ]
    if lot < 0.85:
        [reason] = rng.choices(list(WHY_NOT), list(WHY_NOT.values()))
        return [Move(answered, State.DECLINED, reason, by_provider=True)]
    listed = sent + timedelta(max(1, (answered - sent).days // 2))
    return [
        Move(listed, State.WAITLISTED, "no place now", by_provider=True),
        Move(answered, State.WITHDRAWN, "changed mind"),
    ]


def _gone(rng: Random, told: Told, days: Days) -> list[Move]:
    assert days.came
    assert days.sittings
    assert days.ended
    moves = [Move(days.came, State.STARTED, by_provider=True)]
    came = days.sittings.came
    if told["sustained"]:
        kept = came[2] if len(came) > 2 else came[-1]
        moves.append(Move(days.came + timedelta(kept), State.SUSTAINING))
    if told["completed"]:
        done = rng.choice(("planned sessions done", "own goal met"))
        return [*moves, Move(days.ended, State.COMPLETED, done)]
    return [*moves, Move(days.ended, State.STOPPED, rng.choice(list(REASONS[State.STOPPED])))]


def _not_gone(rng: Random, days: Days) -> list[Move]:
    assert days.first
    assert days.ended
    why = rng.choice(list(REASONS[State.MISSED]))
    stopped = rng.choice(("did not suit", "health", "transport", "time", "unknown"))
    return [
        Move(days.first, State.MISSED, why, by_provider=True),
        Move(days.ended, State.STOPPED, stopped),
    ]


def _stand(record: Record, connection: Connection, made: list[Move], coming: list[Move]) -> None:
    """Where the connection stands today: its state, and what is next and when, or how it ended."""
    last = made[-1]
    if not any(move.by_provider for move in made):
        connection.answered_on = None
    connection.state, connection.state_since_on = last.after, last.on
    words_next, due = next_step(last.after, last.on)
    connection.next_step, connection.next_on = words_next, due
    if last.after in ENDED:
        connection.ended_on, connection.ending_reason = last.on, last.reason
        connection.next_step, connection.next_on = "", None
        connection.helped = True if last.after == State.COMPLETED else None
    elif last.after in (State.BOOKED, State.WAITLISTED, State.STARTED, State.SUSTAINING):
        connection.next_on = _ahead(record, coming, due)
    if last.after in TAKEN and last.after != State.ACCEPTED and last.after != State.MISSED:
        booked = [move.on for move in (*made, *coming) if move.after == State.STARTED]
        missed = [move.on for move in coming if move.after == State.MISSED]
        connection.first_session_on = (booked or missed)[0]
    elif any(move.after == State.STARTED for move in made):
        connection.first_session_on = next(m.on for m in made if m.after == State.STARTED)


def _ahead(record: Record, coming: list[Move], due: date | None) -> date | None:
    """A day to come: the usual one, or when the next thing happens."""
    if due is not None and due > record.setting.today:
        return due
    return min(move.on for move in coming) + timedelta(1) if coming else due


def _events(record: Record, connection: Connection, made: list[Move], case: Case) -> None:
    before = ""
    for nth, move in enumerate(made):
        provider = connection.activity.provider.name if move.by_provider else ""
        record.put(
            ConnectionEvent(
                connection=connection,
                at=at(move.on, 9 + min(nth, 8)),
                by=None if provider else case.link_worker,
                by_words=provider or case.link_worker.name,
                before=before,
                after=move.after,
                reason=move.reason,
                channel="link" if provider else "",
            )
        )
        before = move.after


def _sittings(record: Record, rng: Random, told: Told, days: Days, connection: Connection) -> None:
    """Sessions gone to, missed and cancelled, with who led them where that was noted."""
    came = Attendance.State
    if days.came is None or days.sittings is None:
        if record.past(days.first) and days.first:
            _sitting(record, connection, days.first, came.ABSENT)
        return
    one, other = rng.sample(words.LEADERS, 2)
    noted, changed = told["leader_changed"] is not None, bool(told["leader_changed"])
    states = dict.fromkeys(days.sittings.came, came.ATTENDED)
    states |= dict.fromkeys(days.sittings.missed, came.ABSENT)
    states |= dict.fromkeys(days.sittings.cancelled, came.CANCELLED)
    for after, state in sorted(states.items()):
        leader = (other if changed and after else one) if noted else ""
        along = told["accompanied"] if after == 0 else None
        _sitting(
            record,
            connection,
            days.came + timedelta(after),
            state,
            leader=leader,
            accompanied=along,
        )


def _sitting(
    record: Record,
    connection: Connection,
    day: date,
    state: str,
    *,
    leader: str = "",
    accompanied: bool | None = None,
) -> None:
    if record.past(day):
        record.make(
            Attendance,
            connection=connection,
            on=day,
            state=state,
            leader=leader,
            accompanied=accompanied,
            recorded_by=connection.activity.provider.name,
            recorded_at=at(day, 18),
        )
