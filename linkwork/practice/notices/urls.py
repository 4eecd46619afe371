"""Addresses of the outbox."""

from django.urls import path

from linkwork.practice.notices import views

app_name = "notices"
urlpatterns = [
    path("notices/", views.outbox, name="outbox"),
    path("notices/again/", views.again, name="again"),
]
