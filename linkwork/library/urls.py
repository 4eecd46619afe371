"""Addresses of the library."""

from django.urls import path

from linkwork.library import views

app_name = "library"
urlpatterns = [
    path("", views.shelf, name="list"),
    path("ripples/", views.ripples, name="ripples"),
    path("theories/", views.theories, name="theories"),
    path("theories/<uuid:review>/<int:number>/", views.theory, name="theory"),
    path("<slug:code>/", views.statement, name="statement"),
    path("<slug:code>/versions/<int:version>/", views.statement, name="version"),
    path(
        "<slug:code>/versions/<int:version>/passages/<int:citation>/",
        views.passage,
        name="passage",
    ),
]
