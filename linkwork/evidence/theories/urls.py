"""Addresses of a review's theory and its verdicts."""

from django.urls import path

from linkwork.evidence.theories import views

app_name = "theories"
THEORY = "<uuid:review_id>/theory/<uuid:theory_id>/"
urlpatterns = [
    path("<uuid:review_id>/theory/", views.versions, name="list"),
    path("<uuid:review_id>/theory/new/", views.new, name="new"),
    path(THEORY, views.version, name="version"),
    path(f"{THEORY}change/", views.change, name="change"),
    path(f"{THEORY}changes/", views.changes, name="changes"),
    path(f"{THEORY}changes.csv", views.changes_table, name="changes_table"),
    path(f"{THEORY}seal/", views.seal, name="seal"),
    path(f"{THEORY}sign/", views.sign, name="sign"),
    path(f"{THEORY}publish/", views.publish, name="publish"),
    path("<uuid:review_id>/verdicts/<slug:code>/", views.verdict, name="verdict"),
    path(
        "<uuid:review_id>/verdicts/<uuid:verdict_id>/sign/",
        views.sign_verdict,
        name="sign_verdict",
    ),
]
