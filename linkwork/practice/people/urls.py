"""Addresses of people."""

from django.urls import path

from linkwork.practice.people import views

app_name = "people"
urlpatterns = [
    path("", views.people, name="list"),
    path("<uuid:person_id>/about-me/", views.about_me, name="about_me"),
    path("<uuid:person_id>/contact/", views.contact_details, name="contact_details"),
]
