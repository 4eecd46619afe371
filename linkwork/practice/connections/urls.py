"""Addresses of connections."""

from django.urls import path

from linkwork.practice.connections.views import finding, sending, tracking

app_name = "connections"
urlpatterns = [
    path("cases/<uuid:case_id>/find/", finding.find, name="find"),
    path("cases/<uuid:case_id>/choose/<uuid:activity_id>/", finding.choose, name="choose"),
    path("cases/<uuid:case_id>/connections/", tracking.listing, name="list"),
    path("connections/<uuid:connection_id>/", tracking.connection, name="connection"),
    path("connections/<uuid:connection_id>/send/", sending.send, name="send"),
    path("connections/<uuid:connection_id>/move/<slug:step>/", tracking.move, name="move"),
]
