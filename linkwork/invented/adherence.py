"""Adherence: from the first session on, who kept coming and who did what they set out to do."""

import numpy as np
from numpy.random import Generator

from linkwork.invented.claims import feel
from linkwork.invented.draws import answer, chance, counts, happens, picks, scale
from linkwork.invented.leanings import chosen, going_on
from linkwork.invented.referral import asked
from linkwork.invented.story import Flags, Numbers, Story
from linkwork.invented.world import World
from linkwork.theory.stages import Stage
from linkwork.theory.vocabulary import vocabulary

CAP_WEEKS = 12.0
SYMPTOMS = ("better", "same", "worse")


def adhere(story: Story, service: World, rng: Generator) -> None:
    """Tell how it went after the first session; only of those who attended one."""
    _sessions(story, service, rng)
    _support(story, service, rng)
    sustained = _sustained(story, service, rng)
    _setback(story, service, rng)
    lost = story.flags("setback") & ~story.flags("returned_after_setback")
    likely = going_on(story, service, "completed", "completed") + _continuity(story, service)
    completed = happens(rng, chance(likely), story.cases) & sustained & ~lost
    story.hidden["logit completed"] = likely
    story.hidden["open completed"] = (sustained & ~lost).astype(np.float64)
    story.put("completed", completed)
    _attendances(story, rng)
    attended = story.flags("first_session_attended")
    for fact in vocabulary().fixed_at(Stage.ADHERENCE):
        story.exists[fact.name] = attended & story.exists.get(fact.name, attended)


def _sessions(story: Story, service: World, rng: Generator) -> None:
    """What the activity was like, as people said and as the provider noted (assumptions)."""
    cases = story.cases
    story.put("leader_skill", answer(scale(rng, 7.1, 1.7, cases)), None, asked(rng, story, 0.5))
    story.put("leader_changed", happens(rng, 0.10, cases), None, happens(rng, 0.95, cases))
    story.put("sessions_cancelled", rng.binomial(4, 0.06, cases) / 4.0)
    suits = answer(scale(rng, 6.7, 1.9, cases))
    story.put("setting_suits", suits, None, asked(rng, story, 0.5))
    social = happens(rng, chance(0.2 + chosen(story, service, "social_time")), cases)
    story.put("social_time", social, None, happens(rng, 0.95, cases))
    shares = np.array([vocabulary()["symptoms"].choices.index(one) for one in SYMPTOMS])
    symptoms = shares[picks(rng, [0.35, 0.50, 0.15], cases)]
    story.put("symptoms", symptoms, None, asked(rng, story, 0.65))
    choice = answer(scale(rng, 6.5, 2.0, cases))
    story.put("had_choice", choice, None, asked(rng, story, 0.45))
    belonging = feel(story, service.about, rng, "belonging", 1.8)
    story.put("belonging", belonging, None, asked(rng, story, 0.5))
    alone = answer(scale(rng, 6.2 + story.hidden["seems_likely"], 2.0, cases))
    story.put("confidence_to_go_alone", alone, None, asked(rng, story, 0.5))
    joined = counts(rng, 0.65 * np.exp(chosen(story, service, "groups_joined")), 3, cases)
    story.put("groups_joined", np.minimum(joined, 6), None, asked(rng, story, 0.75))


def _support(story: Story, service: World, rng: Generator) -> None:
    """What the link worker did after the first session (assumptions)."""
    cases = story.cases
    mean = 1.25 * np.exp(chosen(story, service, "check_ins"))
    story.put("check_ins", np.minimum(counts(rng, mean, 4, cases), 12))
    story.put("plan_revised", happens(rng, 0.30, cases))
    story.put(
        "link_worker_changed", happens(rng, service.effects.rates["link_worker_changed"], cases)
    )
    story.put("support_capped", happens(rng, 0.08, cases))


def _continuity(story: Story, service: World) -> Numbers:
    """Loss of continuity: what a change of link worker does to adherence."""
    changed = story.numbers("link_worker_changed") - service.effects.rates["link_worker_changed"]
    lost: Numbers = service.effects.people["change_of_link_worker"] * changed
    return lost


def _sustained(story: Story, service: World, rng: Generator) -> Flags:
    likely = going_on(story, service, "sustained", "sustained") + _continuity(story, service)
    story.hidden["logit sustained"] = likely
    sustained = happens(rng, chance(likely), story.cases)
    story.put("sustained", sustained)
    return sustained


def _setback(story: Story, service: World, rng: Generator) -> None:
    """Three weeks or more away: over half of those who do not sustain, a fifth of those who do."""
    share = np.where(story.flags("sustained"), 0.20, 0.55)
    setback = happens(rng, share, story.cases)
    story.put("setback", setback)
    outcome = "returned_after_setback"
    likely = going_on(story, service, outcome, "returned")
    story.hidden[f"logit {outcome}"] = likely
    story.put(outcome, happens(rng, chance(likely), story.cases), exists=setback)


def _attendances(story: Story, rng: Generator) -> None:
    """Sessions and weeks that agree with all of that.

    Sustaining is three attendances, or two of them six weeks apart with a setback between;
    otherwise one or two sessions, and two where somebody came back.
    """
    cases, sustained = story.cases, story.flags("sustained")
    back = story.flags("setback") & story.flags("returned_after_setback")
    completed = story.flags("completed")
    many = np.where(
        completed, 5.0 + rng.binomial(7, 0.6, cases), 3.0 + rng.binomial(5, 0.35, cases)
    )
    far_apart = back & ~completed & happens(rng, 0.15, cases)
    few = np.where(back, 2.0, 1.0 + happens(rng, 0.4, cases))
    story.put("sessions_attended", np.where(sustained, np.where(far_apart, 2.0, many), few))
    sessions = np.where(sustained, np.where(far_apart, 2.0, many), few)
    story.put("sessions_attended", sessions)
    _weeks(story, sessions, rng)


def _weeks(story: Story, sessions: Numbers, rng: Generator) -> None:
    """Weeks of support: to the first session, then four at least, enough for what happened."""
    waited = story.numbers("days_to_first_session") - story.numbers("days_to_first_contact")
    stayed = np.where(story.flags("sustained"), 6.0, 4.0) + rng.integers(0, 6, story.cases)
    at_least = sessions - 1.0 + np.where(story.flags("setback"), 4.0, 0.0)
    weeks = np.ceil(waited / 7.0) + np.maximum(stayed, at_least)
    capped = story.flags("support_capped")
    story.put("weeks_of_support", np.where(capped, np.maximum(weeks, CAP_WEEKS), weeks))
