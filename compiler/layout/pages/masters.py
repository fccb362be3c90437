"""Page masters to frames: the area the galley is poured into, with room for at least a line."""

from compiler.diagnostics import Sink
from compiler.layout.composing import LEAST_MEASURE
from compiler.layout.pages.frame import Frame
from compiler.stylesheet.sheet import TURNED, PageMaster, StyleSheet

DEFAULT_MASTER = "body"


def master_of(sheet: StyleSheet, name: str) -> PageMaster:
    """The page master of that name, turned where the name says so, or the one of running text."""
    upright = name.removesuffix(TURNED)
    master = sheet.masters.get(upright) or sheet.masters[DEFAULT_MASTER]
    return master if upright == name else master.turned()


def frame_of(sheet: StyleSheet, name: str, sink: Sink) -> Frame:
    """The frame of a page master; a master without room for text is reported."""
    master = master_of(sheet, name)
    body = sheet.style("body")
    text_x = master.text_indent
    right = master.frame_width
    if right - text_x < LEAST_MEASURE or master.frame_height < body.leading:
        sink.report(
            "layout/no-room",
            f'the margins of the page master "{master.name}" leave no room for text',
            hint="make the margins or the text indent smaller",
        )
        text_x = max(0.0, min(text_x, right - LEAST_MEASURE))
        right = max(right, text_x + LEAST_MEASURE)
    return Frame(master, body.leading, sheet.note_rule, text_x, right, sheet.double_sided)
