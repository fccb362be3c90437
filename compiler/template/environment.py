"""The Jinja2 environments: sandboxed, strict about undefined names, without Python's objects.

Templates and expressions may come from people the report's owner has never met. They see plain
values only: attributes that start with an underscore are refused, values cannot be changed,
products of text and tables of globals are gone, and what a template prints is limited.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import BaseLoader, BytecodeCache, StrictUndefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from compiler.lazy import lazy
from compiler.template.dates import long_date

if TYPE_CHECKING:
    from compiler.template import filters
else:
    # Brings Babel, whose data takes longer to find than a page to set.
    filters = lazy("compiler.template.filters")

MAXIMAL_OUTPUT = 8_000_000
"""Most characters one template may print."""

_FILTERS = (
    "abs", "capitalize", "default", "first", "float", "int", "join", "last", "length", "lower",
    "map", "max", "min", "rejectattr", "replace", "reverse", "round", "selectattr", "sort", "sum",
    "title", "trim", "unique", "upper",
)  # fmt: skip


class Sandbox(ImmutableSandboxedEnvironment):
    """Expressions and templates run in here."""

    intercepted_binops = frozenset(["*", "**"])

    def __init__(
        self,
        language: str,
        loader: BaseLoader | None = None,
        bytecode: BytecodeCache | None = None,
    ) -> None:
        # Each template is read for one report: looking for constants in it would not pay.
        super().__init__(
            loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True,
            lstrip_blocks=True, keep_trailing_newline=False, cache_size=64, optimized=False,
            bytecode_cache=bytecode,
        )  # fmt: skip
        self.language = language
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        for name in ("number", "money", "percent", "date"):
            self.filters[name] = partial(self._localized, name)
        self._locale_filters: Mapping[str, Callable[..., str]] = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What stands behind a dot: a key of the data, and only then a property of the object.

        So a column called "items" or "rows" can be named like any other.
        """
        if isinstance(obj, Mapping) and not attribute.startswith("_"):
            try:
                return obj[attribute]
            except LookupError:
                pass
        return super().getattr(obj, attribute)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; anything else could grow without bound."""
        if operator == "**" or not _are_numbers(left, right):
            raise SecurityError(f"{operator} is for numbers only")
        return left * right

    def _localized(self, name: str, value: object, *arguments: Any, **options: Any) -> str:
        """A filter of the language; Babel is asked only for what is not known without it."""
        if name == "date" and not arguments and not options:
            known = long_date(value, self.language)
            if known is not None:
                return known
        if not self._locale_filters:
            self._locale_filters = filters.locale_filters(self.language)
        return self._locale_filters[name](value, *arguments, **options)


def _are_numbers(*values: object) -> bool:
    return all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in values)


def render(template: Any, values: Mapping[str, object]) -> str:
    """Render a template, stopping with `SecurityError` when it prints without end."""
    pieces: list[str] = []
    size = 0
    for piece in template.generate(values):
        size += len(piece)
        if size > MAXIMAL_OUTPUT:
            raise SecurityError(f"the template prints more than {MAXIMAL_OUTPUT:,} characters")
        pieces.append(piece)
    return "".join(pieces)
