"""What would upset a finding: something unrecorded, or simply too few cases."""

from linkwork.learning.methods.sensitivity.e_value import e_value
from linkwork.learning.methods.sensitivity.power import power
from linkwork.learning.methods.sensitivity.robustness import robustness
from linkwork.learning.methods.sensitivity.strongest import Strongest, strongest

__all__ = ["Strongest", "e_value", "power", "robustness", "strongest"]
