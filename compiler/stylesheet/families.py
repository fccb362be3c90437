"""`fonts.toml` → families: where faces come from and at which axes they are pinned."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from compiler.diagnostics import Sink, nearest
from compiler.source import Source
from compiler.stylesheet.fields import FieldReader
from compiler.stylesheet.sheet import FaceStyle, Family

_STYLES: tuple[FaceStyle, ...] = get_args(FaceStyle)
_KINDS = ("roman", "swiss", "modern")
_WORDS = ("name", "package", "fallback", "kind")


def read_families(
    tables: Mapping[str, Any], sources: tuple[Source, ...], folders: tuple[Path, ...], sink: Sink
) -> dict[str, Family]:
    """Read every family; wrong ones are reported and left out.

    Files of a family without a package lie in one of the folders of the style.
    """
    if not sources:
        return {}
    reader = FieldReader(sources, {}, sink)
    families: dict[str, Family] = {}
    for key, table in tables.items():
        if isinstance(table, dict) and _is_sound(key, table, reader):
            families[key] = _family(key, table, folders)
        elif not isinstance(table, dict):
            reader.report("style/value", f"[{key}] is a table", (key,))
    return families


def _is_sound(key: str, table: Mapping[str, Any], reader: FieldReader) -> bool:
    before = len(reader.sink.diagnostics)
    for name, value in table.items():
        if name not in _WORDS and name not in _STYLES:
            reader.report(
                "style/unknown-key",
                f'there is no key "{name}" in [{key}]',
                (key, name),
                nearest(name, (*_WORDS, *_STYLES)),
            )
        elif name in _WORDS and not isinstance(value, str):
            reader.report("style/value", f"{name} is text in quotes", (key, name))
        elif name in _STYLES and not _is_face(value):
            reader.report(
                "style/value", f"{name} is a table with a file and axes as numbers", (key, name)
            )
    for name in ("name", "regular"):
        if name not in table:
            reader.report("style/missing-key", f'[{key}] has no "{name}"', (key,))
    if table.get("kind", "roman") not in _KINDS:
        reader.report("style/value", f"kind is one of {', '.join(_KINDS)}", (key, "kind"))
    return len(reader.sink.diagnostics) == before


def _is_face(value: object) -> bool:
    return (
        isinstance(value, dict)
        and isinstance(value.get("file"), str)
        and all(isinstance(v, (int, float)) for axis, v in value.items() if axis != "file")
    )


def _family(key: str, table: Mapping[str, Any], folders: tuple[Path, ...]) -> Family:
    faces = {style: table.get(style, table["regular"]) for style in _STYLES}
    own = [folder for folder in folders if (folder / table["regular"]["file"]).is_file()]
    return Family(
        key=key,
        name=table["name"],
        package=table.get("package", ""),
        files={style: face["file"] for style, face in faces.items()},
        axes={
            style: {axis: float(value) for axis, value in face.items() if axis != "file"}
            for style, face in faces.items()
        },
        fallback=table.get("fallback", ""),
        kind=table.get("kind", "roman"),
        folder=str((own or folders)[0]),
    )
