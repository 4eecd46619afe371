"""Addresses of directory."""

from django.urls import path

from linkwork.practice.directory.views import desk, feeds, finding, keeping, moving, writing

app_name = "directory"
urlpatterns = [
    path("", finding.find, name="list"),
    path("desk/", desk.desk, name="desk"),
    path("new/", writing.draft, name="draft"),
    path("feeds/", feeds.listing, name="feeds"),
    path("feeds/<uuid:feed_id>/", feeds.feed, name="feed"),
    path("feeds/<uuid:feed_id>/fetch/", feeds.fetch, name="feed_fetch"),
    path("feeds/<uuid:feed_id>/decide/", feeds.decide, name="feed_decide"),
    path("providers/<uuid:provider_id>/", writing.provider, name="provider"),
    path("<uuid:activity_id>/", finding.activity, name="activity"),
    path("<uuid:activity_id>/edit/", writing.edit, name="edit"),
    path("<uuid:activity_id>/places/", writing.places, name="places"),
    path("<uuid:activity_id>/times/", writing.times, name="times"),
    path("<uuid:activity_id>/publish/", moving.publish, name="publish"),
    path("<uuid:activity_id>/close/", moving.close, name="close"),
    path("<uuid:activity_id>/withdraw/", moving.withdraw, name="withdraw"),
    path("<uuid:activity_id>/confirm/", keeping.confirm, name="confirm"),
    path("<uuid:activity_id>/room/", keeping.room, name="room"),
    path("<uuid:activity_id>/session/", keeping.session, name="session"),
    path("<uuid:activity_id>/wrong/", keeping.wrong, name="wrong"),
    path("<uuid:activity_id>/reports/<uuid:report_id>/settle/", keeping.settle, name="settle"),
]
