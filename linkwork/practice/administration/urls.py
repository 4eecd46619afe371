"""Addresses of the administration room."""

from django.urls import path

from linkwork.practice.administration import views

app_name = "administration"
urlpatterns = [
    path("", views.home, name="home"),
    path("staff/", views.staff, name="staff"),
    path("staff/new/", views.employ, name="employ"),
    path("staff/<uuid:post_id>/end/", views.end_post, name="end_post"),
    path("bodies/", views.bodies, name="bodies"),
    path("teams/<uuid:team_id>/", views.team, name="team"),
    path("practices/new/", views.found_practice, name="found_practice"),
    path("practices/<uuid:practice_id>/", views.practice, name="practice"),
    path("practices/<uuid:practice_id>/feature/", views.feature, name="feature"),
    path("jobs/", views.jobs, name="jobs"),
    path("jobs/run/", views.run_job, name="run_job"),
    path("policies/", views.policies, name="policies"),
]
