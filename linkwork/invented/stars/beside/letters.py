"""Notes to the practice at every state: approved, sent, opened, filed, urgent, not wanted."""

from linkwork.invented.stars.beside.company import Company, case_of
from linkwork.invented.stars.tale import Purpose
from linkwork.practice.messages import actions as messages
from linkwork.practice.messages.models import Message
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision

GIVEN = ConsentDecision.Decision.GIVEN


def tell(company: Company) -> None:
    """All of it."""
    _written(company, "Walter Pym", "started")
    _approved(company, "Walter Pym", "plan")
    _sent(company, "Nadia Petrov", "started")
    messages.note_opened(message=_sent(company, "Huw Parry", "started"), by=company.stage.ruth)
    filed = _sent(company, "Owen Latimer", "plan")
    messages.note_opened(message=filed, by=company.stage.ruth)
    messages.file(message=filed, by=company.stage.ruth)
    _urgent(company)
    _not_wanted(company)


def _written(company: Company, name: str, about: str) -> Message:
    return messages.draft(case=case_of(name), about=about, by=company.jo)


def _approved(company: Company, name: str, about: str) -> Message:
    note = _written(company, name, about)
    return messages.approve(message=note, by=company.jo)


def _sent(company: Company, name: str, about: str) -> Message:
    return messages.send(message=_approved(company, name, about), by=company.jo)


def _urgent(company: Company) -> None:
    """Told the practice at once, with her leave."""
    case = case_of("Rosa Lindqvist")
    people.decide_consent(
        person=case.person,
        purpose=Purpose.TELL_GP,
        decision=GIVEN,
        how="by telephone",
        by=company.jo,
    )
    note = messages.escalate(
        case=case, words="She has stopped eating this week. Please ring her today.", by=company.jo
    )
    messages.send(message=messages.approve(message=note, by=company.jo), by=company.jo)


def _not_wanted(company: Company) -> None:
    note = _written(company, "Edith Vaughan", "started")
    messages.ask(message=note, may_tell=False, by=company.jo)
