"""What may be set from outside, each with its type, its default and its refusal."""

import contextlib
import os
import secrets
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"

# IMMEDIATE takes the write lock when a transaction begins: a DEFERRED one that
# reads and then writes fails at once, whatever the timeout, if another process
# wrote in between. FULL because a posted statement must survive a power cut.
SQLITE_OPTIONS = {
    "timeout": 60,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON"
    ),
}

env = Env()


def flag(name: str, *, default: bool) -> bool:
    """This function will read a yes or no: `true`, `no`, `1`, `off`, ..."""
    with _named(name, "is neither yes nor no"):
        return bool(env.bool(name, default))


def text(name: str, *, default: str) -> str:
    """This function will read a text."""
    return str(env.str(name, "") or default).strip()


def whole(name: str, *, default: int, least: int) -> int:
    """This function will read a whole number of at least some size."""
    with _named(name, "is not a whole number"):
        found = int(env.int(name, default))
    if found < least:
        raise ImproperlyConfigured(f"{name} is {found}: it must be {least} or more.")
    return found


def words(name: str, *, default: tuple[str, ...]) -> list[str]:
    """This function will read a list of words, separated by commas."""
    with _named(name, "is not a list separated by commas"):
        found = [word.strip() for word in env.list(name, list(default))]
    if not all(found):
        raise ImproperlyConfigured(f"{name} holds an empty entry: {env.str(name)!r}.")
    return found


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """This function will read addresses and networks, separated by commas."""
    found = []
    for word in words(name, default=()):
        try:
            found.append(ip_network(word))
        except ValueError as error:
            raise ImproperlyConfigured(
                f"{name} holds {word!r}, which is neither an address nor a network "
                "such as 10.0.0.0/8."
            ) from error
    return found


def choice(name: str, among: tuple[str, ...], *, default: str) -> str:
    """This function will read one of a few words, in either case."""
    found = str(env.str(name, default)).upper()
    if found not in among:
        raise ImproperlyConfigured(
            f"{name} is {found!r}: it must be one of {', '.join(among)}."
        )
    return found


def data_folder() -> Path:
    """This function will give the data folder, made for its owner alone."""
    home = Path(str(env.str("WORKINGS_HOME", "") or "var")).expanduser().absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The data folder {home} cannot be made ({error.strerror}): "
            "set WORKINGS_HOME to a folder that you may write to."
        ) from error
    return home


def secret_key(home: Path) -> str:
    """This function will give the installation's key, made at the first start.

    Machines that share one database share one key: give it to each as
    WORKINGS_SECRET_KEY.
    """
    given = str(env.str("WORKINGS_SECRET_KEY", ""))
    if given:
        if len(given) < 50:
            raise ImproperlyConfigured(
                "WORKINGS_SECRET_KEY is too short: use 50 characters or more."
            )
        return given
    kept = home / "secret-key"
    try:
        return _read_key(kept) if kept.exists() else _make_key(kept)
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key {kept} cannot be read or made ({error.strerror}): "
            "WORKINGS_HOME must be a folder that you may write to."
        ) from error


def _make_key(kept: Path) -> str:
    # Two first starts may race. Each writes a whole file of its own, and the
    # link succeeds for one: the other reads what won, never half a key.
    mine = kept.with_name(f"{kept.name}.{os.getpid()}.{secrets.token_hex(4)}")
    mine.touch(mode=0o600, exist_ok=False)
    with mine.open("w") as file:
        file.write(secrets.token_urlsafe(64))
        file.flush()
        os.fsync(file.fileno())
    try:
        with contextlib.suppress(FileExistsError):
            os.link(mine, kept)
    finally:
        mine.unlink()
    return _read_key(kept)


def _read_key(kept: Path) -> str:
    if kept.stat().st_mode & 0o077:
        raise ImproperlyConfigured(
            f"Others can read the secret key: run `chmod 600 {kept}`."
        )
    key = kept.read_text().strip()
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"The secret key {kept} is damaged: remove it, and a new one is made."
        )
    return key


def single_sign_on() -> dict[str, Any]:
    """This function will give allauth's settings of the council's own OpenID Connect
    provider, if it has one.
    """
    app = _provider()
    return {
        "openid_connect": {
            "APPS": [app] if app else [],
            "OAUTH_PKCE_ENABLED": True,
            "provider_class": "workings.web.office.single_sign_on.Provider",
        }
    }


def _provider() -> dict[str, Any] | None:
    names = (
        "WORKINGS_OIDC_ISSUER",
        "WORKINGS_OIDC_CLIENT_ID",
        "WORKINGS_OIDC_SECRET",
    )
    given = [text(name, default="") for name in names]
    if not any(given):
        return None
    for name, value in zip(names, given, strict=True):
        if not value:
            raise ImproperlyConfigured(f"Single sign-on also needs {name}.")
    issuer, client, secret = given
    here = urlsplit(issuer).hostname in ("127.0.0.1", "localhost", "::1")
    if not issuer.startswith("https://") and not here:
        raise ImproperlyConfigured("WORKINGS_OIDC_ISSUER must begin with https://.")
    return {
        "provider_id": "council",
        "name": text("WORKINGS_OIDC_NAME", default="your council account"),
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer},
    }


def mail() -> dict[str, Any]:
    """This function will give the mail server's settings; none is set, none is sent."""
    parsed = dict(dj_email_url.parse(text("WORKINGS_MAIL_URL", default="dummy://")))
    if "EMAIL_BACKEND" not in parsed:
        # The URL itself stays out of the message: it may hold a password.
        raise ImproperlyConfigured(
            "WORKINGS_MAIL_URL cannot be read: write submission://USER:PASSWORD@HOST."
        )
    return parsed


def database(home: Path) -> dict[str, Any]:
    """This function will give the database: SQLite in the data folder, or a URL's."""
    url = str(env.str("DATABASE_URL", ""))
    return parse_database(url) if url else _sqlite(str(home / "workings.sqlite3"))


def parse_database(url: str) -> dict[str, Any]:
    """This function will give Django's settings for a database's URL."""
    try:
        parsed: dict[str, Any] = {**dj_database_url.parse(url)}
    except ValueError as error:
        # The URL itself stays out of the message: it may hold a password.
        raise ImproperlyConfigured(f"DATABASE_URL cannot be read: {error}") from None
    match parsed["ENGINE"]:
        case "django.db.backends.sqlite3":
            return _sqlite(parsed["NAME"])
        case "django.db.backends.postgresql":
            # A connection is kept for the thread that made it, and asked
            # whether it still lives before a request uses it again.
            return parsed | {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
        case _:
            raise ImproperlyConfigured(
                "DATABASE_URL must begin with postgresql:// or sqlite:///."
            )


def _sqlite(name: str) -> dict[str, Any]:
    return {
        "ENGINE": SQLITE,
        "NAME": name,
        "CONN_MAX_AGE": 60,
        "OPTIONS": dict(SQLITE_OPTIONS),
    }


@contextlib.contextmanager
def _named(name: str, fault: str) -> Any:
    try:
        yield
    except EnvError as error:
        raise ImproperlyConfigured(f"{name} {fault}: {os.environ[name]!r}.") from error
