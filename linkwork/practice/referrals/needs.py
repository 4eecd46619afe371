"""Why people are referred, and by whom: fixed sets, the choices of the facts of those names."""

from django.db import models


class NeedCode(models.TextChoices):
    """Why somebody is referred; the codes are the choices of the fact `main_need`."""

    LONELINESS = "loneliness", "Loneliness and isolation"
    MENTAL_WELLBEING = "mental_wellbeing", "Mental wellbeing"
    MONEY = "money", "Money, debt and benefits"
    HOUSING = "housing", "Housing"
    FOOD = "food", "Food"
    WORK_LEARNING = "work_learning", "Work, volunteering and learning"
    PHYSICAL_ACTIVITY = "physical_activity", "Being more active"
    LONG_TERM_CONDITION = "long_term_condition", "Living with a long-term condition"
    CARING = "caring", "Caring for someone"
    BEREAVEMENT = "bereavement", "Bereavement"
    OTHER = "other", "Something else"


class Route(models.TextChoices):
    """Who referred; the codes are the choices of the fact `route`."""

    GP = "gp", "GP"
    NURSE = "nurse", "Nurse"
    OTHER_CLINICIAN = "other_clinician", "Another clinician"
    COUNCIL = "council", "Council"
    VOLUNTARY = "voluntary", "Charity or voluntary group"
    SELF = "self", "The person"
