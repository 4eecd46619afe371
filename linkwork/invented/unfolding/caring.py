"""What the link worker did: attempts, conversations, the next step, the ending."""

from datetime import date, timedelta
from random import Random

from linkwork.access.models import User
from linkwork.invented.unfolding import words
from linkwork.invented.unfolding.calendar import Days, Told
from linkwork.invented.unfolding.setting import Record, at
from linkwork.practice.people.models import Alert
from linkwork.practice.referrals.models import Case, Contact

Ending = Case.Ending
LATE = 0.05  # next steps that slipped (assumption)
WORRYING = 0.015


def contacts(record: Record, rng: Random, told: Told, days: Days, case: Case) -> None:
    """Every attempt and conversation up to today, each with what was to happen next."""
    worker = record.setting.worker(told["link_worker"])
    held = _held(told, days)
    for number, day in enumerate(days.contacts):
        if not record.past(day):
            break
        reached = day in days.spoken and number >= len(days.tries)
        later = days.contacts[number + 1] if number + 1 < len(days.contacts) else days.closed
        matters = _matters(told, days, held, day, number - len(days.tries))
        record.make(
            Contact,
            case=case,
            on=day,
            way=_way(rng, reached, number - len(days.tries)),
            result=Contact.Result.REACHED if reached else _in_vain(rng),
            minutes=rng.choice((10, 15, 20, 30, 45)) if reached else None,
            what_matters=matters if reached else None,
            note=_note(rng, days, day, reached, matters),
            next_step=_step(days, later),
            next_step_on=later,
            made_by=_maker(days, day, worker, case),
            logged_at=at(day, 16),
        )


def _held(told: Told, days: Days) -> date | None:
    """The day of the what-matters conversation: the last one before an activity was suggested."""
    if not told["needs_conversation"]:
        return None
    soon = [day for day in days.spoken if days.suggested is None or day <= days.suggested]
    return soon[min(1, len(soon) - 1)]


def _matters(told: Told, days: Days, held: date | None, day: date, nth: int) -> bool | None:
    """Whether what matters was talked about; not known where nobody wrote it down."""
    if told["needs_conversation"] is False:
        return False if nth == 0 else None
    return True if held == day else None


def _way(rng: Random, reached: bool, nth: int) -> str:
    if not reached or nth == 0:
        return Contact.Way.CALL
    return rng.choice((Contact.Way.CALL, Contact.Way.CALL, Contact.Way.MEETING, Contact.Way.VISIT))


def _in_vain(rng: Random) -> str:
    return rng.choice((Contact.Result.NO_ANSWER, Contact.Result.LEFT_MESSAGE))


def _note(rng: Random, days: Days, day: date, reached: bool, matters: bool | None) -> str:
    if not reached:
        return rng.choice(words.NOT_ANSWERED)
    if matters:
        return rng.choice(words.MEANT)
    if day == days.reached:
        return rng.choice(words.FIRST_CALL)
    after = days.came is not None and day > days.came
    return rng.choice(words.CHECKED if after else words.TALKED)


def _maker(days: Days, day: date, worker: User, case: Case) -> User:
    return case.link_worker if days.changed and day >= days.changed else worker


def _step(days: Days, day: date) -> str:
    """What was planned for a day, by where the story stood then."""
    if day >= days.closed:
        return words.STEPS["ending"]
    if days.reached is None or day <= days.reached:
        return words.STEPS["contacting"]
    if days.planned is None or day <= days.planned:
        return words.STEPS["plan"]
    if days.suggested is None or day <= days.suggested:
        return words.STEPS["find"]
    return words.STEPS["going" if days.came and day > days.came else "waiting"]


def plan_ahead(record: Record, rng: Random, days: Days, case: Case) -> None:
    """The next step of an open case: the next thing that will happen, now and then too late."""
    today = record.setting.today
    coming = [day for day in days.contacts if day > today] or [max(days.closed, today)]
    done = [day for day in days.contacts if day <= today]
    if not done:
        case.next_step, case.next_step_on = words.STEPS["new"], case.referral.due_on
        return
    case.next_step, case.next_step_on = _step(days, coming[0]), coming[0]
    slack = (today - done[-1]).days
    if slack > 1 and rng.random() < LATE:
        case.next_step_on = today - timedelta(rng.randint(1, min(slack - 1, 9)))


def worry(record: Record, rng: Random, days: Days, case: Case) -> None:
    """Of a few people there is something to know before meeting them."""
    since = days.accepted
    if rng.random() >= WORRYING or not record.past(since):
        return
    record.make(
        Alert,
        person=record.person,
        risk=rng.choice((Alert.Risk.TO_SELF, Alert.Risk.LONE_WORKER, Alert.Risk.FROM_OTHERS)),
        text=rng.choice(words.WORRIES),
        owner=case.link_worker,
        since_on=since,
        review_on=record.setting.today + timedelta(rng.randint(4, 40)),
        closed_on=days.closed if record.past(days.closed) else None,
    )


def end(record: Record, rng: Random, told: Told, days: Days, case: Case) -> None:
    """How a closed case ended: one of the truths of the story."""
    if not record.past(days.closed):
        return
    case.ending = _ending(rng, told, days)
    case.ending_words = rng.choice(words.ENDINGS[case.ending])
    if case.ending == Ending.DIED:
        record.person.died_on = days.closed


def _ending(rng: Random, told: Told, days: Days) -> Case.Ending:
    if days.reached is None:
        return Ending.NOT_REACHED
    if told["support_capped"]:
        return Ending.CAP
    if told["outcome_missing_because"] == "died":
        return Ending.DIED
    if told["first_session_attended"]:
        if told["completed"]:
            return Ending.GOALS_MET if rng.random() < 0.8 else Ending.PARTLY_MET
        return Ending.PARTLY_MET if told["sustained"] else Ending.DISENGAGED
    sent = (Ending.INFORMATION, Ending.DECLINED, Ending.DECLINED, Ending.MOVED)
    unsent = (Ending.INFORMATION, Ending.INFORMATION, Ending.UNSUITABLE, Ending.TRANSFERRED)
    return rng.choice(sent if days.sent else unsent)
