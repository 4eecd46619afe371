"""An administrator keeps posts, teams, practices and policies, and sees nothing of a person."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linkwork.access.actors import Actor, live_memberships
from linkwork.access.models import AuditEvent, Membership, Organisation, ServicePolicy, User
from linkwork.access.roles import Role
from linkwork.practice.administration import actions, queries
from linkwork.practice.administration.refusals import NotAllowed, Stale
from tests.unit.practice import cast

TODAY = date(2026, 11, 2)


@pytest.fixture
def priya(house: cast.Riverbank) -> Actor:
    """The administrator."""
    return cast.staff("Priya Raman", Role.ORGANISATION_ADMINISTRATOR, house.service)


def employed(house: cast.Riverbank, by: Actor, **changes: object) -> Membership:
    """Nell Varley, link worker, unless said otherwise."""
    told: dict[str, object] = {
        "email": "nell@riverbank.example",
        "name": "Nell Varley",
        "role": Role.LINK_WORKER,
        "organisation": house.service,
        "team": house.team,
        "since_on": TODAY,
        "by": by,
    }
    return actions.employ(**{**told, **changes})  # type: ignore[arg-type]


def test_a_post_makes_somebody_able(house: cast.Riverbank, priya: Actor) -> None:
    """A new colleague has an account and acts in the role; it is in the audit."""
    post = employed(house, priya)
    assert live_memberships(post.user) == [post]
    assert AuditEvent.objects.filter(verb="post given: link worker", kind="staff").exists()


def test_nobody_gives_themselves_a_post(house: cast.Riverbank, priya: Actor) -> None:
    """An administrator cannot become a link worker by their own hand."""
    assert priya.user is not None
    with pytest.raises(NotAllowed, match="themselves"):
        employed(house, priya, email=priya.user.email)
    assert Membership.objects.filter(user=priya.user).count() == 1


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"role": Role.REFERRER, "team": None}, "does not work for"),
        ({"team": None}, "belong to a team"),
        ({"role": Role.AUDITOR}, "nobody else does"),
    ],
)
def test_roles_fit_where_they_are(
    house: cast.Riverbank, priya: Actor, changes: dict[str, object], why: str
) -> None:
    """A role is given where such people work, with a team only where they have one."""
    with pytest.raises(NotAllowed, match=why):
        employed(house, priya, **changes)
    assert not User.objects.filter(email="nell@riverbank.example").exists()


def test_a_post_next_door_is_not_given(
    house: cast.Riverbank, next_door: cast.Riverbank, priya: Actor
) -> None:
    """Another service's bodies are not this administrator's."""
    with pytest.raises(NotAllowed, match="does not belong"):
        employed(house, priya, organisation=next_door.millfield, role=Role.REFERRER, team=None)
    assert not queries.practices(house.service).filter(pk=next_door.millfield.pk).exists()


def test_an_ended_post_ends_what_it_allowed(house: cast.Riverbank, priya: Actor) -> None:
    """From the day after its last day a post lets nobody in, at the next request."""
    client = cast.signed_in(house.ada)
    assert client.get("/today/").status_code == 200
    post = Membership.objects.get(user=house.ada.user)
    actions.end_post(post=post, on=timezone.localdate() - timedelta(days=1), by=priya)
    assert client.get("/today/").status_code == 403


def test_policies_are_written_over_what_was_read(house: cast.Riverbank, priya: Actor) -> None:
    """Two who change the policies at once do not undo each other unseen."""
    ServicePolicy.objects.create(organisation=house.service)
    actions.amend_policy(values={"quiet_days": 28}, expected=1, by=priya)
    with pytest.raises(Stale):
        actions.amend_policy(values={"quiet_days": 14}, expected=1, by=priya)
    assert queries.policy(house.service).quiet_days == 28
    assert AuditEvent.objects.filter(verb="policy changed: quiet_days").count() == 1


class TestPages:
    """The administrator's pages, sent as a browser does."""

    def test_a_post_is_given_and_ended(self, house: cast.Riverbank, priya: Actor) -> None:
        """The form gives a post; the next ends it."""
        client = cast.signed_in(priya)
        sent = {
            "name": "Nell Varley",
            "email": "nell@riverbank.example",
            "organisation": str(house.service.public_id),
            "role": "link worker",
            "team": str(house.team.public_id),
            "since_on_day": "2",
            "since_on_month": "11",
            "since_on_year": "2026",
        }
        assert client.post("/administration/staff/new/", sent | cast.key()).status_code == 302
        post = Membership.objects.get(user__email="nell@riverbank.example")
        page = f"/administration/staff/{post.public_id}/end/"
        ended = {"until_on_day": "3", "until_on_month": "11", "until_on_year": "2026"}
        assert client.post(page, ended | cast.key()).status_code == 302
        post.refresh_from_db()
        assert post.until_on == date(2026, 11, 3)

    def test_a_policy_page_that_is_old(self, house: cast.Riverbank, priya: Actor) -> None:
        """A form made before somebody else's change shows both, and writes nothing."""
        client = cast.signed_in(priya)
        policy = ServicePolicy.objects.create(organisation=house.service)
        page = client.get("/administration/policies/").content.decode()
        base = page.split('name="base" value="')[1].split('"')[0]
        actions.amend_policy(values={"quiet_days": 28}, expected=1, by=priya)
        sent = {
            name: getattr(policy, name) or ""
            for name in (
                "first_attempt_working_days", "attempts_required", "provider_reply_days",
                "review_weeks", "quiet_days", "caseload_weight", "lone_visit_minutes",
                "retention_years",
            )
        } | {"digest_weekday": "0", "version": "1", "base": base}  # fmt: skip
        answer = client.post("/administration/policies/", sent | cast.key())
        assert answer.status_code == 409
        assert "28" in answer.content.decode()
        assert queries.policy(house.service).quiet_days == 28

    def test_no_page_holds_a_person(self, house: cast.Riverbank, priya: Actor) -> None:
        """Nothing of anybody referred is on any page of the administrator's."""
        house.case()
        client = cast.signed_in(priya)
        for page in ("", "staff/", "bodies/", "policies/", "staff/new/"):
            said = client.get(f"/administration/{page}").content.decode()
            assert "Nwosu" not in said
            assert "Amara" not in said

    def test_practices(self, house: cast.Riverbank, priya: Actor) -> None:
        """A practice is added once for a code, and says how it works with the service."""
        client = cast.signed_in(priya)
        sent = {"name": "Larch Road", "ods_code": "Y01235", "email": "", "phone": ""}
        assert client.post("/administration/practices/new/", sent | cast.key()).status_code == 302
        again = client.post("/administration/practices/new/", sent | cast.key())
        assert "already" in again.content.decode()
        made = Organisation.objects.get(name="Larch Road")
        said = {"kind": "champion", "present": "yes"}
        since = {"since_on_day": "1", "since_on_month": "10", "since_on_year": "2026"}
        page = f"/administration/practices/{made.public_id}/feature/"
        assert client.post(page, said | since | cast.key()).status_code == 302
        assert queries.features(made)[0].present is True
