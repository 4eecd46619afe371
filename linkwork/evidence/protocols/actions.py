"""What is done to a protocol: written, frozen, amended; and to a team: roles given and ended."""

from django.db import transaction
from django.utils import timezone

from linkwork.access import audit
from linkwork.access.actors import Actor
from linkwork.access.models import User
from linkwork.access.roles import Action
from linkwork.evidence.protocols import freezing, queries
from linkwork.evidence.protocols.models import Amendment, Duty, Protocol, SectionWords
from linkwork.evidence.protocols.sections import BY_NAME, FORMS, ON_FORM, as_read
from linkwork.evidence.records import queries as records
from linkwork.evidence.records.models import Review


class NotAllowed(ValueError):
    """It cannot be done as asked; the message says why."""


@transaction.atomic
def write(
    *, review: Review, section: str, words: str, by: Actor, expected: int | None = None
) -> SectionWords:
    """Write a section, as long as the protocol is not frozen."""
    protocol = _begun(review)
    if protocol.frozen_at is not None:
        raise NotAllowed("the protocol is frozen: it changes by an amendment with its reason")
    written = _put(protocol, section, words, by, expected)
    audit.record(by=by, action=Action.AMEND, verb="protocol written", on=protocol)
    return written


@transaction.atomic
def choose_form(*, review: Review, form: str, by: Actor) -> Protocol:
    """Choose how configurations are written, as long as the protocol is not frozen."""
    protocol = _begun(review)
    if form not in FORMS:
        raise NotAllowed(f"{form}: {', '.join(FORMS)}")
    if protocol.frozen_at is not None:
        raise NotAllowed("the protocol is frozen")
    protocol.save_over(protocol.version, form=form)
    audit.record(by=by, action=Action.AMEND, verb="form of configurations chosen", on=protocol)
    return protocol


@transaction.atomic
def freeze(*, review: Review, by: Actor) -> Protocol:
    """Freeze the protocol: every section is written, and from now on each change has a reason."""
    protocol = _begun(review)
    if protocol.frozen_at is not None:
        raise NotAllowed("the protocol is frozen already")
    written = queries.written(review)
    missing = queries.missing(written)
    if missing:
        titles = ", ".join(one.title.lower() for one in missing)
        raise NotAllowed(f"nothing is written of: {titles}")
    protocol.save_over(
        protocol.version,
        frozen_at=timezone.now(),
        frozen_by=by.user,
        frozen_hash=freezing.hash_of(
            protocol.form, {name: row.words for name, row in written.items()}
        ),
    )
    audit.record(by=by, action=Action.AMEND, verb="protocol frozen", on=protocol)
    return protocol


@transaction.atomic
def amend(
    *,
    review: Review,
    section: str,
    old: str,
    new: str,
    reason: str,
    by: Actor,
    form: str = "",
) -> Amendment:
    """Change a section after the freezing, and keep what stood, what stands and why.

    `old` is what the writer saw: where something else stands by now, nothing is changed. The
    section on configurations may change its form: the choice is part of what stood and stands.
    """
    protocol = _begun(review)
    if protocol.frozen_at is None:
        raise NotAllowed("the protocol is not frozen: write the section")
    if not reason.strip():
        raise NotAllowed("say why the plan changes")
    stands = queries.stands(review, section)
    if stands != old:
        raise NotAllowed("somebody else has amended this section since you read it")
    chosen = _chosen(protocol, section, form)
    after = as_read(section, new.strip(), chosen)
    if after == stands.strip():
        raise NotAllowed("the words are as they were")
    _put(protocol, section, new, by, None)
    if chosen != protocol.form:
        protocol.save_over(protocol.version, form=chosen)
    made = Amendment(
        organisation_id=review.organisation_id,
        subject=review.public_id,
        review=review,
        section=section,
        old=stands,
        new=after,
        reason=reason.strip(),
        made_by=by.user,
        made_at=timezone.now(),
    )
    made.save()
    audit.record(by=by, action=Action.CREATE, verb="protocol amended", on=made)
    return made


@transaction.atomic
def give_role(*, review: Review, member: User, role: str, by: Actor) -> Duty:
    """Give a member a role in the team."""
    if role not in Duty.Role.values:
        raise NotAllowed(f"{role}: no such role")
    if not records.is_member(review, member):
        raise NotAllowed(f"{member.name} is no member of the review")
    if queries.duties(review).filter(member=member, role=role).exists():
        raise NotAllowed(f"{member.name} holds this role already")
    duty = Duty.objects.create(
        organisation_id=review.organisation_id,
        subject=review.public_id,
        review=review,
        member=member,
        role=role,
        since_on=timezone.localdate(),
        given_by=by.user,
    )
    audit.record(by=by, action=Action.CREATE, verb="role in a review given", on=duty)
    return duty


@transaction.atomic
def end_role(*, duty: Duty, by: Actor) -> None:
    """End a role; that it was held is kept."""
    if duty.until_on is not None:
        raise NotAllowed("the role has ended already")
    duty.save_over(duty.version, until_on=timezone.localdate())
    audit.record(by=by, action=Action.AMEND, verb="role in a review ended", on=duty)


def _begun(review: Review) -> Protocol:
    return Protocol.objects.get_or_create(
        review=review,
        defaults={
            "organisation_id": review.organisation_id,
            "subject": review.public_id,
            "begun_at": timezone.now(),
        },
    )[0]


def _chosen(protocol: Protocol, section: str, form: str) -> str:
    """The form of configurations after an amendment: the one that stands, where none is named."""
    if form and section != ON_FORM:
        raise NotAllowed("only the section on configurations carries their form")
    if form and form not in FORMS:
        raise NotAllowed(f"{form}: {', '.join(FORMS)}")
    return form or protocol.form


def _put(
    protocol: Protocol, section: str, words: str, by: Actor, expected: int | None
) -> SectionWords:
    """Put the words in their place, over what was seen there."""
    if section not in BY_NAME:
        raise NotAllowed(f"{section}: no such section")
    if not words.strip():
        raise NotAllowed("write something, or “none” where there is nothing to say")
    values = {"words": words.strip(), "written_by": by.user, "written_at": timezone.now()}
    kept = SectionWords.objects.filter(protocol=protocol, section=section).first()
    if kept is not None:
        kept.save_over(kept.version if expected is None else expected, **values)
        return kept
    return SectionWords.objects.create(
        organisation_id=protocol.organisation_id,
        subject=protocol.subject,
        protocol=protocol,
        section=section,
        **values,
    )
