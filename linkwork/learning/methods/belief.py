"""Literature and service put together: what to believe of an effect, beside the test of it."""

from math import sqrt

from scipy.special import ndtr

from linkwork.learning.methods.beside import Believed
from linkwork.learning.methods.designs import Prior

REACH = 1.959963984540054  # of a normal 95 % interval
CONFLICT = 2.0  # standard errors between prior and estimate beyond which they contradict


def posterior(effect: float, error: float, prior: Prior, smallest: float, sign: int) -> Believed:
    """Join a normal prior with an estimate, each weighted by how sure it is.

    effect, error, prior and smallest are in the effect's own unit; `sign` is the expected side.
    The prior's sd is widened by 1/√directness, so that studies of people unlike these weigh less.
    Posterior precision is the sum of the two, its mean their weighted mean (Spiegelhalter, Abrams
    and Myles 2004, §3.6). `conflict` is (estimate − prior) / √(error² + sd²) (Box 1980): over 2 in
    size the two contradict each other and the posterior is no summary of either. ValueError where
    an error, sd or directness is not positive.
    """
    if error <= 0 or prior.sd <= 0:
        raise ValueError("an error and a prior's spread are above 0")
    if not 0 < prior.directness <= 1:
        raise ValueError("directness lies above 0 and is at most 1")
    spread = prior.sd / sqrt(prior.directness)
    ours, theirs = 1 / error**2, 1 / spread**2
    mean, sd = (ours * effect + theirs * prior.mean) / (ours + theirs), 1 / sqrt(ours + theirs)
    conflict = (effect - prior.mean) / sqrt(error**2 + spread**2)
    return Believed(
        source=prior.source,
        prior=prior.mean,
        prior_sd=spread,
        posterior=mean,
        posterior_sd=sd,
        ci=(mean - REACH * sd, mean + REACH * sd),
        p_positive=float(ndtr(sign * mean / sd)),
        p_matters=float(ndtr((sign * mean - smallest) / sd)),
        conflict=conflict,
        in_conflict=abs(conflict) > CONFLICT,
    )
