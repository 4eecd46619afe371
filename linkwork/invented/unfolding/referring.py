"""The person, the referral, and the case with whoever held it."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

from django.utils import timezone

from linkwork.access.models import Grant, Organisation, Team, User
from linkwork.access.roles import Relation
from linkwork.invented.town import names, numbers
from linkwork.invented.town.bodies import Practice
from linkwork.invented.town.ground import Point
from linkwork.invented.unfolding import words
from linkwork.invented.unfolding.calendar import Days, Told
from linkwork.invented.unfolding.setting import Kept, Record, Setting, at
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals.models import Case, Happening, LinkWorkerSpell, Referral
from linkwork.practice.referrals.needs import NeedCode
from linkwork.ui.words import working_days_after

SAID = (
    "lives_alone",
    "is_carer",
    "english_first_language",
    "concerns_raised",
    "concerns_answered",
)
SCALES = (
    "long_term_conditions",
    "belief_it_will_help",
    "offer_fits",
    "trust_in_referrer",
    "felt_stigma",
)
CLOCK = 5  # working days to a first attempt


def register(setting: Setting, kept: Kept, rng: Random, told: Told, home: Point) -> Record:
    """The person of a story, with where they live."""
    public_id = uuid4()
    given, family = names.given(rng, told["sex"]), names.family(rng)
    person = Person(
        organisation=setting.service,
        public_id=public_id,
        subject=public_id,
        nhs_number=next(setting.numbers),
        given_name=given,
        family_name=family,
        born_on=_born(rng, told["offered_on"], int(told["age"])),
        sex=told["sex"],
        ethnic_group=told["ethnic_group"],
        address=names.street(rng),
        postcode=numbers.postcode(rng),
        latitude=home[0],
        longitude=home[1],
        deprivation_fifth=int(told["deprivation_fifth"]),
        practice=setting.practice(told["practice"]).body,
        phone=numbers.telephone(rng),
        contact_by=rng.choice(words.CONTACT_BY),
    )
    kept.add(person)
    return Record(setting, person, kept)


def _born(rng: Random, day: date, age: int) -> date:
    """A birth date with which the person is so many years old on the day."""
    birthday = day.replace(year=day.year - age, day=min(day.day, 28))
    return birthday - timedelta(rng.randint(0, 355))


def refer(record: Record, rng: Random, told: Told, team: Team) -> Referral:
    """The referral as it was received, with what the person said of it."""
    practice = record.setting.practice(told["practice"])
    from_the_doctor = told["route"] == "gp"
    account = practice.account if from_the_doctor and rng.random() < 0.7 else None
    received = _by_now(at(told["offered_on"], rng.randint(9, 16), rng.randint(0, 59)))
    referral: Referral = record.make(
        Referral,
        person=record.person,
        practice=practice.body,
        team=team,
        referrer=account,
        referrer_name=_referrer(record, practice, told["route"]),
        route=told["route"],
        offered_on=told["offered_on"],
        received_at=received,
        agreed=told["agreed"],
        main_need=told["main_need"],
        needs=_needs(rng, told),
        in_words=rng.choice(words.ASKED[told["main_need"]]),
        urgent=rng.random() < 0.02,
        due_on=working_days_after(told["offered_on"], CLOCK),
        source="invented",
        source_id=told["case"],
        **{name: told[name] for name in SAID},
        **{name: None if told[name] is None else int(told[name]) for name in SCALES},
    )
    record.put(Happening(referral=referral, at=received, of="referral", after="received"))
    _stand(record, Relation.TEAM, team=team)
    _stand(record, Relation.REFERRED, body=practice.body)
    if account is not None:
        _stand(record, Relation.REFERRED, user=account)
    given = ConsentDecision.Decision
    record.make(
        ConsentDecision,
        person=record.person,
        purpose=ConsentDecision.Purpose.WORK_WITH,
        decision=given.GIVEN if told["agreed"] else given.REFUSED,
        how="told the referrer",
        decided_at=received,
    )
    return referral


def _by_now(moment: datetime) -> datetime:
    """The moment, or now where it is later today."""
    now = timezone.now()
    return min(moment, now) if timezone.localdate(moment) == timezone.localdate(now) else moment


def _referrer(record: Record, practice: Practice, route: str) -> str:
    """Who referred, as the referral names them."""
    names_of = {
        "gp": practice.clinician,
        "nurse": f"Practice nurse, {practice.body.name}",
        "other_clinician": "Community clinic",
        "council": "Riverbank Council, adult care",
        "voluntary": "Riverbank Helpline",
        "self": record.person.name,
    }
    return names_of[route]


def _needs(rng: Random, told: Told) -> list[str]:
    """So many needs, the main one first."""
    others = [code for code in NeedCode.values if code != told["main_need"]]
    return [told["main_need"], *rng.sample(others, int(told["needs"]) - 1)]


def _stand(
    record: Record,
    relation: Relation,
    *,
    user: User | None = None,
    team: Team | None = None,
    body: Organisation | None = None,
) -> None:
    record.put(
        Grant(
            organisation=record.setting.service,
            subject=record.person.public_id,
            relation=relation.value,
            user=user,
            team=team,
            body=body,
        )
    )


def decline(record: Record, rng: Random, referral: Referral) -> None:
    """The person said no; that is kept, with their reason."""
    referral.state, referral.reason = Referral.State.DECLINED, rng.choice(words.NO)
    _happened(record, referral, referral.offered_on, "received", "declined", reason=referral.reason)


def wait(record: Record, referral: Referral, team: Team) -> None:
    """Nobody has taken the referral yet: the team is on duty for it."""
    _stand(record, Relation.DUTY, team=team)


def accept(record: Record, told: Told, days: Days, referral: Referral) -> Case:
    """The case as it stands today, with who held it and the moves it made."""
    setting, worker = record.setting, record.setting.worker(told["link_worker"])
    holder = setting.another(told["link_worker"]) if record.past(days.changed) else worker
    closed = record.past(days.closed)
    referral.state = Referral.State.ACCEPTED
    case: Case = record.make(
        Case,
        referral=referral,
        person=record.person,
        link_worker=holder,
        opened_on=days.accepted,
        caseload_then=int(told["open_cases_of_link_worker"]),
        state=_state(record, days),
        closed_on=days.closed if closed else None,
    )
    _spells(record, case, days, worker)
    _stand(record, Relation.ASSIGNED, user=holder)
    _moves(record, referral, days, worker)
    return case


def _state(record: Record, days: Days) -> str:
    """Where the case stands today."""
    if record.past(days.closed):
        return Case.State.CLOSED
    if record.past(days.reached):
        late = days.closed - record.setting.today < timedelta(3)
        return Case.State.CLOSING if late else Case.State.ACTIVE
    tried = any(record.past(day) for day in days.tries)
    return Case.State.CONTACTING if tried else Case.State.NEW


def _spells(record: Record, case: Case, days: Days, worker: User) -> None:
    over = days.closed if record.past(days.closed) else None
    changed = days.changed if record.past(days.changed) else None
    first = LinkWorkerSpell(
        case=case, link_worker=worker, from_on=days.accepted, to_on=changed or over
    )
    record.put(first)
    if changed:
        note = "Knows the plan; likes to be rung first. See the last contact."
        record.put(
            LinkWorkerSpell(
                case=case, link_worker=case.link_worker, from_on=changed, to_on=over, note=note
            )
        )


def _moves(record: Record, referral: Referral, days: Days, worker: User) -> None:
    """Every move of the referral and the case that has been made."""
    first = min((*days.tries, *days.spoken))
    moves = [
        ("referral", days.accepted, "received", "accepted"),
        ("case", first, "new", "contacting"),
    ]
    if days.reached:
        near = max(days.reached, days.closed - timedelta(2))
        moves += [
            ("case", days.reached, "contacting", "active"),
            ("case", near, "active", "closing"),
            ("case", days.closed, "closing", "closed"),
        ]
    else:
        moves.append(("case", days.closed, "contacting", "closed"))
    for of, day, before, after in moves:
        if record.past(day):
            _happened(record, referral, day, before, after, of=of, by=worker)


def _happened(
    record: Record,
    referral: Referral,
    day: date,
    before: str,
    after: str,
    *,
    of: str = "referral",
    reason: str = "",
    by: User | None = None,
) -> None:
    record.put(
        Happening(
            referral=referral,
            at=at(day, 17),
            of=of,
            before=before,
            after=after,
            reason=reason,
            by=by,
        )
    )
