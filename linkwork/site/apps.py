"""The site, as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Settings, addresses and the front page."""

    name = "linkwork.site"
    label = "site"

    def ready(self) -> None:
        """Tell the rooms what they may not import of each other; hear of who signs in."""
        from linkwork.learning.studies import freezing
        from linkwork.practice.facts import export
        from linkwork.site import sign_in

        sign_in.listen()
        freezing.provide(
            lambda path, organisation_id, today: export.write(
                path, organisation_id=organisation_id, today=today
            )
        )
