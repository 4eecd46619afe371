"""The mypage room, as Django knows it."""

from django.apps import AppConfig


class MypageConfig(AppConfig):
    """Practice: mypage."""

    name = "linkwork.practice.mypage"
    label = "mypage"
    default_auto_field = "django.db.models.BigAutoField"
