"""Referrals, the cases opened from them, what was said and done, and what is still to do."""

from linkwork.practice.referrals.models.cases import Case, LinkWorkerSpell
from linkwork.practice.referrals.models.contacts import Contact
from linkwork.practice.referrals.models.referrals import Happening, Referral
from linkwork.practice.referrals.models.tasks import Task

__all__ = ["Case", "Contact", "Happening", "LinkWorkerSpell", "Referral", "Task"]
