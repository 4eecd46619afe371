"""What was said of one record at one level, read for it alone."""

from linkwork.evidence.duplicates import queries as duplicates
from linkwork.evidence.records.models import Record
from linkwork.evidence.screening.board import Told, dead, hear, in_sample, read_words
from linkwork.evidence.screening.models import LevelRule, Return, ScreeningDecision
from linkwork.evidence.screening.standing import Standing, all_in, standing


class OneRecord:
    """A record at a level: who said what, and whether it is open."""

    def __init__(self, record: Record, level: str) -> None:
        """Read what was said of the work, whichever of its records it was said of."""
        self.record, self.level = record, level
        group = duplicates.group_of(record)
        self.head = group[0]
        self.works = [one.pk for one in group]
        self.told = self._told()
        self.wanted = wanted(self.head, level)

    def _told(self) -> Told:
        said = ScreeningDecision.objects.filter(record__in=self.works, level=self.level)
        back = Return.objects.filter(record__in=self.works, level=self.level)
        self.gone = dead(back, dict.fromkeys(self.works, self.head.pk))
        told = Told()
        self.words = [word for word in read_words(said) if word.pk not in self.gone]
        for place, word in enumerate(self.words):
            hear(told, word, place)
        return told

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        settled = self.told.settled.answer if self.told.settled else ""
        return standing(self.told.said, self.wanted, settled)

    @property
    def is_open(self) -> bool:
        """Say whether all who are wanted have read it."""
        return self.told.settled is not None or all_in(self.told.said, self.wanted)

    def blind_to(self, reader: int) -> bool:
        """Say whether a reader has never been able to see what another said of it."""
        seen = any(word.reviewer == reader and not word.blind for word in self.words)
        return not (seen or self.is_open)

    def decisions(self) -> list[ScreeningDecision]:
        """The decisions that stand, in the order in which they were made."""
        settled = [self.told.settled] if self.told.settled else []
        pks = [word.pk for word in (*self.told.words.values(), *settled)]
        rows = ScreeningDecision.objects.filter(pk__in=pks).select_related("reviewer")
        return list(rows.order_by("decided_at", "pk"))


def wanted(record: Record, level: str) -> int:
    """How many readers a record wants at a level."""
    rules = LevelRule.objects.filter(review=record.review, level=level)
    rule = rules.order_by("-set_at", "-pk").first()
    if rule is None:
        return record.review.readers
    sampled = rule.readers == 1 and in_sample(record.key, level, rule.sampled)
    return 2 if sampled else rule.readers
