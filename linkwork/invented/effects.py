"""The effects declared to be true in the invented service, read from a file people can edit."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).with_name("effects.toml")
STATEMENT_KEYS = {"logit", "share", "living_alone", "through"}


class EffectsError(ValueError):
    """A file of effects that cannot be used, and where."""


@dataclass(frozen=True)
class Through:
    """The probe that carries part of an effect: how far it moves, and how much a point weighs."""

    probe: str
    moves: float
    weight: float


@dataclass(frozen=True)
class Effect:
    """How far a statement's condition moves its outcome, on the logit (or log rate) scale."""

    code: str
    logit: float
    share: float
    living_alone: float = 0.0
    through: Through | None = None


@dataclass(frozen=True)
class Effects:
    """All that is declared true: rates, sorts of people, places, choices and statements."""

    rates: Mapping[str, float]
    people: Mapping[str, float]
    places: Mapping[str, float]
    choices: Mapping[str, Mapping[str, float]]
    statements: Mapping[str, Effect]


def read_effects(path: Path | None = None) -> Effects:
    """The shipped effects, with those of another file laid over them."""
    return _shipped() if path is None else _build(_overlay(_load(SHIPPED), _load(path), path.name))


@cache
def _shipped() -> Effects:
    return _build(_load(SHIPPED))


def _load(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise EffectsError(f"{path.name}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EffectsError(f"{path.name}: is not a TOML file: {error}") from error


def _overlay(under: dict[str, Any], over: dict[str, Any], where: str) -> dict[str, Any]:
    """Lay one tree of figures over another; a name the lower one lacks is a mistake."""
    merged = dict(under)
    for name, value in over.items():
        place = f"{where}: {name}"
        known = name in under or name in STATEMENT_KEYS
        if not known:
            raise EffectsError(f"{place}: nothing of that name is declared")
        if isinstance(under.get(name), dict) and name != "through":
            if not isinstance(value, dict):
                raise EffectsError(f"{place}: should be a section")
            merged[name] = _overlay(under[name], value, place)
        else:
            merged[name] = value
    return merged


def _build(tree: dict[str, Any]) -> Effects:
    return Effects(
        rates=_rates(tree),
        people=_figures(tree, "people"),
        places=_figures(tree, "places"),
        choices={name: _figures(tree["choices"], name) for name in tree["choices"]},
        statements={code: _effect(code, part) for code, part in tree["statements"].items()},
    )


def _figures(tree: Mapping[str, Any], section: str) -> dict[str, float]:
    return {name: _figure(value, f"{section}.{name}") for name, value in tree[section].items()}


def _rates(tree: Mapping[str, Any]) -> dict[str, float]:
    rates = _figures(tree, "rates")
    for name, rate in rates.items():
        if not 0 < rate < 1 and name != "gp_contacts":
            raise EffectsError(f"rates.{name}: {rate} is not a share between 0 and 1")
    if rates["gp_contacts"] <= 0:
        raise EffectsError(f"rates.gp_contacts: {rates['gp_contacts']} is not above 0")
    return rates


def _figure(value: Any, place: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise EffectsError(f"{place}: {value!r} is not a number")
    return float(value)


def _effect(code: str, part: Mapping[str, Any]) -> Effect:
    through = part.get("through")
    figures = {name: _figure(part[name], f"{code}.{name}") for name in part if name != "through"}
    return Effect(code=code, through=None if not through else _through(code, through), **figures)


def _through(code: str, part: Any) -> Through:
    if not isinstance(part, dict) or set(part) != {"probe", "moves", "weight"}:
        raise EffectsError(f"{code}.through: needs probe, moves and weight")
    moves, weight = (_figure(part[name], f"{code}.through.{name}") for name in ("moves", "weight"))
    return Through(probe=str(part["probe"]), moves=moves, weight=weight)
