"""Runs: inlines flattened into stretches of text, each with its look.

What comes in are the inlines of a paragraph and its text style; what leaves are runs in reading
order. A look says everything that words of a run have in common: face, size, colour, rise,
language, link and the structure element they belong to. Elements (Link, Reference, Code, Span with
Lang, Note; Em and Strong where the tree asks for them) are opened here, in reading order
(ISO 32000-1, 14.8.4.4; ISO 32000-2, 14.8.4.7); a plain paragraph opens none.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import assert_never

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.fonts.face import Face
from compiler.fonts.tables import WordTable
from compiler.layout.lines.setting import NoteCall, Setting
from compiler.model.inline import (
    Abbreviation,
    Code,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Note,
    Reference,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    Value,
)
from compiler.stylesheet.sheet import TextStyle

RAISED_SIZE = 0.62
"""Size of raised and lowered text, as a part of the text's size."""
RAISED, LOWERED = 0.36, -0.14
"""Their distance from the baseline, as a part of the text's size."""
CODE_SIZE = 0.9
"""Fixed-width faces look larger than text faces of one size."""
SMALL_CAPS_SIZE = 0.8
"""Size of capitals that stand in for small capitals in a face that has none."""
CODE_FAMILY = "mono"
THIN_BLANK = "\u2009"
LINE_END = "\n"
"""Text of a run that ends the line."""


class Look(Struct, frozen=True, eq=False):
    """What the words of a run have in common; two looks are the same when they are one object."""

    face: Face
    words: WordTable
    family: str
    size: float
    color: str
    bold: bool = False
    italic: bool = False
    lane: str = ""
    """Name of the set of features the words are shaped with."""
    rise: float = 0.0
    spacing: float = 0.0
    """Points after each glyph."""
    owner: int = -1
    link: str = ""
    language: str = ""
    """Language of the words, for hyphenation."""
    marked: str = ""
    """The same where it differs from the paragraph's."""
    uppercase: bool = False
    divisible: bool = True
    """Whether patterns may divide its words."""
    literal: bool = False
    """Whether it is code."""


class Run(Struct, frozen=True, eq=False):
    """A stretch of text in one look."""

    look: Look
    text: str
    note: str = ""
    """Label of the footnote it calls; such a run is glued to what stands before it."""
    gap: float = 0.0
    """Points of white before it that are no blank."""


class Runs(Struct):
    """The runs of a paragraph while they are gathered."""

    setting: Setting
    parent: int
    runs: list[Run] = field(default_factory=list)
    calls: list[NoteCall] = field(default_factory=list)
    gap: float = 0.0
    """White to come before the next run."""

    def add(self, look: Look, text: str, note: str = "") -> None:
        """Add text, to the run before when it has the same look."""
        if self.runs and not note and not self.gap:
            last = self.runs[-1]
            if last.look is look and not last.note and LINE_END not in (last.text, text):
                self.runs[-1] = Run(look, last.text + text, gap=last.gap)
                return
        self.runs.append(Run(look, text, note, self.gap))
        self.gap = 0.0

    def without_line_ends(self) -> list[Run]:
        """The runs with a blank for each forced line end."""
        return [Run(run.look, " ") if run.text == LINE_END else run for run in self.runs]

    @property
    def stressed(self) -> bool:
        """Whether stressed words have elements of their own."""
        structure = self.setting.structure
        return structure is not None and structure.stressed

    def open(self, tag: str, parent: int, attributes: dict[str, object] | None = None) -> int:
        """Open an element, or none where no tree is kept."""
        structure, parent = self.setting.structure, self._at(parent)
        if structure is None or parent < 0:
            return -1
        return structure.open(tag, parent, attributes)

    def content_of(self, element: int) -> int:
        """Owner of text that is an element's own, now: the element, or a piece after its kids."""
        structure = self.setting.structure
        parent = self._at(element)
        if structure is None or parent < 0:
            return element
        kids = structure.elements[parent].kids
        if not kids:
            return element
        if not structure.elements[kids[-1]].tag:
            return kids[-1]
        return structure.piece(parent)

    def _at(self, element: int) -> int:
        return self.parent if element < 0 else element


def base_look(style: TextStyle, setting: Setting, owner: int = -1) -> Look:
    """Look of a style's plain words."""
    # Cells and lines are many: a style's look is made once.
    kept: dict[tuple[TextStyle, str], Look] = setting.faces.derived.setdefault("looks", {})
    key = (style, setting.language)
    look = kept.get(key)
    if look is None:
        look = kept[key] = _made_look(style, setting)
    return look if owner < 0 else replace(look, owner=owner)


def _made_look(style: TextStyle, setting: Setting) -> Look:
    lane = "spaced" if style.tracking else ""
    if style.tabular:
        lane = f"{lane}+tnum" if lane else "tnum"
    elif style.oldstyle and not style.uppercase:
        lane = f"{lane}+onum" if lane else "onum"
    face = setting.faces.face(style.family, style.bold, style.italic)
    return Look(
        face,
        face.lane(lane),
        style.family,
        style.size,
        style.color,
        style.bold,
        style.italic,
        lane,
        spacing=style.tracking * style.size,
        language=setting.language,
        uppercase=style.uppercase,
        divisible=style.hyphenate,
    )


def plain_words(inlines: Inlines) -> str | None:
    """Text of inlines that are nothing but text and values, else nothing."""
    if len(inlines) == 1 and type(inlines[0]) is Text:
        return inlines[0].text
    for inline in inlines:
        if type(inline) is not Text and type(inline) is not Value:
            return None
    return "".join([each.text for each in inlines if isinstance(each, Text | Value)])


def gather(inlines: Iterable[Inline], look: Look, element: int, runs: Runs) -> None:
    """Flatten inlines that are children of an element into runs; -1 is the paragraph's own."""
    own = look
    for inline in inlines:
        owner = runs.content_of(element) if _takes_room(inline, runs) else own.owner
        if owner != own.owner:
            own = replace(own, owner=owner)
        _gather_one(inline, own, element, runs)


def _takes_room(inline: Inline, runs: Runs) -> bool:
    """Whether the inline sets text that belongs to the element around it."""
    if isinstance(inline, Emphasis | Strong):
        return not runs.stressed
    return not isinstance(
        inline, LineBreak | Note | Link | Reference | Code | Foreign | Abbreviation
    )


def _gather_one(inline: Inline, look: Look, element: int, runs: Runs) -> None:
    match inline:
        case Text(text=text) | Value(text=text):
            _add_text(look, text, runs)
        case Emphasis(children=children):
            italic = _restyled(look, runs, italic=not look.italic)
            _gather_stressed("Em", children, italic, element, runs)
        case Strong(children=children):
            _gather_stressed("Strong", children, _restyled(look, runs, bold=True), element, runs)
        case Superscript(children=children):
            gather(children, _moved(look, RAISED), element, runs)
        case Subscript(children=children):
            gather(children, _moved(look, LOWERED), element, runs)
        case SmallCaps(children=children):
            gather(children, _small_capitals(look), element, runs)
        case LineBreak():
            runs.add(look, LINE_END)
        case Code(text=text):
            owner = runs.open("Code", element)
            # A row of blanks in code is a row of blanks in print.
            runs.add(_code(look, owner, runs), text.replace("  ", "\u00a0 "))
        case Foreign(language=language, children=children):
            owner = runs.open("Span", element, {"Lang": language})
            other = replace(look, language=language, marked=language, owner=owner)
            gather(children, other, owner, runs)
        case Abbreviation(text=text, expansion=expansion):
            owner = runs.open("Span", element, {"E": expansion})
            _add_text(replace(look, owner=owner), text, runs)
        case Link(url=url, children=children):
            owner = runs.open("Link", element)
            color = look.color
            if not url.startswith("#"):
                # What leads out of the report looks as it does in the Word file.
                color = runs.setting.sheet.colors.get("accent", color)
            gather(children, replace(look, link=url, color=color, owner=owner), owner, runs)
        case Reference():
            _gather_reference(inline, look, element, runs)
        case Note():
            _gather_note(inline, look, element, runs)
        case _:
            assert_never(inline)


def _gather_stressed(tag: str, children: Inlines, look: Look, element: int, runs: Runs) -> None:
    owner = runs.open(tag, element) if runs.stressed else -1
    if owner < 0:
        gather(children, look, element, runs)
    else:
        gather(children, replace(look, owner=owner), owner, runs)


def _add_text(look: Look, text: str, runs: Runs) -> None:
    """Add text; a face without small capitals gets small large ones."""
    if not look.lane.startswith("smcp") or look.face.has_small_capitals:
        runs.add(look, text)
        return
    large = replace(look, lane="", words=look.face.words)
    small = replace(large, size=look.size * SMALL_CAPS_SIZE)
    for lower, letters in groupby(text, str.islower):
        part = "".join(letters)
        runs.add(small if lower else large, part.upper() if lower else part)


def _gather_reference(reference: Reference, look: Look, element: int, runs: Runs) -> None:
    outer = runs.open("Reference", element, {"Target": reference.label})
    owner = runs.open("Link", outer)
    words = runs.setting.text_of(reference)
    runs.add(replace(look, link=f"#{reference.label}", owner=owner), words)


def _gather_note(note: Note, look: Look, element: int, runs: Runs) -> None:
    number = runs.setting.note_numbers.get(note.label, "*")
    outer = runs.open("Reference", element, {"Target": note.label})
    owner = runs.open("Link", outer)
    raised = replace(_moved(look, RAISED), link=f"#{note.label}", owner=owner)
    follows = bool(runs.runs) and bool(runs.runs[-1].note)
    runs.add(raised, THIN_BLANK + number if follows else number, note.label)
    placed = runs.open("Note", element, {"NoteLabel": note.label})
    runs.calls.append(NoteCall(note, number, placed))


def _restyled(
    look: Look, runs: Runs, *, bold: bool | None = None, italic: bool | None = None
) -> Look:
    bold = look.bold if bold is None else bold
    italic = look.italic if italic is None else italic
    face = runs.setting.faces.face(look.family, bold, italic)
    return replace(look, face=face, words=face.lane(look.lane), bold=bold, italic=italic)


def _moved(look: Look, distance: float) -> Look:
    # What is small and raised needs figures of one height.
    lane = look.lane.removesuffix("onum").removesuffix("+")
    return replace(
        look,
        words=look.face.lane(lane) if lane != look.lane else look.words,
        lane=lane,
        size=look.size * RAISED_SIZE,
        rise=look.rise + look.size * distance,
        spacing=look.spacing * RAISED_SIZE,
        divisible=False,
    )


def _small_capitals(look: Look) -> Look:
    lane = "smcp+onum" if look.lane.endswith("onum") else "smcp"
    return replace(look, lane=lane, words=look.face.lane(lane))


def _code(look: Look, owner: int, runs: Runs) -> Look:
    setting = runs.setting
    family = CODE_FAMILY if CODE_FAMILY in setting.sheet.families else look.family
    face = setting.faces.face(family, look.bold, False)
    return replace(
        look,
        face=face,
        words=face.words,
        family=family,
        size=look.size * CODE_SIZE,
        lane="",
        owner=owner,
        spacing=0.0,
        uppercase=False,
        divisible=False,
        literal=True,
    )
