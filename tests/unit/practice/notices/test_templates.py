"""No notice says anything of anybody's health, and none names a person."""

import re
import string

import pytest

from linkwork.practice.notices import templates
from linkwork.practice.referrals import needs

ALLOWED = {"link", "service", "phone"}
# Words by which a reader over a shoulder could guess why somebody is written to.
HEALTH = """
health mental wellbeing illness ill sick disease condition disability disabled doctor
gp nurse surgery hospital clinic clinical medical medicine medication treatment therapy therapist
counselling diagnosis patient care carer caring anxiety depression depressed stress dementia
lonely loneliness isolated isolation bereavement bereaved grief addiction alcohol drug drugs abuse
violence debt money benefits housing homeless food energy pregnancy cancer diabetes pain fall
falls frail suicide harm risk safeguarding prescribing referral referred worker nhs group
activity class course score goal plan
"""


@pytest.mark.parametrize("key", templates.ALL)
def test_the_words_are_fixed(key: str) -> None:
    """A template leaves room for the link, the service's name and its telephone, no more."""
    template = templates.ALL[key]
    named = {
        name
        for text in (template.subject, template.text)
        for _, name, _, _ in string.Formatter().parse(text)
        if name is not None
    }
    assert named <= ALLOWED


@pytest.mark.parametrize("key", templates.ALL)
def test_no_word_of_health(key: str) -> None:
    """No word that speaks of health, trouble or the work that is done."""
    subject, text = templates.written(key, link="", service="", phone="1")
    said = set(re.findall(r"[a-z]+", f"{subject} {text}".lower()))
    labels = " ".join(needs.NeedCode.labels).lower()
    reasons = set(re.findall(r"[a-z]{4,}", labels)) - {"someone", "something", "else", "with"}
    assert len(said) > 3
    assert not said & (set(HEALTH.split()) | reasons | {"mr", "mrs", "dr", "amara"})


@pytest.mark.parametrize("key", templates.ALL)
def test_a_text_is_short(key: str) -> None:
    """With a link it fits into three parts of a text message, in its plain alphabet."""
    _, text = templates.written(
        key, link="https://l.example/l/" + "x" * 43, service="Riverbank", phone="0113 496 0000"
    )
    assert len(text) <= 3 * 153
    assert text.isascii()


def test_without_a_telephone() -> None:
    """Where the service keeps no number, the line that names it goes."""
    _, text = templates.written("provider asked", link="L", service="Riverbank", phone="")
    assert "Ring" not in text
    assert "{" not in text
