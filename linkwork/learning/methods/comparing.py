"""The effect of a component in any table of rows, and how much of it a mechanism carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from linkwork.learning.methods.moments import Moments
from linkwork.learning.methods.regression import (
    CollinearColumns,
    Fit,
    crossproducts,
    interval,
    ols,
    ols_hc1,
)
from linkwork.learning.methods.tabular import Ready, Unusable, cluster_column, ready

Errors = Literal["hc1", "cr1"]


@dataclass(frozen=True)
class Effect:
    """An adjusted effect in the outcome's own unit, with what it rests on."""

    effect: float
    se: float
    ci: tuple[float, float]
    n: int
    clusters: int | None
    naive: float
    dropped: int
    gaps: dict[str, int]
    method: str


@dataclass(frozen=True)
class Mediation:
    """An effect parted in two: through the mechanism (indirect) and past it (direct).

    a: component to mechanism; b: mechanism to outcome. `rho` is the correlation between what else
    moves mechanism and outcome at which the indirect effect would vanish (Imai, Keele and Yamamoto
    2010): the smaller, the less it takes to explain the finding away.
    """

    indirect: float
    direct: float
    total: float
    a: float
    b: float
    se_a: float
    se_b: float
    se_indirect: float
    ci_indirect: tuple[float, float]
    rho: float
    n: int
    dropped: int
    gaps: dict[str, int]


def effect(
    source: str,
    *,
    outcome: str,
    component: str,
    confounders: Sequence[str] = (),
    cluster: str | None = None,
    errors: Errors | None = None,
    lin: bool = False,
) -> Effect:
    """Estimate the effect of a component: its coefficient in least squares with the confounders.

    Errors are HC1, or CR1 where a cluster is named. `lin` adds the products of a yes/no component
    with the centred confounders (Lin 2013), so that the effect is an average over everybody.
    """
    chosen = errors or ("cr1" if cluster else "hc1")
    if chosen == "cr1" and not cluster:
        raise Unusable("cr1: errors between clusters need a cluster (--cluster)")
    table = ready(source, measures=[outcome, component], confounders=confounders, cluster=cluster)
    regressors = [component, *table.confounders]
    rows = table.table
    if lin:
        rows, regressors = _with_products(table, component)
    wanted = [*regressors, outcome]
    by = cluster_column(table) if chosen == "cr1" else None
    cache = crossproducts(rows, wanted, by)
    fit = _fitted(cache, outcome, regressors, rows if chosen == "hc1" else None)
    naive = _fitted(cache, outcome, [component], rows if chosen == "hc1" else None)
    estimate, error = fit.coefficient(component), fit.error(component)
    return Effect(
        effect=estimate,
        se=error,
        ci=interval(estimate, error, fit.freedom),
        n=fit.n,
        clusters=table.clusters,
        naive=naive.coefficient(component),
        dropped=table.dropped,
        gaps=table.gaps,
        method=_method(fit, table, lin=lin),
    )


def mediate(
    source: str, *, outcome: str, component: str, mechanism: str, confounders: Sequence[str] = ()
) -> Mediation:
    """Part an effect by two linear models (Baron and Kenny 1986; Imai, Keele and Tingley 2010).

    Mechanism on component and confounders gives a; outcome on component, mechanism and confounders
    gives b and the direct effect; the indirect effect is a · b, its error by the delta method from
    HC1 errors. It is a causal effect only under sequential ignorability: nothing else may move both
    mechanism and outcome once component and confounders are held equal.
    """
    table = ready(source, measures=[outcome, component, mechanism], confounders=confounders)
    rows, given = table.table, list(table.confounders)
    cache = crossproducts(rows, [component, mechanism, *given, outcome], None)
    first = _fitted(cache, mechanism, [component, *given], rows)
    second = _fitted(cache, outcome, [component, mechanism, *given], rows)
    whole = _fitted(cache, outcome, [component, *given], rows)
    a, b = first.coefficient(component), second.coefficient(mechanism)
    se_a, se_b = first.error(component), second.error(mechanism)
    se = float(np.hypot(a * se_b, b * se_a))
    return Mediation(
        indirect=a * b,
        direct=second.coefficient(component),
        total=whole.coefficient(component),
        a=a,
        b=b,
        se_a=se_a,
        se_b=se_b,
        se_indirect=se,
        ci_indirect=interval(a * b, se, second.freedom),
        rho=_residual_correlation(cache, mechanism, outcome, first, whole),
        n=first.n,
        dropped=table.dropped,
        gaps=table.gaps,
    )


def _fitted(cache: Moments, outcome: str, regressors: Sequence[str], rows: object | None) -> Fit:
    try:
        if rows is None:
            return ols(cache, outcome, regressors)
        return ols_hc1(rows, cache, outcome, regressors)
    except CollinearColumns as error:
        names = ", ".join(error.names)
        raise Unusable(
            f"{names}: constant, or a combination of the columns before; leave it out"
        ) from error
    except ValueError as error:
        raise Unusable(str(error)) from error


def _with_products(table: Ready, component: str) -> tuple[object, list[str]]:
    """Add the products of the component with the centred confounders."""
    rows = table.table
    values = rows[component].isin([0.0, 1.0]).all().to_pyarrow().as_py()
    if not values:
        raise Unusable(f"{component}: --lin needs a component that is yes or no (1 or 0)")
    means = (
        rows.aggregate(
            **{name: rows[name].mean() for name in table.confounders} or {"n": rows.count()}
        )
        .to_pyarrow()
        .to_pylist()[0]
    )
    products = {
        f"{component} × {name}": rows[component] * (rows[name] - means[name])
        for name in table.confounders
    }
    return rows.mutate(**products), [component, *table.confounders, *products]


def _residual_correlation(cache: Moments, one: str, other: str, first: Fit, second: Fit) -> float:
    """Correlate what the same regressors leave over of two columns."""
    weights = []
    for fit, target in ((first, one), (second, other)):
        row = np.zeros(len(cache.columns) + 1)
        slopes = dict(zip(fit.names[1:], fit.coefficients[1:], strict=True))
        for name, slope in slopes.items():
            row[cache.places([name])[0]] = -slope
        row[cache.places([target])[0]] = 1.0
        row[0] = -(row[1:] @ cache.total[1:, 0]) / cache.total[0, 0]
        weights.append(row)
    joined = np.array(weights) @ cache.total @ np.array(weights).T
    return float(joined[0, 1] / np.sqrt(joined[0, 0] * joined[1, 1]))


def _method(fit: Fit, table: Ready, *, lin: bool) -> str:
    model = "least squares with T × centred confounders (Lin)" if lin else "least squares"
    given = ", ".join(table.confounders) or "nothing"
    over = f" over {fit.clusters} clusters, t({fit.freedom:g})" if fit.clusters else ""
    return f"{model}; adjusted for {given}; {fit.errors} errors{over}"
