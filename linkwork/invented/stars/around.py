"""What happens around the named people: alerts, tasks, a visit, a concern, pages, requests."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Link, Organisation
from linkwork.invented.stars import lots
from linkwork.invented.unfolding.setting import at
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory import actions as directory
from linkwork.practice.directory.models import Activity
from linkwork.practice.mypage import actions as mypage
from linkwork.practice.outcomes import actions as outcomes
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import Alert, Person
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.models import Goal
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Contact
from linkwork.practice.rights import actions as rights
from linkwork.practice.rights.models import Appraisal
from linkwork.practice.supervision import actions as supervision


@dataclass(frozen=True)
class Company:
    """Those who act: the link worker, a colleague, the team's lead; and the day."""

    jo: Actor
    colleague: Actor
    lead: Actor
    editor: Actor
    today: date

    def ahead(self, days: int) -> date:
        """A day to come."""
        return self.today + timedelta(days)


def tell(company: Company, link: Link) -> None:
    """Everything, by the acts of the rooms; `link` is the one by which a person comes in."""
    _beginnings(company)
    _alerts(company)
    _tasks(company)
    _visit(company)
    _concern(company)
    _said(company, Actor.by_link(link))
    _at_a_desk(company)
    _rights(company, Actor.by_link(link))
    lots.share_out(company.lead, company.jo, company.today)


def _case(name: str) -> Case:
    given, family = name.rsplit(" ", 1)
    cases = Case.objects.filter(person__given_name=given, person__family_name=family)
    return cases.exclude(state=Case.State.CLOSED).get()


def _beginnings(company: Company) -> None:
    """The four questions, asked at the start: of everybody the link worker has spoken with."""
    answers = {
        "life_satisfaction": 4,
        "worthwhile": 4,
        "happy": 3,
        "anxious": 6,
    }
    cases = Case.objects.filter(link_worker=company.jo.user, state=Case.State.ACTIVE)
    for number, case in enumerate(cases.order_by("pk")):
        spoken = Contact.objects.filter(case=case, result=Contact.Result.REACHED).order_by("on")
        first = spoken.first()
        if first is None or number % 4 == 3:
            continue
        for item, value in answers.items():
            given: dict[str, Any] = {"item": item, "point": "baseline", "mode": "phone"}
            outcomes.record(
                case=case, value=value + number % 3, on=first.on, by=company.jo, **given
            )


def _alerts(company: Company) -> None:
    """Two risks to know of, one of them to be looked at again already."""
    risks: tuple[tuple[str, str, str, int], ...] = (
        (
            "Dennis Wray",
            Alert.Risk.LONE_WORKER,
            "A dog that is not kept in. Ring before you go.",
            20,
        ),
        ("Rosa Lindqvist", Alert.Risk.TO_SELF, "Said in June that she saw no point. Safe now.", -2),
    )
    for name, risk, text, days in risks:
        people.raise_alert(
            person=_case(name).person,
            risk=risk,
            text=text,
            owner=_user(company.jo),
            review_on=company.ahead(days),
            by=company.jo,
        )


def _tasks(company: Company) -> None:
    for name, words, days in (
        ("Lena Kowalczyk", "Send her the bus times in Polish", 0),
        ("Keith Harlow", "Ask the council about the bench outside the shed", 3),
        ("Gareth Pugh", "Post the leaflet on pension credit", -1),
    ):
        referrals.add_task(
            case=_case(name), words=words, due_on=company.ahead(days), owner=_user(company.jo),
            by=company.jo,
        )  # fmt: skip


def _visit(company: Company) -> None:
    """A colleague is out on a visit, and should be back within the hour."""
    case = Case.objects.filter(link_worker=company.colleague.user, state=Case.State.ACTIVE).first()
    if case is None:
        return
    visit = supervision.plan_visit(
        case=case,
        place="At their home",
        phone="07700 900461",
        minutes=60,
        starts_at=timezone.now() - timedelta(minutes=20),
        by=company.colleague,
    )
    supervision.set_out(visit=visit, by=company.colleague)


def _concern(company: Company) -> None:
    supervision.raise_concern(
        person=_case("Maureen Tighe").person,
        worry="financial",
        what="She says a neighbour keeps her bank card and gives her “what she needs”.",
        done_already="Talked it through with her. She would like help to get the card back.",
        person_knows=True,
        by=company.jo,
    )


def _said(company: Company, person: Actor) -> None:
    """What a person wrote on her own page."""
    case = _case("Amara Nwosu")
    connection = Connection.objects.filter(case=case).latest("pk")
    mypage.reflect(
        connection=connection,
        said="did not come",
        session_on=company.today - timedelta(10),
        words="I got as far as the gate. Everybody knew each other.",
        by=person,
    )
    mypage.ask(case=case, about="how to support", text="Come in with me the first time.", by=person)


def _at_a_desk(company: Company) -> None:
    """The directory's editor has a report to settle; a plan has a need that nothing here meets."""
    activity = Activity.objects.filter(name="Tea and tales").first() or Activity.objects.earliest(
        "pk"
    )
    directory.report_wrong(
        activity=activity, text="It has moved to Thursdays, the poster says.", by=company.jo
    )
    goal = Goal.objects.filter(plan__case=_case("Keith Harlow")).first()
    if goal is not None and goal.now is not None:
        plans.rate(goal=goal, now=min(10, goal.now + 1), on=company.today, by=company.jo)


def _rights(company: Company, person: Actor) -> None:
    """A copy asked for; two old records, one of them proposed to be erased."""
    rights.ask(person=_case("Amara Nwosu").person, on=company.today, how="on my page", by=person)
    years = timedelta(days=366 * 8 + 40)
    for name, erase in (("Winifred Marsh", True), ("Edwin Thorpe", False)):
        old = _long_ago(company, name, company.today - years)
        if erase:
            rights.propose(
                person=old,
                decision=Appraisal.Decision.ERASE,
                because="Closed long ago; nothing since.",
                on=company.today,
                by=company.lead,
            )


def _long_ago(company: Company, name: str, day: date) -> Person:
    """Somebody who declined years ago, and is kept since, as people who decline are."""
    given, family = name.split()
    practice = Organisation.objects.filter(
        parent=company.jo.organisation, kind=Organisation.Kind.PRACTICE
    ).earliest("pk")
    person = people.register(
        given_name=given, family_name=family, born_on=date(1938, 2, 11), practice=practice,
        by=company.jo,
    )  # fmt: skip
    referrals.receive(
        person=person, practice=practice, route="gp", main_need="loneliness", agreed=False,
        reason="Not for me, thank you", offered_on=day, received_at=at(day), by=company.jo,
    )  # fmt: skip
    return person


def _user(actor: Actor) -> Any:
    assert actor.user is not None  # one of the cast
    return actor.user
