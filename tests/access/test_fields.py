from datetime import date
from enum import StrEnum

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from workings.access.fields import CountsFromField, DatedToField, WordField
from workings.access.permissions import COMMAND_LINE, Role
from workings.core.dates import DatedTo
from workings.documents.actions import record_source
from workings.documents.models import Source
from workings.documents.sources import SourceKind


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize("text", ["2013-08-06", "2013-08", "2013", "2013-08~"])
def test_a_date_comes_back_with_its_precision(database, text):
    record_source(
        collection="p",
        code="S",
        title="T",
        publisher="P",
        dated=DatedTo.parse(text),
        by=COMMAND_LINE,
    )
    assert Source.objects.get().dated == DatedTo.parse(text)
    assert Source.objects.filter(dated=DatedTo.parse(text)).exists()


def test_a_date_not_stated_is_none(database):
    record_source(collection="p", code="S", title="T", publisher="P", by=COMMAND_LINE)
    assert Source.objects.get().dated is None


def test_a_date_is_read_from_texts_and_days():
    field = DatedToField()
    assert field.to_python("2013-08") == DatedTo.parse("2013-08")
    assert field.to_python(date(2013, 8, 6)) == DatedTo.parse("2013-08-06")
    assert field.get_prep_value(None) is None
    with pytest.raises(ValidationError, match="is not a date"):
        field.to_python("August 2013")


def test_a_date_is_serialised_as_text():
    source = Source(dated=DatedTo.parse("2013-08~"))
    field = Source._meta.get_field("dated")
    assert field.value_to_string(source) == "2013-08~"
    assert field.value_to_string(Source()) == ""


def test_a_word_comes_back_as_a_member(database):
    record_source(
        collection="p",
        code="S",
        title="T",
        publisher="P",
        kind=SourceKind.PRESS_RELEASE,
        by=COMMAND_LINE,
    )
    assert Source.objects.get().kind is SourceKind.PRESS_RELEASE


def test_a_word_is_read_from_its_text():
    field = WordField(Colour)
    assert field.to_python("red") is Colour.RED
    assert field.to_python(None) is None
    assert field.get_prep_value(Colour.RED) == "red"
    assert field.get_prep_value(None) is None
    with pytest.raises(ValidationError, match="mauve"):
        field.to_python("mauve")


def test_the_database_keeps_to_the_list_of_words(database):
    with pytest.raises(IntegrityError), transaction.atomic():
        Source.objects.create(collection="p", code="S", kind="rumour")


@pytest.mark.parametrize(
    ("field", "plain"),
    [
        (DatedToField(), "CharField"),
        (WordField(Role), "CharField"),
        (CountsFromField("met"), "DateField"),
    ],
)
def test_migrations_see_plain_columns(field, plain):
    _, path, _, kwargs = field.deconstruct()
    assert path == f"django.db.models.{plain}"
    assert not {"words", "of"} & kwargs.keys()
