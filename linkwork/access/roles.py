"""The words in which access is decided: roles, relations, actions and tiers."""

from enum import IntEnum, StrEnum


class Role(StrEnum):
    """What a member of staff, or a person, is here to do."""

    REFERRER = "referrer"
    LINK_WORKER = "link worker"
    TEAM_LEAD = "team lead"
    SAFEGUARDING_LEAD = "safeguarding lead"
    PROVIDER = "provider"
    PERSON = "person"
    PROXY = "carer"
    DIRECTORY_EDITOR = "directory editor"
    ORGANISATION_ADMINISTRATOR = "organisation administrator"
    COMMISSIONER = "commissioner"
    ANALYST = "evaluator"
    REVIEWER = "reviewer"
    PANELLIST = "panellist"
    AUDITOR = "information-governance auditor"
    SYSTEM = "system"


class Relation(StrEnum):
    """How an actor stands to one thing."""

    ORGANISATION = "organisation"  # works for the service that keeps the thing
    ASSIGNED = "assigned"  # the link worker who holds the case
    TEAM = "team"  # the team that holds the case
    DUTY = "duty"  # the team whose turn it is to take a new referral, until somebody does
    REFERRED = "referred"  # made the referral
    SHARED = "shared"  # a provider to whom this connection was sent
    FLAGGED = "flagged"  # a safeguarding concern was raised
    SELF = "self"  # the person
    PROXY = "proxy"  # a carer, by consent
    OWN = "own"  # a provider's own entry in the directory
    GLASS = "glass"  # broke the glass, with a reason, for fifteen minutes
    MEMBER = "member"  # belongs to the review
    ASKED = "asked"  # a panellist, by a link of their own, to their own ballots
    BARRED = "barred"  # must not see these records, whatever else they stand in
    SYSTEM = "system"  # a command run by the deployer


class Action(StrEnum):
    """What is done to a thing."""

    VIEW = "view"
    LIST = "list"
    CREATE = "create"
    AMEND = "amend"
    SHARE = "share"
    EXPORT = "export"
    DENY = "deny"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"


class Tier(IntEnum):
    """How sensitive a thing is, from the directory (0) to the audit (5)."""

    DIRECTORY = 0
    PLAN = 1
    IDENTITY = 2
    NOTE = 3
    SAFEGUARDING = 4
    AUDIT = 5
