"""What is asked when a document is handed in, a passage marked, a study described."""

from linkwork.evidence.extraction.forms.documents import DocumentForm
from linkwork.evidence.extraction.forms.passages import PassageForm, SetAsideForm
from linkwork.evidence.extraction.forms.second import SecondForm
from linkwork.evidence.extraction.forms.studies import StudyForm

__all__ = ["DocumentForm", "PassageForm", "SecondForm", "SetAsideForm", "StudyForm"]
