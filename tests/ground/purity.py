"""The import-linter contract that keeps rules apart from Django: see DESIGN.md."""

from typing import cast

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PureUnlessNamed(Contract):
    """Every module is pure, unless its name is on a short list.

    A list of the pure ones would let a new module slip through. A pure module
    imports neither the forbidden packages nor a module that may import them.
    """

    rooms = fields.ListField(subfield=fields.StringField())
    impure_names = fields.ListField(subfield=fields.StringField())
    impure_modules = fields.ListField(subfield=fields.StringField(), required=False)
    forbidden = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001
        self.impure_words = _words(self.impure_names)
        self.impure = _words(self.impure_modules)
        self.outside = _words(self.forbidden)
        broken = [
            (module, imported)
            for room in sorted(_words(self.rooms) & graph.modules)
            for module in sorted({room} | graph.find_descendants(room))
            if self._is_pure(module)
            for imported in sorted(graph.find_modules_directly_imported_by(module))
            if not self._may_import(imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for module, imported in check.metadata["broken"]:
            output.print_error(f"{module} is pure: it may not import {imported}")

    def _is_pure(self, module: str) -> bool:
        return module not in self.impure and self.impure_words.isdisjoint(
            module.split(".")
        )

    def _may_import(self, imported: str) -> bool:
        root = imported.partition(".")[0]
        if root == "workings":
            return self._is_pure(imported)
        return root not in self.outside


def _words(listed: object) -> set[str]:
    # A contract's field is declared as a descriptor and holds a list when read.
    return set(cast("list[str] | None", listed) or ())
