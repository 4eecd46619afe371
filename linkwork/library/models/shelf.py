"""Published statements in versions, the literature they come from, and how one feeds another."""

from django.db import models
from django.utils.functional import cached_property

from linkwork.access.models.kept import Kept
from linkwork.theory.stages import Stage
from linkwork.theory.statement import Statement
from linkwork.theory.text import from_row


class Source(models.Model):
    """A published work that statements come from: bibliographic facts only, none of its words."""

    key = models.CharField(max_length=40, unique=True)
    first_author = models.CharField(max_length=200, blank=True)
    authors = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    title = models.CharField(max_length=500)
    journal = models.CharField(max_length=300, blank=True)
    volume = models.CharField(max_length=20, blank=True)
    issue = models.CharField(max_length=20, blank=True)
    pages = models.CharField(max_length=40, blank=True)
    doi = models.CharField(max_length=200, blank=True)
    pmid = models.CharField(max_length=20, blank=True)
    address = models.URLField(max_length=500, blank=True)
    study_type = models.CharField(max_length=60, blank=True)
    sample = models.CharField(max_length=200, blank=True)
    setting = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return self.short

    @property
    def short(self) -> str:
        """How the work is named in passing: Husk et al. 2020."""
        family = self.first_author.split(",")[0] or " ".join(self.title.split()[:4])
        others = " et al." if ";" in self.authors else ""
        return f"{family}{others} {self.year or 'no date'}"

    @property
    def link(self) -> str:
        """Where the work can be read: its DOI, else the page it was seen at."""
        return f"https://doi.org/{self.doi}" if self.doi else self.address


class PublishedStatement(Kept):
    """One version of one statement, as published. It never changes: a change is a new version."""

    class Status(models.TextChoices):
        """How far it has come."""

        CANDIDATE = "candidate", "Candidate"
        PUBLISHED = "published", "Published"

    code = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    stage = models.CharField(max_length=20, choices=[(stage.value, stage.value) for stage in Stage])
    nickname = models.CharField(max_length=100)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    text = models.TextField()
    status = models.CharField(max_length=20, choices=Status.choices)
    reason = models.CharField(max_length=500)
    provenance = models.CharField(max_length=200)
    verified_against_full_text = models.BooleanField(default=False)
    published_by = models.CharField(max_length=150)
    published_at = models.DateTimeField()
    sources = models.ManyToManyField(Source, through="StatementSource", related_name="statements")

    class Meta:
        """One row for each version of a code."""

        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_statement_version")
        ]

    def __str__(self) -> str:
        return f"{self.code} version {self.version}"

    @cached_property
    def statement(self) -> Statement:
        """The statement itself, with its meaning."""
        return from_row(self.code, self.content)

    @property
    def in_order(self) -> tuple[int, str, int]:
        """Where it stands on the shelf: by stage, then by code, EG2 before EG10."""
        letters = self.code.rstrip("0123456789")
        digits = self.code[len(letters) :]
        return Stage(self.stage).place, letters, int(digits or 0)


class StatementSource(Kept):
    """One version of a statement names one work as a source."""

    statement = models.ForeignKey(
        PublishedStatement, on_delete=models.PROTECT, related_name="source_links"
    )
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="statement_links")
    place = models.PositiveSmallIntegerField()

    class Meta:
        """Sources stand in the order in which the statement names them."""

        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["statement", "source"], name="one_source_link")
        ]


class Ripple(Kept):
    """The outcome of one statement is part of the context of the next, for good or ill."""

    from_code = models.CharField(max_length=20)
    to_code = models.CharField(max_length=20)
    weakens = models.BooleanField(default=False)
    how = models.CharField(max_length=200, blank=True, default="")  # a claim too, in words

    class Meta:
        """One link in each direction."""

        constraints = [models.UniqueConstraint(fields=["from_code", "to_code"], name="one_ripple")]
