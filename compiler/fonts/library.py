"""The faces of a style sheet, loaded when first asked for.

What comes in are the style sheet's families, which name font files inside installed packages;
what leaves are faces. A missing package or a broken file is an error the author can act on.
"""

from collections.abc import Hashable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from compiler.diagnostics import Sink, Stopped
from compiler.fonts.face import Face
from compiler.source import Span
from compiler.stylesheet.sheet import FaceStyle, Family

_NEAREST: Mapping[FaceStyle, tuple[FaceStyle, ...]] = {
    "regular": ("regular",),
    "bold": ("bold", "regular"),
    "italic": ("italic", "regular"),
    "bolditalic": ("bolditalic", "bold", "italic", "regular"),
}

_STYLE_NAMES: Mapping[FaceStyle, str] = {
    "regular": "Regular",
    "bold": "Bold",
    "italic": "Italic",
    "bolditalic": "BoldItalic",
}


def style_name(bold: bool, italic: bool) -> FaceStyle:
    """Name of a style in keys and style sheets."""
    if bold:
        return "bolditalic" if italic else "bold"
    return "italic" if italic else "regular"


def postscript_name(family: Family, style: FaceStyle) -> str:
    """Name of a face in a PDF file: ASCII letters and digits of the family, then the style."""
    letters = "".join(each for each in family.name if each.isascii() and each.isalnum())
    return f"{letters or 'Face'}-{_STYLE_NAMES[style]}"


class FaceLibrary:
    """Faces by family and style."""

    def __init__(self, families: Mapping[str, Family], sink: Sink) -> None:
        self.families = families
        self._sink = sink
        self._faces: dict[str, Face] = {}
        self._by_style: dict[tuple[str, bool, bool], Face] = {}
        self.derived: dict[Hashable, Any] = {}
        """What layout keeps of its own beside the faces."""
        self._reported: set[tuple[str, str]] = set()

    def face(self, family: str, bold: bool = False, italic: bool = False) -> Face:
        """Face of a family key; the nearest style where the family lacks the one asked for."""
        wanted = (family, bold, italic)
        face = self._by_style.get(wanted)
        if face is None:
            face = self._by_style[wanted] = self._load(family, style_name(bold, italic))
        return face

    def by_key(self, key: str) -> Face:
        """Face of a key such as `serif/bold`."""
        family, _, style = key.partition("/")
        return self.face(family, style.startswith("bold"), style.endswith("italic"))

    def covering(self, text: str, like: Face) -> Face | None:
        """First face of another family, in the style of `like`, that has all the characters."""
        family, _, style = like.key.partition("/")
        for other in self.families:
            if other != family:
                face = self.by_key(f"{other}/{style}")
                if not face.missing(text):
                    return face
        return None

    def report_once(self, code: str, message: str, span: Span | None) -> None:
        """Report what is the same everywhere at its first place only."""
        if (code, message) not in self._reported:
            self._reported.add((code, message))
            self._sink.report(code, message, span)

    def loaded(self) -> Iterator[Face]:
        """Faces loaded so far, by key."""
        for key in sorted(self._faces):
            yield self._faces[key]

    def _load(self, key: str, style: FaceStyle) -> Face:
        family = self.families.get(key)
        if family is None:
            known = ", ".join(self.families)
            raise self._stopped(f'no family is called "{key}" (there are {known})', "")
        found = next((each for each in _NEAREST[style] if each in family.files), None)
        if found is None:
            raise self._stopped(f'family "{family.name}" has no {style} face', "")
        face_key = f"{key}/{found}"
        if face_key not in self._faces:
            path = self._path(family, family.files[found])
            try:
                self._faces[face_key] = Face(
                    face_key, postscript_name(family, found), path, family.axes.get(found, {})
                )
            except (OSError, ValueError, hb.HarfBuzzError) as error:
                where = f"of package {family.package}" if family.package else "of the style"
                anew = f"install {family.package} anew"
                hint = anew if family.package else "put a TrueType file there"
                message = f'"{path.name}" {where} is no TrueType font file: {error}'
                raise self._stopped(message, hint) from error
        return self._faces[face_key]

    def _path(self, family: Family, name: str) -> Path:
        if not family.package:
            path = Path(family.folder, name)
            if path.is_file():
                return path
            message = f'the folder of the style has no font file "{name}"'
            raise self._stopped(message, f"put it there, or name its package under [{family.key}]")
        spec = find_spec(family.package.replace("-", "_"))
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            path = Path(folder, "files", name)
            if path.is_file():
                return path
        if spec is None:
            message = f'the font package "{family.package}" is not installed'
        else:
            message = f'the font package "{family.package}" has no file "{name}"'
        raise self._stopped(message, f"install it: pip install {family.package}")

    def _stopped(self, message: str, hint: str) -> Stopped:
        self._sink.report("font/unreadable", message, hint=hint)
        return Stopped()
