"""One statement's answer: what was found here, for whom, why, and what stands beside it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.learning.answers.presenters.whom import by_lottery, for_whom, why
from linkwork.library.models import Finding, PublishedStatement, Votes
from linkwork.library.presenters.marks import in_shares
from linkwork.library.words import effect, literature, stances, untested_because, voted
from linkwork.ui.effects import in_hundred, limits, more
from linkwork.ui.words import counted

VERDICTS = [
    Finding.Verdict.SUPPORTED,
    Finding.Verdict.TOO_SMALL,
    Finding.Verdict.MIXED,
    Finding.Verdict.CONTRADICTED,
    Finding.Verdict.INSUFFICIENT,
    Finding.Verdict.NOT_TESTABLE,
]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One statement in its stage."""

    code: str
    nickname: str
    href: str
    if_text: str
    verdict: str
    without_with: str
    difference: str
    between: str
    cases: str
    whom: list[tuple[str, bool]]
    why: str
    lottery: str
    literature: str
    stances: str
    panel: str
    estimate: float | None
    low: float | None
    high: float | None
    study: str
    study_href: str
    place: tuple[int, float, int]

    @property
    def strong(self) -> bool:
        """Whether the difference stands out in its row."""
        return self.verdict not in {Finding.Verdict.INSUFFICIENT, Finding.Verdict.NOT_TESTABLE}


def answer(
    published: PublishedStatement, finding: Finding | None, votes: Votes | None = None
) -> Answer:
    """Lay out what is known of one statement."""
    passages = list(published.citations.all())
    drawn = finding is not None and in_shares(finding)
    return Answer(
        code=published.code,
        nickname=published.nickname,
        href=reverse("library:statement", args=[published.code]),
        if_text=published.statement.if_text,
        literature=literature(passages, len(published.source_links.all())),
        stances=stances(passages),
        panel=voted(votes),
        estimate=finding.effect if finding and drawn else None,
        low=finding.low if finding and drawn else None,
        high=finding.high if finding and drawn else None,
        **_found(published, finding),
    )


def _found(published: PublishedStatement, finding: Finding | None) -> dict[str, Any]:
    """What the service's own cases say; why nothing, where they say nothing."""
    if finding is None:
        verdict = "not testable" if published.statement.in_words_only else "untested"
        said = untested_because(published).removeprefix("not testable yet: ")
        nothing = dict.fromkeys(("without_with", "between", "cases", "study", "study_href"), "")
        return {
            **nothing,
            "verdict": verdict,
            "difference": "no figure",
            "whom": [(said[:1].upper() + said[1:], False)],
            "why": "",
            "lottery": "",
            "place": (len(VERDICTS), 0.0, published.in_order[2]),
        }
    difference, between = _difference(finding)
    rank = VERDICTS.index(Finding.Verdict(finding.verdict))
    reason = finding.reason or "no reason was kept"
    testable = finding.verdict != Finding.Verdict.NOT_TESTABLE
    return {
        "verdict": finding.verdict,
        "without_with": _rates(finding),
        "difference": difference,
        "between": between,
        "cases": counted(finding.n, "case") if finding.n else "",
        "whom": for_whom(finding) if testable else [(reason[:1].upper() + reason[1:], False)],
        "why": why(finding) if finding.effect is not None else "",
        "lottery": by_lottery(finding) if in_shares(finding) else "",
        "study": finding.study_reference,
        "study_href": reverse("studies:study", args=[finding.study]),
        "place": (rank, -abs(finding.effect or 0.0), published.in_order[2]),
    }


def _difference(finding: Finding) -> tuple[str, str]:
    """The difference and its interval, in words; why there is none, where there is none."""
    if finding.verdict == Finding.Verdict.NOT_TESTABLE:
        return "no figure", ""
    if finding.effect is None:
        return "kept back", "a group is too small to show"
    if not in_shares(finding) or finding.low is None or finding.high is None:
        return effect(finding), ""
    said = more(in_hundred(finding.effect))
    return said, limits(finding.effect, finding.low, finding.high, "to")


def _rates(finding: Finding) -> str:
    if finding.rate_without is None or finding.rate_with is None or not in_shares(finding):
        return ""
    return f"{in_hundred(finding.rate_without)} → {in_hundred(finding.rate_with)}"
