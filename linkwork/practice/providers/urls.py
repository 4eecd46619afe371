"""Addresses of providers: what waits for them, who came, their places."""

from django.urls import path

from linkwork.practice.providers.views import answering, running

app_name = "providers"
urlpatterns = [
    path("provider/", answering.home, name="home"),
    path("provider/thanks/", answering.thanks, name="thanks"),
    path("provider/requests/<uuid:connection_id>/", answering.request, name="request"),
    path("provider/requests/<uuid:connection_id>/right/", answering.feedback, name="feedback"),
    path("provider/activities/<uuid:activity_id>/came/", running.attendance, name="attendance"),
    path("provider/activities/<uuid:activity_id>/places/", running.room, name="room"),
]
