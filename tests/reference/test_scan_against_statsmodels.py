"""The scan and the regression against statsmodels, over a grid."""

import warnings
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pytest
import statsmodels.api as sm

from linkwork.learning.methods.effects import adjusted
from linkwork.learning.methods.regression import crossproducts, interval, ols, ols_hc1
from linkwork.learning.methods.scan import Family, Question, scan
from tests.unit.learning.methods.invented_arrays import arms_table

GRID = [
    (rows, clusters, ordered, offset)
    for rows in (400, 5_000)
    for clusters in (45, 300)
    for ordered in (True, False)
    for offset in (0.0, 1e5)
]


def moved(table: pa.Table, offset: float) -> pa.Table:
    """Move a column far from zero, as a year or a day number is."""
    place = table.column_names.index("age")
    return table.set_column(place, "age", [np.asarray(table["age"]) + offset])


@pytest.mark.parametrize(("rows", "clusters", "ordered", "offset"), GRID)
def test_least_squares_with_cr1_and_hc1(
    rows: int, clusters: int, ordered: bool, offset: float
) -> None:
    """Slopes and both kinds of errors equal statsmodels to nine digits, wherever a column lies."""
    table, held = arms_table(rows, clusters, ordered=ordered)
    table = moved(table, offset)
    names = ["age", "lonely", "carer"]
    cache = crossproducts(table, [*names, "contacts"], "practice", rows=997)
    # Far from zero statsmodels itself loses digits, so it is given the column where it was.
    design = sm.add_constant(np.column_stack([held[name] for name in names]))
    model = sm.OLS(held["contacts"], design)
    clustered = model.fit(cov_type="cluster", cov_kwds={"groups": held["practice"]})
    ours = ols(cache, "contacts", names)
    first = 1 if offset else 0
    errors = np.sqrt(np.diag(ours.covariance))
    np.testing.assert_allclose(ours.coefficients[first:], clustered.params[first:], rtol=1e-9)
    np.testing.assert_allclose(errors[first:], clustered.bse[first:], rtol=1e-9)
    assert ours.clusters == len(np.unique(held["practice"]))
    robust = ols_hc1(table, cache, "contacts", names)
    expected = model.fit(cov_type="HC1", use_t=True)
    errors = np.sqrt(np.diag(robust.covariance))
    np.testing.assert_allclose(errors[first:], expected.bse[first:], rtol=1e-9)
    ends = interval(robust.coefficient("lonely"), robust.error("lonely"), robust.freedom)
    np.testing.assert_allclose(ends, expected.conf_int()[2], rtol=1e-9)


@pytest.mark.parametrize(("rows", "clusters", "ordered", "offset"), GRID[8:])
@pytest.mark.parametrize("outcome", ["yes", "contacts"])
def test_lin_with_cr1(rows: int, clusters: int, ordered: bool, offset: float, outcome: str) -> None:
    """The adjusted difference is the coefficient of T beside centred Z and T × centred Z."""
    table, held = arms_table(rows, clusters, ordered=ordered)
    table = moved(table, offset)
    names = ("age", "lonely", "carer")
    family = Family(names, (Question("A", "arm first", outcome),))
    found = scan(table, [family], cluster="practice", shift={"age": 40.0 + offset})
    ours = adjusted(found.arms("A"))
    compared = np.isin(held["arm first"], [1, 2])
    with_ = (held["arm first"][compared] == 2).astype(float)
    given = np.array([held[name][compared] for name in names])
    centred = given - given.mean(axis=1, keepdims=True)
    design = np.vstack([np.ones(compared.sum()), with_, centred, centred * with_]).T
    theirs = sm.OLS(held[outcome][compared], design).fit(
        cov_type="cluster", cov_kwds={"groups": held["practice"][compared]}, use_t=True
    )
    assert ours.effect == pytest.approx(theirs.params[1], rel=1e-9)
    assert ours.error == pytest.approx(theirs.bse[1], rel=1e-9)
    assert (ours.low, ours.high) == pytest.approx(tuple(theirs.conf_int()[1]), rel=1e-9)
    assert (ours.n, ours.clusters) == (compared.sum(), len(np.unique(held["practice"][compared])))


def test_plain_adjustment_with_cr1() -> None:
    """Where an arm is small, the effect is the coefficient of T beside Z alone."""
    dice = np.random.default_rng(5)
    table, held = arms_table(2_000, 60)
    rare = np.where(dice.permutation(2_000) < 35, 2, 1).astype(np.uint8)
    table = table.append_column("arm rare", [rare])
    names = ("age", "lonely", "carer")
    found = scan(
        table, [Family(names, (Question("A", "arm rare", "yes"),))], cluster="practice", shift={}
    )
    ours = adjusted(found.arms("A"))
    design = np.vstack([np.ones(2_000), rare == 2, *(held[name] for name in names)]).T
    theirs = sm.OLS(held["yes"], design).fit(
        cov_type="cluster", cov_kwds={"groups": held["practice"]}
    )
    assert (ours.model, ours.errors) == ("plain", "CR1")
    assert ours.effect == pytest.approx(theirs.params[1], rel=1e-9)
    assert ours.error == pytest.approx(theirs.bse[1], rel=1e-9)


def test_every_source_gives_the_same_sums(tmp_path: Path) -> None:
    """Arrow, a DuckDB relation and Ibis on the same Parquet give the same cross-products."""
    import ibis
    import pyarrow.parquet as pq

    table, _ = arms_table(3_000, 50, ordered=False)
    path = tmp_path / "cases.parquet"
    pq.write_table(table, path)
    names = ["age", "lonely", "contacts"]
    opened = [table, duckdb.connect().read_parquet(str(path)), ibis.read_parquet(path)]
    fits = [ols(crossproducts(one, names, "practice"), "contacts", names[:2]) for one in opened]
    for fit in fits[1:]:
        np.testing.assert_allclose(fit.coefficients, fits[0].coefficients, rtol=1e-11)
        np.testing.assert_allclose(fit.covariance, fits[0].covariance, rtol=1e-9)


def test_sub_models_need_no_rows() -> None:
    """From one cache, any outcome on any regressors: each equals its own regression."""
    table, held = arms_table(3_000, 60)
    cache = crossproducts(table, ["age", "lonely", "carer", "contacts"], "practice")
    del table
    for outcome, names in (("contacts", ["lonely"]), ("lonely", ["carer", "contacts"])):
        design = sm.add_constant(np.column_stack([held[name] for name in names]))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            theirs = sm.OLS(held[outcome], design).fit(
                cov_type="cluster", cov_kwds={"groups": held["practice"]}
            )
        ours = ols(cache, outcome, names)
        np.testing.assert_allclose(ours.coefficients, theirs.params, rtol=1e-9)
        np.testing.assert_allclose(np.sqrt(np.diag(ours.covariance)), theirs.bse, rtol=1e-9)


def test_arrow_batches_of_any_type_are_read() -> None:
    """Whole numbers, yes/no and dictionary-coded clusters are numbers and clusters too."""
    table = pa.table(
        {
            "x": pa.array([1, 2, 3, 4, 5, 9], pa.int32()),
            "y": pa.array([True, False, True, True, False, True]),
            "g": pa.array(["a", "a", "b", "b", "c", "c"]).dictionary_encode(),
        }
    )
    fit = ols(crossproducts(table, ["x", "y"], "g"), "y", ["x"])
    assert fit.coefficients[1] == pytest.approx(
        np.polyfit([1, 2, 3, 4, 5, 9], [1, 0, 1, 1, 0, 1], 1)[0]
    )
