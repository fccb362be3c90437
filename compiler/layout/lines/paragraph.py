"""Paragraphs: inlines, a text style and a measure in; set lines out.

`set_paragraph` is what the galley calls for every paragraph, heading, cell and note; `set_line`
sets a single line that is never broken (folios, running heads, labels); `text_widths` tells table
columns what they need.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from compiler.layout.assemble import (
    OVERFULL,
    Column,
    directed,
    finish_line,
    line_parts,
    plain_line,
    set_lines,
)
from compiler.layout.lines.breaking import Shape, break_lines
from compiler.layout.lines.line import Line
from compiler.layout.lines.opportunities import Opportunities
from compiler.layout.lines.runs import Look, Runs, base_look, gather, plain_words
from compiler.layout.lines.setting import NoteCall, Prefix, SetParagraph, Setting
from compiler.layout.lines.words import Material, blank_width, materials, plain_material
from compiler.model.inline import Inlines, Text
from compiler.stylesheet.sheet import TextStyle

SQUEEZED = -1.5
"""Ratio at which the blanks of a line are half of what they should be."""
LONGEST_QUOTED = 60
"""Characters of an overfull line that its diagnostic repeats."""


def set_paragraph(
    inlines: Inlines,
    style: TextStyle,
    measure: float,
    setting: Setting,
    prefix: Prefix | None = None,
) -> SetParagraph:
    """Set a paragraph in lines of a measure, in points.

    The caller has taken `style.indent` and `indent_right` off the measure and adds them to x;
    first-line indent, alignment, hyphens and the prefix are seen to here.
    """
    look = base_look(style, setting)
    run_in = prefix if prefix is not None and not prefix.hang else None
    found, calls = _shaped(inlines, look, setting, run_in)
    offset = style.first_line
    label: Line | None = None
    if prefix is not None and prefix.hang:
        label = set_line(prefix.inlines, prefix.style, setting, prefix.owner)
        offset += max(0.0, label.width + prefix.gap - prefix.hang)
    lines = list(set_materials(found, style, look, (measure, offset), setting))
    if label is not None and prefix is not None:
        lines[:1] = [_labelled(label, prefix.hang, lines[0] if lines else Line((), 0.0))]
    links = any(fragment.link for line in lines for fragment in line.fragments)
    return SetParagraph(tuple(lines), style, calls, links)


def set_line(words: str | Inlines, style: TextStyle, setting: Setting, owner: int = -1) -> Line:
    """Set words on one line at its natural width, however long; forced line ends are blanks."""
    inlines: Inlines = (Text(words),) if isinstance(words, str) else words
    look = base_look(style, setting, owner)
    text = plain_words(inlines)
    if text is not None:
        line = plain_line(text, look)
        if line is not None:
            return line
        material = plain_material(text, look, setting)
    else:
        runs = Runs(setting, setting.owner)
        gather(inlines, look, owner, runs)
        material = next(materials(runs.without_line_ends(), setting))
    if not material.texts:
        return Line((), 0.0)
    parts = line_parts(material, 0, (0, 0), (len(material.texts), 0), False)
    column = directed(Column(0.0, 0.0, "left", blank_width(look)), material)
    return finish_line(parts, column, 0.0, False)


def text_widths(inlines: Inlines, style: TextStyle, setting: Setting) -> tuple[float, float]:
    """Width without line breaks but forced ones, and width of the widest word, in points."""
    look = base_look(style, setting)
    found, _ = _shaped(inlines, look, replace(setting, structure=None), None)
    natural = narrowest = 0.0
    for material in found:
        if material.texts:
            found_places = Opportunities(material, 0.0, justified=False)
            natural = max(natural, found_places.natural)
            narrowest = max(narrowest, found_places.in_order(hyphens=False).widest)
    return natural, narrowest


def natural_width(inlines: Inlines, style: TextStyle, setting: Setting) -> float:
    """Width of the text without line breaks but forced ones, in points."""
    return text_widths(inlines, style, setting)[0]


def _shaped(
    inlines: Inlines, look: Look, setting: Setting, run_in: Prefix | None
) -> tuple[list[Material], tuple[NoteCall, ...]]:
    """Material between forced line ends, and the footnotes called."""
    if run_in is None and not _has_kids(setting):
        text = plain_words(inlines)
        if text is not None:
            return [plain_material(text, look, setting)], ()
    runs = Runs(setting, setting.owner)
    if run_in is not None:
        gather(run_in.inlines, base_look(run_in.style, setting, run_in.owner), run_in.owner, runs)
        runs.gap = run_in.gap
    gather(inlines, look, -1, runs)
    found = list(materials(runs.runs, setting))
    while found and not found[-1].texts:
        found.pop()
    return found, tuple(runs.calls)


def _has_kids(setting: Setting) -> bool:
    """Whether the paragraph's element has content already, so that its text needs a piece."""
    structure, owner = setting.structure, setting.owner
    return structure is not None and owner >= 0 and bool(structure.elements[owner].kids)


def set_materials(
    found: list[Material],
    style: TextStyle,
    look: Look,
    measures: tuple[float, float],
    setting: Setting,
) -> Iterator[Line]:
    """Break and set each material; an empty one between two line ends is an empty line."""
    measure, offset = measures
    blank = blank_width(look)
    justified = style.align == "justify"
    for material in found:
        if material.texts:
            hanging = style.hanging and justified
            shape = Shape(measure, offset, justified, style.size, blank, style.hyphenate, hanging)
            places = break_lines(material, shape)
            column = Column(measure, offset, style.align, blank, hanging)
            room = measure - offset
            for line in set_lines(material, places, column):
                if line.width > room + OVERFULL:
                    _report_overfull(line, room, justified, setting)
                room = measure
                yield line
        elif len(found) > 1:
            yield Line((), 0.0)
        offset = 0.0


def _report_overfull(line: Line, room: float, justified: bool, setting: Setting) -> None:
    """Tell the author of a line that sticks out, or whose blanks are squeezed to nothing."""
    scale = line.fragments[0].scale
    # Narrower letters alone make a line without blanks fit, or else do not.
    squeezed = line.ratio > SQUEEZED if line.ratio else line.width * scale <= room + OVERFULL
    if justified and scale < 1 and squeezed:
        return
    words = line.text
    if len(words) > LONGEST_QUOTED:
        words = words[: LONGEST_QUOTED - 1] + "…"
    excess = line.width - room
    message = f'"{words}" is {excess:.1f} pt wider than its measure of {room:.0f} pt'
    setting.report("layout/overfull-line", message, line)


def _labelled(label: Line, hang: float, line: Line) -> Line:
    """The line with a label before it."""
    hung = [replace(each, x=each.x - hang) for each in label.fragments]
    return replace(line, fragments=(*hung, *line.fragments))
