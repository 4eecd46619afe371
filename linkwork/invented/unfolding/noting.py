"""What went out by e-mail and text of late, and what providers said of having been asked."""

from datetime import date, timedelta
from random import Random

from linkwork.invented.unfolding.calendar import Days
from linkwork.invented.unfolding.setting import Record, at
from linkwork.practice.connections.models import Connection, ProviderFeedback
from linkwork.practice.notices.models import Notice
from linkwork.practice.referrals.models import Case

OF_LATE = timedelta(45)
SAID = 0.3  # of providers who answered (assumption)
VERDICTS = {"yes": 80, "partly": 15, "no": 5}  # assumption
AMISS = ("told too little", "not ready", "needs more", "did not know")
DAY = timedelta(1)


def notices(record: Record, days: Days, case: Case, connection: Connection | None) -> None:
    """What was sent in the last weeks, all of it delivered; nothing really leaves."""
    person, service = record.person, record.setting.service
    practice = case.referral.practice
    _sent(record, case, days.reached, "referrer note", to_body=practice, address=practice.email)
    if connection is None:
        return
    provider = connection.activity.provider
    if connection.sent_on and provider.email:
        _sent(
            record,
            case,
            connection.sent_on,
            "provider asked",
            to_body=provider.body or service,
            address=provider.email,
        )
    if connection.first_session_on:
        text = {"channel": Notice.Channel.SMS, "to_person": person, "address": person.phone}
        _sent(record, case, connection.first_session_on - DAY, "person reminded", **text)


def _sent(record: Record, case: Case, on: date | None, template: str, **to: object) -> None:
    if on is None or not record.past(on) or on < record.setting.today - OF_LATE:
        return
    moment = at(on, 8)
    record.make(
        Notice,
        template=template,
        state=Notice.State.DELIVERED,
        tries=1,
        posted_by=case.link_worker,
        posted_at=moment,
        sent_at=moment,
        settled_at=moment,
        **to,
    )


def feedback(record: Record, rng: Random, connection: Connection | None) -> None:
    """Whether it was right to ask them, where the provider said."""
    if connection is None or connection.answered_on is None or rng.random() >= SAID:
        return
    [verdict] = rng.choices(list(VERDICTS), list(VERDICTS.values()))
    record.make(
        ProviderFeedback,
        connection=connection,
        verdict=verdict,
        reason="" if verdict == "yes" else rng.choice(AMISS),
        said_by=connection.activity.provider.name,
        said_at=at(connection.answered_on, 12),
    )
