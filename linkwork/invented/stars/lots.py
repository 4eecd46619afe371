"""A lottery for company at the demonstration's service: ten weeks old, open, some fifty asked."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Membership
from linkwork.access.roles import Role
from linkwork.invented.unfolding.setting import at
from linkwork.practice.connections.models import Connection
from linkwork.practice.lotteries import actions, drawing, queries, rules, sealing, strata
from linkwork.practice.lotteries.models import Draw, Entry, Lottery
from linkwork.practice.people.queries import open_alerts
from linkwork.practice.referrals.models import Case

ENTERED = 48
OPEN_FOR = timedelta(days=70)
SAYS_NO = 9  # every ninth would rather not
AGAINST = 6  # every sixth goes as the story has it, whatever was drawn
WAYS = (Entry.Told.PHONE, Entry.Told.IN_PERSON, Entry.Told.PHONE)


def share_out(lead: Actor, jo: Actor, today: date) -> Lottery:
    """Declare and open it, tell its ten weeks, and enter whoever waits for a first session now.

    Jo's own people who wait are left to whoever looks at the demonstration.
    """
    lottery = actions.declare(
        name="Company to a first session",
        component="company",
        why="Two volunteers can go along four times a week; about twice as many would like it.",
        told=(
            "We have volunteers who can go along the first time, but not enough for everybody who "
            "would like it. So that it is fair, it is drawn by lot. You can say no, and it changes "
            "nothing else that we do together."
        ),
        most=120,
        strata=["most deprived"],
        by=lead,
    )
    actions.start(lottery=lottery, by=lead)
    since = at(today - OPEN_FOR)
    Lottery.objects.filter(pk=lottery.pk).update(declared_at=since, opened_at=since)
    for number, connection in enumerate(_gone_before(today)):
        if queries.entered(lottery).count() >= ENTERED:
            break
        _tell(lottery, connection, number)
    for number, case in enumerate(_waiting(jo)):
        _ask(lottery, case, number)
    lottery.refresh_from_db()
    return lottery


def _gone_before(today: date) -> QuerySet[Connection]:
    """Connections whose provider said yes in those weeks and whose first session is over."""
    answered = Connection.objects.filter(
        answered_on__gte=today - OPEN_FOR,
        answered_on__lt=today,
        accompanied__isnull=False,
        sent_on__isnull=False,
    )
    over = answered.exclude(state__in=rules.AHEAD)
    whole = over.select_related("case__person", "case__referral", "case__link_worker")
    return whole.order_by("answered_on", "pk")


def _tell(lottery: Lottery, connection: Connection, number: int) -> None:
    """Enter one of the past as their story goes on: the drawn were mostly gone along with."""
    case = connection.case
    if queries.entry_of(lottery, case) or queries.drawn_before(case.person, lottery.component):
        return
    if open_alerts(case.person):
        _keep(lottery, connection, number, way=Entry.Way.GIVEN, reason="safety")
        return
    if number % SAYS_NO == SAYS_NO - 1:
        _keep(lottery, connection, number, way=Entry.Way.SAID_NO)
        return
    stratum = strata.of(lottery, case)
    place = queries.draws(lottery).filter(stratum=stratum).count() + 1
    drawn = drawing.draw(sealing.opened(lottery), lottery.share, stratum, place)
    if drawn is connection.accompanied or number % AGAINST == 0:
        # The draw is written now, as it is: the audit holds the seed from before it.
        made = Draw.objects.create(
            lottery=lottery, stratum=stratum, place=place, drawn=drawn, at=timezone.now()
        )
        _keep(lottery, connection, number, way=Entry.Way.LOT, draw=made)


def _keep(
    lottery: Lottery,
    connection: Connection,
    number: int,
    *,
    way: Entry.Way,
    draw: Draw | None = None,
    reason: str = "",
) -> None:
    case = connection.case
    assert connection.answered_on is not None  # asked for above
    Entry.objects.create(
        organisation=case.organisation,
        subject=case.person.public_id,
        lottery=lottery,
        case=case,
        connection=connection,
        way=way,
        told="" if reason else WAYS[number % len(WAYS)],
        draw=draw,
        reason=reason,
        entered_at=at(connection.answered_on, 11),
        entered_by=case.link_worker,
    )


def _waiting(jo: Actor) -> QuerySet[Case]:
    """Cases of colleagues whose provider said yes and who have not been yet."""
    going_on = Case.objects.filter(state__in=rules.GOING_ON).exclude(link_worker=jo.user)
    ahead = going_on.filter(connections__state__in=rules.AHEAD)
    return ahead.select_related("person", "referral", "link_worker").distinct().order_by("pk")


def _ask(lottery: Lottery, case: Case, number: int) -> None:
    """Tell, ask, and keep what came of it, by the acts themselves."""
    posts = Membership.objects.filter(user=case.link_worker, role=Role.LINK_WORKER.value)
    by = Actor.of(posts.latest("pk"))
    if open_alerts(case.person):
        actions.give(lottery=lottery, case=case, reason="safety", by=by)
    elif not rules.against(lottery, case) and not queries.entry_of(lottery, case):
        actions.enter(lottery=lottery, case=case, told=WAYS[number % len(WAYS)], by=by)
