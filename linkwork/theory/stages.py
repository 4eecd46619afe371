"""The stages of a person's way through social prescribing, in their order."""

from enum import StrEnum


class Stage(StrEnum):
    """A stage of the journey; an earlier one is less than a later one."""

    REFERRAL = "referral"
    ENROLMENT = "enrolment"
    ENGAGEMENT = "engagement"
    ADHERENCE = "adherence"
    FOLLOW_UP = "follow-up"
    SYSTEM = "system"  # of statements only: no fact of a case is fixed there

    @property
    def place(self) -> int:
        """The stage's place in the journey, from 0."""
        return list(Stage).index(self)

    def __lt__(self, other: str) -> bool:
        return self.place < Stage(other).place

    def __le__(self, other: str) -> bool:
        return self.place <= Stage(other).place

    def __gt__(self, other: str) -> bool:
        return self.place > Stage(other).place

    def __ge__(self, other: str) -> bool:
        return self.place >= Stage(other).place
