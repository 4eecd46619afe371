"""The first study of a service: every statement that has a condition, declared, signed and read."""

from datetime import date

from django.db import transaction

from linkwork.access.actors import Actor
from linkwork.learning.studies.actions import reading, registering, sealing, signing
from linkwork.learning.studies.beginnings import DECLARED
from linkwork.learning.studies.models import Signature, Study
from linkwork.library import queries as shelf


@transaction.atomic
def first_study(*, by: Actor, second: Actor, on: date) -> Study:
    """Register, sign, freeze, run and sign one study of every statement that has a condition."""
    statements = [one for one in shelf.latest() if not one.statement.in_words_only]
    study = registering.register(
        title="Do the published statements hold here?",
        question="For each published statement: among the people who reached its stage, does its"
        " condition change how many go on to its outcome?",
        statements=statements,
        smallest=0.05,
        declared=DECLARED,
        by=by,
        on=on,
    )
    signing.sign(study=study, under=Signature.Under.PLAN, by=second)
    sealing.freeze(study=study, by=by, on=on)
    reading.run(study=study, by=by)
    for who in (by, second):
        signing.sign(study=study, under=Signature.Under.VERDICTS, by=who)
    return study
