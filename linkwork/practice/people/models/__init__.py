"""People referred to the service. Identity is tier 2; nothing here goes to a provider as it is."""

from linkwork.practice.people.models.alerts import Alert, AlertLook
from linkwork.practice.people.models.changes import PersonChange
from linkwork.practice.people.models.consent import ConsentDecision
from linkwork.practice.people.models.merging import MergeRecord
from linkwork.practice.people.models.people import Person

__all__ = ["Alert", "AlertLook", "ConsentDecision", "MergeRecord", "Person", "PersonChange"]
