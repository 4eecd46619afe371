"""What the service does by itself: each run of each job, and what became of it."""

from django.db import models
from django.db.models import Q

from linkwork.access.models.organisations import Organisation


class JobRun(models.Model):
    """One run of one job for one service. An open run is the lock: there is never a second."""

    class Outcome(models.TextChoices):
        """What became of it."""

        OPEN = "open", "Waiting or running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    job = models.CharField(max_length=80)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=300, blank=True)  # what it did, as it says itself
    error = models.CharField(max_length=300, blank=True)  # what broke and where; no row's content

    class Meta:
        """One open run of a job for each service; the latest is found quickly."""

        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "job"], condition=Q(outcome="open"), name="job_runs_once"
            )
        ]
        indexes = [models.Index(fields=["organisation", "job", "queued_at"])]
