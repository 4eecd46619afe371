"""Addresses of a review's own page and its exports."""

from django.urls import path

from linkwork.evidence.reporting import views

app_name = "reporting"
urlpatterns = [path("<uuid:review_id>/", views.review, name="review")]
