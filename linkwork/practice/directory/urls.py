"""Addresses of directory."""

from django.urls import path

from linkwork.practice.directory import views

app_name = "directory"
urlpatterns = [
    path("", views.find, name="list"),
    path("<uuid:activity_id>/", views.activity, name="activity"),
    path("<uuid:activity_id>/confirm/", views.confirm, name="confirm"),
    path("<uuid:activity_id>/wrong/", views.wrong, name="wrong"),
    path("<uuid:activity_id>/reports/<uuid:report_id>/settle/", views.settle, name="settle"),
]
