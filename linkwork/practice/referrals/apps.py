"""The referrals room, as Django knows it."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Practice: referrals."""

    name = "linkwork.practice.referrals"
    label = "referrals"
    default_auto_field = "django.db.models.BigAutoField"
