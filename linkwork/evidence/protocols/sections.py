"""The sections of a protocol: what each asks, in the words of the RAMESES standards.

Wong G, Greenhalgh T, Westhorp G, Buckingham J, Pawson R. RAMESES publication standards: realist
syntheses. BMC Medicine 2013;11:21. A protocol answers what can be answered before the review.
"""

from dataclasses import dataclass

FORMS = {
    "CMO": "Context, mechanism, outcome",
    "CMOC": "Context, mechanism as resource and reasoning, outcome",
    "ICAMO": "Intervention, context, actor, mechanism, outcome",
}
FIRST_FORM = "CMOC"  # as long as nobody has chosen


@dataclass(frozen=True)
class Section:
    """One section: its name, its heading, what it asks, and the RAMESES items it answers."""

    name: str
    title: str
    asks: str
    items: str = ""


SECTIONS = (
    Section(
        "question",
        "Question",
        "What the review asks: what works, for whom, in what circumstances, how and why?",
        "4",
    ),
    Section(
        "purpose",
        "Purpose",
        "What theory is wanted for, and who will use the answer.",
        "4",
    ),
    Section(
        "form",
        "Form of configurations",
        "How a configuration is written down, so that all readers code alike.",
        "10",
    ),
    Section(
        "rationale",
        "Rationale",
        "Why the review is needed, what it adds, and why a realist synthesis answers it.",
        "3, 6",
    ),
    Section(
        "scope",
        "Objectives and scope",
        "What is inside and outside, and how the literature was explored to find first theories.",
        "4, 7",
    ),
    Section(
        "search",
        "Search plan",
        "Where and how evidence will be looked for, in which rounds, and what ends a search.",
        "8",
    ),
    Section(
        "selection",
        "Selection",
        "Who reads what at which level, what is left out and why, and who settles differences.",
        "9",
    ),
    Section(
        "appraisal",
        "Appraisal",
        "How relevance, richness and rigour of each piece of evidence are judged.",
        "9",
    ),
    Section(
        "analysis",
        "Extraction, analysis and synthesis",
        "What is extracted, how passages are coded, and how theories are refined and tested.",
        "10, 11",
    ),
    Section("funding", "Funding", "Who pays, and what they have to do with the review.", "19"),
    Section("conflicts", "Conflicts of interest", "What members gain or lose by an answer.", "19"),
)
BY_NAME = {one.name: one for one in SECTIONS}
NAMES = tuple((one.name, one.title) for one in SECTIONS)
ON_FORM = "form"  # the section that carries a choice beside its words


def as_read(section: str, words: str, form: str) -> str:
    """A section as it is read: the one on configurations begins with the form that was chosen."""
    return f"{FORMS[form]} ({form}).\n\n{words}" if section == ON_FORM and words else words
