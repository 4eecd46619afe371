"""What the demonstration's database is filled with, step by step."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

from django.utils import timezone

from linkwork.access import scope
from linkwork.access.actors import Actor, live_memberships
from linkwork.access.links import actions as links
from linkwork.access.models import Link, Membership, Organisation, User
from linkwork.access.roles import Role
from linkwork.invented import riverbank
from linkwork.invented.stars import around, beside
from linkwork.library import actions as library
from linkwork.practice.directory import actions as directory
from linkwork.practice.directory.models import Provider
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import ConsentDecision, Person
from linkwork.practice.referrals.models import Case
from linkwork.site.demonstration import CAST, COLLEAGUES, GUESTS, PASSWORD

Say = Callable[[str], None]


def is_filled() -> bool:
    """Whether there is a service already."""
    return Organisation.objects.filter(kind=Organisation.Kind.SERVICE).exists()


def steps(people: int, seed: int) -> list[tuple[str, Callable[[Say], None]]]:
    """Each step in words, and the work."""
    today = timezone.localdate()
    return [
        (f"Inventing a service of {people:,} people", partial(_service, people, seed, today)),
        ("Giving links to those without an account", _links),
        ("Telling what happens around the people with names", partial(_around, today)),
        ("Loading the vocabulary and 33 statements with their sources", _shelf),
        ("Opening the starter review", _review),
        ("Testing every statement on the service's cases", partial(_study, today)),
    ]


def _shelf(say: Say) -> None:
    evaluator = actor_of("evaluator")
    library.load_starter(by=Actor.system(evaluator.organisation))


def _service(people: int, seed: int, today: date, say: Say) -> None:
    with scope.everything("filling the demonstration"):
        cast = (*CAST, *COLLEAGUES)
        riverbank.fill(people=people, seed=seed, today=today, cast=cast, password=PASSWORD, say=say)


def _links(say: Say) -> None:
    """A link for a person, for her carer with her leave, and for a provider."""
    worker = actor_of("link-worker")
    names = {guest.key: guest.name for guest in GUESTS}
    with scope.within(worker.organisation.pk):
        given, family = names["person"].split()
        person = Person.objects.get(given_name=given, family_name=family)
        people.decide_consent(
            person=person,
            purpose=ConsentDecision.Purpose.CARER,
            decision=ConsentDecision.Decision.GIVEN,
            provider_name=names["carer"],
            how="told the link worker",
            by=worker,
        )
        for key, role in (("person", Role.PERSON), ("carer", Role.PROXY)):
            links.issue(
                by=worker,
                role=role,
                subject=person.public_id,
                name=names[key],
                channel="email",
                address=f"{names[key].lower().replace(' ', '.')}@home.example",
            )
        provider = Provider.objects.get(name=names["provider"])
        links.issue(
            by=worker,
            role=Role.PROVIDER,
            body=directory.embody(provider=provider, by=worker),
            channel="email",
            address=provider.email or "hello@brooklane.example",
        )


def _around(today: date, say: Say) -> None:
    """Alerts, tasks, a visit, a concern, what a person wrote, requests: something on every page."""
    worker, ruth, lead = (actor_of(key) for key in ("link-worker", "referrer", "team-lead"))
    mates = _busiest(worker)
    company = around.Company(
        jo=worker,
        colleague=mates[1],
        lead=lead,
        editor=actor_of("directory-editor"),
        today=today,
    )
    with scope.within(worker.organisation.pk):
        link = Link.objects.filter(role=Role.PERSON.value, name=GUESTS[0].name).latest("pk")
        around.tell(company, link)
        beside.tell(
            beside.Company(
                stage=beside.stage_of(worker, ruth, mates, today),
                colleague=mates[0],
                lead=lead,
                safe=actor_of("safeguarding-lead"),
                editor=company.editor,
                keeper=actor_of("administrator"),
            )
        )


def _busiest(worker: Actor) -> list[Actor]:
    """The others of the link worker's team, those with most people first."""
    assert worker.team_id is not None  # one of the cast
    posts = Membership.objects.filter(role=Role.LINK_WORKER.value, team_id=worker.team_id)
    mates = [Actor.of(post) for post in posts.exclude(user=worker.user).order_by("pk")]
    with scope.within(worker.organisation.pk):
        open_ = Case.objects.filter(state=Case.State.ACTIVE)
        held = Counter(open_.values_list("link_worker_id", flat=True))
    return sorted(mates, key=lambda mate: -held[mate.user.pk if mate.user else 0])


def actor_of(key: str) -> Actor:
    """One of the cast, acting."""
    member = next(one for one in (*CAST, *COLLEAGUES) if one.key == key)
    return Actor.of(live_memberships(User.objects.get(email=member.email))[0])


def _review(say: Say) -> None:
    from linkwork.evidence.reporting import starter

    team = [actor_of(key) for key in ("reviewer", "second-reviewer", "third-reviewer")]
    with scope.within(team[0].organisation.pk):
        starter.load(reviewers=team, by=team[0], say=say)


def _study(today: date, say: Say) -> None:
    from linkwork.learning.configurations.beginnings import first_comparison
    from linkwork.learning.releases.beginnings import first_tables
    from linkwork.learning.studies import actions as studies

    evaluator = actor_of("evaluator")
    with scope.within(evaluator.organisation.pk):
        study = studies.first_study(by=evaluator, second=actor_of("team-lead"), on=today)
        first_comparison(study=study, by=evaluator)
        first_tables(by=evaluator, second=actor_of("auditor"), on=today)
