"""The book of Word styles of one file: text styles of the style sheet in, `WordStyle`s out.

A style is made when its role is first used. Its left indent holds the text column's indent of
the page master that such text stands on, so that the margins of the Word page are the margins of
the frame and text typed later falls into the column.
"""

from collections.abc import Mapping
from itertools import takewhile
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.stylesheet.sheet import BoxLook, RuleLook, StyleSheet, TextStyle
from compiler.units import to_half_points, to_twips
from compiler.wordflow.borders import border, box_borders
from compiler.wordflow.look import Borders, CharacterStyle, TabStop, WordAlignment, WordStyle
from compiler.wordflow.roles import (
    BODY,
    BUILT_IN,
    LISTED_ENTRIES,
    NEEDED_ROLES,
    WordRole,
    word_role,
)

LIST_STYLES = 5
"""Word knows List Bullet to List Bullet 5; deeper items keep the last one and are indented."""
HEADING_LIST = 1
"""Id of the list that the heading styles are linked to."""
NO_NUMBERS = 3
"""Id of a list that prints nothing, for headings of numbered levels that have no number."""
BULLET_LIST = 2
"""Id of the list of all bullets in the text column; Word's bullet styles are linked to it."""
LINE_OF_NOTHING = 20
"""Height in twips of a paragraph that only has to be there, as after a table."""
CODE_STYLE = "VerbatimChar"
CODE_SIZE = 0.9
"""Size of code as a part of that of the text around it; as in the PDF."""
NOTE_LABEL_ROOM = 1.35
"""Room for the number before a footnote's text, as a part of the type size; as in the PDF."""
_IN_CELLS = ("table-text", "table-head", "table-group", "table-total", "running")
ROW_HEAD = "table-row-head"
ROW_HEAD_STYLE = "TableRowHead"
ListKind = Literal["Bullet", "Number", "Continue"]
LIST_KINDS: tuple[ListKind, ...] = ("Bullet", "Number", "Continue")
_KEY_FIGURES = ("key-figure-value", "key-figure-label")


class StyleBook(Struct):
    """Makes and keeps the paragraph styles of a file."""

    sheet: StyleSheet
    column: int
    """Twips from the left margin to the text column on the pages of chapters."""
    frame: int
    """Twips between the margins there."""
    contents_column: int = 0
    """The same two on the pages of the contents."""
    contents_frame: int = 0
    opening: int = 0
    """White in twips above the first line of a chapter."""
    labelled: bool = True
    """Whether numbered chapters have their number in a line of its own above the title."""
    styles: dict[str, WordStyle] = field(default_factory=dict)
    codes: dict[int, CharacterStyle] = field(default_factory=dict)
    """Character styles of code by the size in half points of the text around it."""
    _by_role: dict[str, WordStyle] = field(default_factory=dict)

    def of(self, role: str) -> WordStyle:
        """The style of a role."""
        found = self._by_role.get(role)
        if found is None:
            found = self._alike(role, self._make(role))
            self._by_role[role] = found
            self.styles.setdefault(found.id, found)
        return found

    def _alike(self, role: str, made: WordStyle) -> WordStyle:
        """A role that looks like one the style names before it shares the style of that one.

        Two names for one look would only make people wonder which to take. Roles that Word has
        styles of its own for, and the few that stand in tables, keep theirs.
        """
        if made.id in BUILT_IN or role in _IN_CELLS:
            return made
        nameless = _nameless(made)
        for other in takewhile(lambda each: each != role, self.sheet.text):
            if other in _IN_CELLS or word_role(other).id in BUILT_IN:
                continue
            if _nameless(self._make(other)) == nameless:
                return self.of(other)
        return made

    def base(self, role: str) -> int:
        """Left edge that the indent of a role counts from."""
        if role in _IN_CELLS or role in _KEY_FIGURES or role.startswith("cover-"):
            return 0
        if role.startswith("contents-") or role == LISTED_ENTRIES:
            return self.contents_column
        return self.column + self.note_hang if role == "footnote" else self.column

    def code(self, half_points: int) -> CharacterStyle:
        """Character style of code in text of a size."""
        found = self.codes.get(half_points)
        if found is None:
            usual = half_points == to_half_points(self.sheet.style("body").size)
            size = max(int(half_points * CODE_SIZE + 0.5), 2)
            found = self.codes[half_points] = CharacterStyle(
                CODE_STYLE if usual else f"{CODE_STYLE}{size}",
                "Verbatim Char" if usual else f"Verbatim Char {size / 2:g} pt",
                family=self.sheet.style("code").family,
                half_points=size,
            )
        return found

    @property
    def note_hang(self) -> int:
        """How far the text of a footnote stands from its number, in twips."""
        return to_twips(self.sheet.style("footnote").size * NOTE_LABEL_ROOM)

    def aligned(self, role: str, align: WordAlignment) -> WordStyle:
        """The style of a role for a column of a table that stands right or in the middle."""
        style = self._row_head() if role == ROW_HEAD else self.of(role)
        if style.align == align:
            return style
        return self._variant(style, align.capitalize(), align=align)

    def hang_headings(self, hangs: Mapping[str, int]) -> None:
        """Let numbered headings hang: their titles stand right of their numbers, all in line."""
        for role, hang in hangs.items():
            style = self.of(role)
            made = replace(style, left=style.left + hang, first=-hang)
            self._by_role[role] = self.styles[made.id] = made

    def unnumbered(self, role: str) -> WordStyle:
        """A heading style without a number where the level has numbers."""
        numbered = self.of(role)
        made = replace(
            numbered,
            id=f"{numbered.id}Unnumbered",
            name=f"{numbered.name.capitalize()} Unnumbered",
            left=numbered.left + numbered.first,
            first=0,
            before=(self.opening if role == "chapter-title" else 0) or numbered.before,
            based_on=numbered.id,
            list_id=NO_NUMBERS,
        )
        return self.styles.setdefault(made.id, made)

    def listed(self, kind: ListKind, depth: int, role: str, *, inset: bool) -> WordStyle:
        """Style of an item, or of its further paragraphs, at a depth from 0.

        In the text column these are Word's own list styles; elsewhere (`inset`, or in the text of
        another role) they have names of their own, and the list of the paragraph says the indents.
        """
        level = min(depth, LIST_STYLES - 1)
        name = f"List {kind}"
        if role not in ("list", "body"):
            name = f"{self.of(role).name} {name}"
        elif inset:
            name += " Inset"
        name += f" {level + 1}" if level else ""
        identity = name.replace(" ", "")
        made = self.styles.get(identity)
        if made is None:
            made = self.styles[identity] = self._listed(kind, level, role, identity, name)
        return made

    def boxed(self, look: BoxLook, role: str) -> WordStyle:
        """Style of a paragraph inside a bordered and tinted box."""
        plain = self.of(role)
        kind = "" if look.kind == "box" else word_role(look.kind).id
        identity = f"{kind}{plain.id}Boxed" if plain.id == BODY else f"{kind}{plain.id}"
        name = plain.name if not kind else f"{word_role(look.kind).name} {plain.name}"
        borders = box_borders(look)
        made = replace(
            plain,
            id=identity if identity != plain.id else f"{plain.id}Framed",
            name=name if identity != plain.id else f"{plain.name} Framed",
            left=self.column + (borders.left.twips if borders.left else 0),
            right=borders.right.twips if borders.right else 0,
            first=0,
            borders=borders,
            fill=look.fill,
            # Kinds may differ in their borders alone; programs that compare styles overlook those.
            contextual=False if kind else None,
            based_on=plain.id,
            next="",
        )
        return self.styles.setdefault(made.id, made)

    def figure(self) -> WordStyle:
        """Style of a paragraph that holds a picture alone: the line is as high as the picture."""
        text = self.sheet.style("body")
        caption = self.sheet.style("caption")
        made = replace(
            self._from_text(text, WordRole("Figure", "Figure", next="FigureCaption")),
            line=0,
            before=to_twips(caption.before),
            after=0,
            first=0,
            align="left",
            keep_next=True,
            mark_half_points=2,
        )
        return self.styles.setdefault(made.id, made)

    def rule(self, role: str) -> WordStyle:
        """Style of a rule: a line of the least height with a border above it."""
        look = self.sheet.rules.get(role) or self.sheet.rules["break"]
        name = word_role(f"{role}-rule")
        left = max(self.column + to_twips(look.indent), 0)
        made = replace(
            self._nothing(name.id, name.name),
            before=to_twips(look.before),
            after=to_twips(look.after),
            left=left,
            right=_rest(self.frame - left, look),
            keep_next=role == "opening",
            borders=Borders(top=border(look.thickness, look.color)),
        )
        return self.styles.setdefault(made.id, made)

    def nothing(self) -> WordStyle:
        """Style of a paragraph that Word needs after a table where no other one follows."""
        made = self._nothing("AfterTable", "After Table")
        return self.styles.setdefault(made.id, made)

    def head(self, *, ruled: bool) -> WordStyle:
        """Style of running heads, over a hairline or not."""
        plain = self.of("running")
        if not ruled:
            return plain
        line = border(0.4, self.sheet.table.hairline_color, 4)
        made = replace(
            plain,
            id="HeaderRuled",
            name="Header Ruled",
            based_on=plain.id,
            borders=Borders(bottom=line),
        )
        return self.styles.setdefault(made.id, made)

    def foot(self) -> WordStyle:
        """Style of running feet."""
        made = replace(self.of("running"), id="Footer", name="footer")
        return self.styles.setdefault(made.id, made)

    def fill_up(self) -> None:
        """Add the styles that every file carries, and Normal, which all others start from."""
        for role in NEEDED_ROLES:
            self.of(role)
        self.code(to_half_points(self.sheet.style("body").size))
        for kind in LIST_KINDS:
            for depth in range(LIST_STYLES):
                self.listed(kind, depth, "list", inset=False)
        body = self.of("body")
        normal = replace(
            body,
            id="Normal",
            name="Normal",
            based_on="",
            next="",
            left=0,
            right=0,
            first=0,
            before=0,
            after=0,
        )
        self.styles.setdefault("Normal", normal)
        self.foot()

    def _make(self, role: str) -> WordStyle:
        if role == LISTED_ENTRIES:
            like = self.of("contents-2")
            hang = to_twips(self.sheet.style("contents-1").first_line)
            return replace(
                like,
                id="TableofFigures",
                name="table of figures",
                left=self.contents_column - hang,
                first=hang,
                tabs=_contents_tabs(self.contents_column - hang, hang, self.contents_frame),
            )
        if role not in self.sheet.text:
            role = "contents-3" if role.startswith("contents-") else "body"
            return self.of(role)
        text = self.sheet.style(role)
        style = self._from_text(text, word_role(role), self.base(role))
        if role.startswith("contents-") and role != "contents-title":
            tabs = _contents_tabs(style.left, style.first, self.contents_frame)
            # Writer loses what stands after a tab beyond the right indent.
            return replace(style, right=0, tabs=tabs)
        if role == "chapter-label" or (role == "chapter-title" and not self.labelled):
            return replace(style, before=self.opening or style.before)
        if role == "chronology-text":
            hang = min(to_twips(self.sheet.chronology_indent), style.left)
            return replace(style, first=-hang)
        if role == "footnote":
            return replace(style, first=-self.note_hang)
        if role == "running":
            return replace(style, tabs=(TabStop(self.frame, "right"),))
        return replace(style, keep_next=True) if role == "caption" else style

    def _alignment(self, text: TextStyle) -> WordAlignment:
        """Justified text is set left unless asked for: programs squeeze its lines differently."""
        if text.align == "justify":
            return "both" if self.sheet.word_justified else "left"
        return text.align

    def _from_text(self, text: TextStyle, named: WordRole, base: int | None = None) -> WordStyle:
        left = (self.column if base is None else base) + to_twips(text.indent)
        return WordStyle(
            id=named.id,
            name=named.name,
            family=text.family,
            half_points=to_half_points(text.size),
            line=to_twips(text.leading),
            color=text.color,
            before=to_twips(text.before),
            after=to_twips(text.after),
            left=max(left, 0),
            right=to_twips(text.indent_right),
            first=to_twips(text.first_line),
            align=self._alignment(text),
            bold=text.bold,
            italic=text.italic,
            caps=text.uppercase,
            spacing=to_twips(text.tracking * text.size),
            keep_next=text.keep_next or named.outline is not None,
            keep_lines=text.keep_lines or named.outline is not None,
            outline=named.outline,
            tabular=text.tabular,
            oldstyle=text.oldstyle and not (text.tabular or text.uppercase),
            hyphenate=text.hyphenate,
            based_on=named.based_on,
            next=named.next,
        )

    def _row_head(self) -> WordStyle:
        """Head cells of rows: they look as the others do, but programs know them by their style."""
        made = replace(self.of("table-text"), id=ROW_HEAD_STYLE, name="Table Row Head")
        return self.styles.setdefault(made.id, made)

    def _listed(self, kind: ListKind, level: int, role: str, identity: str, name: str) -> WordStyle:
        own = role in ("list", "body")
        text_role = "list" if own and "list" in self.sheet.text else role
        plain = self._from_text(self.sheet.style(text_role), WordRole("", ""))
        indent = to_twips(self.sheet.lists.indent)
        linked = kind == "Bullet" and name.startswith("List Bullet") and "Inset" not in name
        return replace(
            plain,
            id=identity,
            name=name,
            after=0,
            left=self.column + indent * (level + 1),
            right=0,
            first=0 if kind == "Continue" else -indent,
            based_on="Normal" if own else self.of(role).id,
            list_id=BULLET_LIST if linked else 0,
            list_level=level if linked else 0,
        )

    def _nothing(self, identity: str, name: str) -> WordStyle:
        body = self._from_text(self.sheet.style("body"), WordRole(identity, name), 0)
        return replace(
            body, half_points=2, line=LINE_OF_NOTHING, before=0, after=0, left=0, right=0, first=0
        )

    def _variant(self, style: WordStyle, word: str, *, align: WordAlignment) -> WordStyle:
        made = self.styles.get(style.id + word)
        if made is None:
            made = replace(
                style,
                id=style.id + word,
                name=f"{style.name} {word}",
                align=align,
                based_on=style.id,
            )
            self.styles[made.id] = made
        return made


def _nameless(style: WordStyle) -> WordStyle:
    return replace(style, id="", name="", based_on="", next="")


def _contents_tabs(left: int, first: int, frame: int) -> tuple[TabStop, ...]:
    folio = TabStop(frame, "right", "dot")
    return (TabStop(left), folio) if first < 0 else (folio,)


def _rest(width: int, look: RuleLook) -> int:
    return max(width - to_twips(look.length), 0) if look.length else 0
