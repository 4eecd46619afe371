"""Two services with everything in them; every text carries its service's canary."""

from uuid import UUID

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.library import actions as library
from linkwork.library import queries as shelf
from linkwork.library.offered import Figures, QuotedPassage, SignedTheory, StudyInWords
from linkwork.practice.directory.models import Activity, Feedback, Provider
from tests.matrix import (
    every_text,
    fed_entries,
    journeys,
    lots,
    old_records,
    own_pages,
    released,
    reviews,
    twin_records,
    watched_records,
    words_kept,
)
from tests.matrix.cast import TODAY, House, employ, let_in_by_links

HELD = ("statements", "configurations", "links", "verdicts", "gaps")  # by a theory


def build_two() -> tuple[House, House]:
    """Two services, and the shelf that both read."""
    names = ("Alder", "Birch")
    houses = [House(_service(name), f"canary{name}".lower()) for name in names]
    library.load_starter(by=Actor.system(houses[0].organisation))
    _cited(houses[0])
    return _filled(houses[0]), _filled(houses[1])


def _cited(house: House) -> None:
    """A passage beside a statement, as everybody who reads the shelf may see it."""
    passage = QuotedPassage(
        passage=UUID(int=1),
        review=UUID(int=2),
        quote="They went together",
        page=1,
        start=0,
        end=18,
        document_title="A report",
        address="/reviews/",
    )
    by = Actor.system(house.organisation)
    cited = library.cite(
        statement=shelf.statement("EG3"), passage=passage, stance="supports", by=by
    )
    house.numbers["citation"] = cited.pk
    theory = SignedTheory(
        review=UUID(int=2),
        number=1,
        title="How company works",
        question="Why?",
        narrative="Company helps [EG3]",
        contents={name: [] for name in HELD},
        content_hash="0" * 64,
        signed=(),
        statements=(("EG3", 1),),
    )
    library.publish_theory(theory=theory, by=by)


def _finding(house: House) -> None:
    """What a study of the service found, which is shown to the service alone."""
    study = StudyInWords(
        study=house.things["study_id"],
        reference="S-1",
        title=f"Study {house.canary}",
        registered_on=TODAY,
        plan_hash="0" * 64,
        snapshot_hash="0" * 64,
    )
    library.record_finding(
        statement=shelf.statement("EG3"),
        study=study,
        figures=Figures(verdict="insufficient", smallest=0.05, n=3, reason="Too few"),
        by=Actor.system(house.organisation),
    )


def _service(name: str) -> Organisation:
    kind = Organisation.Kind.SERVICE
    return Organisation.objects.create(name=f"{name} canary{name.lower()}", kind=kind)


def _filled(house: House) -> House:
    """One service with its cast and one of each thing; a second of whatever has children."""
    employ(house)
    with scope.everything("building the tests' world"):
        journeys.waiting_referral(house)
        for title in ("First", "Second"):
            journeys.open_case(house, _activity(house, title))
            reviews.review(house, title)
        reviews.study(house)
        released.keep(house)
        fed_entries.keep(house)
        _finding(house)
        old_records.keep(house)
        twin_records.keep(house)
        watched_records.keep(house)
        lots.keep(house)
        own_pages.keep(house)
        words_kept.keep(house)
        every_text.fill(house)
        let_in_by_links(house)
    return house


def _activity(house: House, title: str) -> Activity:
    ours = {"organisation": house.organisation}
    provider = Provider.objects.create(
        **ours, name=f"Brook Lane {title} {house.canary}", body=house.providers[0]
    )
    activity = Activity.objects.create(
        **ours, provider=provider, name=f"Garden {house.canary}", assured_on=TODAY
    )
    house.keep("activity_id", activity)
    report = Feedback.objects.create(
        **ours,
        activity=activity,
        said_by=house.users["assigned link worker"],
        text=f"Wrong day {house.canary}",
    )
    house.keep("report_id", report)
    return activity
