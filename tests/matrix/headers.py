"""What every answer of the matrix must carry, whoever asks and whatever comes of it."""

from collections.abc import Iterator

from django.http import HttpResponse

from tests.matrix.cells import Cell

WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
}


def unsafe(cell: Cell, response: HttpResponse) -> Iterator[str]:
    """The headers that are missing, and cookies that scripts could read or other sites send."""
    where = f"{cell.method} {cell.route.name} {cell.of} {cell.actor}"
    for name, value in WANTED.items():
        if value not in response.get(name, ""):
            yield f"{where}: {name} is {response.get(name)}"
    for name, cookie in response.cookies.items():
        if cookie.value and not (cookie["httponly"] and cookie["samesite"] in ("Lax", "Strict")):
            yield f"{where}: cookie {name} is open"
