"""The same form sent twice does its work once: the second answer repeats the first."""

import hashlib
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from linkwork.access.models import OnceKey

FIELD = "idempotency_key"
HEADER = "Idempotency-Key"
UNTOLD = ("csrfmiddlewaretoken", FIELD)


class Reused(Exception):
    """The same key came with other words: refused, so that nothing is taken for something else."""


class Missing(Exception):
    """A form or API write came without its key."""


def fingerprint(request: HttpRequest) -> str:
    """A hash of where the form went and what it said."""
    if request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        parts = [(k, v) for k in sorted(request.POST) for v in request.POST.getlist(k)]
        said = repr([pair for pair in parts if pair[0] not in UNTOLD])
        files = [
            (k, f.name, f.size) for k in sorted(request.FILES) for f in request.FILES.getlist(k)
        ]
        said += repr(files)
    else:
        said = request.body.hex()
    return hashlib.sha256(f"{request.path}\n{said}".encode()).hexdigest()


def run(request: HttpRequest, holder: str, view: Callable[[], HttpResponse]) -> HttpResponse:
    """Do the work of a POST once for its key; a repeat gets the first answer's redirect."""
    key = request.POST.get(FIELD) or request.headers.get(HEADER, "")
    if not key:
        raise Missing
    body_hash = fingerprint(request)
    seen = _seen(holder, key, body_hash)
    if seen is not None:
        return seen
    response = view()
    if isinstance(response, HttpResponseRedirect):
        try:
            with transaction.atomic():
                OnceKey.objects.create(
                    holder=holder, key=key, body_hash=body_hash, location=response.url
                )
        except IntegrityError as clash:
            raise Reused from clash
    return response


def _seen(holder: str, key: str, body_hash: str) -> HttpResponse | None:
    row = OnceKey.objects.filter(holder=holder, key=key).first()
    if row is None:
        return None
    if row.body_hash != body_hash:
        raise Reused
    return HttpResponseRedirect(row.location)
