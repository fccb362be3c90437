"""Style folders → `StyleSheet`: `style.toml` and `fonts.toml`, merged along `extends`."""

import marshal
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from compiler.diagnostics import Sink, Stopped, nearest
from compiler.kept import keep_form, kept_form, place_of
from compiler.source import Source
from compiler.stylesheet.contrast import check_contrast
from compiler.stylesheet.families import read_families
from compiler.stylesheet.fields import FieldReader, read_color
from compiler.stylesheet.sheet import (
    BoxLook,
    ListLook,
    NumberLook,
    PageMaster,
    RuleLook,
    StyleSheet,
    TableLook,
    TextStyle,
)

MOST_INITIAL_LINES = 5
"""Lines that the first letter of a chapter may go over."""
MAXIMAL_EXTENDS = 8
"""Longest chain of styles that extend each other."""

Look = TypeVar("Look")
Tables = dict[str, Any]

_SECTIONS = ("colors", "page", "text", "table", "box", "rule", "numbers", "lists", "layout")
_SWITCHES = ("double_sided", "word_justified")
_PLAIN_KEYS = ("extends", *_SWITCHES)
_REQUIRED = {
    "text": ("body",),
    "page": ("body", "front", "cover", "colophon"),
    "box": ("box", "note", "cover"),
    "rule": ("break", "opening", "note"),
}


class _Layer(Struct, frozen=True):
    """One style folder as read."""

    folder: Path
    style: Tables
    fonts: Tables
    style_source: Source
    fonts_source: Source | None


def load_style(name: str, root: Path, styles_root: Path, sink: Sink) -> StyleSheet:
    """Read a shipped style by name, or a style folder relative to `root`.

    Raises `Stopped` after reporting everything that is wrong with it.
    """
    layers = _layers(name, root, styles_root, sink)
    tables: Tables = {}
    fonts: Tables = {}
    for layer in reversed(layers):
        tables = _merged(tables, layer.style)
        fonts = _merged(fonts, layer.fonts)
    colors = _colors(tables.get("colors", {}), layers, sink)
    reader = FieldReader(tuple(layer.style_source for layer in layers), colors, sink)
    _check_sections(tables, reader)
    sheet = _sheet(name, tables, layers, reader)
    font_sources = tuple(layer.fonts_source for layer in layers if layer.fonts_source)
    folders = tuple(layer.folder for layer in layers)
    families = read_families(fonts, font_sources, folders, sink)
    sink.stop_on_errors()
    for role, table in tables["text"].items():
        family = table.get("family")
        if family and family not in families:
            message = f'there is no family "{family}" in fonts.toml'
            reader.report(
                "style/value", message, ("text", role, "family"), nearest(family, families)
            )
    sink.stop_on_errors()
    check_contrast(sheet, tables, reader)
    return StyleSheet(**{**_fields_of(sheet), "families": families})


def _fields_of(sheet: StyleSheet) -> dict[str, Any]:
    return {name: getattr(sheet, name) for name in StyleSheet.__struct_fields__}


def _layers(name: str, root: Path, styles_root: Path, sink: Sink) -> list[_Layer]:
    layers: list[_Layer] = []
    home = root
    while name:
        folder = _find(name, home, styles_root)
        if folder is None:
            shipped = sorted(each.name for each in styles_root.iterdir() if each.is_dir())
            sink.report(
                "style/unknown",
                f'there is no style "{name}"',
                path=str(name),
                hint=nearest(name, shipped) or f"shipped styles: {', '.join(shipped)}",
            )
            raise Stopped
        if len(layers) == MAXIMAL_EXTENDS or any(folder == each.folder for each in layers):
            sink.report(
                "style/extends",
                f'the style "{name}" extends itself in the end',
                path=layers[-1].style_source.path,
            )
            raise Stopped
        layer = _layer(folder, root, sink)
        layers.append(layer)
        name, home = str(layer.style.get("extends", "")), folder.parent
    return layers


def _find(name: str, home: Path, styles_root: Path) -> Path | None:
    for folder in ((home / name).resolve(), styles_root / name):
        if (folder / "style.toml").is_file():
            return folder
    return None


def _layer(folder: Path, root: Path, sink: Sink) -> _Layer:
    style_source, style = _toml(folder / "style.toml", root, sink)
    fonts_file = folder / "fonts.toml"
    if not fonts_file.is_file():
        return _Layer(folder, style, {}, style_source, None)
    fonts_source, fonts = _toml(fonts_file, root, sink)
    return _Layer(folder, style, fonts, style_source, fonts_source)


def _toml(file: Path, root: Path, sink: Sink) -> tuple[Source, Tables]:
    shown = file.relative_to(root) if file.is_relative_to(root) else Path(*file.parts[-2:])
    try:
        text = file.read_text(encoding="utf-8")
        return Source(shown.as_posix(), text), _parsed(file, text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        sink.report(
            "style/unreadable", f"the style file cannot be read: {error}", path=shown.as_posix()
        )
        raise Stopped from error


def _parsed(file: Path, text: str) -> Tables:
    """The tables of a style file; what was read of a shipped one is kept."""
    place = place_of(file, file.name)
    if place is None:
        return tomllib.loads(text)
    stamp = sha256(text.encode()).digest()
    with suppress(EOFError, ValueError, TypeError):
        if form := kept_form(place, stamp):
            tables: Tables = marshal.loads(form)
            return tables
    tables = tomllib.loads(text)
    with suppress(ValueError):  # dates cannot be kept; no key of a style takes one
        keep_form(place, stamp, marshal.dumps(tables))
    return tables


def _merged(below: Tables, above: Mapping[str, Any]) -> Tables:
    result = dict(below)
    for key, value in above.items():
        old = result.get(key)
        result[key] = (
            _merged(old, value) if isinstance(old, dict) and isinstance(value, dict) else value
        )
    return result


def _colors(table: Mapping[str, object], layers: list[_Layer], sink: Sink) -> dict[str, str]:
    reader = FieldReader(tuple(layer.style_source for layer in layers), {}, sink)
    colors: dict[str, str] = {}
    for name, value in table.items():
        try:
            colors[name] = read_color(value)
        except ValueError as error:
            reader.report("style/value", f"{name}: {error}", ("colors", name))
    return colors


def _check_sections(tables: Tables, reader: FieldReader) -> None:
    for key, value in tables.items():
        known = key in _PLAIN_KEYS or (key in _SECTIONS and isinstance(value, dict))
        if not known:
            hint = nearest(key, (*_SECTIONS, *_PLAIN_KEYS))
            reader.report("style/unknown-key", f'a style has no "{key}"', (key,), hint)
    for section, names in _REQUIRED.items():
        for name in names:
            if name not in tables.get(section, {}):
                reader.report(
                    "style/missing-key",
                    f"the style lacks [{section}.{name}]",
                    (section,),
                    'extend "base", which has everything',
                )
    for switch in _SWITCHES:
        if not isinstance(tables.get(switch, False), bool):
            reader.report("style/value", f"{switch} is true or false", (switch,))
    reader.sink.stop_on_errors()


def _sheet(name: str, tables: Tables, layers: list[_Layer], reader: FieldReader) -> StyleSheet:
    layout = tables.get("layout", {})
    spaces = reader.read(_Spaces, layout, ("layout",)) or _Spaces()
    if not 0 <= spaces.initial_lines <= MOST_INITIAL_LINES:
        message = f"initial_lines: {spaces.initial_lines} is not one of 0 to {MOST_INITIAL_LINES}"
        reader.report("style/value", message, ("layout", "initial_lines"))
    table = reader.read(TableLook, tables.get("table", {}), ("table",))
    lists = reader.read(ListLook, tables.get("lists", {}), ("lists",))
    numbers = reader.read(NumberLook, tables.get("numbers", {}), ("numbers",))
    text = _named(TextStyle, "text", tables, reader, "role")
    masters = _named(PageMaster, "page", tables, reader, "name")
    boxes = _named(BoxLook, "box", tables, reader, "kind")
    rules = _named(RuleLook, "rule", tables, reader)
    reader.sink.stop_on_errors()
    if table is None or lists is None or numbers is None:
        raise Stopped
    return StyleSheet(
        name=Path(name).name,
        folders=tuple(layer.folder for layer in layers),
        families={},
        text=text,
        masters=masters,
        table=table,
        boxes=boxes,
        rules=rules,
        numbers=numbers,
        lists=lists,
        colors=reader.colors,
        double_sided=bool(tables.get("double_sided", False)),
        word_justified=bool(tables.get("word_justified", False)),
        key_figure_gap=spaces.key_figure_gap,
        initial_lines=spaces.initial_lines,
        chronology_indent=spaces.chronology_indent,
    )


class _Spaces(Struct, frozen=True):
    """The table [layout]."""

    initial_lines: int = 0
    key_figure_gap: float = 12.0
    chronology_indent: float = 0.0


def _named(
    look: type[Look], section: str, tables: Tables, reader: FieldReader, *key: str
) -> dict[str, Look]:
    """The tables of a section as looks; `key` is the field that holds a table's own name."""
    before = len(reader.sink.diagnostics)
    checked: Tables = dict(tables[section])
    for name, table in checked.items():
        if isinstance(table, dict):
            like = {field: value for field, value in table.items() if field == "like"}
            own = {field: value for field, value in table.items() if field != "like"}
            checked[name] = {**reader.check(look, own, (section, name), *key), **like}
    if len(reader.sink.diagnostics) > before:
        return {}
    return {
        name: made
        for name, values in _resolved(section, checked, reader).items()
        if (made := reader.make(look, {**values, **dict.fromkeys(key, name)}, (section, name)))
    }


def _resolved(section: str, raw: Tables, reader: FieldReader) -> dict[str, Tables]:
    """The tables of a section with `like` replaced by the values it stands for."""
    done: dict[str, Tables] = {}

    def resolve(name: str, chain: tuple[str, ...]) -> Tables:
        if name in done:
            return done[name]
        table = dict(raw[name])
        like = table.pop("like", "")
        if like and (like not in raw or like in chain):
            reader.report(
                "style/value",
                f"like: there is no [{section}.{like}] to start from",
                (section, name, "like"),
                nearest(str(like), raw),
            )
            like = ""
        below = resolve(like, (*chain, name)) if like else {}
        done[name] = {**below, **table}
        return done[name]

    for name, table in raw.items():
        if isinstance(table, dict):
            resolve(name, (name,))
        else:
            reader.report("style/value", f"[{section}.{name}] is a table", (section, name))
    return done
