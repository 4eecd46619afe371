"""The directory as its editor finds it: drafts, entries closed or old, a feed that differs."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from linkwork.invented.stars.beside.company import Company
from linkwork.invented.stars.places import OFFERS
from linkwork.practice.directory import actions as directory
from linkwork.practice.directory.feeds import Feed
from linkwork.practice.directory.models import Activity, Provider
from linkwork.practice.directory.open_referral import Organization, Service

RIVERSIDE = {"id": "riverside", "name": "Riverside Council", "description": "An invented council."}
CHOIR, KNIT, REPAIR = (
    {"id": "choir", "name": "Weir Road choir", "description": "Sing together; no audition."},
    {"id": "knit", "name": "Knit and natter", "description": "Wool, needles and tea."},
    {"id": "repair", "name": "Repair morning", "description": "Bring what is broken."},
)


def tell(company: Company) -> None:
    """All of it."""
    _drafts(company)
    _closed(company)
    _old(company)
    _feed(company)


def _drafts(company: Company) -> None:
    provider = Provider.objects.get(name="Millfield Community Centre")
    for name, about in (
        ("Crafts at Millfield", "Paper, glue and scissors. Materials are there."),
        ("Evening of board games", "For people who work by day. Come alone or bring somebody."),
    ):
        directory.draft(
            provider=provider,
            name=name,
            about=about,
            needs=["loneliness"],
            cost_each_session=Decimal(0),
            by=company.editor,
        )


def _closed(company: Company) -> None:
    """Two do not run just now."""
    for one, reason in zip(_untouched()[:2], ("break", "no leader"), strict=False):
        directory.close_for_now(
            activity=one,
            reason=reason,
            until_on=company.today + timedelta(30),
            words="They start again after the new year.",
            by=company.editor,
        )


def _old(company: Company) -> None:
    """One was looked at long ago, and one is nobody's any more."""
    for one, days in zip(_untouched()[:2], (240, 500), strict=False):
        one.save_over(one.version, assured_on=company.today - timedelta(days))
    gone = _untouched()[2:3]
    for one in gone:
        directory.withdraw(activity=one, reason="ended", by=company.editor)


def _untouched() -> list[Activity]:
    """Entries that run, which none of the named people goes to."""
    named = [offer.name for offer in OFFERS]
    rows = Activity.objects.filter(source="").exclude(name__in=named).order_by("pk")
    return [one for one in rows[:40] if one.running]


def _feed(company: Company) -> None:
    """The council's feed is read twice; what it says anew waits to be approved."""
    source = directory.add_source(
        name="Riverside Council", url="https://feed.riverside.example/services", by=company.editor
    )
    first = _read((CHOIR, KNIT))
    for change in _propose(company, source, first):
        directory.approve(change=change, today=company.today, by=company.editor)
    now = _read(({**CHOIR, "description": "Sing together, now on Tuesdays."}, REPAIR))
    _propose(company, source, now)


def _propose(company: Company, source: Any, feed: Feed) -> Any:
    return directory.propose(
        source=source,
        feed=feed,
        listed=set(feed.services),
        whole=True,
        today=company.today,
        by=company.editor,
    )


def _read(entries: tuple[dict[str, str], ...]) -> Feed:
    made = [
        Service.model_validate({**one, "organization_id": "riverside", "status": "active"})
        for one in entries
    ]
    return Feed(
        services={one.id: one for one in made},
        organizations={"riverside": Organization.model_validate(RIVERSIDE)},
        entries=len(made),
    )
