"""The cast of the demonstration: one invented person for each role, and what to try first."""

from dataclasses import dataclass

from linkwork.access.roles import Role

PASSWORD = "linkwork-demonstration"  # noqa: S105  (printed; invented accounts only)


@dataclass(frozen=True)
class Member:
    """One of the cast."""

    key: str
    role_words: str
    name: str
    email: str
    try_first: str


CAST: tuple[Member, ...] = (
    Member(
        "link-worker", "Link worker", "Jo Ferreira", "jo.ferreira@riverbank.example",
        "See who is waiting for whom this morning",
    ),
    Member(
        "team-lead", "Team lead", "Samira Haddad", "samira.haddad@riverbank.example",
        "Share out new referrals",
    ),
    Member(
        "safeguarding-lead", "Safeguarding lead", "Tomasz Wilk", "tomasz.wilk@riverbank.example",
        "See which concerns wait for a decision",
    ),
    Member(
        "referrer", "Referrer", "Dr Ruth Okafor", "ruth.okafor@millfield.example",
        "Refer someone in under a minute",
    ),
    Member(
        "directory-editor", "Directory editor", "Ben Castle", "ben.castle@riverbank.example",
        "Find an activity, and see how fresh each entry is",
    ),
    Member(
        "commissioner", "Commissioner", "Helen Marsh", "helen.marsh@riverbank.example",
        "Read how far people get, how long they wait, and who is missed",
    ),
    Member(
        "administrator", "Administrator", "Leila Brandt", "leila.brandt@riverbank.example",
        "Set the service’s clocks, its people and its teams",
    ),
    Member(
        "reviewer", "Reviewer", "Sade Okonjo", "sade.okonjo@review.example",
        "Follow a statement to the passage it rests on",
    ),
    Member(
        "second-reviewer", "Second reviewer", "Femi Adeyemi", "femi.adeyemi@review.example",
        "Read the same records, blind to the first reader",
    ),
    Member(
        "evaluator", "Evaluator", "Rowan Ellis", "rowan.ellis@riverbank.example",
        "Test a statement on frozen cases",
    ),
    Member(
        "auditor", "Auditor", "Mina Larsen", "mina.larsen@riverbank.example",
        "See who looked at what, and that nothing was changed after",
    ),
)  # fmt: skip

# In the service, with something of their own to do, and no button on the front page.
COLLEAGUES: tuple[Member, ...] = (
    Member(
        "third-reviewer", "Third reviewer", "Ines Moreau", "ines.moreau@review.example",
        "Settle what two readers see differently",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Guest:
    """Somebody without an account, who comes by a link."""

    key: str
    role: Role
    role_words: str
    name: str
    try_first: str


GUESTS: tuple[Guest, ...] = (
    Guest(
        "person",
        Role.PERSON,
        "Person referred",
        "Amara Nwosu",
        "See your plan, and say how it went",
    ),
    Guest("carer", Role.PROXY, "Carer", "Chidi Nwosu", "See what your mother agreed to show you"),
    Guest(
        "provider",
        Role.PROVIDER,
        "Provider",
        "Brook Lane Growers",
        "Answer a request in three taps, with no account",
    ),
    Guest(
        "panellist",
        Role.PANELLIST,
        "Panellist",
        "Grace Mbeki",
        "Rank what matters most, in private, with no account",
    ),
)
