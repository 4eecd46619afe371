"""One named person's story, told by the acts of the rooms, each on its day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from linkwork.access.actors import Actor
from linkwork.access.models import Organisation
from linkwork.invented.town.ground import away
from linkwork.invented.town.numbers import postcode, telephone
from linkwork.invented.unfolding.setting import at
from linkwork.practice.connections import actions as connections
from linkwork.practice.connections.disclosure import Choices, disclosure
from linkwork.practice.connections.models import Connection
from linkwork.practice.directory.models import Activity
from linkwork.practice.messages.models import Message
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.plans import actions as plans
from linkwork.practice.plans.actions import Wanted
from linkwork.practice.plans.models import Plan
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case, Referral

Purpose, Decision = ConsentDecision.Purpose, ConsentDecision.Decision


@dataclass(frozen=True)
class Stage:
    """Who plays, and where: link worker, referrer, practice, activities, and the day."""

    jo: Actor
    ruth: Actor
    others: Sequence[Actor]
    practice: Organisation
    activities: dict[str, Activity]
    today: date
    rng: Random
    numbers: Iterator[str]

    def ago(self, days: int) -> date:
        """A day so many days before today; a weekend's is the Friday before."""
        day = self.today - timedelta(days)
        return day - timedelta(max(0, day.weekday() - 4))


@dataclass
class Tale:
    """A person with their referral, case and latest connection."""

    stage: Stage
    person: Person
    referral: Referral
    open_case: Case | None = None
    connection: Connection | None = None
    plan: Plan | None = None

    @property
    def case(self) -> Case:
        """The case, once it is open."""
        assert self.open_case is not None
        return self.open_case

    @property
    def jo(self) -> Actor:
        """The link worker."""
        return self.stage.jo

    def accepted(self, on: date, by: Actor | None = None) -> None:
        """Taken on by the link worker."""
        self.open_case = referrals.accept(referral=self.referral, by=by or self.jo, on=on)

    def spoke(self, on: date, note: str, then: tuple[str, date], **more: Any) -> None:
        """A conversation, and what is next."""
        given = {"way": "call", "minutes": 12, **more}
        self._log(on, "reached", note, then, given)

    def tried(self, on: date, note: str, then: tuple[str, date]) -> None:
        """A call in vain."""
        self._log(on, "no answer", note, then, {"way": "call"})

    def _log(
        self, on: date, result: str, note: str, then: tuple[str, date], more: dict[str, Any]
    ) -> None:
        step, due = then
        referrals.log_contact(
            case=self.case,
            result=result,
            note=note,
            next_step=step,
            next_step_on=due,
            on=on,
            by=self.jo,
            **more,
        )

    def agreed(self, on: date, review_on: date, *goals: Wanted) -> None:
        """A plan made together."""
        drafted = plans.draft(case=self.case, goals=goals, needs=self.referral.needs, by=self.jo)
        self.plan = plans.agree(plan=drafted, on=on, review_on=review_on, by=self.jo)

    def suggested(self, name: str, on: date) -> Connection:
        """An activity talked through and chosen."""
        goal = self.plan.goals.first() if self.plan else None
        made = connections.suggest(
            case=self.case, activity=self.stage.activities[name], on=on, goal=goal, by=self.jo
        )
        self.connection = connections.choose(connection=made, on=on, by=self.jo)
        return self.connection

    def sent(self, on: date, hopes: str, **arranged: Any) -> Connection:
        """Sent to the provider, with consent."""
        made = self._connection
        chosen = Choices(name_used=self.person.given_name, hopes_for=hopes)
        people.decide_consent(
            person=self.person,
            purpose=Purpose.SHARE,
            decision=Decision.GIVEN,
            provider_name=made.activity.provider.name,
            how="by telephone",
            decided_at=at(on, 10),
            by=self.jo,
        )
        return connections.send(
            connection=made,
            disclosure=disclosure(made, chosen, self.jo.name),
            way=arranged.pop("way", Connection.Way.REFERRAL),
            on=on,
            by=self.jo,
            **arranged,
        )

    def answered(self, answer: str, on: date, **more: Any) -> Connection:
        """What the provider said, from their link."""
        made = self._connection
        said_by = made.activity.ask_for or made.activity.provider.name
        return connections.answer(
            connection=made,
            answer=answer,
            on=on,
            by=self.jo,
            channel="link",
            said_by=said_by,
            **more,
        )

    def booked(self, session_on: date, on: date) -> Connection:
        """A day for the first session."""
        return connections.book_first_session(
            connection=self._connection, session_on=session_on, on=on, by=self.jo
        )

    def session(self, on: date, state: str, **more: Any) -> None:
        """What the provider said of one session."""
        made = self._connection
        connections.record_attendance(
            connection=made,
            session_on=on,
            state=state,
            by=self.jo,
            leader=made.activity.ask_for,
            said_by=made.activity.provider.name,
            **more,
        )

    @property
    def _connection(self) -> Connection:
        assert self.connection is not None
        return self.connection

    def next(self, step: str, on: date) -> None:
        """What the link worker does next."""
        referrals.plan_next(case=self.case, next_step=step, next_step_on=on, by=self.jo)

    def note(self, about: str, on: date, text: str, state: str = "filed") -> None:
        """A note to the practice; those of earlier days are written down as they were sent."""
        gone = state != Message.State.DRAFT
        Message.objects.create(
            organisation=self.case.organisation,
            subject=self.case.subject,
            referral=self.referral,
            about=about,
            state=state,
            text=text,
            written_by=self.jo.user,
            drafted_at=at(on, 15),
            sent_at=at(on, 16) if gone else None,
        )

    def may_tell(self, on: date) -> None:
        """The person wants their practice told."""
        people.decide_consent(
            person=self.person,
            purpose=Purpose.TELL_GP,
            decision=Decision.GIVEN,
            how="told the link worker",
            decided_at=at(on, 11),
            by=self.jo,
        )


def somebody(
    stage: Stage,
    name: str,
    born_on: date,
    *,
    near: str = "Brook Lane garden group",
    km: float = 1.4,
    nhs_number: str = "",
    by: Actor | None = None,
    **details: Any,
) -> Person:
    """Somebody registered by the referrer, living so far from an activity."""
    given, family = name.split(" ", 1)
    place = stage.activities[near].locations.get()
    assert place.latitude is not None
    assert place.longitude is not None
    latitude, longitude = away(stage.rng, (place.latitude, place.longitude), km)
    return people.register(
        given_name=given,
        family_name=family,
        born_on=born_on,
        practice=stage.practice,
        by=by or stage.ruth,
        nhs_number=nhs_number or next(stage.numbers),
        latitude=latitude,
        longitude=longitude,
        postcode=postcode(stage.rng),
        phone=telephone(stage.rng),
        **details,
    )


def referred(
    stage: Stage,
    person: Person,
    at_: date | datetime,
    need: str,
    words: str,
    *,
    by: Actor | None = None,
    needs: Sequence[str] = (),
    **said: Any,
) -> Tale:
    """The referral as it came, at a moment or on the morning of a day."""
    moment = at_ if isinstance(at_, datetime) else at(at_, 11)
    referral = referrals.receive(
        person=person,
        practice=stage.practice,
        route=said.pop("route", "gp"),
        main_need=need,
        needs=[need, *needs],
        in_words=words,
        agreed=True,
        received_at=min(moment, timezone.now()),
        by=by or stage.ruth,
        **said,
    )
    return Tale(stage, person, referral)
