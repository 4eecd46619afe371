"""The states of a draft: which may follow which, and how each version of it is kept."""

from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.evidence.synthesis import queries
from linkwork.evidence.synthesis.models import DraftVersion, StatementDraft
from linkwork.evidence.synthesis.refused import NotAllowed

State = StatementDraft.State
MOVES: dict[str, tuple[str, ...]] = {
    State.CANDIDATE: (State.PROPOSED,),
    State.PROPOSED: (State.CANDIDATE, State.PUBLISHED),
    State.PUBLISHED: (),
}


def move_on(draft: StatementDraft, to: str, reason: str, by: Actor, **also: Any) -> StatementDraft:
    """Bring a draft to its next state where that is allowed, with the reason kept."""
    if to not in MOVES[draft.state]:
        raise NotAllowed(f"a {draft.state} statement cannot become {to}")
    draft.save_over(draft.version, state=to, **also)
    keep_version(draft, reason, by)
    return draft


def keep_version(draft: StatementDraft, reason: str, by: Actor) -> None:
    """Keep a draft as it stands now, with the reason."""
    DraftVersion.objects.create(
        draft=draft,
        number=queries.number_of_versions(draft) + 1,
        content=draft.content,
        state=draft.state,
        reason=reason,
        by=by.name,
        at=timezone.now(),
    )
