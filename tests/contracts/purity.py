"""The import-linter contract that keeps rules apart from Django: see DESIGN.md."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class PureUnlessNamed(Contract):
    """Every module is pure, unless its name is on a short list.

    A list of the pure ones would let a new module slip through. A pure module
    imports neither the forbidden packages nor a module that may import them.
    """

    rooms = fields.ListField(subfield=fields.StringField())
    impure_names = fields.SetField(subfield=fields.StringField())
    forbidden = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001
        rooms = [room for room in map(str, self.rooms) if room in graph.modules]
        modules = [
            module
            for room in rooms
            for module in sorted({room} | graph.find_descendants(room))
        ]
        broken = [
            (module, imported)
            for module in modules
            if self._is_pure(module)
            for imported in sorted(graph.find_modules_directly_imported_by(module))
            if not self._may_import(imported)
        ]
        return ContractCheck(kept=not broken, metadata={"broken": broken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for module, imported in check.metadata["broken"]:
            output.print_error(f"{module} is pure: it may not import {imported}")

    def _is_pure(self, module: str) -> bool:
        return not set(module.split(".")) & set(map(str, self.impure_names))

    def _may_import(self, imported: str) -> bool:
        root = imported.split(".")[0]
        if root == "workings":
            return self._is_pure(imported)
        return root not in set(map(str, self.forbidden))
