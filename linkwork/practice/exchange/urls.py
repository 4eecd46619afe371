"""Addresses of exchange."""

from django.urls import path

from linkwork.practice.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.receive, name="fhir"),
    path("metadata", views.metadata, name="metadata"),
]
