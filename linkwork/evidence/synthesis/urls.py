"""Addresses of the statements made in a review."""

from django.urls import path

from linkwork.evidence.synthesis import views
from linkwork.evidence.synthesis.changes import coding, drafting

app_name = "synthesis"
DRAFT = "<uuid:review_id>/statements/<uuid:draft_id>/"
urlpatterns = [
    path("<uuid:review_id>/statements/", views.drafts, name="drafts"),
    path("<uuid:review_id>/statements/new/", drafting.new, name="new"),
    path(DRAFT, views.draft, name="draft"),
    path(f"{DRAFT}amend/", drafting.amend, name="amend"),
    path(f"{DRAFT}propose/", drafting.propose, name="propose"),
    path(f"{DRAFT}send-back/", drafting.send_back, name="send_back"),
    path(f"{DRAFT}publish/", drafting.publish, name="publish"),
    path("<uuid:review_id>/passages/<uuid:passage_id>/code/", coding.code, name="code"),
    path("<uuid:review_id>/library/<slug:code>/<int:version>/cite/", drafting.cite, name="cite"),
]
