"""Addresses of studies."""

from django.urls import path

from linkwork.learning.studies import views

app_name = "studies"
urlpatterns = [
    path("", views.studies, name="list"),
    path("new/", views.register, name="register"),
    path("<uuid:study_id>/", views.study, name="study"),
    path("<uuid:study_id>/step/", views.step, name="step"),
]
