"""What a message says as a whole: as it was approved, or as it would be if it were approved now."""

from linkwork.practice.messages import codes, printing, queries, sections
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.printing import Document
from linkwork.practice.messages.sections import Section

Coded = list[dict[str, str]]


def live(message: Message, ending: str = "") -> tuple[Document, Coded]:
    """The message from the record as it stands now, cut to one page, and its codes."""
    case = queries.case_of(message.referral)
    ending = ending or (case.ending if case else "")
    coded = codes.of(message.referral, case, message.about, ending)
    whole = printing.document(message, sections.of(message, case), coded)
    return printing.fitted(whole), coded


def made(message: Message) -> tuple[Document, Coded]:
    """The message as it was approved; a draft as it would be now."""
    if message.state == Message.State.DRAFT:
        return live(message)
    kept = [Section(one["heading"], tuple(one["lines"])) for one in message.sections]
    said = kept or sections.plain(message)
    return printing.document(message, said, message.codes), message.codes
