"""Which needs an entry answers, read from its own words when its feed does not say.

A first guess for the link worker's filters; an editor's own choice is never overwritten.
"""

import re

# Codes are those of `referrals.needs`, which stands later in the journey; a test keeps them equal.
WORDS: dict[str, str] = {
    "loneliness": r"lonel|isolat|befriend|social club|coffee morning|companion|lunch club",
    "mental_wellbeing": r"counsel|anxi|depress|mental|wellbeing|stress|mindful|therap",
    "money": r"debt|benefit|money|financ|budget|welfare rights",
    "housing": r"housing|homeless|tenan|landlord|rent arrears",
    "food": r"food ?bank|foodbank|meals|pantry|cook|nutrition",
    "work_learning": r"employ|volunteer|\bskills?\b|course|training|learning|job ?search|coding",
    "physical_activity": r"exercis|walking|\bwalks?\b|yoga|swim|danc|\bsport|fitness|garden|cycl",
    "long_term_condition": r"diabet|arthritis|copd|stroke|dementia|long.term condition|chronic",
    "caring": r"\bcarers?\b|caring for",
    "bereavement": r"bereave|\bgrief|griev|lost someone",
}
_PATTERNS = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in WORDS.items()}


def needs_in(*texts: str) -> list[str]:
    """The needs that some texts speak of, in the order of the list of needs."""
    whole = " ".join(texts)
    return [code for code, pattern in _PATTERNS.items() if pattern.search(whole)]


# Add at the end only: the place in this list is the bit on a card.
LABELS: dict[str, str] = {
    "loneliness": "Loneliness and isolation",
    "mental_wellbeing": "Mental wellbeing",
    "money": "Money, debt and benefits",
    "housing": "Housing",
    "food": "Food",
    "work_learning": "Work, volunteering and learning",
    "physical_activity": "Being more active",
    "long_term_condition": "Living with a long-term condition",
    "caring": "Caring for someone",
    "bereavement": "Bereavement",
    "other": "Something else",
}
CHOICES = list(LABELS.items())
BITS: dict[str, int] = {code: 1 << number for number, code in enumerate(LABELS)}


def mask(codes: list[str] | tuple[str, ...]) -> int:
    """The bits of some needs."""
    return sum(BITS[code] for code in set(codes) if code in BITS)
