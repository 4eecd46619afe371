"""Addresses of a review's protocol, its amendments and its team."""

from django.urls import path

from linkwork.evidence.protocols import team, views

app_name = "protocols"
urlpatterns = [
    path("<uuid:review_id>/protocol/", views.protocol, name="protocol"),
    path("<uuid:review_id>/protocol/freeze/", views.freeze, name="freeze"),
    path("<uuid:review_id>/protocol/amendments/", views.amendments, name="amendments"),
    path("<uuid:review_id>/protocol/amendments.csv", views.amendments_csv, name="amendments_csv"),
    path("<uuid:review_id>/protocol/team/", team.team, name="team"),
    path("<uuid:review_id>/protocol/team/<uuid:duty_id>/end/", team.end_role, name="end_role"),
    path("<uuid:review_id>/protocol/sections/<slug:section>/", views.write, name="write"),
]
