"""People of the office, one for each role, and how they come in."""

import base64
import hashlib
import hmac
import io
import struct
import time
from datetime import date
from typing import Any
from unittest import mock

from django.test import Client

from tests.intake.workbooks.trackers import csv_bytes
from workings.access.actions import create_user, grant_role
from workings.access.models import User
from workings.access.permissions import COMMAND_LINE, Role
from workings.core.dates import DatedTo
from workings.intake.actions import jobs
from workings.intake.actions.importing import Heading
from workings.intake.states import ImportState

PASSWORD = "walnut harbour plinth"
SINCE = date(2010, 1, 1)


def person(*roles: Role, name: str = "") -> User:
    """This function will add somebody who holds these roles."""
    name = name or "-".join(roles) or "nobody"
    user = create_user(email=f"{name}@example.org", name=name, by=COMMAND_LINE)
    for role in roles:
        grant_role(user=user, role=role, first=SINCE, by=COMMAND_LINE)
    return user


def come_in(client: Client, user: User) -> Client:
    """This function will sign somebody in, second step and all."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
    session.save()
    return client


def code_of(secret: str, steps: int = 0) -> str:
    """This function will compute what an authenticator app shows (RFC 6238): now, or
    so many steps of half a minute from now.
    """
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    (number,) = struct.unpack(">I", digest[place : place + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06d}"


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def bring_in_a_tracker(town: Any) -> None:
    """This function will bring in the first one, which has a problem, and read it here:
    a process of its own would look in another database.
    """
    rows = csv_bytes(
        [["Ref", "Title", "2016/17 £000"], ["NEW", "A saving", "5"], ["", "tbc", "x"]]
    )
    with mock.patch.object(jobs, "start"):
        number = jobs.bring_in(
            programme=town,
            content=io.BytesIO(rows),
            size=len(rows),
            file_name="tracker.csv",
            heading=Heading(DatedTo(SINCE)),
            by=COMMAND_LINE,
        )
    assert number == 1
    assert jobs.work(number) is ImportState.PROBLEMS
