"""Addresses of the statements made in a review."""

from django.urls import path

from linkwork.evidence.synthesis import changes, views

app_name = "synthesis"
DRAFT = "<uuid:review_id>/statements/<uuid:draft_id>/"
urlpatterns = [
    path("<uuid:review_id>/statements/", views.drafts, name="drafts"),
    path("<uuid:review_id>/statements/new/", changes.new, name="new"),
    path(DRAFT, views.draft, name="draft"),
    path(f"{DRAFT}amend/", changes.amend, name="amend"),
    path(f"{DRAFT}propose/", changes.propose, name="propose"),
    path(f"{DRAFT}send-back/", changes.send_back, name="send_back"),
    path(f"{DRAFT}publish/", changes.publish, name="publish"),
    path("<uuid:review_id>/passages/<uuid:passage_id>/code/", changes.code, name="code"),
    path("<uuid:review_id>/library/<slug:code>/<int:version>/cite/", changes.cite, name="cite"),
]
