"""What can be done with a study: declare, sign, freeze, read, sign. In that order."""

from linkwork.learning.studies.actions.beginning import first_study
from linkwork.learning.studies.actions.reading import ask, run
from linkwork.learning.studies.actions.registering import amend, register
from linkwork.learning.studies.actions.sealing import freeze
from linkwork.learning.studies.actions.signing import sign
from linkwork.learning.studies.running import NotAllowed

__all__ = ["NotAllowed", "amend", "ask", "first_study", "freeze", "register", "run", "sign"]
