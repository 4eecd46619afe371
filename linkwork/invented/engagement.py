"""Engagement: from the referral to the first session, and who got there."""

import numpy as np
from numpy.random import Generator

from linkwork.invented.claims import feel
from linkwork.invented.draws import answer, chance, counts, happens, intercept, logit, scale, wait
from linkwork.invented.leanings import chosen, going_on
from linkwork.invented.lots import share_out
from linkwork.invented.referral import asked
from linkwork.invented.story import Story
from linkwork.invented.world import World

FIRST_CONTACT = ("days_to_first_contact", "attempts_to_reach", "warm_first_call", "felt_heard")
FIRST_WEEKS = (*FIRST_CONTACT, "needs_conversation", "contacts_in_four_weeks")
TO_THE_DOOR = (
    "activity_fits_goal",
    "directory_fresh",
    "information_given",
    "linked_to_need",
    "distance",
    "cost_each_session",
    "transport_arranged",
    "at_ease_about_going",
    "place_for_people_like_me",
    "accompanied",
    "waited_for_place",
    "first_session_attended",
    "days_to_first_session",
)
LANDMARK = 28  # days after the referral within which contacts are counted
LONGEST_TO_PLACE = 42.0


def caseload(story: Story, service: World, rng: Generator) -> None:
    """The cases open with the link worker when the referral came (spread 12 over time; assumption).

    It is drawn, not counted from this table, which begins in the middle of people's work.
    """
    usual = service.places.usual_open_cases[story.codes("link_worker")]
    cases = np.clip(np.rint(scale(rng, usual, 12, story.cases)), 8, 120)
    story.put("open_cases_of_link_worker", cases)


def engage(story: Story, service: World, rng: Generator) -> None:
    """Tell how people were reached, what was found for them, and who attended a first session."""
    _reach(story, service, rng)
    _meet(story, service, rng)
    _connect(story, service, rng)
    _find(story, service, rng)
    _book(story, service, rng)
    _attend(story, service, rng)


def _reach(story: Story, service: World, rng: Generator) -> None:
    """Reached 90 % (Bu 2024); wait log-normal, median 7 days, 90th 24 (assumption).

    Whoever is reached is reached within four weeks: were some reached later, the promptness of
    the first call would decide how many contacts those weeks could hold.
    """
    cases = story.cases
    likely = intercept(service.effects.rates["reached"], 0.3) + 0.4 * story.hidden["going"]
    reached = happens(rng, chance(likely), cases)
    story.hidden["reached"] = reached.astype(np.float64)
    tries = np.where(reached, 1 + np.minimum(counts(rng, 0.7, 1, cases), 9), 0)
    in_vain = 3 + np.minimum(counts(rng, 0.8, 2, cases), 7)
    story.put("attempts_to_reach", np.where(reached, tries, in_vain))
    days = wait(rng, 6.6 * np.exp(chosen(story, service, "days_to_first_contact")), 0.96, cases, 99)
    days = np.where(days > LANDMARK, rng.integers(24, LANDMARK + 1, cases), days)
    story.put("days_to_first_contact", days, exists=reached)
    warm = answer(scale(rng, 7.3, 1.7, cases))
    story.put("warm_first_call", warm, exists=reached, recorded=asked(rng, story, 0.5))


def _meet(story: Story, service: World, rng: Generator) -> None:
    """The what-matters conversation and the first weeks; 3 contacts or more: 45 % (Mercer 2019)."""
    cases, reached = story.cases, story.hidden["reached"] > 0
    held = happens(rng, chance(0.65 + chosen(story, service, "needs_conversation")), cases)
    story.put("needs_conversation", held, reached, happens(rng, 0.95, cases))
    heard = feel(story, service.about, rng, "felt_heard", 1.7)
    story.put("felt_heard", heard, reached, asked(rng, story, 0.45))
    more = counts(rng, 1.6 * np.exp(chosen(story, service, "contacts_in_four_weeks")), 3, cases)
    story.put("contacts_in_four_weeks", 1 + np.minimum(more, 14), reached)


def _connect(story: Story, service: World, rng: Generator) -> None:
    """Whether a connection was sent, and what the provider answered (assumed shares)."""
    cases, rates = story.cases, service.effects.rates
    likely = intercept(rates["sent"], 0.3) + 0.3 * story.hidden["going"]
    sent = happens(rng, chance(likely), cases) & (story.hidden["reached"] > 0)
    reply = rng.random(cases)
    at_once = reply < rates["accepted"]
    later = ~at_once & (reply < rates["accepted"] + rates["waitlisted"] / 2)
    days = wait(rng, 8.0, 0.8, cases, LONGEST_TO_PLACE)
    listed = rng.integers(29, int(LONGEST_TO_PLACE) + 1, cases).astype(np.float64)
    booked = sent & (at_once | later)
    story.hidden["sent"] = sent.astype(np.float64)
    story.hidden["booked"] = booked.astype(np.float64)
    story.put("waited_for_place", np.where(later, listed, days), exists=booked)


def _find(story: Story, service: World, rng: Generator) -> None:
    """The activity and what was said of it, for everybody to whom a connection was sent."""
    cases, sent = story.cases, story.hidden["sent"] > 0
    said = asked(rng, story, 0.5)
    story.put("activity_fits_goal", answer(scale(rng, 6.8, 1.8, cases)), sent, said)
    story.put("directory_fresh", happens(rng, 0.72, cases), sent)
    for fact, share in (("information_given", 0.70), ("linked_to_need", 0.60)):
        done = happens(rng, chance(logit(share) + chosen(story, service, fact)), cases)
        story.put(fact, done, sent, happens(rng, 0.92, cases))
    far = np.where(service.places.rural[story.codes("practice")], 3.4, 2.1)
    km = np.maximum(0.1, np.round(far * np.exp(0.7 * rng.standard_normal(cases)), 1))
    story.put("distance", np.minimum(km, 60.0), sent, happens(rng, 0.97, cases))
    pounds = np.where(happens(rng, 0.55, cases), 0.0, 0.5 * np.ceil(rng.gamma(2.0, 4.0, cases)))
    story.put("cost_each_session", np.minimum(pounds, 25.0), sent, happens(rng, 0.95, cases))
    story.put("transport_arranged", happens(rng, 0.12, cases), sent, happens(rng, 0.9, cases))
    ease = answer(scale(rng, 5.8, 2.2, cases))
    story.put("at_ease_about_going", ease, sent, asked(rng, story, 0.55))
    like_me = answer(scale(rng, 6.9, 2.1, cases))
    story.put("place_for_people_like_me", like_me, sent, asked(rng, story, 0.4))


def _book(story: Story, service: World, rng: Generator) -> None:
    """Whether somebody was to go along: known, yes or no, once a first session is booked."""
    leaning = intercept(service.effects.rates["accompanied"], 0.95)
    along = chance(leaning + chosen(story, service, "accompanied"))
    story.put("accompanied", happens(rng, along, story.cases), story.hidden["booked"] > 0)
    # The lottery has dice of its own: without one, every story is told as it always was.
    share_out(story, service.lottery, service.practices_drawn, rng.spawn(1)[0])


def _attend(story: Story, service: World, rng: Generator) -> None:
    outcome = "first_session_attended"
    booked = story.hidden["booked"] > 0
    likely = going_on(story, service, outcome, "attended")
    story.hidden[f"logit {outcome}"] = likely
    story.hidden[f"open {outcome}"] = story.hidden["booked"]
    attended = happens(rng, chance(likely), story.cases) & booked
    story.put(outcome, attended)
    between = rng.integers(2, 22, story.cases)  # to the plan, and from the place to the day
    days = story.numbers("days_to_first_contact") + story.numbers("waited_for_place") + between
    story.put("days_to_first_session", days, exists=attended)
