"""The declared effects: read, laid over, and refused by name and place where they are wrong."""

from pathlib import Path

import pytest

from linkwork.invented.claims import claims
from linkwork.invented.effects import EffectsError, read_effects
from linkwork.theory.statement import starter


def written(folder: Path, text: str) -> Path:
    """A file of effects."""
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_testable_statement_has_an_effect() -> None:
    """The shipped effects speak of each statement that has a condition, and of no other."""
    testable = {one.code for one in starter().statements if one.condition is not None}
    assert set(read_effects().statements) == testable
    assert {claim.code for claim in claims(read_effects())} == testable
    assert len(testable) == 30


def test_effects_are_of_every_kind() -> None:
    """Some statements are true, several do nothing, one or two are contrary."""
    expected = {claim.code: claim for claim in claims(read_effects())}
    signs = []
    for claim in expected.values():
        towards = 1 if claim.statement.direction == "more likely" else -1
        signs.append(towards * claim.effect.logit)
    assert sum(sign > 0 for sign in signs) >= 20
    assert sum(sign == 0 for sign in signs) >= 3
    assert sum(sign < 0 for sign in signs) == 2


def test_a_file_is_laid_over_the_shipped_one(tmp_path: Path) -> None:
    """A file names only what it changes."""
    mine = read_effects(written(tmp_path, "[statements.EG3]\nlogit = 0.1\n"))
    assert mine.statements["EG3"].logit == 0.1
    assert mine.statements["EG3"].living_alone == read_effects().statements["EG3"].living_alone
    assert mine.statements["EG1"] == read_effects().statements["EG1"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[statements.EG33]\nlogit = 1", "mine.toml: statements: EG33: nothing of that name"),
        ("[statements.EG3]\nlogits = 1", "mine.toml: statements: EG3: logits: nothing of that"),
        ('[statements.EG3]\nlogit = "1"', "EG3.logit: '1' is not a number"),
        ("[statements.EG3]\nlogit = true", "EG3.logit: True is not a number"),
        ("[rates]\nagreed = 1.2", "rates.agreed: 1.2 is not a share"),
        ("[rates]\ngp_contacts = 0", "rates.gp_contacts: 0.0 is not above 0"),
        ("statements = 3", "mine.toml: statements: should be a section"),
        ("[statements.EG5]\nthrough = { probe = 'belonging' }", "EG5.through: needs probe, moves"),
        ("[people\n", "mine.toml: is not a TOML file"),
    ],
)
def test_a_wrong_file_is_refused_by_name_and_place(tmp_path: Path, text: str, message: str) -> None:
    """The message names the thing and the place."""
    with pytest.raises(EffectsError) as refused:
        read_effects(written(tmp_path, text))
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize(
    ("code", "probe", "message"),
    [
        ("EG5", "had_choice", "only felt_heard or belonging can carry"),
        ("EG5", "belonging", "is not asked at the stage of first_session_attended"),
        ("EG3", "felt_heard", "is fixed before accompanied"),
    ],
)
def test_a_probe_carries_only_what_comes_before_it(
    tmp_path: Path, code: str, probe: str, message: str
) -> None:
    """No mechanism can work backwards in time."""
    text = f"[statements.{code}]\nthrough = {{ probe = '{probe}', moves = 1, weight = 0.1 }}"
    with pytest.raises(EffectsError, match=message):
        claims(read_effects(written(tmp_path, text)))
