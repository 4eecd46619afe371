"""What makes a place easy to use: codes with their words, and what an entry's own words say."""

import re

# Add at the end only: the place in this list is the bit on a card.
WORDS: dict[str, str] = {
    "step_free": "Step-free",
    "toilet": "Accessible toilet",
    "hearing_loop": "Hearing loop",
    "quiet": "Quiet space",
    "met": "Somebody meets newcomers",
    "transport": "Transport or lifts",
    "carer": "A carer can come too",
    "seated": "Can be done sitting down",
}
BITS: dict[str, int] = {code: 1 << number for number, code in enumerate(WORDS)}
CHOICES = list(WORDS.items())
_YES: dict[str, str] = {
    "step_free": r"step.?free|level (?:access|door|entrance)|wheelchair access|\bramps?\b|lift to",
    "toilet": r"accessible toilet|disabled toilet|wheelchair toilet",
    "hearing_loop": r"(?:hearing|induction|audio) loop",
    "quiet": r"quiet (?:corner|room|space|hour|area)",
    "met": r"meets? (?:newcomers|new people|you|people)|met at the (?:door|gate)|greet",
    "transport": r"lifts? (?:offered|home)|transport (?:offered|provided)|minibus|pick.?up",
    "carer": r"carers? (?:welcome|can|may)|bring (?:a|your) (?:carer|friend)",
    "seated": r"seated|on and beside a chair|chair.based|sitting down",
}
_NO: dict[str, str] = {
    "step_free": r"not step.?free|no (?:step.?free|wheelchair|level) access|upstairs only",
    "toilet": r"no (?:accessible|disabled|wheelchair) toilet",
    "hearing_loop": r"no (?:hearing|induction) loop",
}
_SAYS_YES = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _YES.items()}
_SAYS_NO = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _NO.items()}


def access_in(*texts: str) -> dict[str, bool]:
    """What some words say of access; a code that they do not speak of is left out."""
    whole = " ".join(texts)
    found = {code: True for code, pattern in _SAYS_YES.items() if pattern.search(whole)}
    return found | {code: False for code, pattern in _SAYS_NO.items() if pattern.search(whole)}


def access_of(stated: dict[str, bool], *texts: str) -> dict[str, bool]:
    """What an entry says of access: what was stated, else what its words say."""
    return access_in(*texts) | stated


def mask(codes: list[str] | tuple[str, ...]) -> int:
    """The bits of some codes."""
    return sum(BITS[code] for code in set(codes) if code in BITS)
