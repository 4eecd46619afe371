"""A bundle comes back in and goes out again the same; a changed or newer one is refused."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from click.testing import CliRunner
from django.urls import reverse

from linkwork.access import scope
from linkwork.access.actors import Actor
from linkwork.access.models import Organisation, User
from linkwork.access.roles import Role
from linkwork.evidence.extraction import actions as documents
from linkwork.evidence.extraction import queries as extraction
from linkwork.evidence.records import actions as records
from linkwork.evidence.records import queries as records_of
from linkwork.evidence.records.models import Review
from linkwork.evidence.reporting.bundle import actions, checking, contents, packing
from linkwork.evidence.reporting.bundle.values import NotABundle
from linkwork.evidence.screening import actions as decisions
from linkwork.evidence.screening import queries as screening
from linkwork.site.commands.evidence import review as command
from tests.unit.evidence.files import GOOD
from tests.unit.evidence.test_pages import browser, words
from tests.unit.library.cast import service, staff

TWO = GOOD + GOOD.replace("a1", "a2").replace("along", "alone")


def packed(review: Review, **more: Any) -> bytes:
    """A review as a bundle."""
    out = BytesIO()
    packing.pack(review, out, **more)
    return out.getvalue()


def changed(content: bytes, name: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """A bundle with one of its files changed, or left out."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for one in old.infolist():
            kept = old.read(one)
            made = change(kept) if one.filename == name else kept
            if made is not None:
                new.writestr(one.filename, made)
    return out.getvalue()


def listed(content: bytes, change: Callable[[dict[str, Any]], object]) -> bytes:
    """A bundle whose list was changed by somebody who hashes it again."""

    def again(kept: bytes) -> bytes:
        manifest = json.loads(kept)
        change(manifest)
        manifest["hash"] = packing.hash_of(manifest)
        return packing.text_of(manifest).encode()

    return changed(content, packing.MANIFEST, again)


@pytest.fixture
def small(review: Review, sade: Actor) -> Review:
    """A review of two works, of which one was read and decided, and one marked passage."""
    records.take_in(review=review, content=TWO.encode(), file_name="a.ris", by=sade)
    record = records_of.records(review).earliest("pk")
    decisions.decide(record=record, answer="exclude", reason="protocol", by=sade)
    document = documents.hand_in(
        review=review,
        record=record,
        content=b"Somebody came along, and so she went.",
        file_name="a.txt",
        title="Going along",
        by=sade,
    )
    page = extraction.page(document, 1)
    assert page is not None
    documents.mark_words(page=page, words="she went", by=sade)
    return review


@pytest.fixture
def elsewhere(riverbank: Organisation) -> Actor:
    """A reviewer of another service, who bears the name of one of this."""
    return staff("Sade Okonjo", Role.REVIEWER, service("Hillside"))


def test_every_table_of_the_evidence_rooms_goes_in_or_says_why_not() -> None:
    """Nothing is forgotten: a table either goes into a bundle, or its model says it stays."""
    ours = {one.name for one in contents.tables()}
    assert {"records.record", "screening.screeningdecision", "extraction.passage"} <= ours
    assert {"extraction.original", "synthesis.draftversion", "extraction.span"} <= ours
    assert set(contents.left_behind()) <= {
        "duplicates.search",
        "panels.ballot",
        "panels.remark",
        "records.arrival",
        "records.arrivingfile",
        "screening.ordering",
    }


def test_a_review_comes_back_identical(shown: Review, elsewhere: Actor) -> None:
    """Out, into another service, and out again: the same bytes; its people by name."""
    content, found = packed(shown), records_of.records(shown).count()
    flow = screening.flow(shown, 1)
    assert packed(shown) == content, "the same review gives the same bytes"
    with scope.within(elsewhere.organisation.pk):
        made = actions.restore(found=checking.opened(BytesIO(content)), by=elsewhere)
        assert packed(made) == content
        assert records_of.members(made) == [elsewhere.user]
        assert records_of.records(made).count() == found
        assert all(one.resolves for one in extraction.passages(made))
        assert screening.flow(made, 1) == flow
        people = set(User.objects.filter(email__endswith=actions.NO_WAY_IN))
    assert {one.name for one in people} >= {"Tom Reed"}
    assert "Sade Okonjo" not in {one.name for one in people}
    assert not any(one.is_active or one.has_usable_password() for one in people)


def test_no_key_and_no_address_leaves(small: Review) -> None:
    """Neither opaque ids nor anybody's e-mail address stand in a bundle."""
    content = packed(small)
    with ZipFile(BytesIO(content)) as bundle:
        text = "".join(bundle.read(one).decode(errors="replace") for one in bundle.namelist())
    assert "@example" not in text
    for one in (small.public_id, *records_of.records(small).values_list("public_id", flat=True)):
        assert str(one) not in text
    assert "Sade Okonjo" in text


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda c: c[:-50], "not a whole zip file"),
        (lambda c: changed(c, "records.ris", lambda b: b + b"x"), "records.ris was changed"),
        (lambda c: changed(c, "README.txt", lambda _: None), "README.txt is missing"),
        (
            lambda c: changed(c, "rows/records.record.json", lambda b: b.replace(b"2024", b"2021")),
            "rows/records.record.json was changed",
        ),
        (
            lambda c: changed(c, "bundle.json", lambda b: b.replace(b"Sade", b"Jade")),
            "bundle.json: it was changed",
        ),
        (lambda c: listed(c, lambda m: m.update(version=2)), "version 2 is newer"),
        (lambda c: listed(c, lambda m: m["files"].popitem()), "is not on its list"),
        (
            lambda c: listed(
                c, lambda m: m["tables"].append({"name": "x.y", "rows": 0, "fields": []})
            ),
            "x.y is a table that this Linkwork does not know",
        ),
        (
            lambda c: listed(c, lambda m: m["tables"][0]["fields"].append("colour")),
            "colour is a column that this Linkwork does not know",
        ),
        (lambda c: listed(c, lambda m: m.pop("tables")), "it lacks"),
        (lambda _: b"PK nothing", "not a whole zip file"),
    ],
)
def test_a_broken_bundle_names_its_place(
    small: Review, break_it: Callable[[bytes], bytes], said: str
) -> None:
    """Whatever was changed is found before anything is written, and named."""
    with pytest.raises(NotABundle, match=said):
        checking.opened(BytesIO(break_it(packed(small))))


def forged(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A bundle changed by somebody who puts every hash right."""
    once = changed(content, name, lambda kept: kept.replace(old, new, 1))
    with ZipFile(BytesIO(once)) as bundle:
        made = bundle.read(name)
    told = {"bytes": len(made), "sha256": hashlib.sha256(made).hexdigest()}
    return listed(once, lambda manifest: manifest["files"].update({name: told}))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("rows/extraction.passage.json", b'"start": 2', b'"start": 1'), "is not at its place"),
        (("rows/records.record.json", b'"search": 1', b'"search": 9'), "line 1, search: it names"),
        (("rows/records.record.json", b'"year": 2024', b'"year": "x"'), "line 1, year"),
        (("rows/records.record.json", b'"key"', b'"kez"'), "line 1: its columns"),
        (("rows/extraction.document.json", b'"file_hash": "', b'"file_hash": "0'), "file_hash"),
    ],
)
def test_a_forged_bundle_is_taken_back_whole(
    small: Review, elsewhere: Actor, change: tuple[str, bytes, bytes], said: str
) -> None:
    """What no hash can find is found where it lands, and nothing of the bundle stays."""
    content = forged(packed(small), *change)
    with scope.within(elsewhere.organisation.pk):
        with pytest.raises(NotABundle, match=said):
            actions.restore(found=checking.opened(BytesIO(content)), by=elsewhere)
        assert not records_of.reviews().exists()


def test_a_member_takes_out_no_blind_answer(small: Review, sade: Actor, tom: Actor) -> None:
    """What another decided stays behind while it is blind, and the bundle says how many did."""
    address = reverse("reporting:bundle_file", args=[small.public_id])
    page = reverse("reporting:bundle", args=[small.public_id])
    table = "screening.screeningdecision"

    def taken(by: Actor) -> checking.Opened:
        answer = browser(by).get(address)
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return checking.opened(BytesIO(content))

    assert taken(sade).count(table) == 1
    assert taken(tom).count(table) == 0
    assert taken(tom).manifest["withheld"] == {table: 1}
    assert "1 decision of others" in words(browser(tom).get(page).content)
    record = records_of.records(small).earliest("pk")
    decisions.decide(record=record, answer="include", by=tom)
    assert taken(tom).count(table) == 2
    assert "still blind" not in words(browser(tom).get(page).content)


def test_a_review_is_moved_from_the_command_line(
    small: Review, riverbank: Organisation, tmp_path: Path
) -> None:
    """One command packs, another looks, a third brings it in under another title."""
    path = tmp_path / "review.zip"
    run = CliRunner().invoke
    out = run(command, ["bundle", str(path), "--review", small.title])
    assert out.exit_code == 0, out.output
    looked = run(command, ["restore", str(path), "--check"])
    assert "2 records" in looked.output
    twice = run(command, ["restore", str(path)])
    assert twice.exit_code == 1
    assert "give this one another title" in twice.output
    made = run(command, ["restore", str(path), "--title", "Moved"])
    assert made.exit_code == 0, made.output
    assert records_of.titled(riverbank, "Moved") is not None
    path.write_bytes(path.read_bytes()[:-10])
    broken = run(command, ["restore", str(path), "--title", "Broken"])
    assert broken.exit_code == 1
    assert "not a whole zip file" in broken.output
