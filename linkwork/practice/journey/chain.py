"""The chain of one case, link by link: what state it is in, who has the ball, for how long."""

from dataclasses import replace

from django.urls import reverse

from linkwork.practice.connections.models import Attendance, Connection
from linkwork.practice.journey.queries import Story
from linkwork.practice.journey.warnings import Warned, missed_on
from linkwork.practice.messages.moves import ON_THE_WAY
from linkwork.practice.referrals.models import Case
from linkwork.ui.chain import Branch, Ended, Link, LinkState, Node, Step
from linkwork.ui.words import ago, counted, day, day_short, days_in_words, local_day

State = Connection.State
# In words: the state, and who has the ball.
STANDING: dict[str, tuple[str, str]] = {
    State.SUGGESTED: ("Suggested", "person"),
    State.CHOSEN: ("Chosen, not sent yet", "you"),
    State.SENT: ("Sent", "provider"),
    State.NO_RESPONSE: ("No answer", "you"),
    State.WAITLISTED: ("Waiting list", "provider"),
    State.DECLINED: ("Provider said no", "you"),
    State.ACCEPTED: ("Place kept", "you"),
    State.BOOKED: ("First session booked", "person"),
    State.MISSED: ("Missed first session", "you"),
    State.STARTED: ("Going", "person"),
    State.SUSTAINING: ("Going regularly", "person"),
    State.GIVEN: ("Details given", "person"),
}
WEAK = (State.MISSED, State.NO_RESPONSE, State.DECLINED)
THERE = (State.STARTED, State.SUSTAINING)


def trunk(story: Story, warned: list[Warned]) -> list[Step]:
    """Referrer, link worker and plan, with the links between them."""
    return [_referrer(story, warned), _link_worker(story, warned), _plan(story)]


def _referrer(story: Story, warned: list[Warned]) -> Step:
    referral, first = story.referral, story.reached[:1]
    node = Node(
        "gp",
        "Referrer",
        referral.referrer_name or referral.get_route_display(),
        f"{referral.practice.name}, {day_short(referral.offered_on)}",
    )
    contacts = reverse("referrals:contacts", args=[story.case.public_id])
    if not first and story.case.state == Case.State.CLOSED:
        return Step(node, Link("next", "Never reached", "", _tried(len(story.contacts)), contacts))
    if not first:
        days = (story.today - story.case.opened_on).days
        silent = [one.words for one in warned if one.link == "person"]
        tried = silent[0] if silent else _tried(len(story.contacts))
        log = reverse("referrals:log_contact", args=[story.case.public_id])
        late = story.case.next_step_on is not None and story.case.next_step_on < story.today
        ball = f"With you, {days_in_words(days)}"
        words = "First contact overdue" if late else "To be reached"
        if late or silent:
            return Step(node, Link("weak", words, ball, tried, log, "Call and log"))
        return Step(node, Link("live", words, ball, tried, log))
    days = (first[0].on - referral.offered_on).days
    link = Link(
        "done",
        "Reached",
        f"In {days_in_words(days)}" if days else "The same day",
        f"First on {day_short(first[0].on)}",
        contacts,
    )
    return Step(node, link)


def _tried(times: int) -> str:
    return f"{counted(times, 'attempt')} so far." if times else "No attempt yet."


def _link_worker(story: Story, warned: list[Warned]) -> Step:
    case, changed = story.case, len(story.spells) > 1
    detail = "The same one from the start"
    if changed:
        detail = f"Since {day_short(story.spells[-1].from_on)}; number {len(story.spells)}"
    node = Node("person", "Link worker", case.link_worker.name, detail)
    contacts = reverse("referrals:contacts", args=[case.public_id])
    if case.state == Case.State.CLOSED:
        return Step(node, Link("done", "Closed", day(case.closed_on), "", contacts))
    if not story.reached:
        return Step(node, Link("next", "Not yet", "Waits for the link before"))
    mine = [one for one in warned if one.link == "person"]
    if mine:
        log = reverse("referrals:log_contact", args=[case.public_id])
        return Step(
            node, Link("weak", "Going quiet", "With you", mine[0].words, log, "Call and log")
        )
    spoke = ago(story.reached[-1].on, story.today).capitalize()
    step = case.next_step or "No next step"
    return Step(node, Link("live", "In touch", spoke, step, contacts))


def _plan(story: Story) -> Step:
    agreed = story.plan is not None and story.plan.agreed_on is not None
    if story.case.state == Case.State.CLOSED:
        return Step(_plan_node(story), Link("done" if agreed else "next", "Over"))
    if not agreed:
        page = reverse("plans:plan", args=[story.case.public_id])
        link = Link("next", "Not yet", "Waits for the plan", "Make the plan together", page)
        return Step(_plan_node(story), link)
    find = reverse("connections:find", args=[story.case.public_id])
    link = Link("next", "Nothing chosen", "With you", "Find an activity", find)
    return Step(_plan_node(story), link)


def _plan_node(story: Story) -> Node:
    if story.plan is None:
        return Node("plan", "Plan", "Not agreed yet", reached=False)
    if story.plan.agreed_on is None:
        return Node("plan", "Plan", "Draft")
    goal = f"Goal: “{story.goals[0].words}”" if story.goals else ""
    return Node("plan", "Plan", f"Agreed {day_short(story.plan.agreed_on)}", goal)


def branches(story: Story, warned: list[Warned]) -> list[Branch]:
    """One row for each live connection: to the activity, and from it to word back."""
    named = {one.connection for one in warned}
    return [_branch(story, one, named=one.pk in named) for one in story.live]


def _branch(story: Story, connection: Connection, *, named: bool) -> Branch:
    page = reverse("connections:connection", args=[connection.public_id])
    words, holder = STANDING[connection.state]
    alone = missed_on(story, connection) is not None and not connection.accompanied
    weak = named or connection.state in WEAK or alone or _silent(story, connection)
    state = {State.SUGGESTED: "next"}.get(State(connection.state), "live")
    if connection.state in THERE:
        state = "done"
    if alone:
        page, words, holder = f"{page}?step=company#company", "Missed first session", "you"
    link = Link(
        "weak" if weak else state,  # type: ignore[arg-type]  # one of the four words
        words,
        f"With {_ball(story, connection, holder)}{_since(story, connection)}",
        _detail(story, connection),
        page,
        ("Arrange who goes" if alone else "What to do next") if weak else "",
    )
    place = Node(
        "place",
        "Activity",
        connection.activity.name,
        connection.activity.provider.name,
        reached=connection.state in THERE,
    )
    return Branch(link, (Step(place, _back_link(story, connection)), _word_back(story)))


def _silent(story: Story, connection: Connection) -> bool:
    overdue = connection.next_on is not None and connection.next_on < story.today
    return overdue and connection.state == State.SENT


def _ball(story: Story, connection: Connection, holder: str) -> str:
    names = {"you": "you", "provider": connection.activity.provider.name}
    return names.get(holder, story.person.given_name)


def _since(story: Story, connection: Connection) -> str:
    moves = [one for one in story.events if one.connection_id == connection.pk]
    if not moves:
        return ""
    days = (story.today - local_day(moves[-1].at)).days
    return f", {days_in_words(days)}" if days else ", since today"


def _detail(story: Story, connection: Connection) -> str:
    came = _came(story, connection)
    if came:
        return f"Came {counted(len(came), 'time')}; last {day_short(came[-1].on)}"
    if connection.first_session_on and connection.first_session_on >= story.today:
        along = "someone goes along" if connection.accompanied else "going alone"
        return f"First session {day_short(connection.first_session_on)}, {along}"
    if connection.next_step and connection.next_on:
        return f"{connection.next_step}, by {day_short(connection.next_on)}"
    return connection.next_step


def _came(story: Story, connection: Connection) -> list[Attendance]:
    attended = Attendance.State.ATTENDED
    mine = (one for one in story.attendances if one.connection_id == connection.pk)
    return [one for one in mine if one.state == attended]


def _back_link(story: Story, connection: Connection) -> Link:
    if connection.state in THERE:
        close = reverse("journey:close", args=[story.case.public_id])
        return Link("live", "Going on", "Word back when it ends", "Close the case", close)
    return Link("next", "Not yet", "Waits for the link before", "Then a note to the referrer")


def _word_back(story: Story) -> Step:
    told = [one for one in story.messages if one.state in ON_THE_WAY]
    detail = f"{len(told)} of {len(story.messages)} notes sent" if story.messages else "No note yet"
    name = story.referral.referrer_name or story.referral.practice.name
    return Step(Node("back", "Word back", name, detail, reached=bool(told)))


def rest(story: Story) -> list[Step]:
    """The nodes still to come where no connection is live."""
    if story.live or story.case.state == Case.State.CLOSED:
        return [_word_back(story)] if not story.live else []
    place = Node("place", "Activity", "None yet", reached=False)
    return [Step(place, Link("next", "Not yet", "Waits for the link before")), _word_back(story)]


def to_read(steps: list[Step], case: Case) -> list[Step]:
    """The same for somebody who only reads: no link leads to a form that would be refused."""
    return [replace(one, link=_link_to_read(one.link, case)) if one.link else one for one in steps]


def branches_to_read(rows: list[Branch], case: Case) -> list[Branch]:
    """The rows of the connections for somebody who only reads."""
    return [replace(row, link=_link_to_read(row.link, case)) for row in rows]


def _link_to_read(link: Link, case: Case) -> Link:
    """Not "With you" but with whom; and no address of a form."""
    forms = ("referrals:log_contact", "connections:find")
    told = replace(link, ball=link.ball.replace("With you", f"With {case.link_worker.name}"))
    if link.href in {reverse(name, args=[case.public_id]) for name in forms}:
        return replace(told, href="", action="")
    return told


def ended(story: Story) -> list[Ended]:
    """Connections that are over, each with its ending."""
    return [
        Ended(
            one.activity.name,
            f"{one.get_state_display()}{', ' + one.ending_words if one.ending_words else ''}",
            reverse("connections:connection", args=[one.public_id]),
        )
        for one in story.ended
    ]


def small(story: Story, warned: list[Warned]) -> list[LinkState]:
    """Four words for the small chain, the weak activity first: each link from reached to told."""
    states = [_referrer(story, warned).link, _link_worker(story, warned).link]
    live = [row.link for row in branches(story, warned)]
    weak = [link for link in live if link.state == "weak"]
    states.append((weak or live)[0] if live else _plan(story).link)
    sent = any(one.state in ON_THE_WAY for one in story.messages)
    told = sent or getattr(story.case, "told", False)  # read with the case where many are
    return [link.state if link else "next" for link in states] + ["done" if told else "next"]
