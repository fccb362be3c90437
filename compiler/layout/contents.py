"""Contents, and lists of tables and figures: title, leader, folio.

Entries come from the outline; folios from the round of pagination before. Every entry is a TOCI
with a Reference and a Link in it, which covers its lines; leaders are decoration. Deeper entries
stand in a TOC of their own (ISO 32000-1, 14.8.4.3.2).
"""

from collections.abc import Sequence

from msgspec.structs import replace

from compiler.layout.composing import SEPARATOR, Column, Compositor
from compiler.layout.galley import Aside, Passage
from compiler.layout.lines.line import Line
from compiler.layout.lines.setting import Prefix
from compiler.layout.structure import ARTIFACT
from compiler.model.block import ContentsList
from compiler.model.inline import Text
from compiler.resolve.resolved import Entry
from compiler.stylesheet.sheet import TextStyle

DEEPEST = 3
"""Entries have roles `contents-1` to `contents-3`."""
LEADER_PITCH = 0.45
"""From dot to dot, as a part of the type size."""
LEADER_GAP = 0.4
"""Least white on either side of a leader, as a part of the type size."""
LEAST_DOTS = 2
"""A leader of fewer dots looks like a mistake."""
NUMBER_GAP = 4.0
"""Least white between the number and the title, in points."""
UNKNOWN_FOLIO = "0"


def set_contents(desk: Compositor, block: ContentsList, column: Column) -> None:
    """The list that the block asks for, from the outline."""
    entries = _entries(desk, block)
    if not entries:
        return
    open_lists = [desk.structure.open("TOC", column.owner)]
    levels = [min(max(entry.level, 1), DEEPEST) for entry in entries]
    for entry, level, following in zip(entries, levels, [*levels[1:], 1], strict=True):
        # Levels may be skipped; a list is never opened without an entry around it.
        while len(open_lists) > level:
            open_lists.pop()
        if len(open_lists) < level and desk.structure.elements[open_lists[-1]].kids:
            open_lists.append(desk.structure.open("TOC", open_lists[-1]))
        _set_entry(desk, entry, level, column, open_lists[-1])
        last = desk.last
        if isinstance(last, Passage):
            # A chapter's entry does not stand at the foot of a page without its sections.
            last.keep_next = last.keep_next or level < following


def _entries(desk: Compositor, block: ContentsList) -> Sequence[Entry]:
    match block.kind:
        case "tables":
            return desk.resolved.tables
        case "figures":
            return desk.resolved.figures
        case "contents":
            return [entry for entry in desk.resolved.outline if entry.level <= block.depth]


def _set_entry(desk: Compositor, entry: Entry, level: int, column: Column, parent: int) -> None:
    style = _style(desk, entry, level)
    item = desk.structure.open("TOCI", parent, {"Target": entry.label})
    link = desk.structure.open("Link", desk.structure.open("Reference", item))
    desk.printed[entry.label] = None
    x, measure = desk.edges(style, column)
    prefix = None
    flat = style
    number = _number(desk, entry)
    if number:
        label = number + SEPARATOR
        # The number takes the place of the hanging first line.
        hang = max(-style.first_line, desk.line(label, style).width + NUMBER_GAP)
        prefix = Prefix((Text(label),), style, link, hang, NUMBER_GAP)
        flat = replace(style, first_line=0.0)
    paragraph = desk.set(entry.inlines, flat, measure, link, prefix)
    if not paragraph.lines:
        return
    target = f"#{entry.label}"
    lines = tuple(_linked(line, target, link) for line in paragraph.lines)
    folio = desk.line(SEPARATOR + desk.folios.get(entry.label, UNKNOWN_FOLIO), style)
    passage = Passage(
        x,
        lines,
        style.leading,
        link,
        style.before,
        style.after,
        style.keep_next,
        True,
        links=True,
    )
    passage.asides = _folio(desk, lines, x, column.right, _linked(folio, target, link), style, link)
    desk.add(passage)


def _style(desk: Compositor, entry: Entry, level: int) -> TextStyle:
    """Style of an entry; tables and figures are set like sections, at the chapters' edge."""
    if entry.kind == "heading":
        return desk.sheet.style(f"contents-{level}")
    hang = desk.sheet.style("contents-1").first_line
    return replace(desk.sheet.style("contents-2"), role="listed", indent=-hang, first_line=hang)


def _number(desk: Compositor, entry: Entry) -> str:
    if entry.kind == "heading" and entry.level > desk.sheet.numbers.heading_depth:
        return ""
    return entry.number


def _linked(line: Line, target: str, owner: int) -> Line:
    """The line with all of its stretches leading to the target."""
    fragments = tuple(replace(each, link=target, owner=owner) for each in line.fragments)
    return replace(line, fragments=fragments)


def _folio(
    desk: Compositor,
    lines: tuple[Line, ...],
    x: float,
    right: float,
    folio: Line,
    style: TextStyle,
    owner: int,
) -> tuple[Aside, ...]:
    """The folio at the right edge, and the leader up to it, on the entry's last line."""
    at = len(lines) - 1
    folio_x = right - folio.width
    asides = [Aside(at, folio_x, folio, owner)]
    gap = style.size * LEADER_GAP
    pitch = style.size * LEADER_PITCH
    last = lines[at].fragments[-1] if lines[at].fragments else None
    ends = x + (last.x + last.width if last else 0.0)
    # Dots stand on places counted from the right edge, so that leaders of all entries meet.
    reserve = desk.line(SEPARATOR + "000", style).width
    stop = right - max(reserve, folio.width) - gap
    count = int((stop - ends - gap) / pitch)
    if count >= LEAST_DOTS:
        # Dots of a bold entry would be as loud as its words.
        dots = desk.leader(count, replace(style, bold=False), pitch)
        asides.insert(0, Aside(at, stop - count * pitch, dots, ARTIFACT))
    return tuple(asides)
