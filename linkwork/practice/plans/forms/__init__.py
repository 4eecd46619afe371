"""What is asked about a plan."""

from linkwork.practice.plans.forms.between import FinishForm, NeedForm, SettleForm, StepForm
from linkwork.practice.plans.forms.together import PlanForm, ReviseForm

__all__ = ["FinishForm", "NeedForm", "PlanForm", "ReviseForm", "SettleForm", "StepForm"]
