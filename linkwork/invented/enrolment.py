"""Enrolment: what was said when social prescribing was offered, and who agreed."""

from numpy.random import Generator

from linkwork.invented.claims import pull
from linkwork.invented.draws import answer, chance, happens, intercept, scale
from linkwork.invented.leanings import chosen, places_pull
from linkwork.invented.referral import asked
from linkwork.invented.story import Story
from linkwork.invented.world import World

RELUCTANCE = -0.8  # of those who voice a concern, on the logit (assumption)


def enrol(story: Story, service: World, rng: Generator) -> None:
    """Tell how the offer was made and taken."""
    _offer(story, service, rng)
    _practice(story, service, rng)
    likely = (
        intercept(service.effects.rates["agreed"], 1.0)
        + story.hidden["going"]
        + places_pull(story, service, "agreed", link_worker=False)
        + pull(story, service.about, "agreed")
        + RELUCTANCE * (story.flags("concerns_raised") - 0.3)
    )
    story.hidden["logit agreed"] = likely
    story.put("agreed", happens(rng, chance(likely), story.cases))


def _offer(story: Story, service: World, rng: Generator) -> None:
    """Beliefs and worries: asked of about half, by word or form (assumed shares and spreads)."""
    cases = story.cases
    believing = 6.1 + chosen(story, service, "belief_it_will_help")
    fitting = 6.4 + chosen(story, service, "offer_fits")
    for fact, centre, spread, share in (
        ("belief_it_will_help", believing, 2.0, 0.60),
        ("offer_fits", fitting, 1.9, 0.55),
        ("trust_in_referrer", 7.0, 1.8, 0.55),
        ("felt_stigma", 2.6, 2.4, 0.50),
    ):
        said = answer(scale(rng, centre, spread, cases))
        story.put(fact, said, recorded=asked(rng, story, share))
    raised = happens(rng, 0.30, cases)
    noted = asked(rng, story, 0.80)
    story.put("concerns_raised", raised, recorded=noted)
    answered = happens(rng, chance(0.85 + chosen(story, service, "concerns_answered")), cases)
    story.put("concerns_answered", answered, exists=raised, recorded=noted)


def _practice(story: Story, service: World, rng: Generator) -> None:
    practice, cases = story.codes("practice"), story.cases
    told = happens(rng, service.places.gives_feedback[practice], cases)
    story.put("referrer_had_feedback", told, recorded=happens(rng, 0.85, cases))
    story.put("practice_champion", service.places.champion[practice])
    shared = happens(rng, service.places.shares_care[practice], cases)
    story.put("shared_care", shared, recorded=happens(rng, 0.85, cases))
