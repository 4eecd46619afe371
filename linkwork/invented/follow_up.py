"""Follow-up: what was measured after the end, and of whom it was not."""

import numpy as np
from numpy.random import Generator

from linkwork.invented.claims import pull
from linkwork.invented.draws import answer, chance, counts, happens, intercept, picks
from linkwork.invented.leanings import places_pull
from linkwork.invented.referral import asked
from linkwork.invented.story import Flags, Numbers, Story
from linkwork.invented.world import World
from linkwork.theory.vocabulary import vocabulary

# Why an outcome was not measured, for those who were reached (assumed shares).
REASONS = {"not_asked": 0.45, "declined": 0.20, "not_reached": 0.26, "died": 0.02, "other": 0.07}


def follow_up(story: Story, service: World, rng: Generator) -> None:
    """Tell how people were months later, and who was asked."""
    _with_the_gp(story, service, rng)
    _feeling(story, service, rng)


def _with_the_gp(story: Story, service: World, rng: Generator) -> None:
    """Contacts with the GP, six months before and after; records linked for 80 % (assumption)."""
    cases, reached = story.cases, story.hidden["reached"] > 0
    ill = 0.10 * (story.numbers("long_term_conditions") - 1.6)
    usual = np.log(service.effects.rates["gp_contacts"])
    before = np.minimum(counts(rng, np.exp(usual + ill), 3, cases), 60)
    linked = asked(rng, story, 0.80)
    story.put("gp_contacts_before", before, None, linked)
    outcome = "gp_contacts_after"
    habit = 0.4 * (np.log(before + 1.0) - np.log(service.effects.rates["gp_contacts"] + 1.0))
    moved = 0.15 * places_pull(story, service, outcome) + pull(story, service.about, outcome)
    likely = usual + 0.5 * ill + habit + moved
    story.hidden[f"logit {outcome}"] = likely
    after = np.minimum(counts(rng, np.exp(np.minimum(likely, 4.0)), 3, cases), 80)
    story.put(outcome, after, reached, linked)


def _feeling(story: Story, service: World, rng: Generator) -> None:
    """Measures, paired for 35-45 % of closed cases; the worse-off are lost more often."""
    cases, reached = story.cases, story.hidden["reached"] > 0
    better = 0.9 * (story.flags("first_session_attended") & story.flags("sustained"))
    life = story.hidden["life"] + 0.3 + better + 1.3 * rng.standard_normal(cases)
    lonely = story.hidden["loneliness"] - 0.2 - 0.5 * better + 1.1 * rng.standard_normal(cases)
    measured = reached & _measured_again(story, life, service, rng)
    story.hidden["measured"] = measured.astype(np.float64)
    story.put("life_satisfaction_after", answer(life), reached, measured)
    story.put(
        "loneliness_after", answer(lonely, 3, 9), reached, measured & happens(rng, 0.85, cases)
    )
    goal = answer(1.0 + 1.6 * better + 1.8 * rng.standard_normal(cases), -10, 10)
    planned = story.hidden["sent"] > 0
    story.put("goal_progress", goal, planned, measured & happens(rng, 0.8, cases))
    _why_not(story, measured, rng)


def _measured_again(story: Story, life: Numbers, service: World, rng: Generator) -> Flags:
    before = story.known("life_satisfaction_before")
    base = np.where(before, intercept(service.effects.rates["paired_after"] / 0.9), intercept(0.20))
    return happens(rng, chance(base + 0.3 * (life - 5.8)), story.cases)


def _why_not(story: Story, measured: Flags, rng: Generator) -> None:
    """The reason why an outcome is missing; people never reached were not reached."""
    choices = vocabulary()["outcome_missing_because"].choices
    places = np.array([choices.index(reason) for reason in REASONS])
    reason = places[picks(rng, list(REASONS.values()), story.cases)]
    reason = np.where(story.hidden["reached"] > 0, reason, choices.index("not_reached"))
    story.put("outcome_missing_because", reason, exists=~measured)
