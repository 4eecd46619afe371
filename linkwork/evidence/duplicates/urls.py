"""Addresses of records that may be one work."""

from django.urls import path

from linkwork.evidence.duplicates import grouping, views

app_name = "duplicates"
urlpatterns = [
    path("<uuid:review_id>/duplicates/", views.listing, name="list"),
    path("<uuid:review_id>/duplicates/look/", views.look, name="look"),
    path("<uuid:review_id>/duplicates/progress/", views.progress, name="progress"),
    path("<uuid:review_id>/duplicates/next/", views.next_one, name="next"),
    path("<uuid:review_id>/duplicates/asked/<uuid:question_id>/", views.question, name="question"),
    path("<uuid:review_id>/duplicates/<uuid:record_id>/", grouping.group, name="group"),
    path("<uuid:review_id>/duplicates/<uuid:record_id>/part/", grouping.part, name="part"),
    path("<uuid:review_id>/duplicates/<uuid:record_id>/join/", grouping.join, name="join"),
    path(
        "<uuid:review_id>/duplicates/said/<uuid:ruling_id>/", grouping.take_back, name="take_back"
    ),
]
