"""Footnotes: set apart from the galley, in strips that the foot of a page is built of.

Comes in: a call the paragraph setter has met, with the Note element it has opened right after the
call's Reference. Leaves: the note's lines as strips. A note may hold any block, but no box's
ground and no page break rule reaches the foot; a note called inside a note follows it.
"""

from compiler.layout.composing import LEAST_MEASURE, Column, Compositor
from compiler.layout.galley import Aside, Passage, SetNote, lowered, strips_of
from compiler.layout.lines.setting import NoteCall
from compiler.model.inline import Superscript, Text

LABEL_ROOM = 1.35
"""Room for the number before a note's text, as a part of the type size."""
LABEL_GAP = 2.0
"""Least white between the number and the text, in points."""


def set_footnote(desk: Compositor, call: NoteCall) -> SetNote:
    """The strips of a footnote."""
    style = desk.sheet.style("footnote")
    column = note_column(desk, call)
    label = desk.structure.open("Lbl", call.element) if call.element >= 0 else -1
    number = desk.set((Superscript((Text(call.number),)),), style, LEAST_MEASURE, label)
    line = number.lines[0]
    indent = max(style.size * LABEL_ROOM, line.width + LABEL_GAP)
    x = column.indented(indent)
    inner = Column(x, column.right, x, call.element, "footnote", enclosed=True)
    atoms = desk.aside(call.note.blocks, inner)
    first = atoms[0] if atoms else None
    if isinstance(first, Passage) and first.lines:
        first.asides = (Aside(0, column.x, line, label), *first.asides)
    else:
        atoms.insert(0, Passage(column.x, (line,), style.leading, label))
    strips = list(strips_of(atoms))
    strips[0] = lowered(strips[0], style.after)
    strips[0].labels = (call.note.label, *strips[0].labels)
    inner_calls = [label for strip in strips for label in strip.calls]
    for called in inner_calls:
        if called in desk.galley.notes:
            strips.extend(desk.galley.notes[called].strips)
    return SetNote(call.note.label, tuple(strips))


def note_column(desk: Compositor, call: NoteCall) -> Column:
    """The text column at the foot of the page."""
    frame = desk.frame
    return Column(frame.text_x, frame.right, frame.text_x, call.element)
