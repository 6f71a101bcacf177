"""Charts kept on disk under the digest of their specification, drawn once.

A page keeps the specification; whoever first asks for the picture has it drawn. Both
are whole files put in place in one step, so any number of processes may do the same.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from workings.core.refusals import Refusal
from workings.web.charts import engine
from workings.web.charts.specification import Spec, digest, written

AT_MOST = 4_000
"""Files kept: addresses are free to invent (any two days make a bridge)."""


class NoSuchChart(Refusal):
    """No page has asked for a chart of that digest, or too long ago."""

    def __init__(self) -> None:
        super().__init__("There is no such chart: open the page that it stands on.")


def keep(spec: Spec) -> str:
    """This function will keep a specification, and give its digest."""
    text = written(spec)
    name = digest(text)
    kept = _folder() / f"{name}.json"
    if kept.exists():
        # What is still asked for is the last to go.
        kept.touch()
    else:
        _put(kept, text)
    return name


def drawn(name: str) -> bytes:
    """This function will give a chart as SVG, drawn if it was not yet.

    Raises :class:`NoSuchChart` where no page has kept its specification.
    """
    picture = _folder() / f"{name}.svg"
    if not picture.exists():
        try:
            text = picture.with_suffix(".json").read_text()
        except FileNotFoundError:
            raise NoSuchChart from None
        _put(picture, engine.svg(text))
    content = picture.read_bytes()
    # The page may be a kept one, which does not ask for its specification again.
    with suppress(FileNotFoundError):
        os.utime(picture)
    return content


def _folder() -> Path:
    folder = Path(settings.HOME) / "cache" / "charts"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _put(kept: Path, text: str) -> None:
    _make_room(kept.parent)
    mine = kept.with_name(f"{kept.name}.{secrets.token_hex(8)}")
    mine.write_text(text)
    mine.replace(kept)


def _make_room(folder: Path) -> None:
    with os.scandir(folder) as found:
        files = [entry.path for entry in found]
    if len(files) < AT_MOST:
        return
    paths = [Path(file) for file in files]
    # Another process may be making room as well: what is gone is gone.
    ages = {path: _age(path) for path in paths}
    for path in sorted(paths, key=lambda path: ages[path])[: AT_MOST // 4]:
        path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0
