"""Whoever alters the record behind the database's back is found out."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection
from django.db import models as django

from tests.ground.databases import Database
from tests.ledger.ambridge import ambridge
from tests.ledger.strategies import undone
from tests.ledger.whole_record import RECORD, whole_record
from workings.access.append_only import guarded_models
from workings.core.dates import DatedTo
from workings.ledger import models
from workings.ledger.chain import verify, wording_digest
from workings.ledger.queries import head_digest, lines_of, links, statement
from workings.ledger.queries.heard import EVERYTHING
from workings.programme.models import Programme

LEDGER = [model for model in guarded_models() if model._meta.app_label == "ledger"]

# What is not of the chain, and why.
ROW_IDS = "row ids say nothing: the chain has natural keys"
LOG = "why a text was withdrawn is said of the record, not in it"


def not_chained(field):
    if field.model is models.WordingWithdrawn:
        return LOG if field.name != "wording" else ""
    surrogate = isinstance(field, django.BigAutoField | django.AutoField)
    return ROW_IDS if surrogate else ""


BORCHESTER = {"council": "borchester", "slug": "new-borchester"}


@pytest.fixture
def unguarded(database: Database):
    """The whole record, in the hands of somebody who has dropped the triggers.

    Beside it another programme, of which nothing is said, with the same codes.
    """
    programme = whole_record()
    ambridge(**BORCHESTER)
    assert verify(links()).ok
    drop_triggers(database)
    return programme


def drop_triggers(database):
    """With a plain connection, as anybody with the file or the password may."""
    if database.engine == "sqlite":
        import sqlite3

        with sqlite3.connect(connection.settings_dict["NAME"]) as plain:
            found = plain.execute("SELECT name FROM sqlite_master WHERE type='trigger'")
            for (name,) in found.fetchall():
                plain.execute(f"DROP TRIGGER {name}")
        plain.close()
        return
    import psycopg

    with psycopg.connect(database.url, autocommit=True) as plain:
        found = plain.execute(
            "SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal"
        )
        for name, table in found.fetchall():
            plain.execute(f"DROP TRIGGER {name} ON {table}")


@contextmanager
def tampered(sql, parameters=()):
    """The record as altered, for a while; the database may still refuse."""
    with undone(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        yield


def broken_at():
    found = verify(links())
    assert found.ok == (found.first_broken is None)
    assert found.ok or found.reason
    return found.first_broken


def others(field, value):
    """Values that a column may hold in place of the one it holds."""
    found = [f"{value}x", "y"]
    day = date(2011, 3, 1)
    if field.is_relation:
        found = [*other_rows(field.remote_field.model, value)]
    elif isinstance(field, django.BooleanField):
        found = [not value]
    elif isinstance(field, django.DateTimeField):
        found = [value + timedelta(microseconds=1), value - timedelta(days=400)]
    elif isinstance(field, django.DateField):
        found = [(value or day) + timedelta(days=days) for days in (1, -1)]
    elif isinstance(field, django.DecimalField):
        found = [value / 2, Decimal("0.00000001")]
    elif isinstance(field, django.IntegerField):
        found = [(value or 0) + 1, (value or 0) - 1]
    elif isinstance(value, DatedTo):
        found = ["2011-03-02", "2011-03"]
    elif words_of(field):
        found = [word for word in words_of(field) if word != value][:2]
    return [*found, *([None] if field.null and value is not None else [])]


def other_rows(model, value):
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {model._meta.pk.column} FROM {model._meta.db_table} ORDER BY 1"
        )
        found = [row[0] for row in cursor.fetchall() if row[0] != value]
    return dict.fromkeys([*found[:1], *found[-1:]])


def words_of(field):
    """The closed list that the table keeps a column to."""
    return [
        word
        for constraint in field.model._meta.constraints
        if isinstance(constraint, django.CheckConstraint)
        for said in constraint.condition.children
        if isinstance(said, tuple) and said[0] == f"{field.name}__in"
        for word in said[1]
    ]


def owner(row):
    """The first statement that what is altered is said in."""
    if isinstance(row, models.Statement):
        return row.pk
    if isinstance(row, models.TotalBenefit):
        return row.total.statement_id
    if isinstance(row, models.FactProject):
        return row.fact.statement_id
    if isinstance(row, models.Wording):
        return min(
            number
            for model in (
                models.Line,
                models.Total,
                models.Share,
                models.Fact,
                models.Verdict,
                models.Statement,
            )
            for number in model.objects.filter(wording=row).values_list(
                "pk" if model is models.Statement else "statement_id", flat=True
            )
        )
    if isinstance(row, models.BenefitService):
        row = row.benefit
    if isinstance(row, models.Benefit):
        return min(
            number
            for number, said in enumerate(RECORD, start=1)
            if row.code in set(said.benefits())
            or any(row.code in total.benefits for total in said.totals)
        )
    return row.statement_id


ALTERED = [
    pytest.param(field, id=f"{model._meta.model_name}-{field.name}")
    for model in LEDGER
    for field in model._meta.concrete_fields
    if not not_chained(field) and model is not models.WordingWithdrawn
]


def test_any_altered_value_of_any_guarded_table_is_found(unguarded):
    """One value of a row at a time, every column of every table."""
    missed = []
    for parameter in ALTERED:
        field = parameter.values[0]
        model, tried = field.model, 0
        rows = said_rows(model)
        filled = [row for row in rows if getattr(row, field.attname) not in (None, "")]
        some = [*filled[:1], *rows[len(rows) // 2 :: 4], rows[-1]]
        for row in dict.fromkeys(some):
            for other in others(field, getattr(row, field.attname)):
                tried += alter(row, field, other, owner(row), missed)
        assert tried, f"{parameter.id}: no value of it could be altered"
    assert missed == []


def said_rows(model):
    """The rows of a table that are said by some statement."""
    rows = list(model.objects.all())
    if model is models.Benefit:
        return [row for row in rows if row.programme.slug == "new-ambridge"]
    return rows


def alter(row, field, other, expected, missed):
    model = type(row)
    keys = model._meta.pk_fields
    where = " AND ".join(f'"{key.column}" = %s' for key in keys)
    sql = f'UPDATE {model._meta.db_table} SET "{field.column}" = %s WHERE {where}'
    parameters = [prepared(key, getattr(row, key.attname)) for key in keys]
    try:
        with tampered(sql, [prepared(field, other), *parameters]):
            found = broken_at()
    except DatabaseError:
        # The tables' own constraints and types: no triggers are needed for these.
        return 0
    if found is None or found > expected:
        missed.append(f"{model.__name__} {row.pk}.{field.name} = {other!r}: {found}")
    return 1


def prepared(field, value):
    if isinstance(field, django.BooleanField | django.DateTimeField):
        return field.get_db_prep_value(value, connection)
    return value


def test_rows_that_are_taken_away_are_found(unguarded):
    missed = []
    for model in LEDGER:
        if model is models.WordingWithdrawn:
            continue
        for row in said_rows(model):
            keys = model._meta.pk_fields
            where = " AND ".join(f'"{key.column}" = %s' for key in keys)
            expected = owner(row)
            sql = f"DELETE FROM {model._meta.db_table} WHERE {where}"
            with tampered(sql, [getattr(row, key.attname) for key in keys]):
                found = broken_at()
            if found is None or found > expected:
                missed.append(f"{model.__name__} {row.pk}: {found}")
    assert missed == []


ADDED = [
    # A line more, copied from another.
    (
        (
            "INSERT INTO ledger_line (statement_id, position, benefit_id, series, "
            "basis, first, last, said, pence, ref, file, sheet, cell) "
            "SELECT statement_id, 3, benefit_id, series, basis, '2015-04-01', "
            "'2016-03-31', said, pence, ref, file, sheet, cell FROM ledger_line "
            "WHERE statement_id = 5 AND position = 1"
        ),
        5,
    ),
    # A line of no statement, before the first and after the last.
    (
        (
            "UPDATE ledger_line SET statement_id = 0 "
            "WHERE statement_id = 5 AND position = 2"
        ),
        5,
    ),
    (
        (
            "UPDATE ledger_line SET statement_id = 7 "
            "WHERE statement_id = 5 AND position = 2"
        ),
        5,
    ),
    # Two lines of one statement, their amounts exchanged.
    (
        (
            "UPDATE ledger_line SET pence = CASE position WHEN 1 THEN 700 ELSE 8000 "
            "END WHERE statement_id = 5"
        ),
        5,
    ),
    # Two lines, their places exchanged.
    (
        "UPDATE ledger_line SET position = position + 90 WHERE statement_id = 5",
        5,
    ),
    # A statement's lines all gone, and its count with them.
    ("DELETE FROM ledger_line WHERE statement_id = 2", 2),
    # A share more of a benefit that was spread whole.
    (
        (
            "INSERT INTO ledger_benefitservice (benefit_id, service_id, share) "
            "SELECT b.id, s.id, 0.5 FROM ledger_benefit b, programme_service s "
            "WHERE b.code = 'ROADS' AND s.code = 'DESK-S'"
        ),
        1,
    ),
    # A listed benefit, a headline, a project of a fact more.
    (
        (
            "INSERT INTO ledger_totalbenefit (total_id, benefit_id) "
            "SELECT t.id, b.id FROM ledger_total t, ledger_benefit b "
            "WHERE t.code = 'T-140' AND b.code = 'FEES'"
        ),
        1,
    ),
    (
        (
            "INSERT INTO ledger_headline (statement_id, position, total_id, from_on) "
            "SELECT 6, 1, id, '2011-10-01' FROM ledger_total WHERE code = 'T-100'"
        ),
        6,
    ),
    (
        (
            "INSERT INTO ledger_factproject (fact_id, project_id) "
            "SELECT f.id, p.id FROM ledger_fact f, programme_project p "
            "WHERE f.code = 'F-RATING' AND p.code = 'DESK'"
        ),
        1,
    ),
    # Something said by a statement that is not there.
    (
        (
            "INSERT INTO ledger_headline (statement_id, position, total_id, from_on) "
            "SELECT 70, 1, id, '2011-10-01' FROM ledger_total WHERE code = 'T-100'"
        ),
        7,
    ),
    # What a register calls things is part of what was said.
    ("UPDATE documents_source SET code = 'RUMOURS'", 1),
    ("UPDATE decisions_decision SET code = 'D2'", 1),
    ("UPDATE programme_project SET code = 'ROADWORKS' WHERE code = 'HIGHWAYS'", 1),
    ("UPDATE programme_post SET code = 'LEADER'", 1),
]


def test_what_is_added_exchanged_or_renamed_is_found(unguarded):
    missed = []
    for sql, expected in ADDED:
        with tampered(sql):
            found = broken_at()
        if found != expected:
            missed.append((sql, found))
    assert missed == []
    assert broken_at() is None


GARBAGE = [
    ("ledger_statement", "said", "'once'", "id = 3", 3),
    ("ledger_statement", "counts_on", "'2011-02-31'", "id = 3", 3),
    ("ledger_statement", "recorded_at", "'yesterday'", "id = 3", 3),
    ("ledger_total", "first", "'2011-02-31'", "code = 'T-87'", 5),
    ("ledger_total", "pence", "'much'", "code = 'T-87'", 5),
    ("ledger_line", "first", "'2011-02-31'", "statement_id = 5", 5),
    ("ledger_line", "pence", "80.5", "statement_id = 6", 6),
    ("ledger_line", "said", "'then'", "statement_id = 5", 5),
    ("ledger_headline", "from_on", "'2011-13-13'", "statement_id = 5", 5),
]


def test_what_cannot_even_be_read_is_named(unguarded):
    """SQLite keeps whatever it is given, once it is told to look away."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA ignore_check_constraints = ON")
    missed = []
    for table, column, value, where, expected in GARBAGE:
        sql = f"UPDATE {table} SET {column} = {value} WHERE {where}"
        try:
            with tampered(sql):
                found = broken_at()
        except DatabaseError:
            # PostgreSQL will not have it.
            assert connection.vendor == "postgresql"
            continue
        if found != expected:
            missed.append((sql, found))
    assert missed == []


def test_the_end_cut_off_is_found_by_a_digest_kept_elsewhere(unguarded):
    kept = head_digest()
    with undone(), connection.cursor() as cursor:
        for table in ("line", "headline", "total", "statement"):
            column = "id" if table == "statement" else "statement_id"
            cursor.execute(f"DELETE FROM ledger_{table} WHERE {column} = 6")
        # In itself the shorter chain holds.
        assert verify(links()).ok
        found = verify(links(), head=kept)
    assert (found.ok, found.statements, found.first_broken) == (False, 5, 6)
    assert "were cut off" in found.reason
    assert verify(links(), head=kept).ok


def test_an_earlier_head_is_met_on_the_way(unguarded):
    for row in models.Statement.objects.all():
        assert verify(links(), head=row.digest).ok
    assert not verify(links(), head="0" * 64).ok


def test_a_statement_cut_out_of_the_middle_is_named(unguarded):
    with undone(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_verdict WHERE statement_id = 3")
        cursor.execute("DELETE FROM ledger_statement WHERE id = 3")
        found = verify(links())
    assert (found.first_broken, found.reason) == (3, "statement 3 is missing")


def test_a_digest_made_to_fit_breaks_at_the_next(unguarded):
    """Whoever alters a statement and its digest must alter all that follow."""
    with undone(), connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_line SET pence = 1 WHERE statement_id = 5")
        (link,) = [link for link in links() if link.number == 5]
        cursor.execute(
            "UPDATE ledger_statement SET digest = %s WHERE id = 5", [link.computed]
        )
        found = verify(links())
    assert found.first_broken == 6
    assert found.reason == "statement 6 does not follow the digest before it"


def blank(wording):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE ledger_wording SET salt = '', body = '' WHERE digest = %s",
            [wording],
        )


def test_a_text_withdrawn_for_good_reason_leaves_the_chain_whole(database):
    programme = whole_record()
    head = head_digest()
    row = models.Statement.objects.get(pk=2)
    line = models.Line.objects.get(statement=1, position=1)
    for wording in (row.wording_id, line.wording_id):
        models.WordingWithdrawn.objects.create(
            wording_id=wording, at=datetime.now(UTC), because="It named a resident"
        )
        blank(wording)
    assert verify(links(), head=head).ok
    told = statement(programme.pk, "outturn", visibilities=EVERYTHING)
    assert (told.title, told.withdrawn) == ("", "It named a resident")
    assert lines_of(1)[0].note == "(withdrawn: It named a resident)"
    others_ = statement(programme.pk, "framework")
    assert (others_.title, others_.withdrawn) == ("framework", "")


def test_a_text_blanked_without_a_word_is_found(database):
    whole_record()
    line = models.Line.objects.get(statement=6)
    blank(line.wording_id)
    found = verify(links())
    assert found.first_broken == 6
    assert found.reason == "a text of statement 6 was altered, or is gone"


def test_a_withdrawal_is_no_cover_for_another_text(unguarded):
    wording = models.Line.objects.get(statement=6).wording_id
    models.WordingWithdrawn.objects.create(
        wording_id=wording, at=datetime.now(UTC), because="It named a resident"
    )
    assert verify(links()).ok
    for salt, body in (("", '{"note":"Something else"}'), ("0" * 32, "")):
        sql = "UPDATE ledger_wording SET salt = %s, body = %s WHERE digest = %s"
        with tampered(sql, [salt, body, wording]):
            assert broken_at() == 6


def test_a_salt_keeps_a_short_text_from_being_guessed(database):
    whole_record()
    salts = set(models.Wording.objects.values_list("salt", flat=True))
    assert len(salts) == models.Wording.objects.count()
    for wording in models.Wording.objects.all():
        assert wording.digest == wording_digest(wording.salt, wording.body)
        assert wording.digest != wording_digest("", wording.body)


def test_a_row_that_points_into_another_programme_is_another_row(unguarded):
    """Of the same code, so that only its programme tells it apart."""
    other = Programme.objects.get(slug="new-borchester")
    twin = "(SELECT id FROM {} WHERE code = '{}' AND programme_id = {})"
    benefit = twin.format("ledger_benefit", "ROADS", other.pk)
    project = twin.format("programme_project", "DESK", other.pk)
    body = twin.format("decisions_body", "CABINET", other.pk)
    decision = twin.format("decisions_decision", "D1", other.pk)
    source = "(SELECT id FROM documents_source WHERE collection = 'new-borchester')"
    missed = []
    for sql, expected in (
        (f"ledger_line SET benefit_id = {benefit} WHERE statement_id = 6", 6),
        (f"ledger_statement SET author_body_id = {body} WHERE id = 5", 5),
        (f"ledger_statement SET decision_id = {decision} WHERE id = 1", 1),
        (f"ledger_statement SET source_id = {source} WHERE id = 4", 4),
        (f"ledger_statement SET programme_id = {other.pk} WHERE id = 5", 5),
        (f"ledger_total SET programme_id = {other.pk} WHERE code = 'T-87'", 5),
        (f"ledger_fact SET programme_id = {other.pk} WHERE code = 'F-RATING'", 1),
        (f"ledger_share SET benefit_id = {benefit}", 4),
        (f"ledger_verdict SET benefit_id = {benefit} WHERE position = 1", 3),
        (f"ledger_factproject SET project_id = {project} WHERE id = 1", 1),
        (f"ledger_benefit SET project_id = {project} WHERE code = 'QUEUES'", 2),
        (
            (
                f"ledger_totalbenefit SET benefit_id = {benefit} WHERE benefit_id = "
                f"{twin.format('ledger_benefit', 'ROADS', unguarded.pk)}"
            ),
            1,
        ),
    ):
        with tampered(f"UPDATE {sql}"):
            found = broken_at()
        if found != expected:
            missed.append((sql, found))
    assert missed == []


def test_two_programmes_share_one_chain(database):
    whole_record()
    whole_record(**BORCHESTER)
    found = verify(links())
    assert (found.ok, found.statements) == (True, 2 * len(RECORD))
    assert found.head_digest == head_digest()
