"""The draw: every block keeps the share, the seed decides all, and the next cannot be known."""

import json
from collections import Counter
from itertools import count, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkwork.practice.lotteries import replaying
from linkwork.practice.lotteries.drawing import (
    Share,
    deal,
    draw,
    new_seed,
    plan_hash,
    sha256,
)
from linkwork.practice.lotteries.replaying import NotALottery, check

HALF = Share(1, 2, (2, 3, 4))
SEED = "00" * 31 + "2a"
SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)
SHARES = st.tuples(
    st.integers(2, 6), st.integers(1, 5), st.lists(st.integers(1, 6), min_size=1, max_size=3)
).map(lambda told: Share(min(told[1], told[0] - 1), told[0], tuple(told[2])))


@given(seed=SEEDS, share=SHARES, stratum=st.text(max_size=20), number=st.integers(0, 50))
def test_every_block_keeps_the_share(seed: str, share: Share, stratum: str, number: int) -> None:
    """Of every block exactly the declared share is drawn, whatever its size."""
    block = deal(seed, share, stratum, number)
    assert len(block) % share.of == 0
    assert len(block) // share.of in share.blocks
    assert sum(block) * share.of == len(block) * share.drawn


@given(seed=SEEDS, share=SHARES)
def test_places_run_through_the_blocks(seed: str, share: Share) -> None:
    """Place by place, the draws are the blocks one after the other, without a gap."""
    dealt = [one for number in range(5) for one in deal(seed, share, "everybody", number)]
    assert [draw(seed, share, "everybody", n + 1) for n in range(len(dealt))] == dealt


def test_a_known_seed_gives_known_draws() -> None:
    """The draws of a seed are the same on every machine and in every version to come."""
    said = "".join("x" if draw(SEED, HALF, "everybody", n) else "." for n in range(1, 25))
    assert said == "xx.x..xx.x...xx.x.x..x.x"


def test_over_many_seeds_each_place_is_as_likely() -> None:
    """At every place half of 2,000 seeds draw the person (within four standard errors)."""
    drawn: Counter[int] = Counter()
    for number in range(2_000):
        seed = sha256(f"seed {number}")
        drawn.update(place for place in range(1, 17) if draw(seed, HALF, "everybody", place))
    assert max(abs(drawn[place] / 2_000 - 0.5) for place in range(1, 17)) < 4 * 0.5 / 2_000**0.5


def test_what_was_seen_does_not_tell_the_next() -> None:
    """After six draws of a stratum the seventh is open, but for the rest of a spent block of eight.

    Seeds that agree on all six then go both ways; whoever sees only their own people sees less.
    """
    after: dict[tuple[bool, ...], set[bool]] = {}
    for number in range(6_000):
        seed = sha256(f"other {number}")
        *seen, following = (draw(seed, HALF, "everybody", place) for place in range(1, 8))
        after.setdefault(tuple(seen), set()).add(following)
    certain = {seen for seen, came in after.items() if len(came) == 1}
    spent = {seen for seen in after if sum(seen[:4]) != 2 and sum(seen) != 3}
    assert len(after) > 40
    assert certain == spent


def test_guessing_gains_little() -> None:
    """Who guesses whatever was drawn less so far is right less often than with blocks of two.

    The best known guess (Blackwell and Hodges 1957), told every result of one stratum.
    """
    assert _guessed(Share(1, 2, (1,))) == pytest.approx(0.75, abs=0.02)
    assert _guessed(Share(1, 2, (2,))) == pytest.approx(17 / 24, abs=0.02)
    assert _guessed(HALF) < 0.685


def _guessed(share: Share, seeds: int = 400, places: int = 40) -> float:
    right = 0.0
    for number in range(seeds):
        ahead = 0
        for place in range(1, places + 1):
            came = draw(sha256(f"guess {number}"), share, "everybody", place)
            right += 0.5 if ahead == 0 else float(came == (ahead < 0))
            ahead += 1 if came else -1
    return right / (seeds * places)


def test_seeds_and_strata_are_their_own() -> None:
    """Two seeds, and two strata of one seed, have nothing to do with one another."""
    assert len({new_seed() for _ in range(50)}) == 50
    there = [draw(SEED, HALF, "practice 1", n) for n in range(1, 41)]
    here = [draw(SEED, HALF, "practice 2", n) for n in range(1, 41)]
    assert there != here


@pytest.mark.parametrize(
    ("drawn", "of", "blocks"), [(0, 2, (2,)), (2, 2, (2,)), (1, 2, ()), (1, 2, (0,))]
)
def test_a_share_that_leaves_nothing_to_chance_is_refused(
    drawn: int, of: int, blocks: tuple[int, ...]
) -> None:
    """Neither none nor all, and blocks that hold somebody."""
    with pytest.raises(ValueError, match=r"share|block"):
        Share(drawn, of, blocks)


def told(seed: str = SEED, many: int = 30) -> dict[str, object]:
    """A lottery of two strata told whole."""
    plan = {"drawn": 1, "of": 2, "blocks": [2, 3, 4], "strata": ["practice"]}
    names = islice((f"practice {n % 2}" for n in count()), many)
    places: Counter[str] = Counter()
    rows = []
    for name in names:
        places[name] += 1
        drawn = draw(seed, HALF, name, places[name])
        rows.append({"stratum": name, "place": places[name], "drawn": drawn})
    return {
        "form": replaying.FORM,
        "plan": plan,
        "plan_sha256": plan_hash(plan),
        "seed_sha256": sha256(seed),
        "seed": seed,
        "draws": rows,
    }


def test_a_true_record_agrees_and_any_change_shows() -> None:
    """A draw turned round, taken out, added, moved, another seed or another plan: each is named."""
    assert check(told()) == (30, [])
    for number in range(30):
        bad = told()
        bad["draws"][number]["drawn"] = not bad["draws"][number]["drawn"]  # type: ignore[index]
        assert len(check(bad)[1]) == 1
    changed = [
        {**told(), "draws": told()["draws"][1:]},  # type: ignore[index]
        {**told(), "draws": [*told()["draws"], told()["draws"][0]]},  # type: ignore[misc, index]
        {**told(), "seed": "11" * 32},
        {**told(), "plan": {"drawn": 1, "of": 2, "blocks": [1, 3, 4], "strata": ["practice"]}},
    ]
    assert [bool(check(one)[1]) for one in changed] == [True] * 4


@pytest.mark.parametrize(
    "bad",
    [
        None,
        [],
        {"form": "other"},
        {**told(), "seed": ""},
        {**told(), "seed": "zz" * 32},
        {**told(), "plan": {"drawn": 2, "of": 2, "blocks": [1]}},
        {**told(), "draws": [{"stratum": "a", "place": "1", "drawn": True}]},
        {**told(), "draws": [3]},
        {**told(), "draws": {}},
    ],
)
def test_what_is_no_lottery_is_refused_in_words(bad: object) -> None:
    """A file that does not tell a lottery is refused, with what it lacks; never a traceback."""
    with pytest.raises(NotALottery, match=r"\w+ \w+"):
        check(json.loads(json.dumps(bad)))
