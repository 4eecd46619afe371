"""Keys by which another system may send to us. The key itself is never kept."""

import uuid

from django.db import models

from linkwork.access.models import Organisation


class ApiKey(models.Model):
    """One key of one body, known by its hash; ended, never deleted."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
