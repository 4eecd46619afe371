"""What is sent to an administrator's forms."""

from typing import Any

from tests.matrix.bodies.forms import Body
from tests.matrix.cast import House

SINCE = {"since_on_day": "2", "since_on_month": "11", "since_on_year": "2026"}
PRACTICE = {"name": "Quayside", "ods_code": "Y09999", "email": "", "phone": ""}


def _post(house: House) -> dict[str, Any]:
    return {
        "name": "Nell Varley",
        "email": "nell@example.org",
        "organisation": str(house.organisation.public_id),
        "role": "link worker",
        "team": str(house.teams[0].public_id),
        **SINCE,
    }


BODIES: dict[str, Body] = {
    "administration:employ": _post,
    "administration:end_post": lambda _: {
        "until_on_day": "3",
        "until_on_month": "12",
        "until_on_year": "2026",
    },
    "administration:bodies": lambda _: {"name": "West"},
    "administration:team": lambda _: {"name": "West"},
    "administration:found_practice": lambda _: PRACTICE,
    "administration:practice": lambda _: PRACTICE,
    "administration:feature": lambda _: {"kind": "champion", "present": "yes", **SINCE},
    "administration:policies": lambda _: {
        "first_attempt_working_days": "5",
        "attempts_required": "3",
        "provider_reply_days": "14",
        "review_weeks": "6",
        "quiet_days": "21",
        "caseload_weight": "60",
        "digest_weekday": "0",
        "lone_visit_minutes": "90",
        "retention_years": "8",
        "version": "1",
    },
    "administration:run_job": lambda _: {"job": "access:anchors"},
}
