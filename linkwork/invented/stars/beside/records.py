"""Records that need care: details, a hold, twins, a referral sent back, somebody who returns."""

from datetime import date, timedelta

from linkwork.invented.stars.beside.company import Company, case_of, planned
from linkwork.invented.stars.tale import referred, somebody
from linkwork.practice.people import actions as people
from linkwork.practice.people.models import Person
from linkwork.practice.referrals import actions as referrals
from linkwork.practice.referrals.models import Case


def tell(company: Company) -> None:
    """All of it."""
    _details(company)
    _hold(company)
    _twin(company)
    _merged(company)
    _sent_back(company)
    _returns(company)


def _details(company: Company) -> None:
    """How information must come, and who helps."""
    amara, dennis = (case_of(name).person for name in ("Amara Nwosu", "Dennis Wray"))
    people.correct_details(
        person=amara,
        values={
            "language": "English",
            "information_needs": ["large print", "lip reads"],
            "adjustments": "Left ear is her good one: sit on that side.",
            "carer_name": "Ngozi Nwosu",
            "carer_is": "daughter",
        },
        expected=amara.version,
        by=company.jo,
    )
    people.correct_details(
        person=dennis,
        values={"information_needs": ["hearing loop"], "adjustments": "Speak slowly."},
        expected=dennis.version,
        by=company.jo,
    )
    lena = case_of("Lena Kowalczyk").person
    people.correct_details(
        person=lena,
        values={"language": "Polish", "interpreter": True},
        expected=lena.version,
        by=company.jo,
    )


def _hold(company: Company) -> None:
    tale = planned(
        company.stage,
        "Beryl Nash",
        date(1946, 6, 30),
        need="loneliness",
        words="Everybody on her landing has moved away.",
        goal="Play whist again",
        sex="female",
        ethnic_group="white",
    )
    referrals.hold(
        case=tale.case,
        reason="In hospital for her hip; ring when she is home",
        until_on=company.today + timedelta(16),
        on=company.stage.ago(2),
        by=company.jo,
    )


def _twin(company: Company) -> None:
    """The names are the wrong way round, and a referral waits: the page asks whether it is she."""
    amara = case_of("Amara Nwosu").person
    twin = people.register(
        given_name="Nwosu",
        family_name="Amara",
        born_on=amara.born_on,
        practice=company.stage.practice,
        postcode=amara.postcode,
        by=company.stage.ruth,
    )
    referred(company.stage, twin, company.stage.ago(1), "loneliness", "I never see anyone.")


def _merged(company: Company) -> None:
    """Somebody was there twice; a link worker saw it and put the records together."""
    kept = case_of("Rosa Lindqvist").person
    other = people.register(
        given_name="Rosa",
        family_name="Lindquist",
        born_on=kept.born_on,
        practice=company.stage.practice,
        by=company.stage.ruth,
    )
    referrals.merge(
        kept=kept, other=other, because="Same birth date and telephone; asked her.", by=company.jo
    )


def _sent_back(company: Company) -> None:
    stage = company.stage
    person = somebody(stage, "Rhona Teller", date(1961, 1, 22), sex="female", by=stage.ruth)
    tale = referred(stage, person, stage.ago(4), "money", "Asked about help with the bills.")
    referrals.send_back(
        referral=tale.referral,
        reason="Which number may we ring her on, and when?",
        by=company.jo,
        on=stage.ago(2),
    )


def _returns(company: Company) -> None:
    """Somebody whose case ended well asks again."""
    ended = Case.objects.filter(state=Case.State.CLOSED, ending=Case.Ending.GOALS_MET)
    again = Case.objects.filter(state__in=Case.OPEN).values("person_id")
    open_ = ended.exclude(person_id__in=again).exclude(person__family_name="Odell")
    old = open_.filter(link_worker=company.jo.user).order_by("pk").first()
    if old is None:
        return
    person: Person = old.person
    referrals.receive(
        person=person,
        practice=person.practice,
        route="self",
        main_need="loneliness",
        needs=["loneliness"],
        in_words="It helped before. My group has ended and I would like another.",
        agreed=True,
        by=company.jo,
    )
