"""Worth putting in place next: how many more people, had those without it had it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from django.urls import reverse

from linkwork.library.models import Finding
from linkwork.library.presenters.marks import in_shares
from linkwork.library.words import verb_of
from linkwork.theory.expression import facts_of
from linkwork.ui.pictures.picture import ends, part
from linkwork.ui.plots import Scale, round_step
from linkwork.ui.words import MINUS, thousands

# What the person brings with them: the service can help it along, but not put it in place.
OF_THE_PERSON = frozenset({"belief_it_will_help", "trust_in_referrer", "at_ease_about_going"})


@dataclass(frozen=True, kw_only=True)
class Gain:
    """One component: who went without it, and how many more it might have brought."""

    code: str
    nickname: str
    href: str
    if_text: str
    people: int
    compared: int
    more: float
    low: float
    high: float
    verb: str
    measured: bool

    @property
    def said(self) -> str:
        """How many more, in words: 149 more would attend."""
        verb = f" would {self.verb}" if self.verb else ""
        return f"{thousands(self.more)} more{verb}"

    @property
    def between(self) -> str:
        """Its interval: 100 to 199."""
        low = f"{MINUS}{thousands(-self.low)}" if self.low < -0.5 else thousands(self.low)
        return f"{low} to {thousands(self.high)}"


def gains(newest: Iterable[Finding]) -> list[Gain]:
    """Supported statements that somebody can put in place, the greatest gain first."""
    found = [_gain(one) for one in newest if within_control(one)]
    return sorted((one for one in found if one is not None), key=lambda one: -one.more)


def within_control(finding: Finding) -> bool:
    """Whether the service, its referrers or its providers could put the component in place."""
    statement = finding.statement.statement
    brought = OF_THE_PERSON & set(facts_of(statement.condition) if statement.condition else ())
    return (
        finding.verdict == Finding.Verdict.SUPPORTED
        and in_shares(finding)
        and statement.direction == "more likely"
        and statement.actor != "person"
        and not brought
    )


def _gain(finding: Finding) -> Gain | None:
    measured = part(finding.beside, "gain")
    if measured is not None:
        people, more = int(part(measured, "people")), float(part(measured, "more"))
        pair = ends(measured, "more_ci")
    else:
        people, more, pair = _reckoned(finding)
    if not people or pair is None:
        return None
    return Gain(
        code=finding.statement.code,
        nickname=finding.statement.nickname,
        href=reverse("library:statement", args=[finding.statement.code]),
        if_text=finding.statement.statement.if_text,
        people=people,
        compared=finding.n,
        more=more,
        low=pair[0],
        high=pair[1],
        verb=verb_of(finding.statement),
        measured=measured is not None,
    )


def _reckoned(finding: Finding) -> tuple[int, float, tuple[float, float] | None]:
    """The study's whole effect times those without, where no gain was worked out for them."""
    if None in {finding.treated, finding.effect, finding.low, finding.high}:
        return 0, 0.0, None
    people = finding.n - (finding.treated or 0)
    low, high = (finding.low or 0.0) * people, (finding.high or 0.0) * people
    return people, (finding.effect or 0.0) * people, (low, high)


def scale_of(found: Iterable[Gain]) -> Scale:
    """The line the gains are drawn on: from nought, or from the lowest end, to a round number."""
    rows = list(found)
    most = max([10.0, *(one.high for one in rows)])
    step = round_step(most)
    low = min([0.0, *(one.low for one in rows)])
    lowest = -ceil(-low / step) * step if low < 0 else 0.0
    return Scale(lowest, ceil(most / step) * step, times=1, signed=False)
