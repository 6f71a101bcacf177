import pytest
from django.urls import NoReverseMatch, reverse, set_script_prefix

from workings.web.public.standpoint import address


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("home", ()),
        ("programme", ("one-barnet",)),
        ("decision", ("one-barnet", "D011")),
        ("document-file", ("a_b", "PLACE-0")),
    ],
)
def test_an_address_is_the_one_that_django_gives(name, names):
    assert address(name, *names) == reverse(f"public:{name}", args=names)


def test_an_address_stands_below_where_the_site_is_served():
    before = address("decision", "one-barnet", "D011")
    set_script_prefix("/workings/")
    try:
        assert address("decision", "one-barnet", "D011") == f"/workings{before}"
    finally:
        set_script_prefix("/")


@pytest.mark.parametrize("name", ["", "a b", "a/b", "{1}", "é", "a\n"])
def test_a_name_that_no_route_takes_is_refused(name):
    with pytest.raises(NoReverseMatch):
        address("decision", "one-barnet", name)
