"""The project's Python files as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Self

ROOT: Final = Path(__file__).parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file: its dotted name from the root, its text and its syntax tree."""

    name: str
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, name: str, text: str) -> Self:
        """The module that this text would make."""
        return cls(name=name, text=text, tree=ast.parse(text))

    @property
    def last_name(self) -> str:
        """`service` for `payflowx.payments.service`."""
        return self.name.rpartition(".")[2]

    def is_a(self, kind: str) -> bool:
        """Whether it is a domain's `service`, say: that module, one in the folder of that name, or an `x_service`."""
        return kind in self.name.split(".")[2:] or self.last_name.endswith(f"_{kind}")

    @property
    def is_test(self) -> bool:
        """Whether it is there to test the package."""
        return self.name.split(".")[0] == "tests"

    def is_in(self, *packages: str) -> bool:
        """Whether it is one of these modules, or in one of these packages."""
        return any(self.name == package or self.name.startswith(f"{package}.") for package in packages)

    def functions(self) -> Iterator[Function]:
        """Every function and method, however deep."""
        return (node for node in ast.walk(self.tree) if isinstance(node, FUNCTIONS))

    def public(self) -> Iterator[ast.ClassDef | Function]:
        """The public classes and functions, and the public methods of those classes."""
        for node in self.tree.body:
            if isinstance(node, (ast.ClassDef, *FUNCTIONS)) and not node.name.startswith("_"):
                yield node
                if isinstance(node, ast.ClassDef):
                    yield from (
                        part for part in node.body if isinstance(part, FUNCTIONS) and not part.name.startswith("_")
                    )


@cache
def modules(folder: str) -> tuple[Module, ...]:
    """Every Python file below a folder of the root, read once: each habit looks at all of them."""
    return tuple(_module(path) for path in sorted((ROOT / folder).rglob("*.py")))


def _module(path: Path) -> Module:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return Module.of(name, path.read_text(encoding="utf-8"))
