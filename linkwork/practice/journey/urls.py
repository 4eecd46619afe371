"""Addresses of the day and of a person's overview."""

from django.urls import path

from linkwork.practice.journey import views

app_name = "journey"
urlpatterns = [
    path("today/", views.day, name="today"),
    path("cases/<uuid:case_id>/", views.person, name="person"),
    path("cases/<uuid:case_id>/close/", views.close, name="close"),
]
