"""What other rooms hand in: a passage to cite, the figures of a finding, a panel's votes."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from linkwork.theory.statement import Ripple


@dataclass(frozen=True, kw_only=True)
class QuotedPassage:
    """A passage of a document: its exact words, where they stand, and where they can be seen."""

    passage: UUID
    review: UUID
    quote: str
    page: int
    start: int
    end: int
    document_title: str
    address: str
    document_hash: str = ""
    invented: bool = False
    voice: str = ""
    source_key: str = ""


@dataclass(frozen=True, kw_only=True)
class StudyInWords:
    """The study a finding comes from: what it is called, and what was fixed beforehand."""

    study: UUID
    reference: str
    title: str
    registered_on: Any
    plan_hash: str
    snapshot_hash: str
    population: str = ""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What one study found. Shares of people (0.18 is 18 in 100) where `unit` is "proportion".

    `contexts` holds a row for each context declared beforehand: context, effect, low, high, n.
    """

    verdict: str
    smallest: float
    n: int
    clusters: int = 0
    reason: str = ""
    unit: str = "proportion"
    treated: int | None = None
    effect: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    naive: float | None = None
    naive_low: float | None = None
    naive_high: float | None = None
    rate_without: float | None = None
    rate_with: float | None = None
    needed: int | None = None
    contexts: tuple[dict[str, Any], ...] = field(default=())
    method: str = ""
    beside: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SignedTheory:
    """A version of a programme theory that two people signed, with the links it draws."""

    review: UUID
    number: int
    title: str
    question: str
    narrative: str
    contents: dict[str, Any]
    content_hash: str
    signed: tuple[dict[str, str], ...]
    statements: tuple[tuple[str, int], ...]  # code and version of each
    ripples: tuple[Ripple, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PanelVotes:
    """How a round of a panel voted on one statement: totals, and the same by group.

    `figures` are points, frequency, firsts and mean where items were put in order; else the shares
    for and against, with the mean and median of marks from 1 to 9.
    """

    panel: UUID
    round: UUID
    review: UUID
    panel_title: str
    question: str
    method: str
    asked: int
    voters: int
    items: int
    choose: int
    place: int
    forward: bool
    figures: dict[str, Any]
    groups: dict[str, Any]
    result_hash: str
    closed_on: Any
    address: str
    invented: bool = False
