"""The one Jinja environment that every page is rendered in."""

from collections.abc import MutableMapping
from typing import Any

import jinja2
from django.templatetags.static import static
from django.urls import reverse

from workings.core.texts import in_order
from workings.web.components import written
from workings.web.office.adapters import may_mail
from workings.web.office.frames import door_page, providers

COMPONENTS = "govuk_frontend_jinja"


class Environment(jinja2.Environment):
    """Our templates refuse a name that is not there; the components do not.

    GOV.UK's components ask for options that a page left out, so they are compiled
    apart, in an overlay of this environment that lets them.
    """

    forgiving: "Environment | None" = None

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as jinja2 has it
    ) -> jinja2.Template:
        """Look up a template in the environment that it belongs to."""
        if isinstance(name, str) and name.startswith(COMPONENTS) and self.forgiving:
            return self.forgiving.get_template(name, parent, globals)
        return super().get_template(name, parent, globals)

    def make_globals(
        self, d: MutableMapping[str, Any] | None
    ) -> MutableMapping[str, Any]:
        """Give a template its globals as a plain mapping: jinja2's own is a chain of
        mappings, which it walks anew for each macro that a page takes.
        """
        return {**self.globals, **(d or {})}


def _finished(value: Any) -> Any:
    """What a template writes out; what is HTML already stays so."""
    if not isinstance(value, str):
        return value
    written = in_order(value)
    return value if written is value else type(value)(written)


def environment(**options: Any) -> Environment:
    """This function will make the environment; Django asks for it once a process.

    No filter writes money or dates: presenters do, with core's functions.
    """
    components = {COMPONENTS: jinja2.PackageLoader(COMPONENTS)}
    options["loader"] = jinja2.ChoiceLoader(
        [options["loader"], jinja2.PrefixLoader(components)]
    )
    made = Environment(
        **options
        | {
            "autoescape": True,
            "undefined": jinja2.StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "extensions": ["jinja2.ext.do"],
            # Here, so that no page can forget it: every text of a record comes by.
            "finalize": _finished,
        }
    )
    made.globals.update(static=static, url=reverse)
    parts = (written.link, written.line, written.content, written.rows, written.table)
    made.globals.update({part.__name__: part for part in parts})
    made.globals.update(door=door_page, may_mail=may_mail, providers=providers)
    forgiving = made.overlay(undefined=jinja2.ChainableUndefined)
    assert isinstance(forgiving, Environment)
    made.forgiving = forgiving
    return made
