"""Facts fixed when social prescribing was offered."""

from django.db.models import Case, CharField, F, Subquery, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat

from linkwork.practice.facts.days import HowMany, YearsOld
from linkwork.practice.facts.rows import answer, spells
from linkwork.practice.outcomes.models import Measure


def _opaque(kind: str, key: Combinable) -> Combinable:
    """Name a practice or link worker by number, so that the table names nobody."""
    return Concat(Value(f"{kind} "), Cast(key, CharField()), output_field=CharField())


def facts() -> dict[str, Combinable]:
    """From the referral itself, the person, and the first answers."""
    first_link_worker = Subquery(spells().values("link_worker_id")[:1])
    baseline = Measure.Point.BASELINE
    return {
        "practice": _opaque("practice", F("practice_id")),
        "link_worker": Case(
            When(case__isnull=False, then=_opaque("link worker", first_link_worker)),
            output_field=CharField(),
        ),
        "offered_on": F("offered_on"),
        "age": YearsOld(F("person__born_on"), F("offered_on")),
        "sex": F("person__sex"),
        "ethnic_group": F("person__ethnic_group"),
        "deprivation_fifth": F("person__deprivation_fifth"),
        "lives_alone": F("lives_alone"),
        "is_carer": F("is_carer"),
        "english_first_language": F("english_first_language"),
        "long_term_conditions": F("long_term_conditions"),
        "main_need": F("main_need"),
        "needs": HowMany(F("needs")),
        "route": F("route"),
        "life_satisfaction_before": answer(Measure.Item.LIFE_SATISFACTION, baseline),
        "loneliness_before": answer(Measure.Item.LONELINESS, baseline),
    }
