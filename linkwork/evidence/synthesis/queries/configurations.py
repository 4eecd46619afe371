"""The configurations of a review, each in its latest version."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis.models import Configuration, ConfigurationVersion

PREFIX = "CM"


@dataclass(frozen=True)
class Configured:
    """One configuration as it stands: what each part says, and which part no source tells of."""

    id: UUID
    code: str
    version: int
    statement: str
    nickname: str
    stage: str
    intervention: str
    actor: str
    contexts: tuple[str, ...]
    resource: str
    resource_gap: bool
    reasoning: str
    reasoning_gap: bool
    outcome: str
    intended: bool
    demi_regularity: str
    substantive_theory: str
    sentence: str
    reason: str
    by: str
    at: datetime

    @property
    def gaps(self) -> tuple[str, ...]:
        """The halves of the mechanism that no source tells of."""
        halves = (("resource", self.resource_gap), ("reasoning", self.reasoning_gap))
        return tuple(name for name, gap in halves if gap)


def rows(review: Review) -> QuerySet[Configuration]:
    """The rows of a review's configurations, in the order they were made."""
    return Configuration.objects.filter(review=review).select_related("review").order_by("pk")


def configurations(review: Review) -> list[Configured]:
    """Every configuration of a review in its latest version, in the order they were made."""
    newest = ConfigurationVersion.objects.filter(
        configuration__review=review, number=F("configuration__latest")
    )
    found = newest.select_related("configuration").order_by("configuration")
    return [_configured(one.configuration, one) for one in found]


def configured(row: Configuration) -> Configured:
    """One configuration as it stands now."""
    newest = ConfigurationVersion.objects.get(configuration=row, number=row.latest)
    return _configured(row, newest)


def configuration(review: Review, code: str) -> Configured | None:
    """One configuration of a review, by its code."""
    found = configurations(review)
    return next((one for one in found if one.code.casefold() == code.casefold()), None)


def versions_of(configuration: Configuration) -> list[ConfigurationVersion]:
    """A configuration as it once stood, the newest first."""
    found = ConfigurationVersion.objects.filter(configuration=configuration)
    return list(found.order_by("-number"))


def names_configuration(code: str) -> bool:
    """Whether a code is that of a configuration, and not of a statement."""
    return code.startswith(PREFIX) and code[len(PREFIX) :].isdigit()


def row_of(review: Review, code: str) -> Configuration | None:
    """The row of one configuration, by its code."""
    return rows(review).filter(code__iexact=code).first()


def free_configuration_code(review: Review) -> str:
    """The next code that no configuration of the review has."""
    used = rows(review).values_list("code", flat=True)
    numbers = [int(code[2:]) for code in used if code[2:].isdigit()]
    return f"{PREFIX}{max(numbers, default=0) + 1}"


def sentence(version: ConfigurationVersion) -> str:
    """The whole configuration in one sentence; a gap is said to be one."""
    contexts = " and ".join(version.contexts)
    resource = version.resource or "what is offered (not known yet)"
    reasoning = version.reasoning or "how people respond is not known yet"
    return f"Where {contexts}, {resource} leads to {version.outcome}: {reasoning}."


def _configured(one: Configuration, version: ConfigurationVersion) -> Configured:
    return Configured(
        id=one.public_id,
        code=one.code,
        version=version.number,
        statement=one.statement,
        nickname=version.nickname,
        stage=version.stage,
        intervention=version.intervention,
        actor=version.actor,
        contexts=tuple(version.contexts),
        resource=version.resource,
        resource_gap=version.resource_gap,
        reasoning=version.reasoning,
        reasoning_gap=version.reasoning_gap,
        outcome=version.outcome,
        intended=version.intended,
        demi_regularity=version.demi_regularity,
        substantive_theory=version.substantive_theory,
        sentence=sentence(version),
        reason=version.reason,
        by=version.by,
        at=version.at,
    )
