"""The lotteries room, as Django knows it."""

from django.apps import AppConfig


class LotteriesConfig(AppConfig):
    """A scarce component shared out by a fair draw, and what was drawn."""

    name = "linkwork.practice.lotteries"
    label = "lotteries"
    default_auto_field = "django.db.models.BigAutoField"
