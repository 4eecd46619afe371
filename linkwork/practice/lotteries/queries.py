"""Lotteries: which there are, who was entered, and what was drawn for one case."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count, Q, QuerySet

from linkwork.practice.connections.models import Connection
from linkwork.practice.lotteries import replaying
from linkwork.practice.lotteries.models import Draw, Entry, Lottery
from linkwork.practice.people.models import Person
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import local_day

C = Connection.State
NOT_YES = (C.WAITLISTED, C.DECLINED, C.WITHDRAWN, C.ERROR)
Way, State = Entry.Way, Lottery.State


def everything() -> QuerySet[Lottery]:
    """Every lottery, open ones first, then the latest."""
    return Lottery.objects.select_related("declared_by").order_by("ended_at", "-declared_at")


def open_of(component: str) -> Lottery | None:
    """The open lottery of a component, where there is one."""
    return Lottery.objects.filter(component=component, state=State.OPEN).first()


def open_now() -> QuerySet[Lottery]:
    """The lotteries in which somebody can be entered now."""
    return Lottery.objects.filter(state=State.OPEN).order_by("declared_at")


def entries(lottery: Lottery) -> QuerySet[Entry]:
    """Everybody asked, in the order in which they were."""
    rows = Entry.objects.filter(lottery=lottery).select_related("draw", "case__person")
    return rows.order_by("entered_at", "pk")


def entered(lottery: Lottery) -> QuerySet[Entry]:
    """Those whom the draw decides for."""
    return entries(lottery).filter(way=Way.LOT)


def entry_of(lottery: Lottery, case: Case) -> Entry | None:
    """What came of asking the person of a case in one lottery."""
    return entries(lottery).filter(case=case).first()


def of_case(case: Case) -> QuerySet[Entry]:
    """Every lottery the case was asked about, the latest first."""
    rows = Entry.objects.filter(case=case).select_related("lottery", "draw", "case__person")
    return rows.order_by("-entered_at", "-pk")


def drawn_before(person: Person, component: str) -> Entry | None:
    """The person's draw for a component, in whichever lottery and case: there is no second one."""
    rows = Entry.objects.filter(case__person=person, lottery__component=component, way=Way.LOT)
    return rows.select_related("lottery", "draw").order_by("pk").first()


def counts(lottery: Lottery) -> Mapping[str, int]:
    """How many were asked, entered, given it without a draw, and said no."""
    rows = Entry.objects.filter(lottery=lottery)
    found: Mapping[str, int] = rows.aggregate(
        asked=Count("pk"),
        entered=Count("pk", filter=Q(way=Way.LOT)),
        given=Count("pk", filter=Q(way=Way.GIVEN)),
        said_no=Count("pk", filter=Q(way=Way.SAID_NO)),
    )
    return found


def draws(lottery: Lottery) -> QuerySet[Draw]:
    """Every draw, stratum by stratum, in the order of the places."""
    return Draw.objects.filter(lottery=lottery).order_by("stratum", "place")


def plan(lottery: Lottery) -> dict[str, Any]:
    """What was declared, as its hash was taken."""
    return {
        "code": lottery.code,
        "name": lottery.name,
        "component": lottery.component,
        "why": lottery.why,
        "told": lottery.told,
        "unit": lottery.unit,
        "drawn": lottery.share_drawn,
        "of": lottery.share_of,
        "blocks": list(lottery.blocks),
        "strata": list(lottery.strata),
        "rules": [*lottery.what.rules, *lottery.rules],
        "most": lottery.most,
        "ends_on": str(lottery.ends_on or ""),
        "stops_early": lottery.stops_early,
    }


def told(lottery: Lottery, seed: str) -> dict[str, Any]:
    """The lottery told whole, for replaying; nobody is named in it."""
    return {
        "form": replaying.FORM,
        "plan": plan(lottery),
        "plan_sha256": lottery.plan_sha256,
        "seed_sha256": lottery.seed_sha256,
        "seed": seed,
        "draws": [
            {"stratum": one.stratum, "place": one.place, "drawn": one.drawn}
            for one in draws(lottery)
        ],
    }


def every_entry() -> QuerySet[Entry]:
    """Everybody asked about any lottery, with what a page shows of one."""
    return Entry.objects.select_related(
        "lottery", "draw", "case__person", "connection__activity", "entered_by"
    )


# == Who they are, for the equity check ==
Person4 = tuple[Any, ...]
WHO = ("person__deprivation_fifth", "person__sex", "person__ethnic_group")
LANGUAGE = "referral__english_first_language"


def entered_as(lottery: Lottery) -> list[tuple[bool, Person4]]:
    """Of each entered: whether drawn; deprivation fifth, sex, ethnic group, English first."""
    fields = ("draw__drawn", *(f"case__{name}" for name in (*WHO, LANGUAGE)))
    rows = Entry.objects.filter(lottery=lottery, way=Way.LOT).values_list(*fields)
    return [(bool(drawn), tuple(who)) for drawn, *who in rows]


def offered_a_place(lottery: Lottery) -> list[Person4]:
    """The same of everybody to whom a provider said yes while the lottery was open."""
    if lottery.opened_at is None:
        return []
    said_yes = Connection.objects.filter(answered_on__gte=local_day(lottery.opened_at))
    if lottery.ended_at is not None:
        said_yes = said_yes.filter(answered_on__lte=local_day(lottery.ended_at))
    said_yes = said_yes.exclude(state__in=NOT_YES)
    cases = Case.objects.filter(pk__in=said_yes.values("case"))
    return [tuple(row) for row in cases.values_list(*WHO, LANGUAGE)]


def entered_of(lotteries: Iterable[Lottery]) -> dict[int, int]:
    """How many are entered in each of some lotteries."""
    rows = Entry.objects.filter(lottery__in=[one.pk for one in lotteries], way=Way.LOT)
    return dict(rows.values_list("lottery").annotate(number=Count("pk")))
