"""The site, as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, addresses and the front page."""

    name = "linkwork.site"
    label = "site"

    def ready(self) -> None:
        """Tell the rooms what they may not import of each other."""
        from linkwork.learning.studies import freezing
        from linkwork.practice.facts import export

        freezing.provide(
            lambda path, organisation_id, today: export.write(
                path, organisation_id=organisation_id, today=today
            )
        )
