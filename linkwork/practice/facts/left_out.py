"""Who is not learnt from: whoever said no, took their yes back, or opted out nationally."""

from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from linkwork.practice.people.models import ConsentDecision
from linkwork.practice.referrals.models import Referral

Decision = ConsentDecision.Decision
NO = (Decision.REFUSED.value, Decision.WITHDRAWN.value)


def without_objectors(rows: QuerySet[Referral], today: date) -> QuerySet[Referral]:
    """The referrals of people whose last word on learning is not no, nor a yes that has run out."""
    last = ConsentDecision._base_manager.filter(
        person=OuterRef("person"), purpose=ConsentDecision.Purpose.LEARNING
    ).order_by("-decided_at", "-pk")
    said = Coalesce(Subquery(last.values("decision")[:1]), Value(""))
    until = Coalesce(Subquery(last.values("expires_on")[:1]), Value(date.max))
    known = rows.annotate(said_on_learning=said, learning_until=until)
    return known.exclude(said_on_learning__in=NO).filter(learning_until__gte=today)
