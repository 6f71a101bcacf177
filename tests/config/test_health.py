from django.db import connection


def test_a_healthy_installation(database, client):
    response = client.get("/health")
    assert response.status_code == 200
    assert response.json() == {
        "ok": True,
        "database": "ok",
        "migrations": "ok",
        "triggers": "ok",
    }


def test_no_database(client, caplog):
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["database"] == "unreachable"
    assert "Unable to reach the database" in caplog.text


def test_pending_migrations(database, client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'auth'")
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["migrations"].endswith(" pending")


def test_missing_triggers(database, client, monkeypatch):
    monkeypatch.setattr("workings.config.health.missing_triggers", lambda _: ["one"])
    response = client.get("/health")
    assert response.status_code == 503
    assert response.json()["triggers"] == "1 missing"


def test_only_asking_is_allowed(client):
    assert client.post("/health").status_code == 405


def test_every_answer_says_what_a_browser_may_do(client, caplog):
    headers = client.get("/nowhere").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
