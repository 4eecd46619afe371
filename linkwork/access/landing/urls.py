"""Addresses of links without an account."""

from django.urls import path

from linkwork.access.landing import views

app_name = "links"
urlpatterns = [
    path("ended/", views.ended, name="ended"),
    path("leave/", views.leave, name="leave"),
    path("<str:handle>/", views.landing, name="landing"),
    path("<str:handle>/code/", views.send_code, name="code"),
    path("<str:handle>/enter/", views.enter, name="enter"),
    path("<str:handle>/open/", views.open_at_once, name="open"),
]
