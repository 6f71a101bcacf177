"""Case files: docs/reference/case-format.md, and a test keeps the two together."""

from workings.appraisal.casefile.reading import read_case

__all__ = ["read_case"]
