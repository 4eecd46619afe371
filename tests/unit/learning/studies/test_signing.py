"""Signing: two different people, under exactly what was written or found."""

import pytest
from django.db import DatabaseError, transaction

from linkwork.access.actors import Actor
from linkwork.access.models import AuditEvent
from linkwork.learning.studies import actions, queries
from linkwork.learning.studies.actions import NotAllowed
from linkwork.learning.studies.models import PlanVersion, Signature
from linkwork.library import queries as shelf
from tests.unit.learning.studies.company import Company


def test_who_declares_signs(company: Company) -> None:
    """The author's name stands under the plan as soon as it is registered."""
    study = company.registered()
    [first] = queries.plan_signatures(study)
    assert first.signed_by == company.rowan.user
    assert first.signed_as == "evaluator"


def test_nobody_is_two_people(company: Company) -> None:
    """The same person cannot sign twice, in whatever role."""
    study = company.registered()
    with pytest.raises(NotAllowed, match="another person's"):
        actions.sign(study=study, under="plan", by=company.rowan)


def test_linkwork_signs_nothing(company: Company) -> None:
    """A signature is a person's, never the system's."""
    study = company.registered()
    with pytest.raises(NotAllowed, match="a person's"):
        actions.sign(study=study, under="plan", by=Actor.system(company.rowan.organisation))


def test_verdicts_reach_the_shelf_with_the_second_name(company: Company) -> None:
    """A finding stands beside its statement when two people have signed it, not before."""
    study, _run = company.read(("EG3", "EG1"))
    actions.sign(study=study, under="verdicts", by=company.rowan)
    assert not shelf.findings(company.rowan.organisation).exists()
    actions.sign(study=study, under="verdicts", by=company.sade)
    found = shelf.findings_for(company.rowan.organisation, "EG3").get()
    assert found.study == study.public_id
    assert found.low is not None
    assert found.effect is not None
    assert found.high is not None
    assert found.low < found.effect < found.high
    assert [one["name"] for one in found.beside["signed"]] == ["Rowan", "Sade"]
    assert AuditEvent.objects.filter(verb="verdicts of a study signed").count() == 2


def test_a_third_name_adds_nothing_to_the_shelf(company: Company) -> None:
    """Somebody else may sign as well; each finding stands on the shelf once."""
    study, _run = company.read()
    for who in (company.rowan, company.samira, company.sade):
        actions.sign(study=study, under="verdicts", by=who)
    assert shelf.findings(company.rowan.organisation).count() == 1


def test_nothing_is_signed_at_the_wrong_time(company: Company) -> None:
    """Verdicts are signed when there are some; a plan before the cases are frozen."""
    study = company.frozen()
    with pytest.raises(NotAllowed, match="nothing has been read"):
        actions.sign(study=study, under="verdicts", by=company.samira)
    with pytest.raises(NotAllowed, match="frozen"):
        actions.sign(study=study, under="plan", by=company.sade)
    with pytest.raises(NotAllowed, match="no hope to sign"):
        actions.sign(study=study, under="hope", by=company.sade)


def test_a_signature_is_not_changed(company: Company) -> None:
    """The database itself refuses to change a name, or a version of a plan, that is kept."""
    study = company.registered()
    for rows in (Signature.objects.filter(study=study), PlanVersion.objects.filter(study=study)):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            rows.update(organisation=study.organisation)
