"""How sensitive a thing each role can reach at all, whatever the rules of its kind say."""

from linkwork.access.roles import Role, Tier

DIRECTORY_ALONE = (
    Role.DIRECTORY_EDITOR,
    Role.ORGANISATION_ADMINISTRATOR,
    Role.COMMISSIONER,
    Role.ANALYST,
)
# The most sensitive tier within a role's reach: a rule that says more is overruled. The audit
# itself, which is not about one person, is read by its kind's rule alone.
REACH: dict[Role, Tier] = {
    **dict.fromkeys(DIRECTORY_ALONE, Tier.DIRECTORY),
    **dict.fromkeys((Role.REVIEWER, Role.PANELLIST, Role.AUDITOR), Tier.PLAN),
    **dict.fromkeys((Role.REFERRER, Role.PROVIDER), Tier.IDENTITY),
    **dict.fromkeys((Role.PERSON, Role.PROXY), Tier.NOTE),
    **dict.fromkeys((Role.LINK_WORKER, Role.TEAM_LEAD), Tier.SAFEGUARDING),
    Role.SAFEGUARDING_LEAD: Tier.SAFEGUARDING,
}
