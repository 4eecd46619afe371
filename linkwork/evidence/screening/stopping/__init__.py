"""When a reader may stop: a recall, and how sure one can be of it, from what was read so far."""

from linkwork.evidence.screening.stopping.advice import Advice, advice, more
from linkwork.evidence.screening.stopping.audits import Audit, audit, audit_size
from linkwork.evidence.screening.stopping.curves import Point, curve

__all__ = ["Advice", "Audit", "Point", "advice", "audit", "audit_size", "curve", "more"]
