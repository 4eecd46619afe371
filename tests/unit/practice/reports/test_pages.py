"""Who sees which figures, whether small numbers are kept from them, and what is written of it."""

from datetime import date, timedelta

import pytest

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent, Membership, Organisation, Team
from linkwork.access.roles import Role
from linkwork.practice.reports.cohorts import reach, usual_period
from linkwork.practice.reports.pages import REPORTS
from linkwork.ui.words import today
from tests.unit.practice.cast import Riverbank, signed_in, staff

SLUGS = tuple(REPORTS)


@pytest.fixture
def busy(house: Riverbank) -> Riverbank:
    """Seven people offered in the usual period, all of one team; Jo Ferreira holds three cases."""
    offered = usual_period(today(), careful=True)[1] - timedelta(days=40)
    for number in range(7):
        person = house.person(given_name=f"P{number}", sex="female" if number else "male")
        referral = house.referral(person, offered_on=offered)
        if number < 3:
            house.case(referral)
    return house


def _says(actor: Actor, slug: str = "funnel", **asked: str) -> str:
    answer = signed_in(actor).get(f"/reports/{slug}/", asked)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_lead_sees_their_team_in_full(busy: Riverbank) -> None:
    """Seven offered, as they are."""
    assert "<strong>7</strong>" in _says(busy.samira)


def test_another_team_is_not_counted(busy: Riverbank) -> None:
    """A lead of another team of the same service counts nobody of this one."""
    south = Team.objects.create(organisation=busy.service, name="South")
    lead = staff("Lee Marsh", Role.TEAM_LEAD, busy.service, south)
    assert "Nobody was offered in this period." in _says(lead)


def test_a_link_worker_sees_their_own(busy: Riverbank) -> None:
    """Three cases held, and not the four that wait; a colleague's are none."""
    assert "<strong>3</strong>" in _says(busy.jo)
    assert "Nobody was offered in this period." in _says(busy.ada)


@pytest.mark.parametrize("role", [Role.COMMISSIONER, Role.ANALYST, Role.AUDITOR])
def test_others_see_no_small_numbers(busy: Riverbank, role: Role) -> None:
    """Of the whole service neither the seven nor the one man among them is to be found."""
    reader = staff("Helen Marsh", role, busy.service)
    page = _says(reader)
    assert "fewer than 5" in page
    assert "<strong>7</strong>" not in page
    equity = _says(reader, "equity")
    assert "1 referred" not in equity
    assert "fewer than 5 referred" in equity


def test_another_service_is_never_counted(busy: Riverbank, next_door: Riverbank) -> None:
    """The service next door has nobody of ours."""
    assert "Nobody was offered in this period." in _says(next_door.samira)


def test_a_practice_manager_sees_the_practice(busy: Riverbank) -> None:
    """A commissioner's post at a practice counts that practice's people alone."""
    other = Organisation.objects.create(
        name="Larch Road", kind=Organisation.Kind.PRACTICE, parent=busy.service
    )
    for practice, seen in ((busy.millfield, True), (other, False)):
        user = staff("Manager", Role.COMMISSIONER, practice).user
        assert user is not None
        manager = Actor.of(Membership.objects.get(user=user))
        assert reach(manager).practice_id == practice.pk
        assert ("Nobody was offered" in _says(manager)) is not seen


@pytest.mark.parametrize("slug", SLUGS)
def test_a_file_is_an_export(busy: Riverbank, slug: str) -> None:
    """Every file is written to the chain as an export, and read as one of a spreadsheet."""
    answer = signed_in(busy.samira).get(f"/reports/{slug}/file/")
    assert answer["Content-Type"].startswith("text/csv")
    assert answer["Content-Disposition"].startswith(f'attachment; filename="{slug}-')
    event = AuditEvent.objects.order_by("-sequence")[0]
    assert (event.action, event.verb, event.kind) == ("export", f"report {slug}", "report")


def test_an_auditor_takes_no_file(busy: Riverbank) -> None:
    """An auditor reads the reports, is offered no file, and is given none."""
    auditor = staff("Mina Larsen", Role.AUDITOR, busy.service)
    assert "/reports/funnel/file/" not in _says(auditor)
    assert signed_in(auditor).get("/reports/funnel/file/").status_code == 403


def test_small_groups_are_asked_for_one_at_a_time(busy: Riverbank) -> None:
    """Two filters together are refused where small numbers are kept back, and allowed to a lead."""
    asked = {"need": "loneliness", "fifth": "1"}
    reader = staff("Helen Marsh", Role.COMMISSIONER, busy.service)
    assert "Choose one of practice, need and area at a time" in _says(reader, **asked)
    assert "Choose one of practice" not in _says(busy.samira, **asked)


def test_filters_narrow(busy: Riverbank) -> None:
    """A need nobody came with leaves nobody; a period ending before it begins is refused."""
    assert "Nobody was offered in this period." in _says(busy.samira, need="food")
    month = f"{today():%Y-%m}"
    before = f"{date(today().year - 1, 1, 1):%Y-%m}"
    assert "not before the first" in _says(busy.samira, since=month, until=before)


def test_what_was_entered_in_error_never_was(busy: Riverbank) -> None:
    """A case entered in error is in no figure."""
    person = busy.person(given_name="Wrong")
    offered = usual_period(today(), careful=True)[1] - timedelta(days=40)
    case = busy.case(busy.referral(person, offered_on=offered))
    case.save_over(case.version, state="closed", ending="entered in error", closed_on=today())
    assert "<strong>7</strong>" in _says(busy.samira)
