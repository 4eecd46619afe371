"""Time to an event against the published answers, lifelines and statsmodels."""

import json
import warnings
from pathlib import Path
from typing import Any

import lifelines
import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
import statsmodels.api as sm
from click.testing import CliRunner
from statsmodels.duration.survfunc import CumIncidenceRight

from linkwork.learning.methods.survival import censoring_weights, cox, incidence
from linkwork.site.commands.survival import hazard
from linkwork.site.commands.survival import incidence as incidence_command

Floats = npt.NDArray[np.float64]
GRID = [(40, 0.2), (400, 0.0), (400, 0.5), (3_000, 0.3)]


def answer(command: Any, *words: object) -> dict[str, Any]:
    """Run a command and read its JSON."""
    ran = CliRunner().invoke(command, [str(word) for word in words])
    assert ran.exit_code == 0, ran.output
    found: dict[str, Any] = json.loads(ran.stdout)
    return found


def made(cases: int, lost: float, *, tied: bool = False, seed: int = 7) -> tuple[Floats, Floats]:
    """Invent times with two competing events, some cases lost to sight."""
    dice = np.random.default_rng(seed)
    spans = dice.exponential([[30], [50]], (2, cases))
    time, event = spans.min(axis=0), 1.0 + spans.argmin(axis=0)
    gone = dice.exponential(40 / max(lost, 0.01), cases)
    event = np.where(gone < time, 0.0, event)
    time = np.minimum(time, gone)
    return (np.ceil(time) if tied else time), event


def test_mgus2(shared_data: Path, tmp_path: Path) -> None:
    """Monoclonal gammopathy (Kyle 2002): progression and death at 60, 120 and 240 months."""
    rows = pd.read_csv(shared_data / "trials" / "mgus2.csv")
    rows["event"] = rows["pstat"].where(rows["pstat"] == 1, 2 * rows["death"])
    rows["time"] = rows["ptime"].where(rows["pstat"] == 1, rows["futime"])
    file = tmp_path / "mgus2.csv"
    rows.to_csv(file, index=False)
    asked = ("--time", "time", "--event", "event", "--times", "60,120,240", "--json", "-")
    found = answer(incidence_command, file, *asked)
    assert [round(share, 4) for share in found["1"]] == [0.0341, 0.0637, 0.0998]
    assert [round(share, 4) for share in found["2"]] == [0.3204, 0.5318, 0.7240]


def test_colon(shared_data: Path, tmp_path: Path) -> None:
    """Adjuvant therapy of colon cancer (Moertel 1990): −.40253, robust error .11961."""
    rows = pd.read_csv(shared_data / "trials" / "colon.csv")
    file = tmp_path / "colon.csv"
    rows[rows["etype"] == 2].to_csv(file, index=False)
    words = ("--time", "time", "--event", "status", "--columns", "rx,sex,age,nodes")
    more = ("--reference", "rx=Obs", "--cluster", "id", "--json", "-")
    found = answer(hazard, file, *words, *more)
    assert found["columns"]["rx: Lev+5FU"]["coefficient"] == pytest.approx(-0.40253, abs=5e-6)
    assert found["columns"]["rx: Lev+5FU"]["se"] == pytest.approx(0.11961, abs=5e-6)
    assert (found["n"], found["events"], found["clusters"]) == (911, 441, 911)


@pytest.mark.parametrize(("cases", "lost"), GRID)
@pytest.mark.parametrize("kind", [1, 2])
def test_incidence_equals_lifelines(cases: int, lost: float, kind: int) -> None:
    """Shares, errors and intervals are Aalen and Johansen's, as lifelines has them, to 1e-8."""
    time, event = made(cases, lost)
    theirs = lifelines.AalenJohansenFitter().fit(time, event.astype(int), event_of_interest=kind)
    asked = np.asarray(theirs.cumulative_density_.index)[1:-1]
    ours = incidence(time, event, times=asked)[kind]
    np.testing.assert_allclose(
        ours.share, theirs.cumulative_density_.to_numpy()[1:-1, 0], rtol=1e-8
    )
    variance = np.asarray(theirs.variance_)[1:-1]
    np.testing.assert_allclose(np.square(ours.se), variance, rtol=1e-8, atol=1e-15)
    ends = theirs.confidence_interval_.to_numpy()[1:-1]
    inside = np.asarray(ours.share) > 0
    np.testing.assert_allclose(np.asarray(ours.low)[inside], ends.min(axis=1)[inside], rtol=1e-8)
    np.testing.assert_allclose(np.asarray(ours.high)[inside], ends.max(axis=1)[inside], rtol=1e-8)


@pytest.mark.parametrize(("cases", "lost"), GRID)
@pytest.mark.parametrize("tied", [True, False])
def test_incidence_equals_statsmodels(cases: int, lost: float, *, tied: bool) -> None:
    """Shares and errors equal statsmodels to 1e-8, on days with many events too."""
    time, event = made(cases, lost, tied=tied)
    theirs = CumIncidenceRight(time, event.astype(int))
    asked = theirs.times[:-1]
    for kind, one in incidence(time, event, times=asked).items():
        np.testing.assert_allclose(one.share, theirs.cinc[kind - 1][:-1], rtol=1e-8)
        np.testing.assert_allclose(one.se, theirs.cinc_se[kind - 1][:-1], rtol=1e-7, atol=1e-12)


@pytest.mark.parametrize(("cases", "lost"), GRID)
@pytest.mark.parametrize("tied", [True, False])
def test_one_event_is_kaplan_meier(cases: int, lost: float, *, tied: bool) -> None:
    """With one event, one less its incidence is Kaplan and Meier's curve with Greenwood's error."""
    time, event = made(cases, lost, tied=tied)
    theirs = lifelines.KaplanMeierFitter().fit(time, event > 0)
    asked = np.asarray(theirs.survival_function_.index)[1:-1]
    ours = incidence(time, event > 0, times=asked)[1]
    left = theirs.survival_function_.to_numpy()[1:-1, 0]
    np.testing.assert_allclose(1 - np.asarray(ours.share), left, rtol=1e-8)
    greenwood = sm.SurvfuncRight(time, (event > 0).astype(int))
    there = np.searchsorted(asked, greenwood.surv_times[:-1])
    np.testing.assert_allclose(
        np.asarray(ours.se)[there], greenwood.surv_prob_se[:-1], rtol=1e-8, atol=1e-12
    )
    jackknife = incidence(time, event > 0, np.ones(cases), asked)[1]
    np.testing.assert_allclose(jackknife.se, ours.se, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize(("cases", "lost"), GRID[1:])
@pytest.mark.parametrize("tied", [True, False])
def test_weights_give_the_incidence_back(cases: int, lost: float, *, tied: bool) -> None:
    """The share of an event among cases weighted for censoring is its Aalen-Johansen incidence."""
    time, event = made(cases, lost, tied=tied)
    weights = censoring_weights(time, event, 25.0)
    for kind, one in incidence(time, event, times=[25.0]).items():
        share = (weights * ((event == kind) & (time <= 25.0))).sum() / cases
        assert share == pytest.approx(one.share[0], rel=1e-10)
    assert weights.sum() / cases == pytest.approx(1.0, rel=0.2)


def cases_of(count: int, *, tied: bool) -> pd.DataFrame:
    """Invent times that three columns pull, in clusters and strata."""
    dice = np.random.default_rng(11)
    rows = pd.DataFrame(dice.normal(size=(count, 2)), columns=["x", "z"])
    rows["treated"] = (dice.random(count) < 0.4).astype(float)
    rows["practice"] = dice.integers(0, 25, count)
    rows["site"] = dice.integers(0, 3, count)
    pull = 0.5 * rows["treated"] - 0.3 * rows["x"] + dice.normal(0, 0.3, 25)[rows["practice"]]
    time = dice.exponential(30 * np.exp(-pull))
    gone = dice.exponential(60, count)
    rows["died"] = (time <= gone).astype(int)
    time = np.minimum(time, gone)
    rows["time"] = np.ceil(time / 3) if tied else time
    return rows


@pytest.mark.parametrize("count", [150, 1_500])
@pytest.mark.parametrize("tied", [True, False])
@pytest.mark.parametrize("strata", [None, "site"])
def test_cox_equals_its_oracles(count: int, *, tied: bool, strata: str | None) -> None:
    """Coefficients and errors are lifelines's and statsmodels's (both Efron) to 1e-7 or better."""
    rows = cases_of(count, tied=tied)
    names = ["treated", "x", "z"]
    ours = cox(
        rows["time"].to_numpy(),
        rows["died"].to_numpy(),
        rows[names].to_numpy(),
        names,
        strata=rows[strata].tolist() if strata else None,
    )
    theirs = sm.PHReg(
        rows["time"],
        rows[names],
        status=rows["died"],
        strata=rows[strata] if strata else None,
        ties="efron",
    ).fit(method="newton", tol=1e-12, maxiter=100)
    np.testing.assert_allclose(ours.coefficients, theirs.params, rtol=1e-7)
    np.testing.assert_allclose(np.sqrt(np.diag(ours.covariance)), theirs.bse, rtol=1e-7)
    assert ours.log_likelihood == pytest.approx(theirs.llf, rel=1e-10)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = rows[[*names, "time", "died", "practice", *([strata] if strata else [])]]
        others = lifelines.CoxPHFitter().fit(
            kept,
            "time",
            "died",
            cluster_col="practice",
            strata=[strata] if strata else None,
            fit_options={"precision": 1e-12},
        )
    robust = cox(
        rows["time"].to_numpy(),
        rows["died"].to_numpy(),
        rows[names].to_numpy(),
        names,
        clusters=rows["practice"].tolist(),
        strata=rows[strata].tolist() if strata else None,
    )
    # lifelines stops climbing a little early; statsmodels, above, does not.
    np.testing.assert_allclose(robust.coefficients, others.params_[names], rtol=1e-6, atol=1e-7)
    if not tied:  # lifelines gives tied deaths Breslow's residuals
        errors = others.standard_errors_[names]
        np.testing.assert_allclose(np.sqrt(np.diag(robust.covariance)), errors, rtol=1e-6)
