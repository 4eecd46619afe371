"""The cast of the studies' tests, and the steps of a study as they take them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from linkwork.access.actors import Actor
from linkwork.learning.studies import actions
from linkwork.learning.studies.declaring import Declared
from linkwork.learning.studies.models import Run, Study
from linkwork.library import queries as shelf

TODAY = date(2026, 11, 22)
QUICK = Declared(whole=False)


@dataclass(frozen=True)
class Company:
    """An evaluator, and two who may sign beside her."""

    rowan: Actor
    samira: Actor
    sade: Actor

    def registered(
        self, codes: Sequence[str] = ("EG3", "EG1", "AD6"), declared: Declared = QUICK
    ) -> Study:
        """A study that Rowan declared, and so signed."""
        return actions.register(
            title="Does company help?",
            question="Among people referred",
            statements=[shelf.statement(code) for code in codes],
            smallest=0.05,
            declared=declared,
            by=self.rowan,
            on=TODAY,
        )

    def signed(self, study: Study) -> Study:
        """The study with Samira's name beside Rowan's under its plan."""
        actions.sign(study=study, under="plan", by=self.samira)
        return study

    def frozen(self, codes: Sequence[str] = ("EG3",), declared: Declared = QUICK) -> Study:
        """A study with its plan signed and its cases frozen."""
        study = self.signed(self.registered(codes, declared))
        actions.freeze(study=study, by=self.rowan, on=TODAY)
        return study

    def read(
        self, codes: Sequence[str] = ("EG3",), declared: Declared = QUICK
    ) -> tuple[Study, Run]:
        """A study that was read, its verdicts not yet signed."""
        study = self.frozen(codes, declared)
        return study, actions.run(study=study, by=self.rowan)
