"""Addresses of a review's panels, for its members."""

from django.urls import path

from linkwork.evidence.panels.views import desk, outcomes, rounds

app_name = "panels"
PANEL = "<uuid:review_id>/panels/<uuid:panel_id>/"
ROUND = "<uuid:review_id>/rounds/<uuid:round_id>/"
urlpatterns = [
    path("<uuid:review_id>/panels/", desk.panels, name="list"),
    path("<uuid:review_id>/panels/new/", desk.new, name="new"),
    path(PANEL, desk.panel, name="panel"),
    path(f"{PANEL}consensus.pdf", outcomes.report_pdf, name="report_pdf"),
    path(f"{PANEL}consensus.docx", outcomes.report_docx, name="report_docx"),
    path(f"{PANEL}change/", desk.change, name="change"),
    path(f"{PANEL}people/add/", desk.add, name="add"),
    path(f"{PANEL}rounds/new/", rounds.new, name="compose"),
    path("<uuid:review_id>/panellists/<uuid:panellist_id>/invite/", desk.invite, name="invite"),
    path("<uuid:review_id>/panellists/<uuid:panellist_id>/remove/", desk.remove, name="remove"),
    path(ROUND, rounds.round_page, name="round"),
    path(f"{ROUND}change/", rounds.change, name="change_round"),
    path(f"{ROUND}open/", rounds.open_it, name="open"),
    path(f"{ROUND}remind/", rounds.remind, name="remind"),
    path(f"{ROUND}extend/", rounds.extend, name="extend"),
    path(f"{ROUND}close/", outcomes.close, name="close"),
    path(f"{ROUND}result/", outcomes.result, name="result"),
    path(f"{ROUND}result.csv", outcomes.result_csv, name="result_csv"),
    path(f"{ROUND}sign/", outcomes.sign, name="sign"),
    path("<uuid:review_id>/consensus/", outcomes.report, name="report"),
]
