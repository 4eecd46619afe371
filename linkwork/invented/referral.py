"""The people offered social prescribing: who they are when it is offered."""

import numpy as np
from numpy.random import Generator

from linkwork.invented.draws import answer, chance, counts, happens, picks, scale
from linkwork.invented.story import Codes, Flags, Numbers, Story
from linkwork.invented.world import World
from linkwork.theory.vocabulary import vocabulary

WINDOW_DAYS = 545  # 18 months of offers, less the days by which a weekend is moved back
WOMEN = 0.60  # Bu 2025
# The most deprived fifth holds 42 % (Bu 2025), the rest is assumed: cuts of a standard normal.
FIFTHS = (-0.202, 0.358, 0.806, 1.341)
# 23 % of those whose group is known belong to an ethnic minority (Bu 2025); the split is assumed.
ETHNIC_GROUPS = {
    "asian": 0.10,
    "black": 0.065,
    "mixed": 0.025,
    "white": 0.745,
    "other": 0.035,
    "unknown": 0.03,
}
# Medical route 72-85 % (Bu 2024); the split is assumed.
ROUTES = {
    "gp": 0.49,
    "nurse": 0.12,
    "other_clinician": 0.17,
    "council": 0.06,
    "voluntary": 0.06,
    "self": 0.10,
}
# Assumption.
MAIN_NEEDS = {
    "loneliness": 0.21,
    "mental_wellbeing": 0.28,
    "money": 0.10,
    "housing": 0.06,
    "food": 0.02,
    "work_learning": 0.05,
    "physical_activity": 0.09,
    "long_term_condition": 0.09,
    "caring": 0.03,
    "bereavement": 0.03,
    "other": 0.04,
}
USUAL = {"age": 55.0, "long_term_conditions": 1.6, "loneliness_before": 5.8}


def refer(practice: Codes, service: World, rng: Generator) -> Story:
    """Draw the people of a block: everything fixed when social prescribing is offered."""
    cases = len(practice)
    story = Story(cases=cases, anchor=service.anchor)
    story.put("practice", practice)
    nth = (rng.random(cases) * service.places.link_workers_of[practice]).astype(np.int64)
    story.put("link_worker", service.places.first_link_worker[practice] + nth)
    _offered(story, rng)
    _who(story, rng)
    _where(story, service, rng)
    _needs(story, rng)
    _measured(story, rng)
    story.hidden["going"] = _going(story, service)
    story.hidden["seems_likely"] = _seems_likely(story, service)
    return story


def asked(rng: Generator, story: Story, share: float) -> Flags:
    """Who was asked a question: not everybody, and older people a little more often."""
    tilt = 0.01 * (story.numbers("age") - USUAL["age"])
    return happens(rng, chance(np.log(share / (1.0 - share)) + tilt), story.cases)


def is_choice(story: Story, fact: str, choice: str) -> Flags:
    """Whose fact is that choice."""
    found: Flags = story.codes(fact) == vocabulary()[fact].choices.index(choice)
    return found


def _put_choice(story: Story, rng: Generator, fact: str, shares: dict[str, float]) -> None:
    drawn = picks(rng, list(shares.values()), story.cases)
    places = np.array([vocabulary()[fact].choices.index(choice) for choice in shares])
    story.put(fact, places[drawn])


def _offered(story: Story, rng: Generator) -> None:
    ago = rng.integers(0, WINDOW_DAYS, story.cases)
    story.hidden["days_ago"] = ago.astype(np.float64)
    day = np.datetime64(story.anchor, "D") - ago
    weekday = (day.astype(np.int64) + 3) % 7  # 1970-01-01 was a Thursday
    story.put("offered_on", day.astype(np.int64) - np.maximum(weekday - 4, 0))


def _who(story: Story, rng: Generator) -> None:
    cases = story.cases
    story.put("age", np.clip(np.rint(scale(rng, USUAL["age"], 18, cases)), 18, 98))
    others = {"male": 0.99 - WOMEN, "other": 0.004, "unknown": 0.006}
    _put_choice(story, rng, "sex", {"female": WOMEN, **others})
    _put_choice(story, rng, "ethnic_group", ETHNIC_GROUPS)
    older = 0.02 * (story.numbers("age") - USUAL["age"])
    alone = happens(rng, chance(-0.62 + older), cases)
    story.put("lives_alone", alone, recorded=happens(rng, 0.93, cases))
    carer = happens(rng, 0.12, cases)
    story.put("is_carer", carer, recorded=happens(rng, 0.90, cases))
    english = np.where(is_choice(story, "ethnic_group", "white"), 0.95, 0.62)
    story.put(
        "english_first_language", happens(rng, english, cases), recorded=happens(rng, 0.94, cases)
    )


def _where(story: Story, service: World, rng: Generator) -> None:
    tilt = service.places.deprivation[story.codes("practice")]
    standing = tilt + np.sqrt(0.75) * rng.standard_normal(story.cases)
    story.put("deprivation_fifth", 1.0 + np.searchsorted(FIFTHS, standing).astype(np.float64))


def _needs(story: Story, rng: Generator) -> None:
    older = 0.012 * (story.numbers("age") - USUAL["age"])
    story.put(
        "long_term_conditions", np.minimum(counts(rng, 1.5 * np.exp(older), 4, story.cases), 9)
    )
    _put_choice(story, rng, "main_need", MAIN_NEEDS)
    poorer = 0.12 * (3.0 - story.numbers("deprivation_fifth"))
    story.put("needs", 1.0 + np.minimum(counts(rng, np.exp(-0.15 + poorer), 5, story.cases), 7))
    _put_choice(story, rng, "route", ROUTES)


def _measured(story: Story, rng: Generator) -> None:
    """ONS4 and UCLA-3 at the start: asked of about 70 % when the offer is made (assumption)."""
    low = 1.0 * is_choice(story, "main_need", "mental_wellbeing")
    lonely = 1.4 * is_choice(story, "main_need", "loneliness") + 0.5 * story.flags("lives_alone")
    life = scale(rng, 5.3 - low - 0.3 * lonely, 1.9, story.cases)
    story.hidden["life"] = life
    story.put("life_satisfaction_before", answer(life), recorded=asked(rng, story, 0.70))
    story.hidden["loneliness"] = scale(rng, 5.3 + lonely, 1.6, story.cases)
    story.put(
        "loneliness_before",
        answer(story.hidden["loneliness"], 3, 9),
        recorded=asked(rng, story, 0.70),
    )


def _going(story: Story, service: World) -> Numbers:
    """How readily this sort of person goes along, on the logit; about nought on average."""
    people = service.effects.people
    going: Numbers = (
        people["age"] * _over(story, "age")
        + people["woman"] * (is_choice(story, "sex", "female") - WOMEN)
        + people["most_deprived"] * ((story.numbers("deprivation_fifth") == 1) - 0.42)
        + people["mental_wellbeing"] * (is_choice(story, "main_need", "mental_wellbeing") - 0.28)
        + people["long_term_condition"] * _over(story, "long_term_conditions")
        + people["loneliness"] * _over(story, "loneliness_before")
    )
    return going


def _seems_likely(story: Story, service: World) -> Numbers:
    """How readily a person seems to go along to somebody who has only the recorded facts.

    Deprivation is taken as it lies on the scale of fifths, and loneliness only where it was asked,
    so that all of the confounding runs through facts in the table.
    """
    people = service.effects.people
    lonely = _over(story, "loneliness_before") * story.known("loneliness_before")
    return (
        people["age"] * _over(story, "age")
        + people["woman"] * (is_choice(story, "sex", "female") - WOMEN)
        - people["most_deprived"] * (story.numbers("deprivation_fifth") - 2.3) / 2.5
        + people["mental_wellbeing"] * (is_choice(story, "main_need", "mental_wellbeing") - 0.28)
        + people["long_term_condition"] * _over(story, "long_term_conditions")
        + people["loneliness"] * lonely
    )


def _over(story: Story, fact: str) -> Numbers:
    over: Numbers = story.numbers(fact) - USUAL[fact]
    return over
