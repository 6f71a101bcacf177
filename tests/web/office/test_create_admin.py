import json

from workings.access.models import User
from workings.access.permissions import Role
from workings.access.queries import audit_trail


def test_the_first_administrator_gets_a_way_in_and_no_password(
    database, workings, client
):
    done = workings(
        "create-admin",
        "Ada@Example.org",
        "--name",
        "Ada",
        "--address",
        "http://testserver/",
        "--json",
    )
    said = json.loads(done.out)
    assert said["email"] == "ada@example.org"
    ada = User.objects.get()
    assert not ada.has_usable_password()
    assert [held.role for held in ada.holdings.all()] == [Role.ADMINISTRATOR]
    path = said["link"].removeprefix("http://testserver")
    assert b"Choose a password" in client.get(path, follow=True).content
    assert [entry.action for entry in audit_trail()] == [
        "invited",
        "granted",
        "created",
    ]


def test_it_can_be_run_again_and_says_what_is_wrong(database, workings):
    for _ in range(2):
        done = workings("create-admin", "ada@example.org", "--name", "Ada")
        assert done.code == 0
    assert User.objects.get().holdings.count() == 1
    wrong = workings("create-admin", "ada", "--name", "Ada")
    assert wrong.code == 1
    assert '"ada" is not an e-mail address' in wrong.err
    assert workings("create-admin", "ada@example.org").code == 2
