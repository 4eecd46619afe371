"""Access's own jobs: each does what it says, and twice is once."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from linkwork.access import chores
from linkwork.access.jobs.registry import registered
from linkwork.access.links import actions as links
from linkwork.access.models import AuditHead, JobRun, LinkSession, OnceKey
from linkwork.access.roles import Role
from tests.unit.practice import cast

TODAY = date(2026, 11, 22)
LONG_AGO = timedelta(days=400)


def test_the_tail_is_anchored(
    house: cast.Riverbank, settings: Any, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    """What happened since the last anchor is anchored, once."""
    settings.LINKWORK_ANCHOR_FILE = tmp_path / "anchors.jsonl"
    with django_capture_on_commit_callbacks(execute=True):
        house.person()
        house.person(given_name="Ben")
        assert "Anchored" in chores.anchor(by=house.jo, on=TODAY)
    head = AuditHead.objects.get(organisation=house.service)
    lines = (tmp_path / "anchors.jsonl").read_text().splitlines()
    assert json.loads(lines[-1])["sequence"] == head.sequence
    with django_capture_on_commit_callbacks(execute=True):
        assert "Nothing" in chores.anchor(by=house.jo, on=TODAY)
    assert (tmp_path / "anchors.jsonl").read_text().splitlines() == lines


def test_old_keys_go(house: cast.Riverbank) -> None:
    """A key of a form is forgotten after 30 days, and no sooner."""
    old, young = (OnceKey.objects.create(holder="x", key=key, body_hash="") for key in "ab")
    OnceKey.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=31))
    OnceKey.objects.filter(pk=young.pk).update(at=timezone.now() - timedelta(days=29))
    assert chores.forget_keys(by=house.jo, on=TODAY) == "Keys forgotten: 1."
    assert chores.forget_keys(by=house.jo, on=TODAY) == "Keys forgotten: 0."
    assert list(OnceKey.objects.all()) == [young]


def test_sessions_that_are_over_go(house: cast.Riverbank) -> None:
    """A browser that was last seen days ago leaves nothing behind; one that is here stays."""
    person = house.person(email="amara@example.org")
    link = links.issue(
        by=house.jo, role=Role.PERSON, subject=person.public_id, channel="email", address="a@b.uk"
    ).link
    for age, key in ((timedelta(days=2), "old"), (timedelta(minutes=5), "here")):
        LinkSession.objects.create(
            link=link, key_hash=key, confirmed=True, seen_at=timezone.now() - age
        )
    chores.remove_sessions(by=house.jo, on=TODAY)
    chores.remove_sessions(by=house.jo, on=TODAY)
    assert [row.key_hash for row in LinkSession.objects.all()] == ["here"]


def test_how_a_job_last_ended_is_kept(house: cast.Riverbank) -> None:
    """Old runs go, but the latest of each job stays however old."""
    for name, age in (("a", 500), ("a", 400), ("b", 3), ("b", 200)):
        JobRun.objects.create(
            organisation=house.service,
            job=name,
            outcome="done",
            queued_at=timezone.now() - timedelta(days=age),
        )
    assert chores.forget_runs(by=house.jo, on=TODAY) == "Runs forgotten: 2."
    assert chores.forget_runs(by=house.jo, on=TODAY) == "Runs forgotten: 0."
    assert JobRun.objects.count() == 2


def test_everything_registered_does_its_work_twice(house: cast.Riverbank) -> None:
    """Every job of every room runs on a service, and again, without a fault."""
    known = registered()
    assert {"access:anchors", "notices:send"} <= set(known)
    for job in known.values():
        for _ in range(2):
            assert job.work(by=house.jo, on=TODAY), job.name
    with pytest.raises(TypeError):
        known["new"] = known["access:keys"]  # type: ignore[index]
