"""Addresses of records that may be one work."""

from django.urls import URLPattern

app_name = "duplicates"
urlpatterns: list[URLPattern] = []
