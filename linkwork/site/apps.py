"""The site, as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, addresses and the front page."""

    name = "linkwork.site"
    label = "site"
