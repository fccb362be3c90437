"""Paragraphs and their properties (ECMA-376 part 1, 17.3.1)."""

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.docx.identity import ParagraphIds
from compiler.docx.markup import ThemeNames, flag, shading, sides
from compiler.docx.runs import RunWriter
from compiler.docx.theme import theme_names
from compiler.docx.variants import Variants
from compiler.wordflow.flow import ListMark, WordDocument, WordList, WordParagraph
from compiler.wordflow.look import Borders, Overrides, TabStop, WordStyle

FIGURE_LINE = 240
"""Automatic line height in 240ths of the font's own."""


class ParagraphWriter(Struct):
    """Writes the paragraphs of one part."""

    word: WordDocument
    runs: RunWriter
    ids: ParagraphIds
    variants: Variants
    themed: ThemeNames = {}
    _lists: dict[int, WordList] = field(default_factory=dict)
    _properties: dict[tuple[str, Overrides | None, int, int], str] = field(default_factory=dict)
    _cell_borders: dict[Borders, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.themed = theme_names(self.word.palette)
        self._lists = {each.id: each for each in self.word.lists}

    def paragraph(
        self, paragraph: WordParagraph, *, before: str = "", after: str = "", section: str = ""
    ) -> str:
        """A paragraph; `before` and `after` go around its content, `section` in its properties."""
        content = self.runs.inlines(paragraph.inlines)
        if paragraph.field_begin:
            content = self.runs.field_start(paragraph.field_begin) + content
        if paragraph.field_end:
            content += self.runs.field_end()
        for name in paragraph.bookmarks:
            content = self.runs.bookmarked(name, content)
        properties = self.properties(paragraph)
        return (
            f'<w:p w14:paraId="{self.ids.of(paragraph)}" w14:textId="77777777">'
            f"<w:pPr>{properties}{section}</w:pPr>{before}{content}{after}</w:p>"
        )

    def cell_borders(self, borders: Borders) -> str:
        """The borders of a cell; many have the same."""
        found = self._cell_borders.get(borders)
        if found is None:
            found = f"<w:tcBorders>{sides(borders, self.themed)}</w:tcBorders>"
            self._cell_borders[borders] = found
        return found

    def properties(self, paragraph: WordParagraph) -> str:
        """Everything a paragraph says of itself, its style first."""
        mark = paragraph.mark
        key = (
            paragraph.style,
            paragraph.overrides,
            mark.list_id if mark else -1,
            mark.level if mark else -1,
        )
        found = self._properties.get(key)
        if found is None:
            found = self._properties[key] = self._said(paragraph)
        return found

    def _said(self, paragraph: WordParagraph) -> str:
        style = self.word.styles[paragraph.style]
        mark = paragraph.mark
        linked = mark is None or (mark.list_id, mark.level) == (style.list_id, style.list_level)
        numbering = "" if linked or mark is None else numbering_properties(mark.list_id, mark.level)
        if paragraph.overrides is None and (linked or self._indents_as(mark, style)):
            return f'<w:pStyle w:val="{style.id}"/>{numbering}'
        look = self.word.look(paragraph)
        overrides = paragraph.overrides or Overrides()
        direct = not linked and not self._indents_as(mark, look)
        if numbering and not direct:
            # The list says the indents, and what a list says wins over a style.
            overrides = replace(overrides, left=None, first=None)
        if style.outline is not None:
            said = paragraph_properties(look, style, self.themed, numbering, indent=direct)
            return f'<w:pStyle w:val="{style.id}"/>{said}'
        variant = self.variants.of(style, overrides)
        said = paragraph_properties(look, look, self.themed, numbering, indent=direct)
        return f'<w:pStyle w:val="{variant.id}"/>{said}'

    def _indents_as(self, mark: ListMark | None, look: WordStyle) -> bool:
        """Whether the list of a mark gives a paragraph the indents it has."""
        if mark is None:
            return False
        level = self._lists[mark.list_id].levels[mark.level]
        return (look.left, look.first) == (level.left, -level.hanging)


def numbering_properties(list_id: int, level: int) -> str:
    """The list a paragraph belongs to."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def paragraph_properties(
    look: WordStyle,
    base: WordStyle | None,
    themed: ThemeNames,
    numbering: str = "",
    *,
    indent: bool = False,
) -> str:
    """What of a look differs from a base, in the order of the schema; all of it without a base."""
    made: list[str] = []
    if base is None or look.keep_next != base.keep_next:
        made.append(flag("keepNext", look.keep_next))
    if base is None or look.keep_lines != base.keep_lines:
        made.append(flag("keepLines", look.keep_lines))
    if base is None or look.page_break_before != base.page_break_before:
        made.append(flag("pageBreakBefore", look.page_break_before))
    if base is None or look.widow_control != base.widow_control:
        made.append(flag("widowControl", look.widow_control))
    made.append(numbering)
    if look.borders != (base.borders if base else None):
        edges = sides(look.borders or Borders(), themed, undo=base is not None)
        made.append(f"<w:pBdr>{edges}</w:pBdr>")
    if look.fill != (base.fill if base else ""):
        made.append(shading(look.fill, themed))
    if look.tabs != (base.tabs if base else ()):
        made.append(_tabs(look.tabs, base.tabs if base else ()))
    made.append(_spacing(look, base))
    made.append(_indents(look, None if indent else base))
    if look.contextual is not None and (base is None or look.contextual != base.contextual):
        made.append(flag("contextualSpacing", look.contextual))
    if base is None or look.align != base.align:
        made.append(f'<w:jc w:val="{look.align}"/>')
    return "".join(made)


def _tabs(tabs: tuple[TabStop, ...], inherited: tuple[TabStop, ...]) -> str:
    wanted = {tab.position: tab for tab in tabs}
    positions = sorted({*wanted, *(tab.position for tab in inherited)})
    made = ""
    for position in positions:
        tab = wanted.get(position)
        if tab is None:
            made += f'<w:tab w:val="clear" w:pos="{position}"/>'
        else:
            leader = f' w:leader="{tab.leader}"' if tab.leader else ""
            made += f'<w:tab w:val="{tab.kind}"{leader} w:pos="{position}"/>'
    return f"<w:tabs>{made}</w:tabs>"


def _spacing(look: WordStyle, base: WordStyle | None) -> str:
    made = ""
    if base is None or look.before != base.before:
        made += f' w:before="{look.before}"'
    if base is None or look.after != base.after:
        made += f' w:after="{look.after}"'
    if base is None or look.line != base.line:
        exact = f' w:line="{look.line}" w:lineRule="exact"'
        made += exact if look.line else f' w:line="{FIGURE_LINE}" w:lineRule="auto"'
    return f"<w:spacing{made}/>" if made else ""


def _indents(look: WordStyle, base: WordStyle | None) -> str:
    made = ""
    if base is None or look.left != base.left:
        made += f' w:left="{look.left}"'
    if base is None or look.right != base.right:
        made += f' w:right="{look.right}"'
    if base is None or look.first != base.first:
        hangs = look.first < 0
        made += f' w:hanging="{-look.first}"' if hangs else f' w:firstLine="{look.first}"'
    return f"<w:ind{made}/>" if made else ""
