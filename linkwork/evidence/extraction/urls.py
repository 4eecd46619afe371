"""Addresses of documents and passages."""

from django.urls import path

from linkwork.evidence.extraction import views

app_name = "extraction"
urlpatterns = [
    path("<uuid:review_id>/documents/", views.documents, name="documents"),
    path("<uuid:review_id>/documents/new/", views.attach, name="attach"),
    path(
        "<uuid:review_id>/documents/<uuid:document_id>/pages/<int:number>/",
        views.read,
        name="read",
    ),
    path("<uuid:review_id>/documents/<uuid:document_id>/file/", views.file, name="file"),
]
