"""The words by which a claim of cause or condition can be known, by kind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    """A kind of wording: its name, how it is found, and the reason in words."""

    name: str
    pattern: re.Pattern[str]
    why: str


@dataclass(frozen=True)
class Found:
    """A cue where it stands."""

    cue: Cue
    start: int
    end: int
    words: str


def _cue(name: str, why: str, wordings: str) -> Cue:
    """A kind from its wordings: parted by commas; a star stands for any ending of the word."""
    each = [re.escape(one.strip()).replace(r"\*", r"\w*") for one in wordings.split(",")]
    joined = "|".join(sorted(each, key=len, reverse=True)).replace(r"\ ", r"\s+")
    return Cue(name, re.compile(rf"\b(?:{joined})\b", re.IGNORECASE), why)


# What speaks for a claim, in words that a reader is shown.
CLAIMING = (
    _cue(
        "condition",
        "names a condition",
        "if, when, where, whenever, unless, provided that, as long as, only when, depend* on",
    ),
    _cue(
        "reason",
        "gives a reason",
        "because, because of, due to, owing to, thanks to, as a result, as a result of, therefore,"
        "thereby, hence, in response to, since they, so that, attribut* to, consequence*, reason*",
    ),
    _cue(
        "bringing about",
        "says that one thing brings about another",
        "lead to, leads to, led to, leading to, result in, results in, resulted in, resulting in,"
        "cause, causes, caused, causing, bring about, brings about, brought about, give rise to,"
        "contribut* to, trigger*, induc*, produc*, generat*, determin*, driv*, account* for",
    ),
    _cue(
        "making more",
        "says that one thing makes another more or better",
        "increas*, improv*, enhanc*, promot*, rais*, strengthen*, boost*, facilitat*, enabl*,"
        "help*, support*, encourag*, motivat*, build*, foster*, allow*, accelerat*, restor*,"
        "benefi*",
    ),
    _cue(
        "making less",
        "says that one thing makes another less or worse",
        "reduc*, decreas*, lower*, prevent*, inhibit*, suppress*, attenuat*, diminish*, weaken*,"
        "undermin*, hinder*, limit*, imped*, protect*, delay*, shorten*, reliev*, alleviat*, wors*,"
        "impair*, discourag*, stop, stops, stopped, block*, mitigat*, eliminat*",
    ),
    _cue(
        "having an effect",
        "speaks of an effect",
        "affect*, effect, effects, effective, effectively, effectiveness, efficac*, influenc*,"
        "impact*, role in, a role, work by, works by, worked by, through which, mediat*, modulat*",
    ),
)
# What colours it: how sure, how far, and what is no claim of cause at all.
COLOURING = (
    _cue("perhaps", "says so with reserve", "may, might, could, can, would, likely, unlikely,"
         "probably, possibly, perhaps, potential*, seem*, appear*, suggest*, tend to, tends to"),
    _cue("together", "speaks of things that go together", "associat*, correlat*, relat*, link*,"
         "predict*, predictor*, risk factor*, marker*, independent*, odds, hazard, prevalen*"),
    _cue("apart", "compares", "compared, than, versus, higher, lower in, differ*, similar*,"
         "comparable, superior*, noninferior*, between"),
    _cue("denied", "denies", "no, not, neither, nor, without, cannot, never, lack of, fail*"),
    _cue("wanted", "says what should be", "should, must, need*, require*, recommend*, warrant*,"
         "further, future, more research, trials are, studies are, consider*, important to"),
    _cue("asked", "says what was asked or done", "aim*, objective*, purpose, we investigat*,"
         "we examin*, evaluat*, assess*, was conducted, were includ*, regist*, hypothes*, whether"),
    _cue("found", "says what was found", "found, show*, demonstrat*, conclu*, reveal*, indicat*,"
         "evidence, results, finding*, confirm*, observ*, report*"),
)  # fmt: skip
CUES = CLAIMING


def found(words: str) -> Iterator[Found]:
    """The cues of a sentence, in the order of the list."""
    for cue in CUES:
        for place in cue.pattern.finditer(words):
            yield Found(cue, place.start(), place.end(), place.group())
