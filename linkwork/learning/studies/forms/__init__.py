"""The forms of a study: declaring it, changing its plan, adding what is only explored."""

from linkwork.learning.studies.forms.changing import AddForm, AmendForm
from linkwork.learning.studies.forms.declaring import RegisterForm

__all__ = ["AddForm", "AmendForm", "RegisterForm"]
