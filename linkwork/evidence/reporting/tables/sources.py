"""Tables of where sources came from and what they are: searches, refused entries, studies."""

from linkwork.evidence.extraction.models import Document, Study
from linkwork.evidence.records.models import SearchRound
from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.tables.table import Cell, Filled, Table
from linkwork.ui.words import day, joined


def _searches(account: Account) -> Filled:
    rows = [_search(account, number, one) for number, one in enumerate(account.searches, start=1)]
    return Filled(
        head=(
            "Search",
            "Phase",
            "For",
            "Source",
            "Platform",
            "Query",
            "Run",
            "Statement",
            "As the source said",
            "Entries",
            "New records",
            "Could not be read",
            "Found before",
            "Why it was enough",
        ),
        rows=rows,
        numbers=(8, 9, 10, 11, 12),
        paper=(0, 1, 3, 5, 6, 9, 10),
    )


def _search(account: Account, number: int, one: SearchRound) -> tuple[Cell, ...]:
    brought, refused = account.brought[one.pk], account.refused_in[one.pk]
    entries = account.entries[one.pk]
    return (
        number,
        one.phase,
        one.get_purpose_display(),
        one.source,
        one.platform,
        one.query or "Not kept: the file came without its query",
        day(one.run_on) if one.run_on else "Not given",
        one.target,
        one.hits,
        entries,
        brought,
        refused,
        entries - brought - refused,
        one.stopped_because,
    )


def _refused(account: Account) -> Filled:
    return Filled(
        head=("File", "Entry", "Line", "What was wrong", "Its lines"),
        rows=[
            (one.search.file_name, one.number, one.line, one.reason, one.raw)
            for one in account.refused
        ],
        numbers=(1, 2),
        paper=(0, 1, 2, 3),
    )


def _studies(account: Account) -> Filled:
    coded = {one.passage.document_id for one in account.codings}
    told = [one for one in account.documents if one.study_id is None]
    return Filled(
        head=(
            "Study",
            "Documents",
            "Country",
            "Setting",
            "Design",
            "People",
            "Who they were",
            "Activity",
            "Referral route",
            "Support model",
            "Condition",
            "Coded",
        ),
        rows=[
            *(_study(one, coded) for one in account.studies),
            *(_alone(one, coded) for one in told),
        ],
        numbers=(5,),
        paper=(0, 2, 4, 5, 6, 7, 9),
        notes=("Empty: the documents do not say, or nobody has read them for it yet.",),
    )


def _study(one: Study, coded: set[int]) -> tuple[Cell, ...]:
    documents = list(one.documents.all())
    return (
        one.name,
        joined(_named(document) for document in documents) or "None handed in",
        one.country,
        one.setting,
        one.get_design_display() if one.design else "",
        "" if one.people is None else one.people,
        one.population,
        one.activity,
        one.referral_route,
        one.get_support_model_display() if one.support_model else "",
        one.condition,
        "Yes" if any(document.pk in coded for document in documents) else "Not yet",
    )


def _alone(one: Document, coded: set[int]) -> tuple[Cell, ...]:
    """A document of which nobody has said to which study it belongs."""
    said = ("",) * 9
    return ("Not said", _named(one), *said, "Yes" if one.pk in coded else "Not yet")


def _named(one: Document) -> str:
    return f"{one.title} (invented)" if one.invented else one.title


SEARCHES = Table(
    name="searches",
    title="Searches",
    says="Every search as it was run: where, when, with which words, and what it brought.",
    empty="No search has been taken in.",
    fill=_searches,
)
REFUSED = Table(
    name="refused",
    title="Entries that could not be read",
    says="Kept as they came, with the line and what was wrong.",
    empty="Every entry of every file could be read.",
    fill=_refused,
)
STUDIES = Table(
    name="studies",
    title="Characteristics of studies and documents",
    says="What each study was, as its documents report it. A study may have several documents.",
    empty="No document has been handed in.",
    fill=_studies,
)
