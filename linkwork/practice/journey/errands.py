"""What else waits on a day: tasks, alerts, plans, questions, company, and what people said."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from linkwork.practice.connections.models import Accompaniment
from linkwork.practice.journey.desk import Desk
from linkwork.practice.journey.waiting import Waiting, how_long, name_of
from linkwork.practice.mypage import queries as said
from linkwork.practice.outcomes import queries as outcomes
from linkwork.practice.people.models import Alert
from linkwork.practice.plans import queries as plans
from linkwork.practice.referrals.models import Case, Task
from linkwork.practice.supervision import queries as supervision
from linkwork.ui.words import day, local_day


def of(desk: Desk) -> list[Waiting]:
    """Everything of the listed cases that somebody has to see to, by the day it is due."""
    cases = {case.pk: case for case in desk.cases}
    people = {case.person_id: case for case in desk.cases}
    rows = [
        *_tasks(desk, cases),
        *_alerts(desk, people),
        *_reviews(desk, cases),
        *_company(desk, cases),
        *_said(desk, cases),
        *_handed_over(desk, cases),
    ]
    return sorted(rows, key=lambda row: row.due)


def _form(desk: Desk, case: Case, words: str, page: str) -> tuple[str, str]:
    """A form of the holder's; whoever leads the team opens the person's page instead."""
    if case.link_worker == desk.actor.user:
        return words, page
    return "Open", reverse("journey:person", args=[case.public_id])


def _row(
    desk: Desk, case: Case, due: date, said: tuple[str, str], step: tuple[str, str]
) -> Waiting:
    """A row: what waits on whom (`said`), and the next step with its address (`step`)."""
    waited, detail = how_long(due, desk.today)
    return Waiting(
        due=due,
        who=case.person.name,
        href=reverse("journey:person", args=[case.public_id]),
        who_detail=day(case.person.born_on),
        what=said[0],
        on=said[1],
        waited=waited,
        waited_detail=detail,
        overdue=due < desk.today,
        step=step[0],
        step_href=step[1],
    )


def _of_case(name: str, case: Case, *more: object) -> str:
    return reverse(name, args=[case.public_id, *more])


def _tasks(desk: Desk, cases: dict[int, Case]) -> Iterator[Waiting]:
    rows = Task.objects.filter(case__in=cases, state=Task.State.OPEN, due_on__lte=desk.until)
    for one in rows.select_related("owner"):
        case = cases[one.case_id]
        page = _of_case("referrals:task", case, one.public_id)
        yield _row(desk, case, one.due_on, (one.words, name_of(desk, one.owner)), ("Do it", page))


def _alerts(desk: Desk, people: dict[int, Case]) -> Iterator[Waiting]:
    rows = Alert.objects.filter(person__in=people, closed_on__isnull=True)
    for one in rows.filter(review_on__lte=desk.until).select_related("owner"):
        case = people[one.person_id]
        what = f"{one.get_risk_display()}: look at it again"
        page = reverse("people:alert", args=[case.person.public_id, one.public_id])
        on = name_of(desk, one.owner)
        yield _row(desk, case, one.review_on, (what, on), ("Look again", page))


def _reviews(desk: Desk, cases: dict[int, Case]) -> Iterator[Waiting]:
    for plan in plans.reviews_due(cases.values(), desk.until):
        case = cases[plan.case_id]
        on = name_of(desk, case.link_worker)
        page = _of_case("plans:plan", case)
        assert plan.review_on is not None  # asked for by `reviews_due`
        yield _row(
            desk,
            case,
            plan.review_on,
            ("Plan to be looked at again", on),
            _form(desk, case, "Review", page),
        )
    for step in plans.steps_due(cases.values(), desk.until):
        case = cases[step.plan.case_id]
        assert step.due_on is not None  # asked for by `steps_due`
        page = f"{_of_case('plans:plan', case)}#steps"
        on = step.get_who_display()
        yield _row(
            desk,
            case,
            step.due_on,
            (f"Agreed: {step.words}", on),
            _form(desk, case, "Did it happen?", page),
        )


def to_ask(desk: Desk) -> list[Waiting]:
    """Questions to be asked when the person is next spoken to; no day is theirs."""
    cases = {case.pk: case for case in desk.cases}
    return sorted(_questions(desk, cases), key=lambda row: row.due)


def _questions(desk: Desk, cases: dict[int, Case]) -> Iterator[Waiting]:
    for one in outcomes.due(cases.values(), desk.today):
        case = cases[one.case.pk]
        page = _of_case("outcomes:questions", case, one.point.value)
        on = name_of(desk, case.link_worker)
        yield _row(desk, case, one.since, (one.words, on), _form(desk, case, "Ask", page))


def _company(desk: Desk, cases: dict[int, Case]) -> Iterator[Waiting]:
    rows = Accompaniment.objects.filter(
        connection__case__in=cases,
        state=Accompaniment.State.ARRANGED,
        next_on__lte=desk.until,
    )
    for one in rows.select_related("connection__activity", "owner"):
        case = cases[one.connection.case_id]
        assert one.next_on is not None  # asked for above
        page = reverse("connections:connection", args=[one.connection.public_id])
        what = f"{one.connection.activity.name}: {one.next_step}"
        yield _row(desk, case, one.next_on, (what, name_of(desk, one.owner)), ("Open", page))


def _said(desk: Desk, cases: dict[int, Case]) -> Iterator[Waiting]:
    """What people said on their own pages, which somebody should have read within a day."""
    listed = list(cases.values())
    for one in said.waiting(listed):
        case = cases[one.case_id]
        what = f"Asked on their page: {one.get_about_display().lower()}"
        step = ("Answer", _of_case("mypage:said", case))
        on = name_of(desk, case.link_worker)
        yield _row(desk, case, one.answer_by_on, (what, on), step)
    for told in said.unseen(listed):
        case = cases[told.case_id]
        what = f"Said how it went: {told.connection.activity.name}"
        step = ("Read", _of_case("mypage:said", case))
        yield _row(
            desk, case, local_day(told.said_at), (what, name_of(desk, case.link_worker)), step
        )


def _handed_over(desk: Desk, cases: dict[int, Case]) -> Iterator[Waiting]:
    if desk.actor.user is None:
        return
    for one in supervision.handed_to(desk.actor.user):
        if one.case_id in cases:
            page = reverse("supervision:handed_over", args=[one.public_id])
            what = f"Handed to you by {one.giver.name}: read the note"
            yield _row(
                desk, cases[one.case_id], local_day(one.at), (what, "You"), ("Read the note", page)
            )
