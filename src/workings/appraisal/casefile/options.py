"""The options of a case file, and what must hold between them."""

from collections.abc import Sequence

from workings.appraisal.case import NeedTest, Option, PrincipleTest
from workings.appraisal.casefile import flows
from workings.appraisal.casefile.entries import Fields, shown
from workings.appraisal.casefile.setting import Setting
from workings.appraisal.kinds import Met, Verdict
from workings.core.problems import mend_name
from workings.decisions.decided import OptionOutcome
from workings.programme.projects import DeliveryModel

MOST_OPTIONS = 200


def read_options(
    root: Fields, setting: Setting, needs: Sequence[str], principles: Sequence[str]
) -> tuple[Option, ...]:
    """This function will read the short list; it has business as usual, once."""
    tables = root.tables("option", "code")
    found = tuple(_option(one, setting, needs, principles) for one in tables)
    if len(found) > MOST_OPTIONS:
        root.wrong("option", f"there are {len(found)}", f"Keep to {MOST_OPTIONS}")
    codes = [option.code for option in found]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        root.wrong("option", f"code {shown(code)} stands twice", "Rename one")
    usual = [option.code for option in found if option.business_as_usual]
    if not usual:
        root.wrong(
            "option",
            "business as usual is missing",
            "Add the option of carrying on unchanged, business_as_usual = true",
        )
    elif len(usual) > 1:
        root.wrong(
            "option", f"{' and '.join(usual)} are both business as usual", "Keep one"
        )
    chosen = [option.code for option in found if option.outcome == "chosen"]
    if len(chosen) > 1:
        root.wrong("option", f"{' and '.join(chosen)} are both chosen", "Keep one")
    return found


def _option(
    fields: Fields, setting: Setting, needs: Sequence[str], principles: Sequence[str]
) -> Option:
    code = fields.text("code", needed=True)
    outcome = fields.word("outcome", OptionOutcome, OptionOutcome.NOT_KNOWN)
    model = None
    if fields.has("delivery_model"):
        model = fields.word("delivery_model", DeliveryModel)
    risks = [flows.risk(one, setting) for one in fields.tables("risk")]
    found = Option(
        code=code,
        title=fields.text("title", needed=True),
        business_as_usual=fields.flag("business_as_usual"),
        delivery_model=model,
        outcome=outcome or OptionOutcome.NOT_KNOWN,
        reason=fields.text("reason", needed=outcome is OptionOutcome.REJECTED),
        advantages=fields.text("advantages"),
        disadvantages=fields.text("disadvantages"),
        timing=fields.text("timing"),
        confidence=fields.text("confidence"),
        stated=fields.text("stated"),
        life=_life(fields, setting),
        flows=(
            *(
                flow
                for one in fields.tables("cost")
                for flow in flows.costs(one, setting)
            ),
            *(flows.benefit(one, setting) for one in fields.tables("benefit")),
            *(
                flow
                for one in fields.tables("partnership")
                for flow in flows.partnership(one, setting)
            ),
            *(flow for _, costed in risks for flow in costed),
        ),
        needs=tuple(_need(one, needs) for one in fields.tables("need", "need")),
        principles=tuple(
            _principle(one, principles)
            for one in fields.tables("principle", "principle")
        ),
        risks=tuple(risk for risk, _ in risks),
    )
    fields.finish()
    return found


def _life(fields: Fields, setting: Setting) -> int | None:
    if not fields.has("life"):
        return None
    return fields.whole("life", 1, setting.horizon)


def _need(fields: Fields, known: Sequence[str]) -> NeedTest:
    found = NeedTest(
        _known(fields, "need", known),
        fields.word("verdict", Met) or Met.NOT_KNOWN,
        fields.text("evidence"),
    )
    fields.finish()
    return found


def _principle(fields: Fields, known: Sequence[str]) -> PrincipleTest:
    verdict = fields.word("verdict", Verdict) or Verdict.NOT_TESTED
    found = PrincipleTest(
        _known(fields, "principle", known),
        verdict,
        fields.text("reasons", needed=verdict is Verdict.FAILS_ACCEPTED),
        fields.text("evidence"),
        fields.text("by"),
        fields.day("on"),
    )
    fields.finish()
    return found


def _known(fields: Fields, name: str, known: Sequence[str]) -> str:
    code = fields.text(name, needed=True)
    if code and code not in known:
        fields.wrong(name, f"there is no {name} {shown(code)}", mend_name(code, known))
    return code
