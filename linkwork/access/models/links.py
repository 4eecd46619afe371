"""Links for people without an account: a provider, the person, their carer, a panellist."""

import uuid

from django.db import models

from linkwork.access.models.organisations import Organisation
from linkwork.access.models.staff import User
from linkwork.access.roles import Role

BY_LINK = (Role.PROVIDER, Role.PERSON, Role.PROXY, Role.PANELLIST)
ROLES = [(role.value, role.value) for role in BY_LINK]


class Link(models.Model):
    """A way in for one who has no account. The handle in its address is kept as a hash only."""

    class Channel(models.TextChoices):
        """Where its codes go."""

        EMAIL = "email", "E-mail"
        SMS = "sms", "Text message"

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=ROLES)
    body = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="links"
    )
    subject = models.UUIDField(null=True, blank=True, db_index=True)  # whose records
    about = models.UUIDField(null=True, blank=True)  # the one thing it opens; empty: all of theirs
    name = models.CharField(max_length=150, blank=True)  # what the holder is called
    channel = models.CharField(max_length=5, choices=Channel.choices)
    address = models.CharField(max_length=254)
    handle_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    until_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Found by whom it is for."""

        indexes = [models.Index(fields=["organisation", "role", "subject"])]


class LinkCode(models.Model):
    """Six digits sent to a link's own address, for the browser that asked."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="codes")
    browser_hash = models.CharField(max_length=64)
    code_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)


class LinkSession(models.Model):
    """A browser that came in by a link; it ends after twenty idle minutes."""

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="sessions")
    key_hash = models.CharField(max_length=64, unique=True)
    confirmed = models.BooleanField()  # by a code; else only the one answer is open
    began_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()
