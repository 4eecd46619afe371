"""Time until something happens, where other things may happen first or nobody may know."""

from linkwork.learning.methods.survival.censoring import censoring_weights
from linkwork.learning.methods.survival.cox import Hazard, cox
from linkwork.learning.methods.survival.incidence import Incidence, curve, incidence
from linkwork.learning.methods.survival.occupation import Moves, Occupation, occupation
from linkwork.learning.methods.survival.pathway import Pathway, pathway

__all__ = [
    "Hazard",
    "Incidence",
    "Moves",
    "Occupation",
    "Pathway",
    "censoring_weights",
    "cox",
    "curve",
    "incidence",
    "occupation",
    "pathway",
]
