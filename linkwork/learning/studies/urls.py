"""Addresses of studies."""

from django.urls import path

from linkwork.learning.studies import views

app_name = "studies"
urlpatterns = [
    path("", views.studies, name="list"),
    path("new/", views.register, name="register"),
    path("<uuid:study_id>/", views.study, name="study"),
    path("<uuid:study_id>/step/", views.step, name="step"),
    path("<uuid:study_id>/sign/", views.sign, name="sign"),
    path("<uuid:study_id>/progress/", views.progress, name="progress"),
    path("<uuid:study_id>/plan/", views.amend, name="amend"),
    path("<uuid:study_id>/meaning/", views.plain, name="plain"),
    path("<uuid:study_id>/report.pdf", views.report, name="report"),
    path("<uuid:study_id>/<slug:code>/", views.statement, name="statement"),
]
