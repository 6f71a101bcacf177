"""A case file, TOML, as a case or as everything that is wrong with it."""

import tomllib
from decimal import Decimal

from workings.appraisal.case import (
    BestValue,
    Case,
    Consultation,
    Discarded,
    Document,
    Equality,
    Need,
    Titled,
)
from workings.appraisal.casefile.entries import Fields
from workings.appraisal.casefile.options import read_options
from workings.appraisal.casefile.setting import MOST_DRAWS, Setting, read_setting
from workings.appraisal.kinds import CaseStage, Denominator
from workings.core.problems import HasProblems, Problem
from workings.numerics.streams import NamesCollide, check_names

FORMAT = 1


def read_case(text: str, name: str) -> Case:
    """This function will read a case file; ``name`` is what problems call it.

    Raises :class:`HasProblems` with every problem, each with its place and mend.
    """
    problems: list[Problem] = []
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise HasProblems(
            [Problem(name, f"is not TOML: {error}", "Correct the file there")]
        ) from None
    root = Fields(table, name, problems)
    if root.raw("format") != FORMAT:
        root.wrong("format", "is not 1", f"Begin the file with format = {FORMAT}")
    case = _whole(root)
    root.finish()
    if problems:
        raise HasProblems(problems)
    return case


def _whole(root: Fields) -> Case:
    head = root.table_of("case")
    if head is None:
        head = Fields({}, f"{root.where}, case", root.problems)
    setting = read_setting(root, head)
    needs = tuple(_need(one) for one in root.tables("need", "code"))
    principles = tuple(_titled(one) for one in root.tables("principle", "code"))
    options = read_options(
        root,
        setting,
        [need.code for need in needs],
        [principle.code for principle in principles],
    )
    seed, draws = _uncertainty(root)
    found = Case(
        title=head.text("title", needed=True),
        stage=head.word("stage", CaseStage, CaseStage.OUTLINE) or CaseStage.OUTLINE,
        year_0=setting.year_0,
        horizon=setting.horizon,
        nominal=setting.nominal,
        discounting=setting.discounting,
        price_levels=_levels(setting),
        options=options,
        project=head.text("project"),
        subject=head.text("subject"),
        summary=head.text("summary"),
        recommendations=_texts(head, "recommendations"),
        decision=head.text("decision"),
        body=head.text("body"),
        decided_on=head.day("decided_on"),
        known=head.text("known"),
        denominator=head.word("bcr_denominator", Denominator, Denominator.PUBLIC_COST)
        or Denominator.PUBLIC_COST,
        inputs=tuple(setting.inputs.named.values()),
        groups=tuple(setting.groups.values()),
        biases=tuple(setting.biases.values()),
        success_factors=tuple(
            _titled(one) for one in root.tables("success_factor", "code")
        ),
        principles=principles,
        needs=needs,
        discarded=tuple(_discarded(one) for one in root.tables("discarded")),
        consultations=tuple(
            _consultation(one) for one in root.tables("consultation", "who")
        ),
        equality=_equality(root),
        best_value=_best_value(root),
        documents=tuple(_document(one) for one in root.tables("document")),
        seed=seed,
        draws=draws,
    )
    head.finish()
    try:
        check_names(one.name for one in found.inputs)
    except NamesCollide as error:
        root.wrong("input", str(error), "Rename one")
    return found


def _levels(setting: Setting) -> tuple[float, ...] | None:
    if setting.price_levels is None:
        return None
    return tuple(setting.price_levels.tolist())


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    value = fields.raw(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        fields.wrong(name, "is no list of texts", 'Write it as ["...", "..."]')
        return ()
    return tuple(value)


def _uncertainty(root: Fields) -> tuple[int, int]:
    fields = root.table_of("uncertainty")
    if fields is None:
        return 1, 10_000
    seed = fields.whole("seed", 0, 2**53, 1) or 0
    draws = fields.whole("draws", 100, MOST_DRAWS, 10_000) or 10_000
    fields.finish()
    return seed, draws


def _titled(fields: Fields) -> Titled:
    found = Titled(fields.text("code", needed=True), fields.text("title", needed=True))
    fields.finish()
    return found


def _need(fields: Fields) -> Need:
    found = Need(
        fields.text("code", needed=True),
        fields.text("users", needed=True),
        fields.text("need", needed=True),
    )
    fields.finish()
    return found


def _discarded(fields: Fields) -> Discarded:
    found = Discarded(
        fields.text("title", needed=True), fields.text("reason", needed=True)
    )
    fields.finish()
    return found


def _consultation(fields: Fields) -> Consultation:
    found = Consultation(
        fields.text("who", needed=True),
        fields.text("when"),
        fields.text("asked"),
        fields.text("answered"),
        fields.text("considered"),
    )
    fields.finish()
    return found


def _equality(root: Fields) -> Equality | None:
    fields = root.table_of("equality")
    if fields is None:
        return None
    found = Equality(
        fields.text("assessed"),
        fields.day("on"),
        fields.text("found"),
        fields.text("regard"),
    )
    fields.finish()
    return found


def _best_value(root: Fields) -> BestValue | None:
    fields = root.table_of("best_value")
    if fields is None:
        return None
    found = BestValue(
        fields.text("economy"),
        fields.text("efficiency"),
        fields.text("effectiveness"),
        fields.text("consulted"),
    )
    fields.finish()
    return found


def _document(fields: Fields) -> Document:
    found = Document(fields.text("title", needed=True), fields.text("address"))
    fields.finish()
    return found
