"""One TOML table → one value of the style sheet, every wrong key and value reported."""

import re
from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from compiler.diagnostics import Sink, nearest
from compiler.source import Source, Span
from compiler.toml_keys import key_span
from compiler.units import parse_length

Look = TypeVar("Look")

_HEX = re.compile(r"#?([0-9A-Fa-f]{6})\Z")
_COLOR_FIELDS = ("color", "fill", "zebra")


class FieldReader(Struct):
    """Reads tables of one style; `sources` are its files, the most derived first."""

    sources: tuple[Source, ...]
    colors: Mapping[str, str]
    sink: Sink

    def check(
        self, look: type, table: Mapping[str, object], path: tuple[str, ...], *given: str
    ) -> dict[str, object]:
        """Convert the values of a table, reporting unknown keys and wrong values."""
        hints = {name: hint for name, hint in _hints(look).items() if name not in given}
        values: dict[str, object] = {}
        for key, value in table.items():
            if key in hints:
                values[key] = self._value(value, key, hints[key], (*path, key))
            else:
                message = f'there is no key "{key}" in [{".".join(path)}]'
                self.report("style/unknown-key", message, (*path, key), nearest(key, hints))
        return values

    def read(
        self, look: type[Look], table: Mapping[str, object], path: tuple[str, ...]
    ) -> Look | None:
        """Make a value from a table; None when something in it was wrong."""
        before = len(self.sink.diagnostics)
        made = self.make(look, self.check(look, table, path), path)
        return made if len(self.sink.diagnostics) == before else None

    def make(
        self, look: type[Look], values: Mapping[str, object], path: tuple[str, ...]
    ) -> Look | None:
        """Make a value of checked ones; None when some are missing."""
        missing = [name for name in _required(look) if name not in values]  # type: ignore[arg-type]
        for name in missing:
            message = f'[{".".join(path)}] has no "{name}"'
            self.report("style/missing-key", message, path, f"give it `{name} = …`")
        return None if missing else look(**values)

    def report(self, code: str, message: str, path: tuple[str, ...], hint: str = "") -> None:
        """Report at the place where the nearest of the style's files has the key."""
        self.sink.report(code, message, self._span(path), path=self.sources[0].path, hint=hint)

    def _span(self, path: tuple[str, ...]) -> Span | None:
        for length in range(len(path), 0, -1):
            for source in self.sources:
                span = key_span(source, path[:length])
                if span is not None and source.text[span.start : span.end].endswith(
                    path[length - 1]
                ):
                    return span
        return None

    def _value(self, value: object, key: str, hint: Any, path: tuple[str, ...]) -> object:
        try:
            if key.endswith(_COLOR_FIELDS):
                return self._color(value)
            return _convert(value, hint)
        except ValueError as error:
            self.report("style/value", f"{path[-1]}: {error}", path)
            return None

    def _color(self, value: object) -> str:
        if value == "":
            return ""
        if isinstance(value, str):
            if value in self.colors:
                return self.colors[value]
            if match := _HEX.match(value):
                return match[1].upper()
        names = ", ".join(self.colors)
        raise ValueError(f"{value!r} is neither a colour as #RRGGBB nor one of {names}")


def read_color(value: object) -> str:
    """`#RRGGBB` without its mark, in capitals; raises `ValueError` for anything else."""
    if isinstance(value, str) and (match := _HEX.match(value)):
        return match[1].upper()
    raise ValueError(f"{value!r} is not a colour as #RRGGBB")


@cache
def _hints(look: Any) -> dict[str, Any]:
    return get_type_hints(look)


@cache
def _required(look: Any) -> tuple[str, ...]:
    """Fields without a default."""
    return tuple(each.name for each in fields(look) if each.default is NODEFAULT)


def _convert(value: object, hint: Any) -> object:
    if hint is float:
        return _length(value)
    if hint is bool or hint is str or hint is int:
        if type(value) is not hint:
            raise ValueError(f"{value!r} is not {_NAMES[hint]}")
        return value
    origin = get_origin(hint)
    if origin is Literal:
        if value not in get_args(hint):
            raise ValueError(f"{value!r} is not one of {', '.join(map(str, get_args(hint)))}")
        return value
    if origin is tuple:
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise ValueError(f"{value!r} is not a list of words")
        return tuple(value)
    if origin is UnionType:
        return _convert(value, get_args(hint)[0])
    raise ValueError(f"{value!r} cannot stand here")


_NAMES = {bool: "true or false", str: "text in quotes", int: "a whole number"}


def _length(value: object) -> float:
    if isinstance(value, str):
        return float(parse_length(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"{value!r} is not a length")
