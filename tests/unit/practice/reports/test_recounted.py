"""Every figure of every report, counted again from the events, equals the file and the page."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from io import StringIO
from statistics import fmean
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from linkwork.access import scope
from linkwork.access.models import Team, User
from linkwork.invented.riverbank import Plot, settle
from linkwork.practice.reports.cohorts import usual_period
from linkwork.practice.reports.presenters import equity
from linkwork.site.demonstration import CAST
from linkwork.ui.words import today
from tests.unit.practice.reports import walking

pytestmark = pytest.mark.django_db
PEOPLE = 300
LEAD = "samira.haddad@riverbank.example"
STEPS = dict(
    zip(
        (
            "Offered",
            "Agreed and referred",
            "Reached by a link worker",
            "Plan agreed",
            "Place accepted",
            "First session attended",
            "Kept going or finished",
        ),
        walking.STEPS,
        strict=True,
    )
)


class Told:
    """The invented service, and what its pages say to the lead of a team."""

    def __init__(self) -> None:
        cast = tuple(one for one in CAST if one.key in ("link-worker", "team-lead"))
        plot = Plot("Riverbank", "riverbank.example", PEOPLE, 11, today(), cast, "secret-secret", 8)
        self.setting = settle(plot)
        self.browser = Client()
        lead = User.objects.get(email=LEAD)
        self.browser.force_login(lead, "django.contrib.auth.backends.ModelBackend")
        team = Team.objects.get(membership__user=lead)
        self.lives = walking.lives(team, *usual_period(today(), careful=False))

    def file(self, slug: str) -> list[dict[str, str]]:
        """The lines of a report's file, by the names of its columns."""
        answer = self.browser.get(f"/reports/{slug}/file/")
        assert answer.status_code == 200
        lines = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))[3:]
        head, rows = lines[0], lines[1 : lines.index([])]
        return [dict(zip(head, row, strict=True)) for row in rows]

    def page(self, slug: str) -> str:
        """What a report's page says, without its marks."""
        html = self.browser.get(f"/reports/{slug}/").content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main)).replace(" ,", ",")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> Iterator[Told]:
    """300 people unfolded into rows; undone in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        with scope.everything("these tests"):
            made = Told()
        yield made
        transaction.set_rollback(True)


def test_there_is_enough_to_count(told: Told) -> None:
    """A count over nobody proves nothing."""
    people = walking.counted(told.lives)
    assert people["offered"] > PEOPLE / 4
    assert people["sustained"] > 20


def test_the_funnel(told: Told) -> None:
    """People at each step, those who left before it, and those who still wait, file and page."""
    people, rows, page = walking.counted(told.lives), told.file("funnel"), told.page("funnel")
    before = ""
    for row in rows[: len(STEPS)]:
        step = STEPS[row["step"]]
        assert int(row["people"]) == people[step], step
        stuck = [one for one in told.lives if before and walking.STEPS[one.furthest] == before]
        if before:
            assert int(row["of"]) == people[before]
            assert int(row["still waiting"]) == sum(one.open for one in stuck), step
            assert int(row["left"]) == sum(not one.open for one in stuck), step
            assert f"{row['step']} {people[step]} {people[step]} of {people[before]} " in page
        before = step
    ended = [one for one in told.lives if one.closed_on and one.came_on]
    answered = sum(
        any(m.point == "close" and m.value is not None for m in one.measures) for one in ended
    )
    sent = sum(
        any(m.about == "closed" and m.state in ("sent", "delivered", "filed") for m in one.messages)
        for one in ended
    )
    assert [int(row["people"]) for row in rows[len(STEPS) :]] == [answered, sent]
    assert {int(row["of"]) for row in rows[len(STEPS) :]} == {len(ended)}


def test_the_reasons(told: Told) -> None:
    """Reasons add up to those who left, and the plainest of them are as the rows have it."""
    rows = told.file("leaving")
    given = {(row["before step"], row["reason"]): int(row["people"]) for row in rows}
    for name, step in list(STEPS.items())[1:]:
        before = walking.STEPS[walking.STEPS.index(step) - 1]
        stuck = [one for one in told.lives if walking.STEPS[one.furthest] == before]
        assert sum(number for key, number in given.items() if key[0] == name) == len(stuck)
    no = sum(one.states["referral"] == "declined" for one in told.lives)
    assert given["Agreed and referred", "Said no"] == no
    gone = [one for one in told.lives if one.closed_on and one.case and one.furthest == 1]
    lost = sum(one.case.ending == "unable to contact" for one in gone if one.case)
    assert given["Reached by a link worker", "Could not be reached"] == lost
    page = told.page("leaving")
    assert f"Said no People {no} of " in page


def test_the_waits(told: Told) -> None:
    """Each wait by the definition of the estimate, over every person and request."""
    on, agreed = today(), [one for one in told.lives if one.did[1]]
    asked = [(one, c) for one in told.lives for c in one.connections if one.after(c, {"sent"})]
    expected = [
        walking.wait([(one.made_on, one.reached_on, one.closed_on) for one in agreed], on),
        walking.wait([(one.reached_on, one.planned_on, one.closed_on) for one in agreed], on),
        walking.wait(
            [
                (one.after(c, {"sent"}), one.after(c, walking.ANSWERS), walking.over(one, c))
                for one, c in asked
            ],
            on,
        ),
        walking.wait(
            [
                (one.after(c, {"accepted"}), _first(one, c.pk), walking.over(one, c))
                for one, c in asked
            ],
            on,
        ),
        walking.wait([(one.made_on, one.came_on, one.closed_on) for one in agreed], on),
    ]
    rows, page = told.file("waits"), told.page("waits")
    for row, counted in zip(rows, expected, strict=True):
        assert list(row.values())[2:] == [str(one) for one in counted], row["wait"]
        began, through = counted[0], counted[1]
        assert f"{through} of {began} {row['unit']} through" in page


def _first(one: walking.Life, connection: int) -> date | None:
    days = [s.on for s in one.sessions if s.connection_id == connection and s.state == "attended"]
    return min(days, default=None)


def test_who_is_referred(told: Told) -> None:
    """Of each group, those who agreed and those who came."""
    agreed = [one for one in told.lives if one.did[1]]
    came = [one for one in agreed if one.came_on]
    rows = {(row["dimension"], row["group"]): row for row in told.file("equity")}
    for people, column in ((agreed, "referred"), (came, "started")):
        sexes = Counter(one.referral.person.sex for one in people)
        ages = Counter(one.referral.person.age_on(one.referral.offered_on) >= 75 for one in people)
        fifths = Counter(one.referral.person.deprivation_fifth for one in people)
        assert int(rows["Sex", "Female"][column]) == sexes["female"]
        assert int(rows["Age", "75 and over"][column]) == ages[True]
        assert int(rows["Deprivation", "Most deprived fifth"][column]) == fifths[1]
        assert int(rows["Ethnic group", "Not known"][column]) == sum(
            one.referral.person.ethnic_group == "unknown" for one in people
        )
    known = sum(one.referral.person.sex != "unknown" for one in agreed)
    share = sum(one.referral.person.sex == "female" for one in agreed) / known
    assert rows["Sex", "Female"]["referred in 100"] == equity.in_100(share)


def test_what_providers_answered(told: Told) -> None:
    """What became of each request, by its last answer."""
    found: Counter[str] = Counter()
    for one in told.lives:
        for connection in one.connections:
            moves = one.events[connection.pk]
            if not any(move.after == "sent" for move in moves):
                continue
            answers = [move.after for move in moves if move.after in walking.ANSWERS]
            late = any(move.after == "no response" for move in moves)
            ended = walking.over(one, connection)
            found[answers[-1] if answers else "late" if late else "back" if ended else "open"] += 1
    rows = {row["name"]: row for row in told.file("answers") if row["figure"] == "outcome"}
    names = {
        "Said yes": "accepted",
        "On the waiting list": "waitlisted",
        "Said no": "declined",
        "Did not answer": "late",
        "Taken back before an answer": "back",
        "Answer still awaited": "open",
    }
    assert {name: int(rows[name]["number"]) for name in names} == {
        name: found[key] for name, key in names.items()
    }
    assert {int(row["of"]) for row in rows.values()} == {found.total()}
    assert f"Said yes Requests {found['accepted']} " in told.page("answers")


def test_how_answers_changed(told: Told) -> None:
    """Pairs, those lost, and the mean of each person's own change."""
    rows = {row["measure"]: row for row in told.file("outcomes")}
    row = rows["Life satisfaction (ONS4)"]
    eligible, lost, moved = walking.pairs(told.lives, "life_satisfaction")
    assert [int(row[name]) for name in ("eligible", "paired", "lost")] == [
        eligible,
        len(moved),
        lost,
    ]
    assert len(moved) >= 30
    assert float(row["change"].lstrip("'")) == round(fmean(moved), 2)
    assert f"{len(moved)} paired of {eligible} eligible" in told.page("outcomes")


def test_needs_not_met(told: Told) -> None:
    """How often, and for how many people, nothing was found for a need."""
    gaps = [gap for one in told.lives for gap in one.gaps]
    times = Counter(gap.get_need_display() for gap in gaps)
    people = {
        name: len({g.subject for g in gaps if g.get_need_display() == name}) for name in times
    }
    rows = {row["need"]: row for row in told.file("gaps")}
    assert {name: int(row["times"]) for name, row in rows.items()} == dict(times)
    assert {name: int(row["people"]) for name, row in rows.items()} == people
    assert f"Nothing suitable was found {len(gaps)} times" in told.page("gaps")
