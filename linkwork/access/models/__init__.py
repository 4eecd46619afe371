"""The tables of access: organisations, staff, grants, links, the audit chain, forms sent."""

from linkwork.access.models.audit import AuditEvent, AuditHead
from linkwork.access.models.grants import Grant
from linkwork.access.models.jobs import JobRun
from linkwork.access.models.links import Link, LinkCode, LinkSession
from linkwork.access.models.once import OnceKey
from linkwork.access.models.organisations import Organisation, PracticeFeature, ServicePolicy, Team
from linkwork.access.models.protected import Protected, ProtectedManager, VersionConflict
from linkwork.access.models.staff import Membership, User

__all__ = [
    "AuditEvent",
    "AuditHead",
    "Grant",
    "JobRun",
    "Link",
    "LinkCode",
    "LinkSession",
    "Membership",
    "OnceKey",
    "Organisation",
    "PracticeFeature",
    "Protected",
    "ProtectedManager",
    "ServicePolicy",
    "Team",
    "User",
    "VersionConflict",
]
