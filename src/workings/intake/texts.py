"""The words of a programme's pages, as a record's folder brings them: one Markdown file
for each section that has any.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workings.core.problems import Problem, mend_name
from workings.publish.texts import Section, clean, problems

FOLDER = "texts"


@dataclass(frozen=True, slots=True)
class BroughtText:
    """The words of a section, as they were brought."""

    section: Section
    body: str


def file_of(section: Section) -> str:
    """This function will return the name of a section's file in the folder."""
    return f"{FOLDER}/{section}.md"


def read_texts(
    contents: Mapping[str, bytes],
) -> tuple[tuple[BroughtText, ...], tuple[Problem, ...]]:
    """This function will read the texts, from their files' bytes by name, into the
    words of each section and every problem of them, each with its line.
    """
    texts, found = [], []
    for section in Section:
        content = contents.get(file_of(section))
        if content is None:
            continue
        try:
            body = clean(content.decode("utf-8"))
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            where = f"{file_of(section)} line {line}"
            found.append(Problem(where, "the text is not UTF-8", "Save it as UTF-8"))
            continue
        found += problems(body, where=file_of(section))
        texts.append(BroughtText(section, body))
    return tuple(texts), tuple(found)


def stray_texts(names: Iterable[str]) -> Iterator[Problem]:
    """This function will yield a problem for each file among the texts that is the
    text of no section.
    """
    known = [f"{section}.md" for section in Section]
    for name in sorted(names):
        if name.lower().endswith(".md") and name not in known and name.isprintable():
            mend = mend_name(name[:60], known).rstrip(".")
            where = f"{FOLDER}/{name[:120]}"
            yield Problem(where, "a page has no such section", mend)
