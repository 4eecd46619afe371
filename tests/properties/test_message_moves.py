"""A message to the practice moves only as it may, goes only with leave, and its code goes once."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linkwork.access.actors import Actor
from linkwork.access.models import Grant
from linkwork.practice.messages import actions, queries
from linkwork.practice.messages.models import Message
from linkwork.practice.messages.moves import ALLOWED, DONE, READABLE, NotAllowed
from linkwork.practice.notices.models import Notice
from linkwork.practice.people import actions as people
from linkwork.practice.people import queries as people_queries
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case
from linkwork.ui.words import today
from tests.unit.practice import cast
from tests.unit.practice.conftest import house  # noqa: F401  (a fixture is asked for by name)

S = Message.State
# What the design allows, written again from its list and not from the code.
DESIGN = {
    "draft": {"approved", "not consented"},
    "approved": {"sent", "not consented"},
    "sent": {"delivered", "filed", "failed"},
    "failed": {"sent", "delivered", "filed"},
    "delivered": {"filed"},
    "filed": set(),
    "not consented": {"draft"},
}
ABOUT = st.sampled_from(["started", "plan", "closed"])
ACT = st.sampled_from(
    ["draft", "approve", "send", "open", "file", "lose", "yes", "no", "take back", "amend"]
)


def test_the_table_is_the_designs() -> None:
    """Every pair of states is decided as the design has it."""
    assert {str(s): {str(t) for t in onward} for s, onward in ALLOWED.items()} == DESIGN
    assert READABLE <= DONE


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(st.tuples(ABOUT, ACT), min_size=1, max_size=16))
def test_a_walk_keeps_its_promises(house: cast.Riverbank, steps: list[tuple[str, str]]) -> None:  # noqa: F811
    """After any acts in any order: no leave, nothing went; and one note at most has the code."""
    case = house.case(house.referral(house.person()))
    referrals.log_contact(
        case=case,
        on=today(),
        way="call",
        result="reached",
        next_step="Meet",
        next_step_on=today(),
        by=house.jo,
    )
    for about, act in steps:
        before = {row.pk: S(row.state) for row in queries.of(case)}
        leave = people_queries.live_consent(case.person, "tell the GP") is not None
        try:
            _act(house, case, about, act)
        except NotAllowed:
            assert {row.pk: S(row.state) for row in queries.of(case)} == before
        _moved_as_designed(case, before, leave=leave, act=act)
        _tells_the_truth(case)


def _act(house: cast.Riverbank, case: Case, about: str, act: str) -> None:  # noqa: F811
    """Do one thing to the note on a subject, or to the person's leave."""
    if act in ("yes", "take back"):
        decision = "given" if act == "yes" else "withdrawn"
        people.decide_consent(
            person=case.person, purpose="tell the GP", decision=decision, by=house.jo
        )
    if act == "draft":
        actions.draft(case=case, about=about, by=house.jo)
    note = queries.latest(case, about)
    if note is None:
        return
    by = house.jo
    acts: dict[str, Callable[[], object]] = {
        "approve": lambda: actions.approve(message=note, by=by),
        "send": lambda: actions.send(message=note, by=by),
        "open": lambda: actions.note_opened(message=note, by=house.ruth),
        "file": lambda: actions.file(message=note, by=house.ruth),
        "lose": lambda: _lose(case, note, by),
        "no": lambda: actions.ask(message=note, may_tell=False, by=by),
        "amend": lambda: actions.amend(
            message=note, text="Other words", expected=note.version, by=by
        ),
    }
    acts.get(act, lambda: None)()


def _lose(case: Case, note: Message, by: Actor) -> None:
    """The e-mail about it is lost, and that is noticed."""
    if note.notice_id is not None:
        Notice.objects.filter(pk=note.notice_id).update(state="failed", why="Nobody answered.")
    found = queries.latest(case, note.about)
    assert found is not None
    actions.settle(message=found, by=by)


def _moved_as_designed(case: Case, before: dict[int, S], *, leave: bool, act: str) -> None:
    for row in queries.of(case):
        was, now = before.get(row.pk), S(row.state)
        if was is None or was == now:
            continue
        assert now.value in DESIGN[was.value]
        assert now is not S.SENT or leave, f"{act} sent a note without leave"


def _tells_the_truth(case: Case) -> None:
    """What is sent can be read by the practice, what is not cannot; the code goes once."""
    rows = list(queries.of(case))
    open_to = set(
        Grant.objects.filter(relation="shared", until_at__isnull=True).values_list(
            "about", flat=True
        )
    )
    for row in rows:
        assert (row.public_id in open_to) == (row.sent_at is not None)
        assert (row.sent_at is not None) == (row.state in READABLE)
        assert row.approved_at is not None or row.state in (S.DRAFT, S.NOT_CONSENTED)
        assert (row.filed_at is not None) == (row.state == S.FILED)
        assert row.state != S.DELIVERED or row.delivered_at is not None
        assert row.state != S.NOT_CONSENTED or not row.text
    coded = [row for row in rows if any(code["snomed"] for code in row.codes)]
    assert len(coded) <= 1


def test_only_the_practice_files(house: cast.Riverbank) -> None:  # noqa: F811
    """A link worker cannot say that the practice has filed a note."""
    case = house.case()
    people.decide_consent(person=case.person, purpose="tell the GP", decision="given", by=house.jo)
    note = actions.draft(case=case, about="started", by=house.jo)
    actions.send(message=actions.approve(message=note, by=house.jo), by=house.jo)
    with pytest.raises(NotAllowed, match="Only the practice"):
        actions.file(message=note, by=house.jo)
