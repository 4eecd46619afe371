"""Where a study stands: its steps, whose name is under what, and the one thing to do next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.learning.studies import queries
from linkwork.learning.studies.models import Run, Signature, Snapshot, Study
from linkwork.ui.words import counted, day, day_clock, joined

MINUTE = 60


@dataclass(frozen=True)
class Step:
    """One step of a study: done, next, or later."""

    name: str
    state: str
    words: str


@dataclass(frozen=True)
class Act:
    """What can be done next by whoever looks: a button, and what it does."""

    value: str
    text: str
    words: str
    kind: str = "step"  # or "sign"


@dataclass(frozen=True)
class Progress:
    """A run that waits or reads: what it does, how far it is, and about how long it will take."""

    words: str
    done: int
    left: str
    still: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a study stands."""

    steps: tuple[Step, ...]
    acts: tuple[Act, ...] = ()
    waits: str = ""
    progress: Progress | None = None
    broken: str = ""
    read: bool = field(default=False)


def standing(study: Study, actor: Actor, may_run: bool, may_sign: bool) -> Standing:
    """Where the study stands, and what this actor can do about it."""
    snapshot, run = queries.snapshot_of(study), queries.run_of(study)
    opened, broken = queries.open_run(study), queries.last_broken_off(study)
    plan = queries.plan_signatures(study)
    verdicts = queries.verdict_signatures(study, run) if run else []
    steps = _steps(study, plan, snapshot, run, verdicts)
    acts: list[Act] = []
    if opened is None:
        if may_run:
            acts += _next(study, plan, snapshot, run, broken)
        if may_sign:
            acts += _to_sign(actor, plan, snapshot, run, verdicts)
    return Standing(
        steps=steps,
        acts=tuple(acts),
        waits=_waits(study, plan, snapshot, run, verdicts),
        progress=progress(opened) if opened else None,
        broken=broken.error if broken else "",
        read=run is not None,
    )


def _steps(
    study: Study,
    plan: Sequence[Signature],
    snapshot: Snapshot | None,
    run: Run | None,
    verdicts: Sequence[Signature],
) -> tuple[Step, ...]:
    done = [
        ("Declared", day_clock(study.registered_at), True),
        ("Plan signed by two", names(plan), len(plan) >= queries.SIGNERS),
        ("Cases frozen", day_clock(snapshot.frozen_at) if snapshot else "", snapshot is not None),
        ("Read once", day_clock(run.run_at) if run else "", run is not None),
        ("Verdicts signed by two", names(verdicts), len(verdicts) >= queries.SIGNERS),
    ]
    first = next((at for at, (_, _, held) in enumerate(done) if not held), len(done))
    return tuple(
        Step(name, "done" if held else "next" if at == first else "later", words)
        for at, (name, words, held) in enumerate(done)
    )


def names(signatures: Sequence[Signature]) -> str:
    """Who signed, in words."""
    return joined([f"{one.signed_by.name} ({one.signed_as})" for one in signatures])


def _next(
    study: Study,
    plan: Sequence[Signature],
    snapshot: Snapshot | None,
    run: Run | None,
    broken: Run | None,
) -> list[Act]:
    if snapshot is None:
        if len(plan) < queries.SIGNERS:
            return []
        words = "The cases as they stand now are copied, without names, and sealed with a hash."
        return [Act("freeze", "Freeze the cases", words)]
    if run is None:
        words = "Every declared statement is read once on the frozen cases."
        return [Act("read", "Read again" if broken else "Read the statements", words)]
    acts = [Act("again", "Read it again on these cases", "To see that the findings are the same.")]
    if _added_unread(study):
        acts.insert(0, Act("added", "Read what was added", "The verdicts do not change by it."))
    return acts


def _added_unread(study: Study) -> bool:
    late = [one for one in queries.versions(study) if one.late]
    read = [one.plan_hash for one in queries.later_runs(study) if one.purpose == "added"]
    return bool(late) and late[-1].plan_hash not in read


def _to_sign(
    actor: Actor,
    plan: Sequence[Signature],
    snapshot: Snapshot | None,
    run: Run | None,
    verdicts: Sequence[Signature],
) -> list[Act]:
    """What this person could sign and has not."""
    if actor.user is None:
        return []
    if snapshot is None and actor.user not in [one.signed_by for one in plan]:
        words = "I have read the plan. It says what will be compared and how it will be judged."
        return [Act("plan", "Sign the plan", words, "sign")]
    if run is not None and actor.user not in [one.signed_by for one in verdicts]:
        words = "I have read the verdicts. They follow from the plan’s rules and the figures below."
        return [Act("verdicts", "Sign the verdicts", words, "sign")]
    return []


def _waits(
    study: Study,
    plan: Sequence[Signature],
    snapshot: Snapshot | None,
    run: Run | None,
    verdicts: Sequence[Signature],
) -> str:
    """What it waits for, in one sentence."""
    if snapshot is None and len(plan) < queries.SIGNERS:
        return (
            "The plan waits for a second signature: an evaluator, a team lead or a reviewer,"
            " not the person who wrote it."
        )
    if snapshot is None:
        return stopping_words(study.plan.get("stopping", {}))
    if run is None:
        return "The cases are frozen. Nobody has read them yet."
    if len(verdicts) < queries.SIGNERS:
        missing = queries.SIGNERS - len(verdicts)
        return (
            f"The verdicts wait for {counted(missing, 'signature')}."
            " With the second they stand in the library."
        )
    return ""


def stopping_words(stopping: dict[str, Any]) -> str:
    """When the cases are read, in one sentence."""
    if stopping.get("cases"):
        return f"Read once, when there are {stopping['cases']:,} cases of {stopping['of']}."
    if stopping.get("not_before"):
        return f"Read once, from {day(date.fromisoformat(stopping['not_before']))}."
    return "Read once, on the cases there are when it is frozen."


def progress(run: Run, now: datetime | None = None) -> Progress:
    """How far a run is, and about how long it will still take."""
    now = now or timezone.now()
    if run.started_at is None:
        return Progress(run.words or "Waiting for its turn", 0, "It begins within half a minute")
    took = (now - run.started_at).total_seconds()
    moved = run.moved_at or run.started_at
    still = (now - moved).total_seconds() > 5 * MINUTE
    return Progress(run.words, run.done, _left(took, run.done), still)


def _left(took: float, done: int) -> str:
    """The time left, if the rest goes as quickly."""
    if done < 10:
        return "Reckoning how long it will take"
    left = took * (1000 - done) / done
    if left < 10:
        return "A few seconds left"
    if left < 2 * MINUTE:
        return f"About {10 * round(left / 10)} seconds left"
    return f"About {counted(round(left / MINUTE), 'minute')} left"
