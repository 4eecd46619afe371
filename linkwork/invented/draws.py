"""The dice: draws of the shapes that people's answers, waits and counts take."""

import numpy as np
from numpy.random import Generator

from linkwork.invented.story import Codes, Flags, Numbers

# The logistic curve is flattened by what is not in it; c² of Zeger, Liang and Albert (1988),
# Biometrics 44:1049, turns a share of people into the intercept that gives it.
FLATTENING = 0.346


def chance(logit: Numbers) -> Numbers:
    """The probability that belongs to a logit."""
    shares: Numbers = 1.0 / (1.0 + np.exp(-logit))
    return shares


def logit(share: float) -> float:
    """The logit that belongs to a probability."""
    return float(np.log(share / (1.0 - share)))


def intercept(share: float, spread: float = 0.8) -> float:
    """The logit for which `share` pass, where people's logits differ by `spread` (a SD)."""
    return logit(share) * float(np.sqrt(1.0 + FLATTENING * spread**2))


def happens(rng: Generator, probability: Numbers | float, cases: int) -> Flags:
    """Whether it happens, to each."""
    return rng.random(cases) < probability


def picks(rng: Generator, shares: list[float], cases: int) -> Codes:
    """One of several choices for each, as its place in the list; shares add to one."""
    places = np.searchsorted(np.cumsum(shares)[:-1], rng.random(cases), side="right")
    return places.astype(np.int64)


def answer(latent: Numbers, lowest: float = 0.0, highest: float = 10.0) -> Numbers:
    """What somebody says on a scale of whole numbers who feels it so much."""
    return np.clip(np.rint(latent), lowest, highest)


def scale(rng: Generator, centre: Numbers | float, spread: float, cases: int) -> Numbers:
    """How much each feels it, before it is rounded into an answer."""
    return centre + spread * rng.standard_normal(cases)


def wait(
    rng: Generator, median: Numbers | float, spread: float, cases: int, longest: float
) -> Numbers:
    """Days of waiting: log-normal, whole days, from 1, the tail cut at `longest`."""
    days = median * np.exp(spread * rng.standard_normal(cases))
    return np.clip(np.ceil(days), 1.0, longest)


def counts(rng: Generator, mean: Numbers | float, shape: float, cases: int) -> Numbers:
    """Counts that vary more than chance alone: negative binomial."""
    return rng.poisson(mean * rng.standard_gamma(shape, cases) / shape).astype(np.float64)
