"""What may be set from outside; what cannot be used is refused in one line."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from workings.config import environment


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKINGS_HOME", str(tmp_path / "var"))
    monkeypatch.delenv("DATABASE_URL")
    return environment.data_folder()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_data_folder_is_its_owners_alone(home):
    assert mode(home) == 0o700


def test_the_data_folder_is_var_unless_said_otherwise(tmp_path, monkeypatch):
    monkeypatch.delenv("WORKINGS_HOME")
    monkeypatch.chdir(tmp_path)
    assert environment.data_folder() == tmp_path / "var"


def test_a_data_folder_that_cannot_be_made(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("WORKINGS_HOME", str(tmp_path / "file" / "var"))
    with pytest.raises(ImproperlyConfigured, match="set WORKINGS_HOME to a folder"):
        environment.data_folder()


def test_the_secret_key_is_made_once_for_its_owner_alone(home):
    key = environment.secret_key(home)
    assert len(key) > 50
    assert environment.secret_key(home) == key
    assert mode(home / "secret-key") == 0o600
    assert [file.name for file in home.iterdir()] == ["secret-key"]


def test_first_starts_at_once_agree_on_one_key(home):
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(environment.secret_key, [home] * 64))
    assert len(keys) == 1


def test_a_secret_key_that_others_can_read(home):
    environment.secret_key(home)
    (home / "secret-key").chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="Others can read"):
        environment.secret_key(home)


def test_a_damaged_secret_key(home):
    kept = home / "secret-key"
    kept.touch(mode=0o600)
    with pytest.raises(ImproperlyConfigured, match="is damaged"):
        environment.secret_key(home)


def test_a_secret_key_that_cannot_be_read(home):
    (home / "secret-key").mkdir(mode=0o700)
    with pytest.raises(ImproperlyConfigured, match="cannot be read or made"):
        environment.secret_key(home)


def test_a_secret_key_shared_by_several_machines(home, monkeypatch):
    monkeypatch.setenv("WORKINGS_SECRET_KEY", "k" * 50)
    assert environment.secret_key(home) == "k" * 50
    monkeypatch.setenv("WORKINGS_SECRET_KEY", "k" * 49)
    with pytest.raises(ImproperlyConfigured, match="too short"):
        environment.secret_key(home)


def test_sqlite_in_the_data_folder_by_default(home):
    found = environment.database(home)
    assert found["NAME"] == str(home / "workings.sqlite3")
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert found["OPTIONS"]["timeout"] == 60


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////srv/record.sqlite3", "/srv/record.sqlite3"),
        ("postgresql://user:pass@host:5433/record", "record"),
        ("postgres://user@%2Frun%2Fpg/record", "record"),
    ],
)
def test_a_database_by_its_url(home, monkeypatch, url, name):
    monkeypatch.setenv("DATABASE_URL", url)
    assert environment.database(home)["NAME"] == name


@pytest.mark.parametrize(
    "url", ["mysql://user:hunter2@host/record", "nonsense:hunter2", "postgres://[x"]
)
def test_a_database_url_that_cannot_be_used(home, monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as refused:
        environment.database(home)
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(
    ("said", "meant"), [("yes", True), ("1", True), ("off", False), ("False", False)]
)
def test_a_flag(monkeypatch, said, meant):
    monkeypatch.setenv("WORKINGS_DEBUG", said)
    assert environment.flag("WORKINGS_DEBUG", default=not meant) is meant


def test_a_flag_that_is_neither_yes_nor_no(monkeypatch):
    monkeypatch.setenv("WORKINGS_DEBUG", "perhaps")
    with pytest.raises(
        ImproperlyConfigured, match="WORKINGS_DEBUG is neither yes nor no"
    ):
        environment.flag("WORKINGS_DEBUG", default=False)


def test_words(monkeypatch):
    monkeypatch.setenv("WORKINGS_ALLOWED_HOSTS", "a.gov.uk, b.gov.uk")
    found = environment.words("WORKINGS_ALLOWED_HOSTS", default=())
    assert found == ["a.gov.uk", "b.gov.uk"]
    monkeypatch.setenv("WORKINGS_ALLOWED_HOSTS", "a.gov.uk,,b.gov.uk")
    with pytest.raises(ImproperlyConfigured, match="holds an empty entry"):
        environment.words("WORKINGS_ALLOWED_HOSTS", default=())


def test_a_choice(monkeypatch):
    monkeypatch.setenv("WORKINGS_LOG_LEVEL", "info")
    found = environment.choice("WORKINGS_LOG_LEVEL", ("INFO", "ERROR"), default="ERROR")
    assert found == "INFO"
    monkeypatch.setenv("WORKINGS_LOG_LEVEL", "loud")
    with pytest.raises(ImproperlyConfigured, match="must be one of INFO, ERROR"):
        environment.choice("WORKINGS_LOG_LEVEL", ("INFO", "ERROR"), default="ERROR")


OIDC = {
    "WORKINGS_OIDC_ISSUER": "https://login.example.gov.uk/tenant/v2.0",
    "WORKINGS_OIDC_CLIENT_ID": "workings",
    "WORKINGS_OIDC_SECRET": "hush",
}


def test_a_provider_is_whole_or_there_is_none(monkeypatch):
    assert environment.single_sign_on()["openid_connect"]["APPS"] == []
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    (app,) = environment.single_sign_on()["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == OIDC["WORKINGS_OIDC_ISSUER"]
    monkeypatch.delenv("WORKINGS_OIDC_SECRET")
    with pytest.raises(ImproperlyConfigured, match="also needs WORKINGS_OIDC_SECRET"):
        environment.single_sign_on()


def test_a_provider_is_asked_over_https_alone(monkeypatch):
    for name, value in OIDC.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("WORKINGS_OIDC_ISSUER", "http://login.example.gov.uk")
    with pytest.raises(ImproperlyConfigured, match="begin with https"):
        environment.single_sign_on()


def test_a_mail_server_by_its_url_which_no_message_repeats(monkeypatch):
    assert environment.mail()["EMAIL_BACKEND"].endswith("dummy.EmailBackend")
    monkeypatch.setenv("WORKINGS_MAIL_URL", "submission://u:hush@mail.example.gov.uk")
    told = environment.mail()
    assert told["EMAIL_HOST"] == "mail.example.gov.uk" and told["EMAIL_USE_TLS"]
    monkeypatch.setenv("WORKINGS_MAIL_URL", "pigeon://u:hush@mail.example.gov.uk")
    with pytest.raises(ImproperlyConfigured, match="WORKINGS_MAIL_URL") as refused:
        environment.mail()
    assert "hush" not in str(refused.value)


def test_a_whole_number(monkeypatch):
    monkeypatch.setenv("WORKINGS_IDLE_MINUTES", "15")
    assert environment.whole("WORKINGS_IDLE_MINUTES", default=30, least=1) == 15
    for wrong in ("0", "soon"):
        monkeypatch.setenv("WORKINGS_IDLE_MINUTES", wrong)
        with pytest.raises(ImproperlyConfigured, match="WORKINGS_IDLE_MINUTES"):
            environment.whole("WORKINGS_IDLE_MINUTES", default=30, least=1)
