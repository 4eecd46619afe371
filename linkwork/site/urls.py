"""Every address, room by room."""

from importlib import import_module
from typing import Any

from django.urls import URLPattern, URLResolver, include, path

from linkwork.access.rules import Rule
from linkwork.site import views

THIRD_PARTY = Rule(public="sign-in and second factors, by django-allauth")

# Address prefix and room. A room without addresses is left out.
ROOMS = (
    ("", "practice.journey"),
    ("", "practice.referrals"),
    ("", "practice.plans"),
    ("", "practice.connections"),
    ("", "practice.outcomes"),
    ("", "practice.notices"),
    ("", "practice.messages"),
    ("", "practice.supervision"),
    ("", "practice.providers"),
    ("", "practice.lotteries"),
    ("", "practice.mypage"),
    ("reports/", "practice.reports"),
    ("", "practice.rights"),
    ("administration/", "practice.administration"),
    ("people/", "practice.people"),
    ("directory/", "practice.directory"),
    ("fhir/", "practice.exchange"),
    ("library/", "library"),
    ("reviews/", "evidence.records"),
    ("reviews/", "evidence.protocols"),
    ("reviews/", "evidence.duplicates"),
    ("reviews/", "evidence.screening"),
    ("reviews/", "evidence.extraction"),
    ("reviews/", "evidence.synthesis"),
    ("reviews/", "evidence.panels"),
    ("vote/", "evidence.panels.voting"),
    ("reviews/", "evidence.theories"),
    ("reviews/", "evidence.reporting"),
    ("learning/", "learning.answers"),
    ("learning/studies/", "learning.studies"),
    ("learning/configurations/", "learning.configurations"),
    ("learning/releases/", "learning.releases"),
    ("audit/", "access"),
    ("l/", "access.landing"),
)


def _declared(patterns: list[Any]) -> list[Any]:
    """Give the views of a library their rule, so that every route has one."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            _declared(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and not hasattr(pattern.callback, "access_rule"):
            pattern.callback.access_rule = THIRD_PARTY  # type: ignore[attr-defined]
    return patterns


def _rooms() -> list[URLResolver]:
    return [path(prefix, include(f"linkwork.{room}.urls")) for prefix, room in ROOMS]


urlpatterns = [
    path("", views.front, name="front"),
    path("home/", views.home, name="home"),
    path("try/<slug:key>/", views.try_as, name="try_as"),
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("accounts/email/", views.address_kept, name="account_email"),
    *_declared([path("accounts/", include(import_module("allauth.account.urls")))]),
    *_declared([path("accounts/2fa/", include(import_module("allauth.mfa.urls")))]),
    *_rooms(),
]
handler429 = "linkwork.site.views.throttled"
handler404 = "linkwork.site.views.not_found"
handler500 = "linkwork.site.views.failed"
