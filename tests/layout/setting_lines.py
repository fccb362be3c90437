"""Paragraphs set for tests, and lines as text."""

from collections.abc import Iterable, Sequence
from functools import cache

from msgspec.structs import replace

from compiler.diagnostics import Sink
from compiler.fonts.library import FaceLibrary
from compiler.layout.assemble import LOOSEST
from compiler.layout.lines.line import Line
from compiler.layout.lines.paragraph import set_paragraph
from compiler.layout.lines.setting import Setting
from compiler.layout.lines.totalfit import SHRINK, STRETCH
from compiler.model.inline import Inlines, Text
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import StyleSheet, TextStyle

BODY = TextStyle("body", "serif", 10.0, 14.0, "000000", align="justify")
RAGGED = replace(BODY, align="left")
HYPHEN = "\u00ad"


@cache
def sheet() -> StyleSheet:
    return load_style("base", styles_root(), styles_root(), Sink())


@cache
def library() -> FaceLibrary:
    return FaceLibrary(sheet().families, Sink())


def setting(sink: Sink | None = None, language: str = "en") -> Setting:
    """A setting without a tree; with a sink of its own it has faces of its own."""
    if sink is None:
        return Setting(library(), sheet(), language, Sink())
    return Setting(FaceLibrary(sheet().families, sink), sheet(), language, sink)


def inlines_of(words: str | Inlines) -> Inlines:
    return (Text(words),) if isinstance(words, str) else words


def set_lines(
    words: str | Inlines,
    measure: float,
    style: TextStyle = BODY,
    language: str = "en",
) -> tuple[Line, ...]:
    """Lines of words; diagnostics must not occur."""
    sink = Sink()
    around = replace(setting(language=language), sink=sink)
    lines = set_paragraph(inlines_of(words), style, measure, around).lines
    assert not sink.diagnostics, sink.diagnostics
    return lines


def dump_lines(lines: Iterable[Line]) -> str:
    """One row per line: its fragments as text, `|` between them, `-` for a hyphen it brings in."""
    rows = []
    for line in lines:
        row = "|".join(fragment.text for fragment in line.fragments)
        rows.append(row.replace("|" + HYPHEN, "-").replace(HYPHEN, "-"))
    return "\n".join(rows)


def joined(lines: Sequence[Line]) -> str:
    """The text of lines with blanks restored and the hyphens of line breaks taken out."""
    text = ""
    for line in lines:
        text += "".join(fragment.text for fragment in line.fragments)
        if line.hyphenated:
            text = text.removesuffix(HYPHEN)
        elif not line.glued:
            text += " "
    return text.strip(" ")


def right_edges(lines: Iterable[Line]) -> list[float]:
    """Where each line ends, with its blanks as stretched."""
    blank = library().face("serif").space * BODY.size
    edges = []
    for line in lines:
        last = line.fragments[-1]
        # Two-byte codes hold their stretched blanks in the show text.
        added = line.ratio * blank * (STRETCH if line.ratio > 0 else SHRINK)
        added -= (last.scale - 1) * blank
        if line.ratio > LOOSEST:
            added = 0.0
        edge = last.x + last.width * last.scale + last.text.count(" ") * added - last.char_space
        edges.append(round(edge, 2))
    return edges
