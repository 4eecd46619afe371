"""What of a review a member may not take out yet: others' work that is blind to them."""

from linkwork.access.models import User
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.extraction.models import Appraisal, Coding
from linkwork.evidence.records.models import Review
from linkwork.evidence.screening import queries as screening

WORDS = {
    "screening.screeningdecision": ("decision", "decisions"),
    "extraction.coding": ("coding", "codings"),
    "extraction.appraisal": ("appraisal", "appraisals"),
}


def from_member(review: Review, user: User | None) -> dict[str, set[int]]:
    """The rows, by table and key: decisions while both are not in, codings while one reads."""
    decisions = screening.hidden_from(review, user)
    return {"screening.screeningdecision": set(decisions)} | _second_readings(review, user)


def _second_readings(review: Review, user: User | None) -> dict[str, set[int]]:
    """Codings, appraisals and what hangs on them, in documents that a second coder is reading."""
    under_way = extraction.unfinished(one.pk for one in extraction.documents(review))
    coded = Coding.objects.filter(passage__document__in=under_way)
    judged = Appraisal.objects.filter(document__in=under_way)
    return {
        "extraction.coding": {
            key
            for key, document, by in coded.values_list("pk", "passage__document", "coded_by")
            if not extraction.open_to(user, document, by, under_way)
        },
        "extraction.appraisal": {
            key
            for key, document, by in judged.values_list("pk", "document", "appraised_by")
            if not extraction.open_to(user, document, by, under_way)
        },
    }
