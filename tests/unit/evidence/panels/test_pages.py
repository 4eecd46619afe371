"""The pages of a panel: members prepare and read totals; panellists vote by their link alone."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.panels import actions, queries
from linkwork.evidence.panels.counting.rules import Method
from linkwork.evidence.panels.models import Panel, Remark, Round
from linkwork.evidence.records.models import Review
from linkwork.library import queries as shelf
from tests.unit.evidence.panels.conftest import CODES, Nine

Voted = Callable[..., Round]
SECRET = "I have never told anybody this"


def browser(actor: Actor) -> Client:
    """A browser in which a member has signed in."""
    assert actor.user is not None
    client = Client()
    client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def send(client: Client, to: str, **said: object) -> str:
    """Send a form; answer where it leads."""
    answer = client.post(to, {"idempotency_key": str(uuid4()), **said})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return str(answer["Location"])


def words(client: Client, address: str) -> str:
    """What a page says."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def member_pages(review: Review, round_: Round) -> list[str]:
    """Every page of panels that a member can look at while a round is open."""
    one = [review.public_id]
    return [
        reverse("panels:list", args=one),
        reverse("panels:panel", args=[*one, round_.panel.public_id]),
        reverse("panels:round", args=[*one, round_.public_id]),
        reverse("panels:change_round", args=[*one, round_.public_id]),
        reverse("panels:report", args=one),
        reverse("reporting:review", args=one),
        reverse("reporting:exports", args=one),
    ]


def test_by_the_link_from_the_message(
    nine: Nine, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    """The message's link, a code to the same address, and then one's own ballot; no account."""
    round_ = nine.compose()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        actions.open_round(round_=round_, by=nine.by)
    message = next(one for one in mail.outbox if "people.1@panel.example" in one.to)
    found = re.search(r"/l/\S+", str(message.body))
    assert found
    client, path = Client(), found.group()
    assert "What matters" not in client.get(path).content.decode()
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        send(client, f"{path}code/")
    code = re.search(r"\b\d{6}\b", str(mail.outbox[-1].body))
    assert code
    assert send(client, f"{path}enter/", code=code.group()) == reverse("vote:home")
    answer = client.get(reverse("vote:home"), follow=True)
    assert "Choose three and put them in order." in answer.content.decode()
    assert nine.ballot(round_, 0).choices is None


def test_one_button_is_one_step(nine: Nine) -> None:
    """Without any script: add two, move the second up, take one out; each is kept at once."""
    round_ = nine.open()
    client, ballot = nine.browser(0), nine.ballot(round_, 0)
    page = reverse("vote:ballot", args=[ballot.public_id])
    for step in ("add:EG3", "add:AD5", "up:AD5", "add:EN1", "out:EG3"):
        assert send(client, page, do=step) == page
    assert nine.ballot(round_, 0).choices == ["AD5", "EN1"]
    said = words(client, page)
    assert "2 of 3 chosen" in said
    assert "Closes" in said
    assert send(client, f"{page}?all=1", do="save:") == f"{page}?all=1"
    assert "Your order of 2 is kept" in words(client, page)


def test_the_order_is_each_persons_own(nine: Nine) -> None:
    """Items stand in an order made by chance: the same each time for one, different for others."""
    round_ = nine.open()

    def order(turn: int) -> list[str]:
        page = reverse("vote:ballot", args=[nine.ballot(round_, turn).public_id])
        found: list[str] = re.findall(
            r'value="add:(\w+)"', nine.browser(turn).get(f"{page}?all=1").content.decode()
        )
        return found

    first = order(0)
    assert sorted(first) == sorted(CODES)
    assert order(0) == first
    assert len({tuple(order(turn)) for turn in range(5)}) > 1


def test_marks_by_one_form(nine: Nine) -> None:
    """Ratings are kept together; who sends an older page is shown both, and loses no words."""
    round_ = nine.open(Method.RATE)
    client, ballot = nine.browser(0), nine.ballot(round_, 0)
    page = reverse("vote:ballot", args=[ballot.public_id])
    send(client, page, **{"item-EG3": "9", "item-AD5": "none", "version": 1})
    assert nine.ballot(round_, 0).choices == {"EG3": 9}
    old = {"item-EG3": "2", "version": 1, "idempotency_key": str(uuid4())}
    assert client.post(page, old).status_code == 409
    assert nine.ballot(round_, 0).choices == {"EG3": 9}


def test_words_of_ones_own(nine: Nine) -> None:
    """Said on one's own page, seen by oneself, and taken back."""
    round_ = nine.open()
    client, ballot = nine.browser(0), nine.ballot(round_, 0)
    page = reverse("vote:say", args=[ballot.public_id])
    send(client, page, sort="missing", text=SECRET)
    assert SECRET in words(client, page)
    remark = Remark.objects.get()
    other = nine.browser(1)
    back = reverse("vote:take_back", args=[ballot.public_id, remark.public_id])
    assert other.post(back, {"idempotency_key": "k"}).status_code == 404
    send(client, back)
    assert not Remark.objects.exists()
    wrong = {"sort": "reword", "text": "Say it so", "idempotency_key": str(uuid4())}
    assert "Choose which one" in client.post(page, wrong).content.decode()


def test_members_see_no_vote_while_it_is_open(nine: Nine, review: Review, sade: Actor) -> None:
    """No page of the review tells who voted, for what, or what was said; only how many answered."""
    round_ = nine.open()
    pages = member_pages(review, round_)
    client = browser(sade)
    bare = [re.sub(r"\b0 of 9 people", "", words(client, page)) for page in pages]
    nine.vote(round_, 0, ["EG3", "AD5", "EN1"])
    actions.say(ballot=nine.ballot(round_, 0), sort="dissent", text=SECRET, by=nine.actor(0))
    with_votes = [re.sub(r"\b1 of 9 people", "", words(client, page)) for page in pages]
    assert with_votes == bare
    ballot = nine.ballot(round_, 0)
    for name in ("vote:ballot", "vote:say"):
        address = reverse(name, args=[ballot.public_id])
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/l/ended/")
        assert nine.browser(1).get(address).status_code == 404
    result = reverse("panels:result", args=[review.public_id, round_.public_id])
    assert client.get(result).status_code == 404


def test_from_a_form_to_a_signed_result(nine: Nine, review: Review, sade: Actor) -> None:
    """A member prepares, opens, closes and signs on pages; panellists then read the totals."""
    client, panel = browser(sade), nine.panel
    one = [review.public_id]
    asked = {f"take-{code}": "on" for code in CODES[:4]}
    asked |= {f"words-{code}": f"Plain {code}" for code in CODES}
    rule = {"method": "rank", "choose": "2", "forward": "1", "tie": "frequency"}
    rule |= {"least": "1", "least_shown": "3", "closes_on": "1/6/2031", "feeds": "on"}
    address = reverse("panels:compose", args=[*one, panel.public_id])
    here = send(client, address, question="Which two?", own="Rest\n\nQuiet", **rule, **asked)
    round_ = Round.objects.get()
    assert [item["key"] for item in round_.items] == [*CODES[:4], "S1", "S2"]
    assert "Plain EN1" in words(client, here)
    send(client, reverse("panels:open", args=[*one, round_.public_id]))
    for turn in range(9):
        nine.vote(round_, turn, ["S1", "EN1"] if turn % 2 else ["EN1", "S1"])
    assert "9 of 9 people answered" in words(client, here)
    result = send(client, reverse("panels:close", args=[*one, round_.public_id]))
    said = words(client, result)
    assert "9 of 9 people answered. Enough answered in each group." in said
    assert "Goes forward" in said
    send(client, reverse("panels:sign", args=[*one, round_.public_id]))
    file = client.get(reverse("panels:result_csv", args=[*one, round_.public_id]))
    assert "Plain EN1" in file.content.decode()
    ballot = nine.ballot(round_, 0)
    theirs = words(nine.browser(0), reverse("vote:ballot", args=[ballot.public_id]))
    assert "Plain EN1" in theirs
    assert "Signed Sade Okonjo" in theirs
    assert shelf.newest_votes()["EN1"].forward


def test_the_statement_page_has_the_votes(voted: Voted, nine: Nine, sade: Actor, jo: Actor) -> None:
    """Everybody who reads the library sees totals by group, and that the panel was invented."""
    round_ = voted()
    actions.close(round_=round_, by=sade)
    actions.sign(round_=queries.rounds(nine.panel).get(), by=sade)
    said = words(browser(jo), reverse("library:statement", args=["EG3"]))
    assert "Went forward" in said
    assert "Ranked 1 of 8, chosen by 9 of 9" in said
    assert "People and carers 4 of 4" in said
    assert "Smaller groups together 5 of 5" in said
    assert "A panel invented for the demonstration" in said
    assert "ranked 1 of 8" in words(browser(jo), reverse("library:list"))


@pytest.mark.parametrize("method", [Method.RATE, Method.AGREE])
def test_other_ways_of_asking(nine: Nine, review: Review, sade: Actor, method: Method) -> None:
    """Rated or agreed with: counted, shown, reported and put beside the statements."""
    round_ = nine.open(method)
    for turn in range(9):
        given = {"EG3": 8, "AD5": 2} if method is Method.RATE else {"EG3": "agree"}
        actions.answer(
            ballot=nine.ballot(round_, turn), expected=1, choices=given, by=nine.actor(turn)
        )
    actions.close(round_=queries.rounds(nine.panel).get(), by=sade)
    actions.sign(round_=queries.rounds(nine.panel).get(), by=sade)
    client = browser(sade)
    result = reverse("panels:result", args=[review.public_id, round_.public_id])
    assert "100 % (9)" in words(client, result)
    assert words(client, reverse("panels:report", args=[review.public_id]))
    said = words(client, reverse("library:statement", args=["EG3"]))
    assert ("9 of 9 rate it 7 to 9" if method is Method.RATE else "9 of 9 agree") in said


def test_pages_ask_few_questions(
    voted: Voted,
    nine: Nine,
    review: Review,
    sade: Actor,
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    """Each page of a panel of nine costs fewer than 25 questions of the database."""
    round_ = voted()
    client, ballot = browser(sade), nine.ballot(round_, 0)
    for page in member_pages(review, round_)[:5]:
        with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
            client.get(page)
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        nine.browser(0).get(reverse("vote:ballot", args=[ballot.public_id]))


def test_beginning_a_panel_by_form(review: Review, sade: Actor, nia: Actor) -> None:
    """A member begins a panel and puts somebody on it; a reviewer of another review cannot."""
    client, one = browser(sade), [review.public_id]
    new = reverse("panels:new", args=one)
    said = {"title": "What matters?", "heard": ["Link workers"], "others": "Neighbours"}
    here = send(client, new, **said)
    panel = Panel.objects.get()
    assert panel.constituencies == ["Link workers", "Neighbours"]
    add = reverse("panels:add", args=[*one, panel.public_id])
    seat = {"name": "Lee", "constituency": "Neighbours", "channel": "email"}
    wrong = {**seat, "address": "nowhere", "idempotency_key": str(uuid4())}
    assert "Enter an e-mail address" in client.post(add, wrong).content.decode()
    send(client, add, **seat, address="lee@home.example")
    assert "lee@home.example" in words(client, here)
    assert browser(nia).get(here).status_code == 404
