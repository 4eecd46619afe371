"""Addresses of plans."""

from django.urls import path

from linkwork.practice.plans import views

app_name = "plans"
urlpatterns = [
    path("cases/<uuid:case_id>/plan/", views.plan, name="plan"),
    path("cases/<uuid:case_id>/plan/again/", views.again, name="again"),
    path("cases/<uuid:case_id>/plan/change/", views.change, name="change"),
    path("cases/<uuid:case_id>/plan/review/", views.review, name="review"),
    path("cases/<uuid:case_id>/plan/copy/", views.shared, name="copy"),
    path("cases/<uuid:case_id>/plan/versions/<int:number>/", views.version, name="version"),
    path("cases/<uuid:case_id>/plan/needs/<uuid:need_id>/", views.need, name="need"),
    path("cases/<uuid:case_id>/plan/steps/", views.add_step, name="add_step"),
    path("cases/<uuid:case_id>/plan/steps/<uuid:step_id>/", views.settle, name="step"),
    path("cases/<uuid:case_id>/plan/finish/", views.finish, name="finish"),
]
