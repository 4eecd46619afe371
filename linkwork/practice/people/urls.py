"""Addresses of people."""

from django.urls import path

from linkwork.practice.people.views import alerts, details, people

ONE = "<uuid:person_id>"

app_name = "people"
urlpatterns = [
    path("", people.people, name="list"),
    path("alerts/", alerts.due, name="alerts_due"),
    path(f"{ONE}/about-me/", details.about_me, name="about_me"),
    path(f"{ONE}/contact/", details.contact_details, name="contact_details"),
    path(f"{ONE}/details/", details.details, name="details"),
    path(f"{ONE}/alerts/", alerts.of_person, name="alerts"),
    path(f"{ONE}/alerts/<uuid:alert_id>/", alerts.one, name="alert"),
]
