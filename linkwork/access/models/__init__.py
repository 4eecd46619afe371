"""The tables of access: organisations, staff, grants, the audit chain, forms already sent."""

from linkwork.access.models.audit import AuditEvent, AuditHead
from linkwork.access.models.grants import Grant
from linkwork.access.models.once import OnceKey
from linkwork.access.models.organisations import Organisation, PracticeFeature, ServicePolicy, Team
from linkwork.access.models.protected import Protected, ProtectedManager, VersionConflict
from linkwork.access.models.staff import Membership, User

__all__ = [
    "AuditEvent",
    "AuditHead",
    "Grant",
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
