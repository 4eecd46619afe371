"""The cast of the demonstration: one invented person for each role, and what to try first."""

from dataclasses import dataclass

PASSWORD = "linkwork-demonstration"  # noqa: S105  (printed; invented accounts only)


@dataclass(frozen=True)
class Member:
    """One of the cast."""

    key: str
    role_words: str
    name: str
    email: str
    try_first: str


CAST = (
    Member(
        "link-worker", "Link worker", "Jo Ferreira", "jo.ferreira@riverbank.example",
        "See who is waiting for whom this morning",
    ),
    Member(
        "team-lead", "Team lead", "Samira Haddad", "samira.haddad@riverbank.example",
        "Share out new referrals",
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
        "reviewer", "Reviewer", "Sade Okonjo", "sade.okonjo@review.example",
        "Follow a statement to the passage it rests on",
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
