"""The audit chain: one gapless, keyed sequence for each organisation. Insert only."""

from django.db import models

from linkwork.access.models.organisations import Organisation


class AuditEvent(models.Model):
    """Who did what to which things, by what right. Never a name, never the text of a note."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField()
    at = models.CharField(max_length=32)  # ISO 8601, UTC: the very characters that were signed
    actor = models.CharField(max_length=40)
    role = models.CharField(max_length=40)
    relation = models.CharField(max_length=20)
    rule = models.CharField(max_length=80)
    action = models.CharField(max_length=20)
    verb = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    thing = models.CharField(max_length=40)
    thing_version = models.IntegerField(null=True)
    people = models.JSONField(default=list)
    request_id = models.CharField(max_length=40, blank=True)
    prev = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    class Meta:
        """Gapless: one event a number; the number is given under the head's lock."""

        constraints = [
            models.UniqueConstraint(fields=["organisation", "sequence"], name="audit_gapless")
        ]


class AuditHead(models.Model):
    """Where an organisation's chain has got to; locked while an event is added."""

    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="+")
    sequence = models.PositiveBigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")
    anchored_at = models.DateTimeField(null=True)  # when it was last written outside the database
