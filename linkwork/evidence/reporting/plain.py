"""The review in plain words: what was asked, what was done, what is known, and what is not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linkwork.evidence.reporting.account import Account
from linkwork.evidence.synthesis.queries import InReview
from linkwork.ui.words import counted, joined

MOST = 10


@dataclass(frozen=True)
class Claim:
    """One statement in plain words, and what speaks for it and against it."""

    sentence: str
    evidence: str
    code: str


@dataclass(frozen=True)
class Plain:
    """The summary: sentences under each heading, and the statements."""

    asked: str
    done: tuple[str, ...]
    words: tuple[str, ...]
    claims_title: str
    claims: tuple[Claim, ...]
    more: int
    unknown: tuple[str, ...]
    who: str


def plain(account: Account) -> Plain:
    """Say it, from the numbers of the tables and the authors' own words."""
    first = account.prioritised or [one for one in account.statements if one.stands]
    shown = first[:MOST]
    return Plain(
        asked=account.review.question,
        done=tuple(_done(account)),
        words=tuple(_paragraphs(account.written("plain"))),
        claims_title="The claims we look at most closely"
        if account.prioritised
        else "The claims we look at",
        claims=tuple(_claim(account, one) for one in shown),
        more=len(first) - len(shown),
        unknown=tuple(_unknown(account, shown)),
        who=joined(one.name for one in account.members),
    )


def _paragraphs(text: str) -> list[str]:
    parts = (" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n"))
    return [one for one in parts if one]


def _done(account: Account) -> Iterator[str]:
    searches, records = len(account.searches), sum(account.brought.values())
    if not searches:
        yield "We have not searched yet."
        return
    yield (
        f"We looked in {counted(searches, 'place')} and found"
        f" {counted(records, 'record')} of books, papers and reports."
    )
    levels = [one for phase in (1, 2) for one in account.levels(phase)]
    out, waiting = sum(one.excluded for one in levels), sum(one.waiting for one in levels)
    if out:
        yield f"We left out {out:,}, each with its reason."
    if waiting:
        yield f"{waiting:,} still wait to be read or agreed, so what follows may change."
    invented = sum(one.invented for one in account.documents)
    if account.documents:
        told = f"We read {counted(len(account.documents), 'document')} in full"
        marked = f" and marked {counted(len(account.passages), 'passage')}."
        yield told + marked
    if invented:
        yield f"{invented:,} of these documents are invented, to show how the work is done."


def _claim(account: Account, one: InReview) -> Claim:
    codings = {c.passage_id: c for c in account.codings_of.get(one.code, [])}.values()
    stances = Counter(c.stance for c in codings)
    documents = len({c.passage.document_id for c in codings})
    if not codings:
        said = "No passage of this review speaks of it yet."
    else:
        parts = (
            (stances["supports"] + stances["extends"], "for it"),
            (stances["qualifies"], "only in part or sometimes"),
            (stances["contradicts"], "against it"),
        )
        told = [f"{n} {words}" for n, words in parts if n]
        found = counted(sum(stances.values()), "passage")
        said = f"{found} in {counted(documents, 'document')}: {joined(told) or 'context only'}."
    return Claim(sentence=one.sentence, evidence=said, code=one.code)


def _unknown(account: Account, shown: Sequence[InReview]) -> Iterator[str]:
    unheard = [one for one in shown if one.code not in account.codings_of]
    if unheard:
        yield f"{counted(len(unheard), 'claim')} above rest on no passage of this review yet."
    gaps = sum(bool(one.gaps) for one in account.configurations)
    if gaps:
        said = counted(gaps, "place")
        yield f"In {said} nobody has said what people make of what they are offered."
    judged = {one.code: one.get_answer_display() for one in account.verdicts}
    unsure = [one for one in shown if judged.get(one.code, "").startswith("Insufficient")]
    if unsure:
        yield f"For {counted(len(unsure), 'claim')} there is not enough evidence to say."
    if not account.theory_signed:
        yield "The whole explanation has not been signed by two reviewers yet."
