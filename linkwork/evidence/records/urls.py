"""Addresses of reviews and their records."""

from django.urls import path

from linkwork.evidence.records import views

app_name = "records"
urlpatterns = [
    path("", views.reviews, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:review_id>/records/", views.records, name="records"),
    path("<uuid:review_id>/records/<uuid:record_id>/", views.record, name="record"),
    path("<uuid:review_id>/searches/", views.searches, name="searches"),
    path("<uuid:review_id>/searches/new/", views.take_in, name="import"),
]
