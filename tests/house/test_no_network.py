"""No test speaks to another machine."""

import socket
import urllib.request

import pytest


@pytest.mark.parametrize("address", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_a_far_address_is_refused(address: str) -> None:
    """An address beyond this machine is refused before anything is sent."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as caller, pytest.raises(RuntimeError, match="may not speak"):
        caller.connect((address, 80))


def test_a_library_is_refused_as_well() -> None:
    """What a library opens goes through the same door."""
    with pytest.raises(RuntimeError, match="may not speak"):
        urllib.request.urlopen("http://192.0.2.1/", timeout=1)


def test_this_machine_may_be_reached() -> None:
    """A server of the test's own can be spoken to."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as caller:
        caller.connect(server.getsockname())
