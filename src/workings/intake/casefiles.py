"""The files of cases in a record's folder: ``cases/CODE.toml``, one for each case of
``cases.csv`` that has numbers.
"""

from collections.abc import Iterator, Mapping

from workings.appraisal.casefile import read_case
from workings.core.problems import HasProblems, Problem, mend_name

FOLDER = "cases"


def file_of(case: str) -> str:
    """This function will return the name of a case's file in the folder."""
    return f"{FOLDER}/{case}.toml"


def read_case_files(
    contents: Mapping[str, bytes],
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """This function will read the files of cases, from their bytes by name, into the
    text of each case by its code, and every problem of them.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for name, content in contents.items():
        folder, _, file = name.partition("/")
        if folder != FOLDER:
            continue
        try:
            text = content.decode("utf-8")
            read_case(text, name)
        except UnicodeDecodeError:
            problems.append(Problem(name, "the text is not UTF-8", "Save it as UTF-8"))
        except HasProblems as found:
            problems += found.problems
        else:
            texts[file.removesuffix(".toml")] = text
    return texts, tuple(problems)


def file_problems(
    contents: Mapping[str, bytes], files: Mapping[str, str], cases: Mapping[str, str]
) -> Iterator[Problem]:
    """This function will yield what is wrong between the files and ``cases.csv``,
    which gives the project of each case: a file of no case, or of another project.
    """
    for name in contents:
        folder, _, file = name.partition("/")
        code = file.removesuffix(".toml")
        if folder == FOLDER and code not in cases:
            mend = mend_name(code, cases).rstrip(".")
            yield Problem(name, f'there is no case "{code}" in cases.csv', mend)
    for code, text in files.items():
        project = read_case(text, file_of(code)).project
        if project and project != cases.get(code, project):
            where = f"{file_of(code)}, case, project"
            what = f'"{project}" is not the project of cases.csv, "{cases[code]}"'
            yield Problem(where, what, "Name one project in both")
