"""The parts of a report that only its authors can write, in the order in which they stand."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of the report: its heading, what belongs in it, and the RAMESES item it answers."""

    name: str
    heading: str
    asks: str
    item: int


PARTS = (
    Part(
        "abstract",
        "Abstract",
        "Background, question, how sources were found, judged and brought together, the main"
        " results, and what they mean for practice.",
        2,
    ),
    Part(
        "plain",
        "Plain-language summary",
        "What you wanted to know, what you found and what nobody knows yet, for somebody who has"
        " been referred. The numbers are added for you.",
        2,
    ),
    Part(
        "rationale",
        "Why the review is needed",
        "What is known, what is not, and what this review adds. The protocol’s words stand first.",
        3,
    ),
    Part(
        "why_realist",
        "Why a realist review",
        "Why this way of reviewing suits the question better than another.",
        6,
    ),
    Part(
        "scoping",
        "How the field was scoped",
        "How the first look at the literature was done, and why so.",
        7,
    ),
    Part(
        "searching",
        "Why the searches were run as they were",
        "The searches themselves are listed for you. Say why these sources, and whom you asked.",
        8,
    ),
    Part(
        "selection",
        "How sources were chosen and judged",
        "The counts and reasons are added for you. Say how relevance, richness and rigour were"
        " judged.",
        9,
    ),
    Part(
        "extraction",
        "What was taken from the sources",
        "Which words and facts were taken, and why these.",
        10,
    ),
    Part(
        "analysis",
        "How the sources were brought together",
        "How passages became statements, and statements a theory: who did what, and how you"
        " decided between rival accounts.",
        11,
    ),
    Part(
        "summary",
        "Summary of findings",
        "The main findings against the question, for the people you wrote it for.",
        15,
    ),
    Part(
        "strengths",
        "Strengths and limits",
        "What was done well, what was not, how strong the evidence is, and what to look at next.",
        16,
    ),
    Part(
        "comparison",
        "Beside other literature",
        "Where other reviews and theories agree with you, and where they do not.",
        17,
    ),
    Part(
        "practice",
        "Conclusions for services and link workers",
        "What a service can do, and what it should not expect.",
        18,
    ),
    Part("policy", "Conclusions for commissioners", "What to pay for, and what to ask of it.", 18),
    Part("research", "Conclusions for research", "What should be studied next, and how.", 18),
    Part(
        "funding",
        "Funding and conflicts of interest",
        "Who paid, what part they took, and what interests the reviewers have. The protocol’s"
        " words stand first.",
        19,
    ),
)
BY_NAME = {one.name: one for one in PARTS}
