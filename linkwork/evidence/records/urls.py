"""Addresses of reviews and their records."""

from django.urls import path

from linkwork.evidence.records import searching, views

app_name = "records"
urlpatterns = [
    path("", views.reviews, name="list"),
    path("new/", views.new, name="new"),
    path("<uuid:review_id>/records/", views.records, name="records"),
    path("<uuid:review_id>/records/<uuid:record_id>/", views.record, name="record"),
    path("<uuid:review_id>/records/file/<slug:form>/", views.export, name="export"),
    path("<uuid:review_id>/searches/", searching.searches, name="searches"),
    path("<uuid:review_id>/searches/new/", searching.take_in, name="import"),
    path("<uuid:review_id>/searches/<uuid:search_id>/", searching.search, name="search"),
    path("<uuid:review_id>/searches/<uuid:search_id>/amend/", searching.amend, name="amend"),
    path(
        "<uuid:review_id>/searches/<uuid:search_id>/add-file/", searching.add_file, name="add_file"
    ),
    path("<uuid:review_id>/searches/<uuid:search_id>/columns/", searching.columns, name="columns"),
    path(
        "<uuid:review_id>/searches/<uuid:search_id>/progress/", searching.progress, name="progress"
    ),
]
