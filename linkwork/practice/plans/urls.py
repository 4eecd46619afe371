"""Addresses of plans."""

from django.urls import path

from linkwork.practice.plans import views

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:case_id>/plan/", views.plan, name="plan"),
    path("cases/<uuid:case_id>/plan/again/", views.again, name="again"),
    path("cases/<uuid:case_id>/plan/change/", views.change, name="change"),
    path("cases/<uuid:case_id>/plan/needs/<uuid:need_id>/", views.need, name="need"),
    path("cases/<uuid:case_id>/plan/finish/", views.finish, name="finish"),
]
