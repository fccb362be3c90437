"""The typed style sheet: what `style.toml` says, checked and in points.

Both engines read these values; nothing in them belongs to one format alone. Colours are
`RRGGBB`. Lengths are points.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Alignment = Literal["left", "right", "center", "justify"]
FaceStyle = Literal["regular", "bold", "italic", "bolditalic"]


TURNED = " landscape"
"""What the name of a page master ends in when its pages are turned to lie broad."""


class Family(Struct, frozen=True):
    """A type family: where its faces come from and how they are called."""

    key: str
    """Such as `serif`, `sans`, `mono`; text styles name it."""
    name: str
    """Family name in Word files and PDF fonts."""
    package: str
    """Distribution that carries the files, such as `fontpkg-source-serif-4`; empty where they lie
    in the folder of the style."""
    files: Mapping[FaceStyle, str]
    """File name inside the package per style; a variable font may serve several styles."""
    axes: Mapping[FaceStyle, Mapping[str, float]]
    """Pinned axes per style, such as wght and opsz; empty for static fonts."""
    fallback: str
    """Family a Word without the embedded face should take."""
    kind: Literal["roman", "swiss", "modern"] = "roman"
    folder: str = ""
    """Folder of the style that holds the files of a family without a package."""


class TextStyle(Struct, frozen=True):
    """How the text of one role is set."""

    role: str
    family: str
    """Key of a `Family`."""
    size: float
    leading: float
    """Baseline to baseline."""
    color: str
    bold: bool = False
    italic: bool = False
    align: Alignment = "left"
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    """From the left edge of the text column; negative hangs into the margin."""
    indent_right: float = 0.0
    first_line: float = 0.0
    """Further indent of the first line; negative hangs."""
    tracking: float = 0.0
    """Letter spacing as a part of the size, such as 0.06."""
    uppercase: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    hyphenate: bool = True
    tabular: bool = False
    """Whether figures are of one width."""
    oldstyle: bool = False
    """Whether figures have ascenders and descenders, as small letters do. Figures of one width
    and those among capitals have not."""
    hanging: bool = False
    """Whether marks at the ends of justified lines hang in the margins, in the PDF."""
    run_in: bool = False
    """Whether a heading shares the first line of the paragraph below, in the PDF."""


class PageMaster(Struct, frozen=True):
    """A page: its size, its margins, where running lines stand, what fills it."""

    name: str
    width: float
    height: float
    top: float
    bottom: float
    inner: float
    """Left margin of right-hand and single-sided pages."""
    outer: float
    text_indent: float
    """From the left margin to the text column; headings and tables may start at the margin."""
    head: float
    """From the top edge of the page to the baseline of the running head."""
    foot: float
    """From the bottom edge of the page to the baseline of the running foot."""
    head_rule: bool = True
    opening_sink: float = 0.0
    """White above the first block of a part's first page."""

    def turned(self) -> "PageMaster":
        """The same page lying broad; its running lines are those of the upright one."""
        if self.width >= self.height:
            return self
        name = self.name + TURNED
        return replace(self, name=name, width=self.height, height=self.width, opening_sink=0.0)

    @property
    def upright_name(self) -> str:
        """Name under which a style knows the page."""
        return self.name.removesuffix(TURNED)

    @property
    def frame_width(self) -> float:
        """Width between the margins."""
        return self.width - self.inner - self.outer

    @property
    def frame_height(self) -> float:
        """Height between the margins."""
        return self.height - self.top - self.bottom

    @property
    def measure(self) -> float:
        """Width of the text column."""
        return self.frame_width - self.text_indent


class TableLook(Struct, frozen=True):
    """Rules, padding and tints of tables; their text has the roles table-text and table-head."""

    top_rule: float
    head_rule: float
    bottom_rule: float
    row_rule: float
    total_rule: float
    rule_color: str
    hairline_color: str
    cell_left: float
    cell_right: float
    cell_top: float
    cell_bottom: float
    zebra: str = ""
    """Tint of every second row, or empty."""
    head_fill: str = ""
    full_width: bool = False
    """Whether columns are stretched to the whole width; otherwise they take what they need."""
    wide: bool = True
    """Whether tables start at the left margin instead of the text column."""


class BoxLook(Struct, frozen=True):
    """How a kind of box looks."""

    kind: str
    fill: str = ""
    bar: float = 0.0
    """Width of the bar at the left."""
    bar_color: str = ""
    border: float = 0.0
    border_color: str = ""
    padding: float = 9.0
    padding_top: float = 9.0
    padding_bottom: float = 9.0
    before: float = 0.0
    after: float = 0.0
    text_role: str = "box-text"
    title_role: str = "box-title"
    wide: bool = False
    """Whether it starts at the left margin."""
    min_height: float = 0.0
    """Least height of the field; covers use it."""
    keep: bool = False
    """Whether it may not break over pages."""


class RuleLook(Struct, frozen=True):
    """How a rule looks."""

    thickness: float
    color: str
    length: float
    """0 for the whole measure."""
    before: float
    after: float
    indent: float = 0.0
    """From the left edge of the text column."""


class NumberLook(Struct, frozen=True):
    """Which headings carry numbers, and how deep contents go."""

    heading_depth: int = 3
    contents_depth: int = 2
    chapter_label: bool = True
    """Whether chapter openings say "Chapter 2" above the title."""
    lists_from: int = 0
    """How many tables, or figures, a report has at least for a list of them; 0: there is none."""


class ListLook(Struct, frozen=True):
    """Indents and marks of lists."""

    indent: float
    """From the text's left edge to the item's text."""
    label_gap: float
    item_gap: float
    """White between items of a loose list; tight lists have none."""
    bullets: tuple[str, ...]
    """Mark per depth, repeated."""
    numbers: tuple[str, ...]
    """Pattern per depth: `1.`, `a)`, `i.`."""


class StyleSheet(Struct, frozen=True):
    """A whole style."""

    name: str
    folders: tuple[Path, ...]
    """The style's folder, then the ones it extends; templates are looked up in this order."""
    families: Mapping[str, Family]
    text: Mapping[str, TextStyle]
    masters: Mapping[str, PageMaster]
    table: TableLook
    boxes: Mapping[str, BoxLook]
    rules: Mapping[str, RuleLook]
    numbers: NumberLook
    lists: ListLook
    colors: Mapping[str, str]
    """Palette by name: ink, accent, second, grey, tint, hairline."""
    double_sided: bool = False
    word_justified: bool = False
    """Whether justified text is so in the Word file too, where its lines are less sure."""
    key_figure_gap: float = 12.0
    initial_lines: int = 0
    """Lines that the first letter of a chapter goes over, in the PDF; 0: it is like the others."""
    chronology_indent: float = 0.0
    """Width of the margin column that holds dates, left of the text column."""

    @property
    def note_rule(self) -> RuleLook:
        """The rule above footnotes."""
        return self.rules["note"]

    @property
    def page_sizes(self) -> dict[str, tuple[float, float]]:
        """Width and height of the pages of every master, upright and turned."""
        masters = [*self.masters.values(), *(each.turned() for each in self.masters.values())]
        return {each.name: (each.width, each.height) for each in masters}

    def style(self, role: str) -> TextStyle:
        """Text style of a role; roles not named by the style take the body's."""
        return self.text.get(role) or self.text["body"]
