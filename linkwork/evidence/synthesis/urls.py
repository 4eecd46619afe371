"""Addresses of the synthesis: statements, configurations, links, moves, the desk of phase 2."""

from django.urls import path

from linkwork.evidence.synthesis import views
from linkwork.evidence.synthesis.changes import (
    carrying,
    coding,
    configuring,
    drafting,
    joining,
    linking,
    moving,
    standing,
)

app_name = "synthesis"
ALL = "<uuid:review_id>/statements/"
DRAFT = f"{ALL}<uuid:draft_id>/"
ONE = f"{ALL}<slug:code>/"
CONFIGURED = "<uuid:review_id>/configurations/"
LINKS = "<uuid:review_id>/links/"
urlpatterns = [
    path(ALL, views.drafts, name="drafts"),
    path(f"{ALL}new/", drafting.new, name="new"),
    path(f"{ALL}take-up/", standing.take_up, name="take_up"),
    path(DRAFT, views.draft, name="draft"),
    path(f"{DRAFT}amend/", drafting.amend, name="amend"),
    path(f"{DRAFT}propose/", drafting.propose, name="propose"),
    path(f"{DRAFT}send-back/", drafting.send_back, name="send_back"),
    path(f"{DRAFT}publish/", drafting.publish, name="publish"),
    path(ONE, views.statement, name="statement"),
    path(f"{ONE}status/", standing.set_status, name="set_status"),
    path(f"{ONE}merge/", joining.merge, name="merge"),
    path(f"{ONE}part/", joining.part, name="part"),
    path(f"{ONE}split/", joining.split, name="split"),
    path(f"{ONE}move/", moving.move, name="move"),
    path(f"{ONE}against/<uuid:against_id>/", moving.adjudicate, name="adjudicate"),
    path(CONFIGURED, views.configurations, name="configurations"),
    path(f"{CONFIGURED}new/", configuring.configure, name="configure"),
    path(f"{CONFIGURED}<slug:configuration>/", views.configuration, name="configuration"),
    path(f"{CONFIGURED}<slug:configuration>/amend/", configuring.reconfigure, name="reconfigure"),
    path(LINKS, views.links, name="links"),
    path(f"{LINKS}new/", linking.link, name="link"),
    path(f"{LINKS}<uuid:tie_id>/withdraw/", linking.withdraw, name="withdraw"),
    path("<uuid:review_id>/moves/", views.moves, name="moves"),
    path("<uuid:review_id>/phase-2/", views.desk, name="desk"),
    path("<uuid:review_id>/passages/<uuid:passage_id>/code/", coding.code, name="code"),
    path("<uuid:review_id>/carry/<slug:code>/", carrying.carry, name="carry"),
    path("<uuid:review_id>/library/<slug:code>/<int:version>/cite/", drafting.cite, name="cite"),
]
