"""Pictures of findings: each drawn wide and narrow, said in words, with its table."""

from linkwork.ui.pictures.balance import balance
from linkwork.ui.pictures.belief import belief
from linkwork.ui.pictures.incidence import incidence, incidences
from linkwork.ui.pictures.mediation import mediation
from linkwork.ui.pictures.picture import Picture, Table
from linkwork.ui.pictures.power import power_curve
from linkwork.ui.pictures.ripples import Link, Node, ripple_map
from linkwork.ui.pictures.solution import solution
from linkwork.ui.pictures.stopping import found_so_far
from linkwork.ui.pictures.subgroups import interactions, subgroups
from linkwork.ui.pictures.truth import TruthTable, truth_table

__all__ = [
    "Link",
    "Node",
    "Picture",
    "Table",
    "TruthTable",
    "balance",
    "belief",
    "found_so_far",
    "incidence",
    "incidences",
    "interactions",
    "mediation",
    "power_curve",
    "ripple_map",
    "solution",
    "subgroups",
    "truth_table",
]
