"""Addresses of lotteries."""

from django.urls import URLPattern

app_name = "lotteries"
urlpatterns: list[URLPattern] = []
