"""Which network address a request came from, proxies seen through."""

from collections.abc import Sequence
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from django.conf import settings
from django.http import HttpRequest

Network = IPv4Network | IPv6Network

HOUSEHOLD = 64
"""Of an IPv6 address, the bits that tell one household from another. The rest a single
machine may change as it likes.
"""


def sender_of(request: HttpRequest) -> str:
    """This function will return where a request came from, as one place."""
    return place_of(address_of(request))


def address_of(request: HttpRequest) -> str:
    """This function will return the network address that a request came from."""
    return address_behind(
        request.META.get("REMOTE_ADDR", ""),
        request.headers.get("X-Forwarded-For", ""),
        settings.TRUSTED_PROXIES,
    )


def address_behind(peer: str, forwarded: str, trusted: Sequence[Network]) -> str:
    """This function will return the last address that a machine we trust vouches for.

    ``peer`` is who is connected to us; ``forwarded`` is X-Forwarded-For, to which each
    proxy adds at the end whom it was connected to. Whatever stands before the first
    address that is no proxy of ours, the sender may have written.

    >>> ours = [ip_network("10.0.0.0/8")]
    >>> address_behind("10.0.0.1", "1.1.1.1, 192.0.2.7, 10.0.0.2", ours)
    '192.0.2.7'
    >>> address_behind("192.0.2.8", "1.1.1.1", ours)
    '192.0.2.8'
    """
    hops = [hop.strip() for hop in forwarded.split(",")] if forwarded else []
    found = peer
    while hops and _is_among(found, trusted):
        before = hops.pop()
        if _read(before) is None:
            break
        found = before
    return found


def place_of(address: str) -> str:
    """This function will return the network of an IPv6 address, and any other address
    as it is.

    >>> place_of("2001:db8:1:2:3:4:5:6")
    '2001:db8:1:2::/64'
    >>> place_of("::ffff:192.0.2.7")
    '192.0.2.7'
    """
    read = _read(address)
    if isinstance(read, IPv6Address):
        return str(ip_network((read, HOUSEHOLD), strict=False))
    return str(read or address)


def _is_among(address: str, networks: Sequence[Network]) -> bool:
    read = _read(address)
    return read is not None and any(read in network for network in networks)


def _read(address: str) -> IPv4Address | IPv6Address | None:
    try:
        read = ip_address(address)
    except ValueError:
        return None
    return getattr(read, "ipv4_mapped", None) or read
