"""Addresses of answers."""

from django.urls import path

from linkwork.learning.answers import views

app_name = "answers"
urlpatterns = [path("", views.who, name="who")]
