"""Two commands from a fresh machine: this is the second."""

from urllib.request import urlopen

import pytest

from tests.ground.command_line import serving


# On the other engine a record is loaded before every test that reads it there.
@pytest.mark.parametrize("bare", ["sqlite"], indirect=True)
def test_it_is_loaded_once(workings, bare):
    first = workings("demo", "--no-serve")
    assert (first.code, first.err) == (0, "")
    assert first.out.startswith("One Barnet: ")
    assert "27 projects" in first.out
    assert "58 decisions" in first.out
    again = workings("demo", "--no-serve")
    assert again.out == "One Barnet is already loaded: nothing changed.\n"


def test_it_ends_with_the_address_of_the_programmes_page(one_barnet_copy):
    with serving(one_barnet_copy, "demo", "--port", "0") as (_, address):
        assert address.endswith("/one-barnet/")
        with urlopen(address) as page:
            assert b"One Barnet" in page.read()
