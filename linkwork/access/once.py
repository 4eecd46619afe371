"""The same form sent twice does its work once: the second answer repeats the first."""

import hashlib
from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from linkwork.access.models import OnceKey

FIELD = "idempotency_key"
HEADER = "Idempotency-Key"
LONGEST = 80
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
        said += repr([_file(k, f) for k in sorted(request.FILES) for f in request.FILES.getlist(k)])
    else:
        said = hashlib.sha256(request.body).hexdigest()
    return hashlib.sha256(f"{request.get_full_path()}\n{said}".encode()).hexdigest()


def _file(name: str, file: "UploadedFile[bytes]") -> tuple[str, str | None, str]:
    """A file as the fingerprint holds it: by its content."""
    content = hashlib.sha256()
    for part in file.chunks():
        content.update(part)
    file.seek(0)
    return name, file.name, content.hexdigest()


def run(request: HttpRequest, holder: str, view: Callable[[], HttpResponse]) -> HttpResponse:
    """Do the work of a POST once for its key; a repeat gets the first answer's redirect.

    The key is claimed before the work, so that of two at once the second waits for the first.
    A page that comes back (a form to be mended) gives the key up.
    """
    key = request.POST.get(FIELD) or request.headers.get(HEADER, "")
    if not key:
        raise Missing
    if len(key) > LONGEST:
        raise Reused
    body_hash = fingerprint(request)
    claim = _claimed(holder, key, body_hash)
    if claim is None:
        return _first_answer(holder, key, body_hash)
    response = view()
    if isinstance(response, HttpResponseRedirect):
        OnceKey.objects.filter(pk=claim.pk).update(location=response.url)
    else:
        claim.delete()
    return response


def _claimed(holder: str, key: str, body_hash: str) -> OnceKey | None:
    """Take the key; None where it was taken before."""
    try:
        with transaction.atomic():
            return OnceKey.objects.create(holder=holder, key=key, body_hash=body_hash)
    except IntegrityError:
        return None


def _first_answer(holder: str, key: str, body_hash: str) -> HttpResponse:
    row = OnceKey.objects.get(holder=holder, key=key)
    if row.body_hash != body_hash:
        raise Reused
    return HttpResponseRedirect(row.location)
