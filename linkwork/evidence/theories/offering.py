"""What this room hands to the shelf: a signed version, with the links it draws."""

from linkwork.evidence.theories import queries
from linkwork.evidence.theories.models import TheoryVersion
from linkwork.library.offered import SignedTheory
from linkwork.theory.statement import Ripple
from linkwork.ui.words import day

WAYS = ("feeds", "weakens")


def signed(theory: TheoryVersion) -> SignedTheory:
    """A signed version as the library keeps it: rivals stay in its contents, ripples go beside."""
    held = theory.contents
    statements = {row["code"]: row["version"] for row in held["statements"]}
    return SignedTheory(
        review=theory.review.public_id,
        number=theory.number,
        title=theory.title,
        question=theory.review.question,
        narrative=theory.narrative,
        contents=held,
        content_hash=theory.content_hash,
        signed=tuple(
            {"name": one.signed_by.name, "on": day(one.signed_at)}
            for one in queries.signatures(theory)
        ),
        statements=tuple(statements.items()),
        ripples=tuple(
            Ripple(row["from"], row["to"], row["way"] == "weakens", row["how"])
            for row in held["links"]
            if row["way"] in WAYS and row["from"] in statements and row["to"] in statements
        ),
    )
