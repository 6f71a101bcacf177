"""workings ratings: what readers made of the pages, and what they wrote."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.db import transaction
from django.utils import timezone

from workings.access.permissions import COMMAND_LINE
from workings.core.refusals import Refusal
from workings.ledger.command import RecordCommand
from workings.programme.queries import programme_named
from workings.publish.actions.ratings import moderate
from workings.publish.queries.ratings import (
    EXPORTED,
    RatingRecord,
    comments,
    exported,
    ratings_to_export,
    scores_by_page,
)
from workings.publish.ratings import Moderation
from workings.publish.spreadsheets import as_csv

VERDICTS = {
    "accept": Moderation.ACCEPTED,
    "refuse": Moderation.REFUSED,
    "erase": Moderation.ERASED,
}
READABLE = (Moderation.WAITING, Moderation.ACCEPTED, Moderation.REFUSED)


class CannotWrite(Refusal):
    """The file is there already, or may not be made."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be written ({why}): choose another name.")


class Command(RecordCommand):
    """Scores, comments, verdicts on them, and a file of it all."""

    help = "Show how pages were rated, and moderate what readers wrote."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which pages, and what to do."""
        parser.add_argument(
            "programme",
            metavar="PROGRAMME",
            nargs="?",
            help="its pages only (default: every page of the site)",
        )
        doing = parser.add_mutually_exclusive_group()
        doing.add_argument(
            "--comments",
            metavar="STATE",
            choices=[str(state) for state in READABLE],
            help="list the comments that are waiting, accepted or refused",
        )
        for verdict, state in VERDICTS.items():
            doing.add_argument(
                f"--{verdict}",
                metavar="NUMBER",
                type=int,
                nargs="+",
                help=f"make these comments {state.label}",
            )
        doing.add_argument(
            "--export", metavar="FILE", type=Path, help="write every rating as CSV"
        )
        parser.add_argument("--json", action="store_true", help="print JSON for tools")

    def handle(self, **options: Any) -> None:
        """Do the one thing that was asked for."""
        slug = options["programme"]
        within = f"/{programme_named(slug).slug}/" if slug else "/"
        verdict = next((name for name in VERDICTS if options[name]), None)
        if verdict:
            self._judge(options[verdict], VERDICTS[verdict], as_json=options["json"])
        elif options["export"]:
            self._export(options["export"], within, as_json=options["json"])
        elif options["comments"]:
            state = Moderation(options["comments"])
            self._comments(state, within, as_json=options["json"])
        else:
            self._scores(within, as_json=options["json"])

    def _scores(self, within: str, *, as_json: bool) -> None:
        found = [
            (page, score.useful, score.not_useful, score.set_aside)
            for page, score in scores_by_page().items()
            if page.startswith(within)
        ]
        waiting = sum(1 for _ in self._read(Moderation.WAITING, within))
        if as_json:
            names = ("page", "useful", "not_useful", "set_aside")
            rows = [dict(zip(names, row, strict=True)) for row in found]
            self.print_json({"pages": rows, "comments_waiting": waiting})
            return
        headings = ["page", "useful", "not useful", "set aside"]
        self.print_table(found, headings, right="useful,not useful,set aside")
        self.stdout.write(f"\nComments waiting to be read: {waiting}")

    def _comments(self, state: Moderation, within: str, *, as_json: bool) -> None:
        found = list(self._read(state, within))
        if as_json:
            self.print_json(
                [dict(zip(EXPORTED, exported(it), strict=True)) for it in found]
            )
            return
        for item in found:
            useful = "useful" if item.useful else "not useful"
            when = timezone.localtime(item.rated_at)
            self.stdout.write(f"{item.number}  {item.page}  {useful}, {when:%d %B %Y}")
            lines = item.comment.splitlines()
            self.stdout.write("\n".join(f"    {line}" for line in lines) + "\n")
        if not found:
            self.stdout.write(f"No comment is {state.label}.")

    def _judge(self, numbers: list[int], state: Moderation, *, as_json: bool) -> None:
        with transaction.atomic():
            for number in numbers:
                moderate(
                    rating=number, verdict=state, at=timezone.now(), by=COMMAND_LINE
                )
        if as_json:
            self.print_json({"moderation": str(state), "numbers": numbers})
            return
        are = "comment is" if len(numbers) == 1 else "comments are"
        self.stdout.write(f"{len(numbers)} {are} {state.label} now.")

    def _export(self, file: Path, within: str, *, as_json: bool) -> None:
        rows = [
            exported(item)
            for item in ratings_to_export(by=COMMAND_LINE)
            if item.page.startswith(within)
        ]
        written = as_csv(EXPORTED, rows)
        try:
            # For its owner alone: it holds what nobody has read yet.
            file.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise CannotWrite(file, str(error.strerror)) from error
        # With the mark by which spreadsheets know UTF-8.
        file.write_text(written, encoding="utf-8-sig", newline="")
        if as_json:
            self.print_json({"file": str(file), "ratings": len(rows)})
            return
        self.stdout.write(f"{file}: {len(rows)} ratings.")

    def _read(self, state: Moderation, within: str) -> Iterable[RatingRecord]:
        every = comments(by=COMMAND_LINE, moderation=state, limit=None)
        return (item for item in every if item.page.startswith(within))
