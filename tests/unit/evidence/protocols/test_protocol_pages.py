"""The pages of a protocol: members write, freeze and amend; for anybody else they are not there."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.protocols import actions, queries
from linkwork.evidence.protocols.sections import SECTIONS
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review
from tests.unit.evidence.test_pages import browser, words


def to(name: str, review: Review, *rest: object) -> str:
    """An address of this room."""
    return reverse(f"protocols:{name}", args=[review.public_id, *rest])


def sent(client: Client, address: str, **values: str) -> tuple[int, str]:
    """Send a form; answer its status and what it says."""
    answer = client.post(address, {"idempotency_key": str(uuid4()), **values})
    return answer.status_code, words(answer.content)


@pytest.fixture
def frozen(review: Review, sade: Actor) -> Review:
    """A review whose protocol is frozen."""
    for one in SECTIONS:
        actions.write(review=review, section=one.name, words=f"About {one.name}", by=sade)
    actions.freeze(review=review, by=sade)
    return review


def test_from_nothing(review: Review, sade: Actor) -> None:
    """An empty protocol says what each section asks, and leads to the first."""
    said = words(browser(sade).get(to("protocol", review)).content)
    assert "11 sections still to write before it can be frozen" in said
    assert "Write: question" in said
    assert "why a realist synthesis answers it" in said


def test_the_question_is_there(review: Review, sade: Actor) -> None:
    """The protocol's question begins with the review's own."""
    assert "Why?" in words(browser(sade).get(to("write", review, "question")).content)


def test_written_and_form(review: Review, sade: Actor) -> None:
    """A section is kept; the form of configurations is chosen with its words."""
    client = browser(sade)
    assert sent(client, to("write", review, "scope"), words="Adults")[0] == 302
    assert sent(client, to("write", review, "form"), words="As agreed", form="ICAMO")[0] == 302
    said = words(client.get(to("protocol", review)).content)
    assert "Adults" in said
    assert "Intervention, context, actor, mechanism, outcome (ICAMO)" in said


def test_somebody_else_wrote(review: Review, sade: Actor, tom: Actor) -> None:
    """Where another wrote meanwhile, both texts are shown and nothing typed is lost."""
    seen = actions.write(review=review, section="scope", words="Adults", by=sade).version
    actions.write(review=review, section="scope", words="Adults and children", by=tom)
    status, said = sent(
        browser(sade), to("write", review, "scope"), words="Adults only", version=str(seen)
    )
    assert status == 409
    assert "Adults and children" in said
    assert "Adults only" in said


def test_frozen_by_button(review: Review, sade: Actor) -> None:
    """With gaps it is not frozen, and the gaps are links; whole, one button does it."""
    client = browser(sade)
    sent(client, to("freeze", review))
    assert queries.frozen(review) is None
    for one in SECTIONS:
        actions.write(review=review, section=one.name, words=one.name, by=sade)
    assert sent(client, to("freeze", review))[0] == 302
    assert queries.frozen(review)


def test_amended_on_a_page(frozen: Review, sade: Actor) -> None:
    """A frozen section asks for a reason, and the change stands in the list and the table."""
    client = browser(sade)
    address = to("write", frozen, "search")
    given = {"old": "About search", "new": "About one more search"}
    status, said = sent(client, address, **given)
    assert status == 200
    assert "Why the plan changes" in said
    assert sent(client, address, **given, reason="it was missing")[0] == 302
    said = words(client.get(to("amendments", frozen)).content)
    assert "one more" in said
    assert "Because: it was missing" in said
    table = client.get(to("amendments_csv", frozen)).content.decode("utf-8-sig")
    assert "Search plan,About search,About one more search,it was missing,Sade Okonjo" in table


def test_the_form_is_amended_on_its_page(frozen: Review, sade: Actor) -> None:
    """The page offers the choice and says what becomes of what is written; old and new are told."""
    client = browser(sade)
    address = to("write", frozen, "form")
    page = client.get(address).content.decode()
    assert "Configurations that are written already stay as they are" in words(page.encode())
    assert 'value="CMOC"' in page
    assert "A configuration has" not in words(client.get(to("write", frozen, "scope")).content)
    given = {"old": queries.stands(frozen, "form"), "new": "About form", "reason": "who acts"}
    assert sent(client, address, **given)[0] == 200
    assert queries.form(frozen) == "CMOC"
    assert sent(client, address, **given, form="ICAMO")[0] == 302
    assert "(ICAMO). About form" in words(client.get(to("protocol", frozen)).content)
    said = words(client.get(to("amendments", frozen)).content)
    assert "(CMOC)." in said
    assert "(ICAMO)." in said
    assert "(CMOC)" in client.get(to("amendments_csv", frozen)).content.decode("utf-8-sig")


def test_team_page(review: Review, sade: Actor) -> None:
    """A role is given and ended on the page of the team."""
    client = browser(sade)
    assert sade.user is not None
    assert sent(client, to("team", review), member=str(sade.user.pk), role="lead")[0] == 302
    (duty,) = queries.duties(review)
    assert "Without a role: Tom Reed." in words(client.get(to("team", review)).content)
    assert sent(client, to("end_role", review, duty.public_id))[0] == 302
    assert not queries.duties(review)
    assert "lead" in words(client.get(to("team", review)).content)


def test_a_member_is_admitted(review: Review, sade: Actor, nia: Actor) -> None:
    """A reviewer of the service comes in by their address; nobody else does, and nobody twice."""
    assert nia.user is not None
    client, address = browser(sade), to("team", review)
    status, page = sent(client, address, email="nobody@elsewhere.example")
    assert status == 200
    assert "No reviewer of this service has this e-mail address" in page
    assert browser(nia).get(address).status_code == 404
    assert sent(client, address, email=nia.user.email.upper())[0] == 302
    assert nia.user in records.members(review)
    assert browser(nia).get(address).status_code == 200
    assert "is a member already" in sent(client, address, email=nia.user.email)[1]


def test_few_questions(frozen: Review, sade: Actor, django_assert_max_num_queries: object) -> None:
    """The protocol's page costs few questions to the database."""
    client = browser(sade)
    client.get(to("protocol", frozen))
    with django_assert_max_num_queries(25):  # type: ignore[operator]
        client.get(to("protocol", frozen))


def test_members_only_and_no_other_section(
    frozen: Review, sade: Actor, nia: Actor, stranger: Actor
) -> None:
    """For anybody who is no member, none of these pages is there; nor is a section that is none."""
    pages = [
        to(name, frozen) for name in ("protocol", "freeze", "amendments", "amendments_csv", "team")
    ]
    pages.append(to("write", frozen, "scope"))
    for other in (nia, stranger):
        assert {browser(other).get(page).status_code for page in pages} == {404}
    assert browser(sade).get(to("write", frozen, "nonsense")).status_code == 404
