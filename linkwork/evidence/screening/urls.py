"""Addresses of screening."""

from django.urls import path

from linkwork.evidence.screening import views

app_name = "screening"
urlpatterns = [
    path("<uuid:review_id>/screening/", views.overview, name="overview"),
    path("<uuid:review_id>/screening/next/", views.next_one, name="next"),
    path("<uuid:review_id>/records/<uuid:record_id>/screening/", views.record, name="record"),
]
