"""What happened here: each study's estimate, with the unadjusted one dashed beside it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.library.models import Finding, PublishedStatement
from linkwork.library.presenters.marks import in_shares, scale_for, scale_reaching
from linkwork.library.words import found, not_enough, verb_of
from linkwork.ui.effects import in_hundred
from linkwork.ui.plots import Scale
from linkwork.ui.words import counted, day, thousands


@dataclass(frozen=True)
class Plot:
    """The findings of a statement, ready to draw, with what must be said around them."""

    verdict: str
    rules: str
    title: str
    subtitle: str
    rows: list[dict[str, Any]]
    scale: Scale
    notes: list[str]
    hashes: list[tuple[str, str]]
    study: str
    study_href: str


def plot(published: PublishedStatement, found_here: list[Finding] | None) -> Plot | None:
    """The plot of everything found here, newest first; None where nothing was."""
    if not found_here:
        return None
    newest = found_here[0]
    drawn = [one for one in found_here if in_shares(one)]
    return Plot(
        verdict=newest.verdict,
        rules=f"by the rules of {newest.study_reference}, registered {day(newest.registered_on)}",
        title=_title(newest),
        subtitle=_subtitle(newest),
        rows=[row for one in drawn for row in _rows(one, published)],
        scale=scale_for(drawn, newest.smallest),
        notes=_notes(newest),
        hashes=[("Plan", newest.plan_hash), ("Cases, as frozen", newest.snapshot_hash)],
        study=f"{newest.study_reference} {newest.study_title}",
        study_href=reverse("studies:study", args=[newest.study]),
    )


def for_whom(found_here: list[Finding] | None) -> dict[str, Any] | None:
    """The contexts declared beforehand in the newest study; None where there were none."""
    contexts = found_here[0].contexts if found_here else []
    if not contexts:
        return None
    newest = (found_here or [])[0]
    rows = [_context(row, newest) for row in contexts]
    ends = [end for row in rows for end in (row["low"], row["high"]) if end is not None]
    scale = scale_reaching(ends, newest.smallest)
    return {"rows": rows, "scale": scale, "study": newest.study_title}


def _rows(finding: Finding, published: PublishedStatement) -> list[dict[str, Any]]:
    older = finding.statement.version != published.version
    group = f"{finding.study_reference} {finding.study_title}"
    if older:
        group += f" (tested version {finding.statement.version})"
    rows = [
        {
            "label": "Adjusted",
            "n": finding.n,
            "estimate": finding.effect,
            "low": finding.low,
            "high": finding.high,
            "verdict": finding.verdict,
            "group": group,
        }
    ]
    if finding.naive is not None:
        rows.append(_unadjusted(finding, group))
    return rows


def _unadjusted(finding: Finding, group: str) -> dict[str, Any]:
    naive = finding.naive
    low = naive if finding.naive_low is None else finding.naive_low
    high = naive if finding.naive_high is None else finding.naive_high
    row: dict[str, Any] = {
        "label": "Not adjusted",
        "n": finding.n,
        "estimate": naive,
        "low": low,
        "high": high,
        "verdict": finding.verdict,
        "dashed": True,
        "group": group,
    }
    if finding.naive_low is None and naive is not None:
        row["words"] = f"{in_hundred(naive):+d}".replace("-", "−")
    return row


def _context(row: dict[str, Any], newest: Finding) -> dict[str, Any]:
    low, high = row.get("low"), row.get("high")
    clear = low is not None and high is not None and (low > 0 or high < 0)
    return {
        "label": row["context"],
        "n": row["n"],
        "estimate": row.get("effect"),
        "low": low,
        "high": high,
        "verdict": "supported" if clear else "insufficient",
    }


def _title(finding: Finding) -> str:
    with_, without = finding.rate_with, finding.rate_without
    if finding.verdict == Finding.Verdict.INSUFFICIENT:
        return not_enough(finding).capitalize()
    if with_ is None or without is None or not in_shares(finding):
        return found(finding).capitalize()
    verb = verb_of(finding.statement) or "so"
    return (
        f"{in_hundred(with_)} in 100 {verb} where it holds, {in_hundred(without)} where it does not"
    )


def _subtitle(finding: Finding) -> str:
    said = "Difference in every 100 people; bars are 95 % intervals."
    if finding.treated is not None:
        said += f" It held for {thousands(finding.treated)} of {thousands(finding.n)} people"
        said += f", in {counted(finding.clusters, 'practice')}." if finding.clusters else "."
    return f"{said} {finding.population}".strip()


def _notes(finding: Finding) -> list[str]:
    notes = []
    if finding.reason and finding.verdict != Finding.Verdict.NOT_TESTABLE:
        notes.append(finding.reason[0].upper() + finding.reason[1:])
    if finding.method:
        notes.append(finding.method)
    if finding.effect is not None:
        notes.append("People were not allocated by chance: this is consistent with, not proof of.")
    return notes
