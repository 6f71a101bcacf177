"""Case files for tests, written as their owners would."""

from workings.appraisal.appraise import Appraisal, appraise
from workings.appraisal.case import Case
from workings.appraisal.casefile import read_case

HEAD = """
format = 1
[case]
title = "Example"
year_0 = "2013/14"
horizon = {horizon}
prices = "{prices}"
"""
USUAL = """
[[option]]
code = "BAU"
title = "Carry on"
business_as_usual = true
"""


def text(options: str, *, horizon: int = 10, prices: str = "real") -> str:
    return HEAD.format(horizon=horizon, prices=prices) + USUAL + options


def option(code: str, *flows: str, **entries: str) -> str:
    lines = [f'{name} = "{value}"' for name, value in entries.items()]
    return "\n".join(
        ["[[option]]", f'code = "{code}"', f'title = "Option {code}"', *lines, *flows]
    )


def cost(title: str, amount: str, nature: str = "one_off", more: str = "") -> str:
    return (
        f'[[option.cost]]\ntitle = "{title}"\nnature = "{nature}"\n{amount}\n{more}\n'
    )


def benefit(
    title: str, amount: str, kind: str = "cashable_saving", more: str = ""
) -> str:
    return f'[[option.benefit]]\ntitle = "{title}"\nkind = "{kind}"\n{amount}\n{more}\n'


def case(options: str, **head: object) -> Case:
    return read_case(text(options, **head), "example.toml")


def worked_out(options: str, **head: object) -> Appraisal:
    return appraise(case(options, **head))
