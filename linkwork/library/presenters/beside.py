"""What stands beside the newest finding: other readings, why, over time, belief, how many cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from linkwork.library.models import Finding
from linkwork.library.words import verb_of
from linkwork.ui import pictures
from linkwork.ui.pictures import Picture, Table, figures
from linkwork.ui.pictures.picture import ends, part
from linkwork.ui.words import joined, thousands


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The same question asked another way."""

    name: str
    words: str
    said: str
    agrees: str
    colour: str


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Everything below the three columns, each part empty where it could not be had."""

    study: str
    unseen: str
    apart: Table | None
    readings: list[Reading]
    agreement: str
    sensitivity: list[str]
    rests_on: list[str]
    balance: Picture | None
    why: list[Picture]
    why_not: list[str]
    over_time: list[Picture]
    belief: Picture | None
    power: Picture | None
    notes: list[str]

    @property
    def jumps(self) -> list[dict[str, str]]:
        """The parts there are, for the line of jumps."""
        parts = (
            ("Why?", "why", self.why or self.why_not),
            ("Over time", "time", self.over_time),
            ("Asked another way", "checks", self.readings),
            ("How many cases until we could know", "power", self.power),
            ("How alike the groups were", "alike", self.balance),
            ("With what was expected", "belief", self.belief),
        )
        return [{"text": text, "href": f"#{place}"} for text, place, there in parts if there]


def beside(found_here: list[Finding] | None) -> Beside | None:
    """Lay out what the newest study put beside its estimate; None where nothing was found."""
    if not found_here:
        return None
    finding = found_here[0]
    kept, unit = finding.beside, finding.unit
    carried = part(kept, "carried", ())
    readings = [_reading(one, unit) for one in part(kept, "checks", ())]
    return Beside(
        study=finding.study_reference,
        unseen=_unseen(finding.contexts),
        apart=pictures.interactions(finding.contexts, unit=unit) if finding.contexts else None,
        readings=readings,
        agreement=agreement(part(kept, "checks", ()), unit),
        sensitivity=sensitivity(part(kept, "sensitivity")),
        rests_on=rests_on(part(kept, "diagnostics"), finding.n),
        balance=_balance(part(kept, "diagnostics")),
        why=[one for one in (_why(row, finding) for row in carried) if one is not None],
        why_not=_without_picture(carried),
        over_time=_over_time(part(kept, "curves", ())),
        belief=_belief(part(kept, "believed"), finding),
        power=_power(part(kept, "power"), finding),
        notes=[str(one) for one in part(kept, "notes", ())],
    )


def _unseen(contexts: Sequence[Any]) -> str:
    """Name the contexts that were looked at, where every one of them is withheld."""
    if not contexts or any(part(one, "effect") is not None for one in contexts):
        return ""
    named = dict.fromkeys(str(part(one, "declared") or part(one, "context")) for one in contexts)
    looked = joined([f"“{one.removesuffix(' is yes')}”" for one in named])
    return f"Too few in each group to show. Looked at: {looked}."


def _reading(check: Any, unit: str) -> Reading:
    agrees = part(check, "agrees")
    effect = part(check, "effect")
    words, colour = {True: ("Agrees", "green"), False: ("Does not agree", "yellow")}.get(
        agrees, ("Cannot be compared", "grey")
    )
    return Reading(
        name=_capital(str(part(check, "name"))),
        words=_capital(str(part(check, "words", ""))),
        said="–" if effect is None else figures.interval(float(effect), ends(check), unit),
        agrees=words,
        colour=colour,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def agreement(checks: Sequence[Any], unit: str = figures.PROPORTION) -> str:
    """Say how many other readings agree, and name those that do not."""
    read = [one for one in checks if part(one, "agrees") is not None]
    if not read:
        return ""
    apart = [one for one in read if not part(one, "agrees")]
    if not apart:
        return f"{_all(len(read))}, to within one standard error."
    named = joined([_named(one, unit) for one in apart])
    agree = len(read) - len(apart)
    return (
        f"{agree} of {len(read)} other readings agree, to within one standard error; not {named}."
    )


def _all(number: int) -> str:
    return "The other reading agrees" if number == 1 else f"All {number} other readings agree"


def _named(check: Any, unit: str) -> str:
    effect = part(check, "effect")
    said = "" if effect is None else f": {figures.interval(float(effect), ends(check), unit)}"
    return f"{part(check, 'name')}{said}"


def sensitivity(found: Any) -> list[str]:
    """Say in plain words how strong something unrecorded would have to be."""
    said = []
    e_value, limit = part(found, "e_value"), part(found, "e_value_limit")
    if e_value is not None:
        at = "" if limit is None else f"; {limit:.1f} would bring the interval to no difference"
        at = "; the interval holds no difference as it is" if limit == 1 else at
        said.append(
            "To explain it away, something that was not recorded would have to go with both what"
            f" was in place and what came of it at a risk ratio of {e_value:.1f} (E-value{at})."
        )
    robust, least = part(found, "robustness"), part(found, "robustness_limit")
    if robust is not None:
        at = f"; {_percent(least)} for the interval" if least else ""
        said.append(
            f"Or it would have to explain {_percent(robust)} of what is left of both (robustness"
            f" value{at})."
        )
    strongest = part(found, "strongest")
    component, outcome = part(found, "strongest_of_component"), part(found, "strongest_of_outcome")
    if strongest and None not in {component, outcome}:
        said.append(
            f"For scale: of what was recorded, {str(strongest).replace('_', ' ')} explains most:"
            f" {_percent(component)} of the one and {_percent(outcome)} of the other."
        )
    return said


def rests_on(found: Any, n: int) -> list[str]:
    """Say what the comparison rests on, in plain words."""
    said = []
    if part(found, "outside") is not None:
        said.append(
            f"{_percent(found['outside'])} of people had next to no chance, or next to every"
            " chance, of having it (under 5 or over 95 in 100)."
        )
    if part(found, "effective_n") is not None:
        said.append(
            f"Once weighted alike, the {thousands(n)} cases are worth"
            f" {thousands(found['effective_n'])}."
        )
    if part(found, "events_per_parameter") is not None:
        said.append(
            f"{thousands(found['events_per_parameter'])} cases of the rarer outcome for each"
            " figure estimated."
        )
    if part(found, "icc") is not None:
        said.append(f"{_percent(found['icc'])} of the outcome’s variation is between practices.")
    if part(found, "treated_clusters") is not None:
        said.append(f"It was in place for somebody in {found['treated_clusters']} practices.")
    return said


def _percent(share: float) -> str:
    value = share * 100
    return f"{value:.0f} %" if value >= 10 or value == 0 else f"{value:.1f} %"


def _balance(diagnostics: Any) -> Picture | None:
    rows = part(diagnostics, "balance", ())
    return pictures.balance(rows) if rows else None


def _why(carried: Any, finding: Finding) -> Picture | None:
    statement = finding.statement.statement
    return pictures.mediation(
        carried, component=statement.if_text, outcome=statement.then_text, unit=finding.unit
    )


def _without_picture(carried: Sequence[Any]) -> list[str]:
    return [
        f"{_capital(str(part(one, 'probe')).replace('_', ' '))}: {part(one, 'words', '')}"
        for one in carried
        if part(one, "indirect") is None
    ]


def _over_time(curves: Sequence[Any]) -> list[Picture]:
    drawn = [one for one in curves if part(one, "points")]
    return pictures.incidences(drawn) if drawn else []


def _belief(believed: Any, finding: Finding) -> Picture | None:
    if believed is None or None in {finding.effect, finding.low, finding.high}:
        return None
    return pictures.belief(
        believed,
        effect=finding.effect or 0.0,
        ends_here=(finding.low or 0.0, finding.high or 0.0),
        n=finding.n,
        smallest=finding.smallest,
        unit=finding.unit,
        more=f"more {verb_of(finding.statement)}".strip(),
    )


def _power(power: Any, finding: Finding) -> Picture | None:
    if power is None or finding.verdict != Finding.Verdict.INSUFFICIENT:
        return None
    return pictures.power_curve(power, unit=finding.unit)
