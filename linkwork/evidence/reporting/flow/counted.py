"""The flow counted: from the entries of files to statements, so that every step adds up."""

from collections import Counter
from collections.abc import Iterator

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.reporting.flow.branches import Aside, Branch, Step
from linkwork.evidence.reporting.told import Level
from linkwork.ui.words import counted

PHASES = (1, 2)
TITLES = {1: "Phase 1: find the theories", 2: "Phase 2: explain those prioritised"}
BOXES = {  # what a level's box says, then what its aside says of those left out
    "Title and abstract": ("title and abstract", "left out"),
    "Full text": ("full text", "left out after full text"),
    "Richness": ("for richness", "thin: kept, not extracted"),
}
DRAWN_ON = {1: "drawn on", 2: "used to explain"}
LATER = ("merged", "retired")


def branches(account: Account) -> tuple[Branch, ...]:
    """One branch for each phase."""
    return tuple(_branch(account, phase) for phase in PHASES)


def _branch(account: Account, phase: int) -> Branch:
    searches = account.searches_in(phase)
    origins: Counter[str] = Counter()
    for one in searches:
        origins[one.source] += account.entries[one.pk]
    steps = [*_found(account, phase), *_levels(account, phase), *_after(account, phase)]
    return Branch(
        phase=phase,
        title=TITLES[phase],
        origins=tuple(origins.most_common()) if searches else (),
        steps=tuple(steps),
    )


def _found(account: Account, phase: int) -> Iterator[Step]:
    """The entries as the searches gave them; what is the same work, or unreadable, leaves."""
    searches = account.searches_in(phase)
    if not searches:
        yield Step(
            name="Found", number=None, says="entries found", detail="no search yet", counted=False
        )
        return
    reads = bool(account.levels(phase)[0].entered)
    entries = sum(account.entries[one.pk] for one in searches)
    brought = sum(account.brought[one.pk] for one in searches)
    refused = sum(account.refused_in[one.pk] for one in searches)
    standing = account.levels(phase)[0].entered
    yield Step(
        name="Found",
        number=entries,
        says="entries found",
        detail=f"in {counted(len(searches), 'search', 'searches')}",
        asides=(
            Aside(number=entries - brought - refused, says="found before"),
            Aside(number=refused, says="could not be read"),
            Aside(number=brought - standing, says="the same work as another"),
        ),
        counted=reads,
    )


def _levels(account: Account, phase: int) -> Iterator[Step]:
    """The levels of reading, where there is anything to read."""
    if not account.levels(phase)[0].entered:
        return
    for level in account.levels(phase):
        says, out = BOXES.get(level.name, (level.name, "left out"))
        yield Step(
            name=level.name,
            number=level.entered,
            says="records",
            detail=says,
            asides=tuple(_asides(level, out)),
        )
    yield Step(
        name="Taken in",
        number=account.levels(phase)[-1].included,
        says="records",
        detail="rich enough",
        counted=False,
    )


def _asides(level: Level, out: str) -> Iterator[Aside]:
    yield Aside(number=level.excluded, says=out, reasons=level.reasons)
    yield Aside(number=level.unread, says="not read: reading stopped", waits=False)
    yield Aside(number=level.waiting, says="not settled yet", waits=True)


def _after(account: Account, phase: int) -> Iterator[Step]:
    """What came of the reading: documents, then statements; in phase 2 the theory."""
    documents = account.documents_of[phase]
    if not documents and not account.searches_in(phase):
        yield Step(
            name="Drawn on", number=None, says="documents", detail=DRAWN_ON[phase], counted=False
        )
        yield from _statements(account) if phase == 1 else _theory(account)
        return
    coded = {one.passage.document_id for one in account.codings}
    used = sum(one.pk in coded for one in documents)
    yield Step(
        name="In full",
        number=len(documents),
        says="documents" if len(documents) != 1 else "document",
        detail="in full",
        counted=True,
        asides=(Aside(number=len(documents) - used, says="not coded yet", waits=True),),
    )
    yield Step(
        name="Drawn on",
        number=used,
        says="documents" if used != 1 else "document",
        detail=DRAWN_ON[phase],
        counted=False,
    )
    yield from _statements(account) if phase == 1 else _theory(account)


def _statements(account: Account) -> Iterator[Step]:
    every = account.statements
    gone = Counter(one.status for one in every if one.status in LATER and not one.prioritised)
    first = len(account.prioritised)
    rest = len(every) - sum(gone.values()) - first
    yield Step(
        name="Statements",
        number=len(every),
        says="statements" if len(every) != 1 else "statement",
        detail="if-then",
        asides=(
            *(Aside(number=gone[status], says=status) for status in LATER),
            Aside(number=rest, says="kept, not taken forward" if first else "kept"),
        ),
    )
    yield Step(
        name="Prioritised",
        number=first,
        says="statements" if first != 1 else "statement",
        detail="prioritised",
        main=True,
    )


def _theory(account: Account) -> Iterator[Step]:
    latest = account.theory
    if latest is None:
        yield Step(
            name="Theory", number=None, says="Programme theory", detail="none yet", reached=False
        )
        return
    signed = account.theory_signed
    yield Step(
        name="Theory",
        number=latest.number if signed else None,
        says="Programme theory",
        detail=f"version {latest.number}, " + ("signed" if signed else "not signed yet"),
        reached=signed,
    )
