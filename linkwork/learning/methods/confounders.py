"""What else may explain an outcome: the confounders of each stage, each with its reason."""

from dataclasses import dataclass

from linkwork.theory.vocabulary import Stage, Vocabulary


@dataclass(frozen=True)
class Confounder:
    """A fact to hold equal between the arms, and why it could mislead if it were not.

    `fixed_with` names the fact whose moment it shares, where the vocabulary's order is not it.
    """

    fact: str
    reason: str
    fixed_with: str = ""


# Facts with few ordered values whose effect need not be a straight line.
LEVELS: dict[str, tuple[int, ...]] = {"deprivation_fifth": (1, 2, 3, 4, 5)}

PERSON = (
    Confounder("age", "older people keep more appointments, and are helped differently"),
    Confounder("sex", "women take part more, and are offered different things"),
    Confounder("ethnic_group", "access and fit of what is on offer differ between groups"),
    Confounder("deprivation_fifth", "money, time and local provision differ between areas"),
    Confounder("lives_alone", "people alone have more to gain and nobody to go with"),
    Confounder("is_carer", "carers have less time and are served with that in mind"),
    Confounder("english_first_language", "language shapes both the help given and taking part"),
    Confounder("long_term_conditions", "illness limits going out and draws more help"),
    Confounder("main_need", "the reason for referral decides what is offered, and how hard it is"),
    Confounder("needs", "more complex lives get more help and finish less often"),
    Confounder("route", "who refers differs in whom they send and how they prepare them"),
    Confounder("life_satisfaction_before", "those worst off get more help and finish less often"),
    Confounder("loneliness_before", "lonelier people get more help and find it harder to go"),
)
SERVICE = (
    Confounder(
        "open_cases_of_link_worker",
        "a link worker with time does more of everything",
        fixed_with="agreed",
    ),
)
KEENNESS = (
    Confounder("belief_it_will_help", "keen people go anyway, and are helped differently"),
    Confounder("trust_in_referrer", "trust goes with going, and with how one is treated"),
)
ACTIVITY = (
    Confounder("distance", "a far activity is harder to go to and draws more support"),
    Confounder("cost_each_session", "a dear activity is harder to keep up and draws more support"),
)
BEGINNING = (Confounder("accompanied", "those accompanied at first may need more support later"),)
BASELINE = (
    Confounder(
        "gp_contacts_before",
        "people who saw the GP often before do so after",
        fixed_with="loneliness_before",
    ),
)

OF_STAGE: dict[Stage, tuple[Confounder, ...]] = {
    Stage.ENROLMENT: PERSON,
    Stage.ENGAGEMENT: (*PERSON, *SERVICE, *KEENNESS, *ACTIVITY),
    Stage.ADHERENCE: (*PERSON, *SERVICE, *KEENNESS, *ACTIVITY, *BEGINNING),
    Stage.FOLLOW_UP: (*PERSON, *SERVICE, *KEENNESS, *ACTIVITY, *BEGINNING, *BASELINE),
}


def confounders_for(
    stage: Stage, component: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Confounder, ...]:
    """Choose the stage's confounders that were fixed before every fact of the component.

    A fact that comes after the component could be its consequence: adjusting for it would take
    away part of the very effect that is asked for.
    """
    facts = [vocabulary[name] for name in component]
    chosen = []
    for confounder in OF_STAGE.get(stage, ()):
        moment = vocabulary[confounder.fixed_with or confounder.fact]
        if confounder.fact not in component and all(moment.fixed_before(fact) for fact in facts):
            chosen.append(confounder)
    return tuple(chosen)
