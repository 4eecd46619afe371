"""How far each person got, as conditions on the referral: the one path of every figure."""

from django.db.models import CharField, Exists, F, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from linkwork.practice.connections.models import Connection
from linkwork.practice.facts.expressions.adherence import completed, sustained
from linkwork.practice.facts.expressions.engagement import ACCEPTED, steps
from linkwork.practice.facts.rows import attended, connections, plans, reached, these
from linkwork.practice.referrals.models import Referral

S = Connection.State
# A provider said yes, or the details were given.
PLACED = (*ACCEPTED, S.GIVEN, S.TOOK_UP, S.DID_NOT, S.UNKNOWN)
TURNED_AWAY = (Referral.State.DECLINED, Referral.State.REJECTED, Referral.State.WITHDRAWN)
AGREED = (Q(agreed=True) | Q(state=Referral.State.ACCEPTED)) & ~Q(state__in=TURNED_AWAY)


def stood(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Each referral with yes or no for every step, and the last word of its connections."""
    came_by = steps()
    rows = rows.annotate(suggested_on=came_by["suggested_on"], came_on=came_by["came_on"])
    return rows.annotate(
        did_agree=AGREED,
        did_reach=Exists(reached()),
        did_plan=Exists(plans().filter(agreed_on__isnull=False)),
        did_place=Exists(these().filter(state__in=PLACED)),
        did_come=Q(Exists(attended())) | Q(Exists(these().filter(state=S.TOOK_UP))),
        did_sustain=sustained() | completed(),
    )


def last_words(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Where the connection tried last stands, and why; and why the one attended ended."""
    last = these().order_by("-suggested_on", "-pk")
    return rows.annotate(
        last_state=_text(Subquery(last.values("state")[:1])),
        last_reason=_text(Subquery(last.values("ending_reason")[:1])),
        went_reason=_text(Subquery(connections().values("ending_reason")[:1])),
        case_state=_text(F("case__state")),
        case_ending=_text(F("case__ending")),
    )


def _text(what: Subquery | F) -> Coalesce:
    return Coalesce(what, Value(""), output_field=CharField())
