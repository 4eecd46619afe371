"""Addresses of a review's protocol, its amendments and its team."""

from django.urls import URLPattern

app_name = "protocols"
urlpatterns: list[URLPattern] = []
