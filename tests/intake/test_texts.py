"""The words of pages come in with the record's folder."""

import pytest

from tests.intake.ambridge_folder import ambridge
from workings.access.permissions import COMMAND_LINE
from workings.core.problems import HasProblems
from workings.intake.actions import check_folder, load_folder
from workings.programme.queries import programme_named
from workings.publish.queries.texts import texts
from workings.publish.search import Kind
from workings.publish.texts import Section

TOO_LONG = "texts/why.md: it has more than 1 million bytes. Bring less in one record."


@pytest.fixture
def folder(tmp_path):
    return ambridge(tmp_path).write()


def write(folder, name, content):
    file = folder / "texts" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def problems(folder):
    return [str(problem) for problem in check_folder(folder).problems]


@pytest.mark.usefixtures("database")
class TestTexts:
    def test_they_are_brought_in(self, folder):
        write(folder, "why.md", "\ufeffBecause.\r\nMore: {figure:delivered}.")
        write(folder, "what.md", "It is.")
        loaded = load_folder(folder, by=COMMAND_LINE)
        assert loaded.counts["texts"] == loaded.changed["texts"] == 2
        found = texts(programme_named("new-ambridge"))
        assert found[Section.WHY].body == "Because.\nMore: {figure:delivered}.\n"

    def test_only_what_differs_is_a_new_version(self, folder):
        write(folder, "why.md", "Because.")
        write(folder, "what.md", "It is.")
        load_folder(folder, by=COMMAND_LINE)
        write(folder, "why.md", "Therefore.")
        (folder / "texts" / "what.md").unlink()
        loaded = load_folder(folder, by=COMMAND_LINE)
        assert loaded.changed == {"texts": 1}
        found = texts(programme_named("new-ambridge"))
        assert [(t.version, t.body) for t in found.values()] == [
            (1, "It is.\n"),
            (2, "Therefore.\n"),
        ]

    def test_a_folder_may_have_none(self, folder):
        loaded = load_folder(folder, by=COMMAND_LINE)
        assert "texts" not in loaded.counts
        assert texts(programme_named("new-ambridge")) == {}

    def test_an_unknown_figure_loads_nothing(self, folder):
        write(folder, "why.md", "Because\nof {figure:deliverd}.")
        with pytest.raises(HasProblems) as refused:
            load_folder(folder, by=COMMAND_LINE)
        (problem,) = refused.value.problems
        assert str(problem) == (
            'texts/why.md line 2, column 4: there is no figure "deliverd". '
            'Did you mean "delivered"?'
        )

    @pytest.mark.parametrize(
        ("name", "content", "problem"),
        [
            (
                "why.md",
                "",
                "texts/why.md: the text is empty. Write it, or leave it out.",
            ),
            (
                "why.md",
                b"One\n\xff",
                "texts/why.md line 2: the text is not UTF-8. Save it as UTF-8.",
            ),
            (
                "wy.md",
                "Because.",
                'texts/wy.md: a page has no such section. Did you mean "why.md"?',
            ),
            ("why.md", b"x" * 1_000_001, TOO_LONG),
        ],
    )
    def test_what_is_wrong_is_told(self, folder, name, content, problem):
        write(folder, name, content)
        assert problems(folder) == [problem]

    def test_other_files_beside_them_are_left_alone(self, folder):
        write(folder, "notes.txt", "Not a text.")
        assert problems(folder) == []

    def test_no_link_is_followed(self, folder, tmp_path):
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "why.md").write_text("Secret.")
        (folder / "texts").mkdir()
        (folder / "texts" / "why.md").symlink_to(outside / "why.md")
        assert problems(folder) == [
            "texts/why.md: it is a link. Put the file itself into the folder."
        ]

    def test_nor_one_to_all_of_them(self, folder, tmp_path):
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "why.md").write_text("{figure:secret}")
        (folder / "texts").symlink_to(outside)
        assert problems(folder) == [
            "texts: it is a link. Put the folder itself into the record."
        ]

    def test_they_can_be_found_at_once(self, folder):
        from workings.publish.models import IndexedItem

        write(folder, "why.md", "Because.")
        load_folder(folder, by=COMMAND_LINE)
        assert IndexedItem.objects.filter(kind=Kind.TEXT, code="why").exists()
