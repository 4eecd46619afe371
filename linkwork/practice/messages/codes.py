"""Which codes go with a message: a small table with its sources, and when each may be said."""

import tomllib
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

from linkwork.practice.messages.models import Message
from linkwork.practice.referrals import queries as referrals
from linkwork.practice.referrals.models import Case, Referral
from linkwork.practice.referrals.needs import NeedCode

TABLE = Path(__file__).with_name("codes.toml")
A = Message.Subject


@dataclass(frozen=True)
class Code:
    """One code: what set it is of, ours, SNOMED's or none, the words, and where it is from."""

    set: str
    local: str
    snomed: str
    words: str
    state: str
    source: str
    on: str
    when: str


@cache
def table() -> dict[str, Code]:
    """Every code by our own name for it."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["code"]
    return {row["local"]: Code(**{**row, "on": row["on"].isoformat()}) for row in rows}


def of(referral: Referral, case: Case | None, about: str, ending: str) -> list[dict[str, str]]:
    """The codes of a note on one subject, as they stand now; an unconfirmed one never."""
    found = [table()[name] for name in _said(referral, case, about, ending)]
    found += _needs(referral)
    return [asdict(code) for code in found if code.state != "unconfirmed"]


def _said(referral: Referral, case: Case | None, about: str, ending: str) -> list[str]:
    """What the note may say has happened."""
    if about == A.ESCALATION:
        return []
    if case is None:
        declined = about == A.DECLINED and referral.state == Referral.State.DECLINED
        return ["declined"] if declined else []
    accepted = referrals.first_reached_on(case) is not None and _took_part(case)
    said = ["referred"] if accepted and not _carried(referral) else []
    said += ["seen"] if about == A.STARTED and referrals.first_reached_on(case) else []
    said += ["plan-agreed"] if about == A.PLAN else []
    if about == A.CLOSED:
        said += ["declined"] if ending == Case.Ending.DECLINED and not accepted else []
        said += ["ended"]
    return said


def _took_part(case: Case) -> bool:
    """Whether the person accepted: the case went beyond trying to reach them."""
    happened = referrals.happenings(case.referral).filter(of="case", after=Case.State.ACTIVE)
    return case.state in (Case.State.ACTIVE, Case.State.ON_HOLD) or happened.exists()


def _carried(referral: Referral) -> bool:
    """Whether a note that was approved has said already that the person accepted."""
    notes = Message.objects.filter(referral=referral, approved_at__isnull=False)
    return any(
        code.get("local") == "referred"
        for codes in notes.values_list("codes", flat=True)
        for code in codes
    )


def _needs(referral: Referral) -> list[Code]:
    """Each need by our own code, with no SNOMED code."""
    plain = table()["need"]
    names = dict.fromkeys([referral.main_need, *referral.needs])
    return [
        replace(plain, local=f"need:{name}", words=str(NeedCode(name).label))
        for name in names
        if name in NeedCode.values
    ]
