"""A lottery told whole, for anybody to replay: its plan, its seed, and every draw as kept."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from linkwork.practice.lotteries.drawing import Share, draw, plan_hash, sha256

FORM = "linkwork lottery 1"
SEED = re.compile(r"[0-9a-f]{64}")
KEYS = ("plan", "plan_sha256", "seed_sha256", "seed", "draws")


class NotALottery(ValueError):
    """What was given does not tell a lottery; the message says what is missing."""


def share_of(plan: Mapping[str, Any]) -> Share:
    """The share and the blocks that a plan declares."""
    try:
        return Share(int(plan["drawn"]), int(plan["of"]), tuple(int(n) for n in plan["blocks"]))
    except (KeyError, TypeError, ValueError) as wrong:
        raise NotALottery(f"the plan's share or blocks cannot be read: {wrong}") from wrong


def check(told: Any) -> tuple[int, list[str]]:
    """Replay every draw; answer how many there are, and each thing that does not agree."""
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise NotALottery(f"not a lottery's record: “form” must be “{FORM}”")
    missing = [key for key in KEYS if key not in told]
    if missing:
        raise NotALottery(f"the record lacks {', '.join(missing)}")
    if not SEED.fullmatch(str(told["seed"])):
        raise NotALottery("the seed is not told: it is kept until the lottery is over")
    if not isinstance(told["plan"], dict) or not isinstance(told["draws"], list):
        raise NotALottery("the plan or the draws cannot be read")
    wrong = [*_commitments(told), *_places(told), *_draws(told)]
    return len(told["draws"]), wrong


def _commitments(told: Mapping[str, Any]) -> Iterator[str]:
    if sha256(told["seed"]) != told["seed_sha256"]:
        yield "the seed is not the one that was committed before the first draw"
    if plan_hash(told["plan"]) != told["plan_sha256"]:
        yield "the plan is not the one that was declared"


def _places(told: Mapping[str, Any]) -> Iterator[str]:
    """Every stratum's places run from 1 without a gap: nobody's draw was taken out."""
    taken: dict[str, list[int]] = {}
    for row in told["draws"]:
        taken.setdefault(_said(row, "stratum", str), []).append(_said(row, "place", int))
    for stratum, places in taken.items():
        if sorted(places) != list(range(1, len(places) + 1)):
            yield f"{stratum}: the places do not run from 1 to {len(places)}"


def _draws(told: Mapping[str, Any]) -> Iterator[str]:
    share = share_of(told["plan"])
    for row in told["draws"]:
        stratum, place = _said(row, "stratum", str), _said(row, "place", int)
        if place < 1 or place > len(told["draws"]):
            continue  # said above
        if draw(told["seed"], share, stratum, place) is not _said(row, "drawn", bool):
            yield f"{stratum}, place {place}: the seed gives the other result"


def _said(row: Any, key: str, kind: type) -> Any:
    if not isinstance(row, dict) or type(row.get(key)) is not kind:
        raise NotALottery(f"a draw has no {key}: {str(row)[:80]}")
    return row[key]
