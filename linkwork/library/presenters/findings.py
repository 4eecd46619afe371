"""What happened here: each study's estimate, with the unadjusted one dashed beside it."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from linkwork.library.models import Finding, PublishedStatement
from linkwork.library.presenters.beside import agreement, sensitivity
from linkwork.library.presenters.marks import in_shares, scale_for
from linkwork.library.words import found, not_enough, verb_of
from linkwork.ui import pictures
from linkwork.ui.effects import in_hundred
from linkwork.ui.pictures import Picture
from linkwork.ui.pictures.figures import clear_of_nought
from linkwork.ui.pictures.picture import ends, part
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
    signed: list[str]
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
        signed=[_signature(one) for one in part(newest.beside, "signed", ())],
        hashes=[("Plan", newest.plan_hash), ("Cases, as frozen", newest.snapshot_hash)],
        study=f"{newest.study_reference} {newest.study_title}",
        study_href=reverse("studies:study", args=[newest.study]),
    )


def for_whom(found_here: list[Finding] | None) -> Picture | None:
    """The contexts of the newest study, each with its interaction; None where there were none."""
    newest = found_here[0] if found_here else None
    if newest is None or all(part(row, "effect") is None for row in newest.contexts):
        return None
    return pictures.subgroups(
        newest.contexts,
        smallest=newest.smallest,
        unit=newest.unit,
        more=f"more {verb_of(newest.statement)}".strip(),
    )


def _rows(finding: Finding, published: PublishedStatement) -> list[dict[str, Any]]:
    older = finding.statement.version != published.version
    group = f"{finding.study_reference} {finding.study_title}"
    if older:
        group += f" (tested version {finding.statement.version})"
    rows = [
        {
            "label": "All cases, adjusted",
            "n": finding.n,
            "estimate": finding.effect,
            "low": finding.low,
            "high": finding.high,
            "verdict": finding.verdict,
            "group": group,
        }
    ]
    rows += [_other(one, finding, group) for one in drawn_checks(finding)]
    if finding.naive is not None:
        rows.append(_unadjusted(finding, group))
    return rows


def drawn_checks(finding: Finding) -> list[Any]:
    """The other readings that gave an estimate and an interval of their own."""
    checks = part(finding.beside, "checks", ())
    return [one for one in checks if part(one, "effect") is not None and ends(one) is not None]


def _other(check: Any, finding: Finding, group: str) -> dict[str, Any]:
    """The same question asked another way."""
    low, high = ends(check) or (0.0, 0.0)
    name = str(part(check, "name"))
    return {
        "label": name[:1].upper() + name[1:],
        "n": part(check, "n", finding.n),
        "estimate": part(check, "effect"),
        "low": low,
        "high": high,
        "verdict": "supported" if clear_of_nought((low, high)) else "insufficient",
        "group": group,
    }


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


def _signature(one: Any) -> str:
    """Who signed the verdict: a name, in which role, on which day."""
    rest = [str(value) for value in (part(one, "role"), part(one, "on")) if value]
    return ", ".join([str(part(one, "name")), *rest])


def _notes(finding: Finding) -> list[str]:
    notes = []
    if finding.reason and finding.verdict != Finding.Verdict.NOT_TESTABLE and not _said(finding):
        notes.append(finding.reason[0].upper() + finding.reason[1:])
    if finding.method:
        notes.append(finding.method[0].upper() + finding.method[1:])
    notes += [one for one in [agreement(part(finding.beside, "checks", ()), finding.unit)] if one]
    notes += sensitivity(part(finding.beside, "sensitivity"))[:1]
    if finding.effect is not None and not _drawn_by_lot(finding):
        notes.append("People were not allocated by chance: this is consistent with, not proof of.")
    return notes


def _said(finding: Finding) -> bool:
    """Whether the reason only says again what stands in the plot and its title."""
    return finding.effect is not None and finding.verdict != Finding.Verdict.MIXED


def _drawn_by_lot(finding: Finding) -> bool:
    """Whether a lottery in the service stands among the readings."""
    return any(str(part(one, "name")).startswith("lottery") for one in drawn_checks(finding))
