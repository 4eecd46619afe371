"""The same form twice is done once."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import RequestFactory

from linkwork.access import once, scope
from linkwork.access.models import OnceKey
from linkwork.practice.referrals.models import Referral
from tests.unit.practice import cast

TOM = {
    "given_name": "Tom",
    "family_name": "Ashdown",
    "born_on_day": "16",
    "born_on_month": "8",
    "born_on_year": "1972",
    "phone": "01632 960001",
    "main_need": "loneliness",
    "agreed": "yes",
}


def test_the_same_key_twice_has_one_effect(house: cast.Riverbank) -> None:
    """A form sent twice makes one referral, and both answers lead to the same page."""
    ruth, key = cast.signed_in(house.ruth), cast.key()
    first, second = (ruth.post("/refer/", TOM | key) for _ in range(2))
    assert Referral.objects.count() == 1
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])


def test_the_same_key_with_other_words_is_refused(house: cast.Riverbank) -> None:
    """A key that comes again with another body is refused, in words, and nothing is done."""
    ruth, key = cast.signed_in(house.ruth), cast.key()
    ruth.post("/refer/", TOM | key)
    other = ruth.post("/refer/", TOM | {"given_name": "Tim"} | key)
    assert other.status_code == 409
    assert "This form was sent before" in other.content.decode()
    assert Referral.objects.count() == 1


def test_a_form_without_a_key_is_refused(house: cast.Riverbank) -> None:
    """Every form carries its key; one without is not taken."""
    answer = cast.signed_in(house.ruth).post("/refer/", TOM)
    assert (answer.status_code, Referral.objects.count()) == (400, 0)
    assert "without its key" in answer.content.decode()


def test_a_key_too_long_is_refused(house: cast.Riverbank) -> None:
    """A key no form of ours would carry is not taken, and is no fault of the database."""
    answer = cast.signed_in(house.ruth).post("/refer/", TOM | {"idempotency_key": "k" * 200})
    assert (answer.status_code, Referral.objects.count()) == (409, 0)


def test_a_form_to_be_mended_gives_its_key_back(house: cast.Riverbank) -> None:
    """A mistake is mended and sent again under the same key."""
    ruth, key = cast.signed_in(house.ruth), cast.key()
    assert ruth.post("/refer/", TOM | {"given_name": ""} | key).status_code == 200
    assert not OnceKey.objects.exists()
    assert ruth.post("/refer/", TOM | key).status_code == 302
    assert Referral.objects.count() == 1


def test_keys_are_ones_own(house: cast.Riverbank) -> None:
    """Two people who happen on the same key are not taken for one."""
    key = cast.key()
    for actor in (house.ruth, house.ruth, house.jo):
        practice = {"practice": str(house.millfield.pk)} if actor is house.jo else {}
        assert cast.signed_in(actor).post("/refer/", TOM | practice | key).status_code == 302
    assert Referral.objects.count() == 2


@pytest.mark.parametrize("at", ["name", "content", "words", "address"])
def test_a_fingerprint_is_of_everything_that_was_sent(at: str) -> None:
    """Where it went, what it said and what the files hold: all of it counts."""

    def sent(changed: bool) -> str:
        content = b"words of the same length" if not changed or at != "content" else b"x" * 24
        file = SimpleUploadedFile("b.txt" if changed and at == "name" else "a.txt", content)
        words = "other" if changed and at == "words" else "same"
        path = "/a/?step=2" if changed and at == "address" else "/a/?step=1"
        return once.fingerprint(RequestFactory().post(path, {"file": file, "words": words}))

    assert sent(False) == sent(False) != sent(True)


def test_a_file_can_still_be_read_after_its_fingerprint() -> None:
    """Looking at a file leaves it as it was found."""
    request = RequestFactory().post("/", {"file": SimpleUploadedFile("a.txt", b"words")})
    once.fingerprint(request)
    assert request.FILES.getlist("file")[0].read() == b"words"


@pytest.mark.database
def test_two_at_once_have_one_effect(
    own_database: str, at_once: Callable[[list[Callable[[], object]]], None]
) -> None:
    """Four taps on the button at one moment make one referral, and all lead to the same page."""
    house = cast.riverbank()
    key, answers = {"idempotency_key": str(uuid4())}, list[HttpResponse]()
    browsers = [cast.signed_in(house.ruth) for _ in range(4)]
    at_once([lambda one=one: answers.append(one.post("/refer/", TOM | key)) for one in browsers])  # type: ignore[misc]
    assert [answer.status_code for answer in answers] == [302] * 4
    assert len({answer["Location"] for answer in answers}) == 1
    with scope.within(house.service.pk):
        assert Referral.objects.count() == 1
