"""What a service may ask: which instruments it has opened, in which words, and its wheel."""

from django.db.models import QuerySet

from linkwork.access.models import Organisation
from linkwork.practice.outcomes.catalogue import INSTRUMENTS, USUAL_AREAS, WHEEL, Instrument
from linkwork.practice.outcomes.models import Setting


def decisions(instrument: str = "") -> QuerySet[Setting]:
    """Every decision of the service in scope, the latest first; of one instrument if named."""
    rows = Setting.objects.select_related("set_by").order_by("instrument", "-number")
    return rows.filter(instrument=instrument) if instrument else rows


def setting(organisation: Organisation, instrument: str) -> Setting | None:
    """The decision that holds."""
    return decisions(instrument).filter(organisation=organisation).first()


def may_ask(organisation: Organisation, instrument: str) -> bool:
    """Whether the licence is ticked, the wording loaded, and the instrument on."""
    held = setting(organisation, instrument)
    return held is not None and held.on and held.holds_licence and bool(held.wording)


def offered(organisation: Organisation) -> list[Instrument]:
    """The instruments that may be asked here."""
    latest: dict[str, Setting] = {}
    for one in decisions().filter(organisation=organisation):
        latest.setdefault(one.instrument, one)
    return [
        INSTRUMENTS[code]
        for code, one in latest.items()
        if code in INSTRUMENTS and one.on and one.holds_licence and one.wording
    ]


def areas(organisation: Organisation) -> tuple[int, list[str]]:
    """The areas of the wheel, and the number of the decision that named them; 0 for the usual."""
    held = setting(organisation, WHEEL)
    if held is None or not held.wording.get("areas"):
        return 0, list(USUAL_AREAS)
    return held.number, list(held.wording["areas"])
