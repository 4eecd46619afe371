"""Facts from the first session attended to the end of the activity."""

from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, NullIf
from django.db.models.lookups import Exact

from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.facts.days import DaysBetween, Weeks
from linkwork.practice.facts.expressions.engagement import passed, since
from linkwork.practice.facts.known import CLOSED, counted, known
from linkwork.practice.facts.rows import (
    LANDMARK,
    answer,
    attendances,
    attended,
    of_leading,
    plans,
    reached,
    spells,
    these,
)
from linkwork.practice.outcomes.models import Measure
from linkwork.practice.referrals.models import Case as CaseRow

GAP = 21  # days without attending that make a setback
SUSTAINED_TIMES, SUSTAINED_DAYS = 3, 42
SYMPTOMS = ((1, "better"), (2, "same"), (3, "worse"))  # `outcomes.instruments`
Item = Measure.Item
CAME = Q(came_on__isnull=False)
ENDED = CAME & (Q(left_on__isnull=False) | CLOSED)  # the connection that they came by, or the case
# Of those who were only asked whether they went, nobody counted the sessions.
SEEN_TO_END = ENDED & Q(Exists(attended()))


def facts(today: date) -> dict[str, Combinable]:
    """How the activity and the support went on."""
    return {**_activity(today), **_said(), **_support(today), **_setbacks(today), **_endings()}


def _month(first: int = 0) -> QuerySet[Attendance]:
    """Sessions in the 28 days from the first one attended, it or the day after it among them."""
    dated = attendances().annotate(since=since("came_on"))
    return dated.filter(since__gte=first, since__lte=LANDMARK)


def _activity(today: date) -> dict[str, Combinable]:
    over = passed("came_on", today)
    named = _month().exclude(leader="")
    by_case = named.order_by().values("connection__case")
    several = by_case.annotate(leaders=Count("leader", distinct=True)).filter(leaders__gt=1)
    due = _month(first=1).order_by().values("connection__case")
    lost = Count("pk", filter=Q(state=Attendance.State.CANCELLED))
    share = Cast(lost, FloatField()) / NullIf(Cast(Count("pk"), FloatField()), Value(0.0))
    return {
        "leader_skill": answer(Item.LEADER_SKILL),
        "leader_changed": known(yes=over & Q(Exists(several)), no=over & Q(Exists(named))),
        "sessions_cancelled": Case(
            When(over, then=Subquery(due.annotate(share=share).values("share"))),
            output_field=FloatField(),
        ),
        "setting_suits": answer(Item.SETTING_SUITS),
        "social_time": Case(
            When(CAME, then=of_leading("activity__social_time")), output_field=BooleanField()
        ),
    }


def _said() -> dict[str, Combinable]:
    given = answer(Item.SYMPTOMS)
    words = [When(Exact(given, Value(number)), then=Value(word)) for number, word in SYMPTOMS]
    return {
        "symptoms": Case(*words, output_field=TextField()),
        "had_choice": answer(Item.HAD_CHOICE),
        "belonging": answer(Item.BELONGING),
        "confidence_to_go_alone": answer(Item.CONFIDENCE_TO_GO_ALONE),
        "groups_joined": answer(Item.GROUPS_JOINED, last=True),
    }


def _support(today: date) -> dict[str, Combinable]:
    over = passed("came_on", today)
    calls = reached().annotate(since=since("came_on")).filter(since__gt=0, since__lte=LANDMARK)
    revised = (
        plans()
        .filter(number__gt=1, changed=True)
        .annotate(since=DaysBetween(OuterRef("came_on"), F("agreed_on")))
    )
    revised = revised.filter(since__gte=0, since__lte=LANDMARK)
    later = spells().filter(from_on__gt=OuterRef("case__opened_on"))
    return {
        "check_ins": counted(calls, by="case", when=over),
        "plan_revised": known(yes=Q(Exists(revised)), no=over),
        "link_worker_changed": known(yes=CAME & Q(Exists(later)), no=ENDED),
    }


def _setbacks(today: date) -> dict[str, Combinable]:
    """A setback is three weeks without a session attended while the connection went on."""
    connection = Q(connection=OuterRef("connection"), state=Attendance.State.ATTENDED)
    others = Attendance._base_manager.filter(connection)
    soon = others.annotate(gap=DaysBetween(OuterRef("on"), F("on"))).filter(gap__gt=0, gap__lt=GAP)
    later = others.annotate(gap=DaysBetween(OuterRef("on"), F("on"))).filter(gap__gte=GAP)
    left = (
        attended()
        .filter(~Exists(soon))
        .annotate(until=DaysBetween(F("on"), Coalesce(F("connection__ended_on"), Value(today))))
    )
    gaps = left.filter(until__gte=GAP)
    back = gaps.filter(Exists(later))
    return {
        "setback": known(yes=Q(Exists(gaps)), no=SEEN_TO_END),
        "returned_after_setback": known(yes=Q(Exists(back)), no=Q(Exists(gaps)) & ENDED),
    }


def sustained() -> Q:
    """Three sessions attended, or one six weeks after the first."""
    by_case = attended().order_by().values("connection__case")
    often = by_case.annotate(times=Count("pk")).filter(times__gte=SUSTAINED_TIMES)
    long = attended().annotate(since=since("came_on")).filter(since__gte=SUSTAINED_DAYS)
    return Q(Exists(often)) | Q(Exists(long))


def completed() -> Q:
    """Of somebody who came: the planned dose done, or their own goal met."""
    done = these().filter(state=Connection.State.COMPLETED)
    return CAME & (Q(Exists(done)) | Q(Exists(plans().filter(goals__met=True))))


def _endings() -> dict[str, Combinable]:
    capped = Q(case__ending=CaseRow.Ending.CAP)
    support = Weeks(DaysBetween(F("reached_on"), F("case__closed_on")))
    return {
        "weeks_of_support": Case(When(CAME, then=support), output_field=FloatField()),
        "support_capped": known(yes=CAME & CLOSED & capped, no=CAME & CLOSED),
        "sessions_attended": counted(attended(), by="connection__case", when=SEEN_TO_END),
        "sustained": known(yes=sustained(), no=SEEN_TO_END),
        "completed": known(yes=completed(), no=ENDED),
    }
