"""What the outlook's commands share: their arguments, and JSON in print."""

import argparse
import json
from typing import Any

from django.core.management.base import BaseCommand

from workings.core.years import FinancialYear, NotAYear


def a_year(text: str) -> FinancialYear:
    """This function will read a financial year, or say in one line what is wrong."""
    try:
        return FinancialYear.parse(text)
    except NotAYear as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def a_number_of(text: str, *, at_least: int, at_most: int) -> int:
    """This function will read a whole number within limits, or say what is wrong."""
    if not text.isascii() or not text.isdigit():
        message = f'"{text}" is not a whole number'
        raise argparse.ArgumentTypeError(message)
    if not at_least <= int(text) <= at_most:
        message = f"{text} is not between {at_least:,} and {at_most:,}"
        raise argparse.ArgumentTypeError(message)
    return int(text)


class OutlookCommand(BaseCommand):
    """A command that works from official statistics, and needs no database."""

    needs_database = False

    def print_json(self, value: Any) -> None:
        """Print a value as JSON."""
        self.stdout.write(json.dumps(value, ensure_ascii=False, indent=2))
