"""Forms already sent: the same key does the same thing once."""

from django.db import models


class OnceKey(models.Model):
    """One form's key, who sent it, what was in it, and where they were taken."""

    holder = models.CharField(max_length=80)
    key = models.CharField(max_length=80)
    body_hash = models.CharField(max_length=64)
    location = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One use of a key for each sender."""

        constraints = [models.UniqueConstraint(fields=["holder", "key"], name="once_key")]
