"""What a configuration is asked for, by the form that the protocol has chosen."""

from django.test import Client
from django.urls import reverse

from linkwork.access.actors import Actor
from linkwork.evidence.extraction.models import Passage
from linkwork.evidence.protocols import actions as protocols
from linkwork.evidence.records.models import Review
from linkwork.evidence.synthesis import queries
from tests.unit.evidence.synthesis.test_pages import against, page, sent, words

__all__ = ["against", "page"]
CONFIGURED_BY_FORM = {
    "nickname": "Met at home",
    "stage": "engagement",
    "intervention": "A visit before the first session",
    "actor": "volunteer",
    "contexts": "lives alone",
    "resource": "company",
    "reasoning": "safe",
    "outcome": "goes",
    "intended": "yes",
    "reason": "read it",
}


def test_who_acts_is_asked_only_in_icamo(
    review: Review, against: Passage, page: Client, sade: Actor
) -> None:
    """Other forms neither offer nor take what is done and who acts; ICAMO does both."""
    address = reverse("synthesis:configure", args=[review.public_id])

    def asked() -> str:
        return words(page.get(f"{address}?statement=EG3").content)

    assert "What is done" not in asked()
    assert "Who acts" not in asked()
    sent(page, review, "configure", **CONFIGURED_BY_FORM)
    plain = queries.configuration(review, "CM2")
    assert plain is not None
    assert (plain.intervention, plain.actor) == ("", "")
    protocols.choose_form(review=review, form="ICAMO", by=sade)
    assert "What is done" in asked()
    assert "Who acts" in asked()
    assert "actor, mechanism, outcome (ICAMO)" in asked()
    sent(page, review, "configure", **CONFIGURED_BY_FORM)
    whole = queries.configuration(review, "CM3")
    assert whole is not None
    assert (whole.intervention, whole.actor) == ("A visit before the first session", "volunteer")
    listed = reverse("synthesis:configurations", args=[review.public_id])
    assert "What is done and who acts are both said in 1 of 3." in words(page.get(listed).content)


def test_what_was_filled_stays_when_the_form_changes(
    review: Review, against: Passage, page: Client, sade: Actor
) -> None:
    """Seen on every page, kept by the next version, and taken out only by hand."""
    protocols.choose_form(review=review, form="ICAMO", by=sade)
    sent(page, review, "configure", **CONFIGURED_BY_FORM)
    protocols.choose_form(review=review, form="CMO", by=sade)
    listed = reverse("synthesis:configurations", args=[review.public_id])
    assert "Who acts: volunteer" in words(page.get(listed).content)
    one = reverse("synthesis:configuration", args=[review.public_id, "CM2"])
    assert "A visit before the first session" in words(page.get(one).content)
    change = reverse("synthesis:reconfigure", args=[review.public_id, "CM2"])
    assert "The protocol’s form is CMO and asks for this no more" in words(page.get(change).content)
    only_actor = reverse("synthesis:reconfigure", args=[review.public_id, "CM1"])
    assert "What is done" not in words(page.get(only_actor).content)
    kept = {**CONFIGURED_BY_FORM, "outcome": "goes twice", "version": "1"}
    assert sent(page, review, "reconfigure", "CM2", **kept).status_code == 302
    now = queries.configuration(review, "CM2")
    assert now is not None
    assert (now.intervention, now.actor) == ("A visit before the first session", "volunteer")
    late = sent(page, review, "reconfigure", "CM1", **{**kept, "version": "9"})
    assert late.status_code == 409
    emptied = {**kept, "intervention": "", "actor": "", "version": "2"}
    assert sent(page, review, "reconfigure", "CM2", **emptied).status_code == 302
    now = queries.configuration(review, "CM2")
    assert now is not None
    assert (now.intervention, now.actor) == ("", "")
