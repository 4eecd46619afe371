"""What a fact means for the person at hand, in words: when it is so, is not, or is not known.

`{0}` stands for the value. A fact without a row here is said by its label.
"""

from dataclasses import dataclass
from typing import Any

from linkwork.theory.vocabulary import FactType, vocabulary


@dataclass(frozen=True)
class Words:
    """How one fact is said on a person's page."""

    unknown: str
    value: str = ""
    yes: str = ""
    no: str = ""


SCALE = "They put it at {0} out of 10"

WORDS = {
    "accompanied": Words(
        "Nobody has recorded whether someone goes along.",
        yes="Someone goes along to the first session.",
        no="Nobody is arranged to go along to the first session.",
    ),
    "at_ease_about_going": Words(
        "We have not asked how they feel about walking in.",
        f"{SCALE}: how at ease they are about going.",
    ),
    "place_for_people_like_me": Words(
        "We have not asked whether it looks like a place for people like them.",
        f"{SCALE}: whether it is a place for people like them.",
    ),
    "distance": Words("The distance is not known.", "{0} km from home."),
    "cost_each_session": Words("The cost is not known.", "£{0} a session."),
    "warm_first_call": Words(
        "We have not asked how the first call felt.", f"{SCALE}: how warm the first call was."
    ),
    "days_to_first_contact": Words("Not reached yet.", "Reached {0} days after the referral."),
    "needs_conversation": Words(
        "No what-matters conversation is recorded yet.",
        yes="We talked about what matters before suggesting anything.",
        no="An activity was suggested before a what-matters conversation.",
    ),
    "directory_fresh": Words(
        "No activity has been suggested yet.",
        yes="The directory entry was checked within 180 days.",
        no="The directory entry had not been checked within 180 days.",
    ),
    "waited_for_place": Words(
        "No answer from the provider yet.", "{0} days from sending to a yes."
    ),
    "contacts_in_four_weeks": Words(
        "The first four weeks are not over.", "{0} contacts that reached them in the first weeks."
    ),
    "open_cases_of_link_worker": Words(
        "The caseload when the referral came is not recorded.",
        "{0} cases were open with the link worker when the referral came.",
    ),
    "information_given": Words(
        "Not recorded whether what it entails was explained.",
        yes="What the activity entails was explained.",
        no="What the activity entails has not been explained.",
    ),
    "linked_to_need": Words(
        "Not recorded whether it was offered as an answer to their need.",
        yes="It was offered as an answer to their own need.",
        no="It was not linked to their own need.",
    ),
    "shared_care": Words(
        "Not known how the practice sees its part.",
        yes="The practice treats this as shared care.",
        no="The practice treats this as a hand-off.",
    ),
    "leader_skill": Words(
        "We have not asked about the leader.", f"{SCALE}: how skilled the leader is."
    ),
    "symptoms": Words("We have not asked how their health is since starting.", "Health: {0}."),
    "sessions_cancelled": Words(
        "The first four weeks of sessions are not over.", "{0:.0%} of sessions were cancelled."
    ),
    "leader_changed": Words(
        "Not known yet whether the leader stays.",
        yes="The leader changed in the first four weeks.",
        no="The same leader throughout.",
    ),
    "setting_suits": Words(
        "We have not asked whether the setting suits.", f"{SCALE}: how well the setting suits."
    ),
    "social_time": Words(
        "Not known whether there is time to be together.",
        yes="There is time to be together, and it goes on.",
        no="There is no social part.",
    ),
    "had_choice": Words(
        "We have not asked how much choice they had.", f"{SCALE}: choice over how to take part."
    ),
    "check_ins": Words(
        "The first four weeks of going are not over.",
        "{0} times we asked how it goes in the first four weeks.",
    ),
    "setback": Words(
        "No gap of three weeks so far.",
        yes="There was a gap of three weeks or more.",
        no="No gap of three weeks.",
    ),
    "link_worker_changed": Words(
        "Nothing to say of the link worker yet.",
        yes="The link worker changed.",
        no="The same link worker from the start.",
    ),
    "support_capped": Words(
        "Support goes on.",
        yes="Support ended because of a limit.",
        no="No limit ended the support.",
    ),
    "needs": Words("Needs are not recorded.", "{0} needs recorded at referral."),
    "groups_joined": Words("We have not asked about groups joined.", "{0} groups joined since."),
    "belief_it_will_help": Words(
        "Nobody asked whether they believe it will help.", f"{SCALE}: belief that it will help."
    ),
    "offer_fits": Words(
        "Nobody asked how well the offer fits.", f"{SCALE}: how well the offer fits."
    ),
    "concerns_answered": Words(
        "No concern is recorded, so none could be answered.",
        yes="Every concern they voiced was answered.",
        no="A concern they voiced was not answered.",
    ),
    "trust_in_referrer": Words(
        "Nobody asked about trust in the referrer.", f"{SCALE}: trust in the referrer."
    ),
    "felt_stigma": Words(
        "Nobody asked whether the offer felt like a label.",
        f"{SCALE}: how much it felt like a label.",
    ),
    "referrer_had_feedback": Words("We do not yet keep what the referrer was told before."),
    "practice_champion": Words(
        "Not known whether the practice has a champion.",
        yes="The practice has a named champion.",
        no="The practice has no named champion.",
    ),
}


def said(name: str, value: Any) -> str:
    """Say one fact of this case in a sentence."""
    fact = vocabulary()[name]
    words = WORDS.get(name, Words(f"Not known: {fact.label}."))
    if value is None:
        return words.unknown
    if fact.type is FactType.YES_NO:
        plain = f"{fact.label}: {'yes' if value else 'no'}."
        return (words.yes if value else words.no) or plain
    shown = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(shown, float) and "%" not in words.value:
        shown = round(shown, 1)
    return (words.value or f"{fact.label}: {{0}}.").format(shown)
