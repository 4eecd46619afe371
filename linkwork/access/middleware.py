"""Gives every request an id, and every answer the headers that keep it safe."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from linkwork.access import audit

Answer = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def request_identity(get_response: Answer) -> Answer:
    """Name the request in the audit and in the answer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = audit.request_id.set(str(uuid.uuid4()))
        try:
            response = get_response(request)
            response["X-Request-Id"] = audit.request_id.get()
            return response
        finally:
            audit.request_id.reset(token)

    return middleware


def safe_headers(get_response: Answer) -> Answer:
    """Add the headers Django does not; pages about people are never kept by a browser or proxy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        if not request.path.startswith("/static/"):
            response.setdefault("Cache-Control", "no-store")
        return response

    return middleware
