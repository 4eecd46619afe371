"""What facts need and the work does not write down: contacts with the GP, counted there."""

from typing import ClassVar

from django.db import models

from linkwork.access.models import Protected
from linkwork.access.roles import Tier
from linkwork.practice.referrals.models import Referral


class GPContacts(Protected):
    """How often somebody was at their practice before and after, as the practice counted it."""

    kind: ClassVar[str] = "measure"
    tier: ClassVar[Tier] = Tier.PLAN

    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="gp_contacts")
    before = models.PositiveSmallIntegerField(null=True, blank=True)  # six months before referral
    after = models.PositiveSmallIntegerField(null=True, blank=True)  # six months from first contact
    source = models.CharField(max_length=200, blank=True)
    loaded_on = models.DateField()
