"""What each agreement says, in the person's words, and what follows when they take it back."""

from dataclasses import dataclass

from linkwork.practice.people.models import ConsentDecision

Purpose = ConsentDecision.Purpose


@dataclass(frozen=True)
class Wording:
    """One agreement: its words, their version, the press that ends it, and what follows."""

    says: str
    stop: str
    follows: str
    version: int = 1


CARER = Wording(
    "{name} can see my name, my plan, my groups and when I went. They can answer some questions "
    "for me. They cannot read notes about me.",
    "Stop {name} seeing my page",
    "Their link stops working at once.",
)
WORDINGS: dict[str, Wording] = {
    Purpose.WORK_WITH: Wording(
        "You can keep a record about me and help me find what I need.",
        "Stop working with me",
        "We stop helping you. We may ring you once to check that this is right. Then we close your "
        "record. Groups you go to now can go on.",
    ),
    Purpose.SHARE: Wording(
        "You can tell {name} the few things you showed me, so that I can go there.",
        "Stop sharing with {name}",
        "{name} gets nothing more from us. If they have not said yes yet, we take back what we "
        "asked. If you go there now, you can keep on going. They still know what we told them.",
    ),
    Purpose.TELL_GP: Wording(
        "You can tell my doctor's surgery how it is going.",
        "Stop telling my surgery",
        "Your surgery gets no more notes from us. They keep the notes they have now.",
    ),
    Purpose.LEARNING: Wording(
        "You can use my record to learn what helps people. My name is left out.",
        "Stop using my record to learn",
        "We leave your record out from now on. Sums we did before stay. Nobody can see from them "
        "that it was you.",
    ),
    Purpose.CONTACT: Wording(
        "You can ring me, text me or write to me.",
        "Stop all contact",
        "We do not ring you, text you or write to you. This page closes too, as we can no longer "
        "send you a code. You can ring us when you like.",
    ),
    Purpose.CARER: CARER,
}
# What the person can say yes to again by themselves: nobody else has to be told or asked.
AGAIN = (Purpose.TELL_GP, Purpose.LEARNING)


def wording_of(purpose: str) -> Wording:
    """The words of an agreement as they stand now."""
    return WORDINGS[Purpose(purpose)]


def version_of(purpose: str) -> int:
    """Which version of the words is shown now."""
    return wording_of(purpose).version
