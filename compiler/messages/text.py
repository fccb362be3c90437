"""Diagnostics as text for people: place, severity, code, sentence, the source line, a hint."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from compiler.diagnostics import Diagnostic, Severity
from compiler.messages.place import Place, place_of
from compiler.source import Span

LINE_WIDTH = 100
"""Columns of a source line that are shown; longer ones are cut around the place."""
LEAD_WIDTH = 30
"""Columns kept before the place when a line is cut."""
CUT = "…"

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories whose characters are spelled out: a reader would not see what is meant."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def text_form(diagnostics: Sequence[Diagnostic], prefix: str = "", *, colour: bool = False) -> str:
    """Every diagnostic with its source line, then a line that counts them."""
    if not diagnostics:
        return ""
    paragraphs = [_text(each, prefix, colour) for each in diagnostics]
    return "\n".join([*paragraphs, summary(diagnostics)]) + "\n"


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """The closing line: how many errors, warnings and notes there are."""
    counts = Counter(each.severity for each in diagnostics)
    parts = [
        f"{counts[severity]} {severity.value}{'' if counts[severity] == 1 else 's'}"
        for severity in Severity
        if counts[severity]
    ]
    return ", ".join(parts)


def _text(diagnostic: Diagnostic, prefix: str, colour: bool) -> str:
    place = place_of(diagnostic, prefix)
    where = ":".join(str(part) for part in (place.path, place.line, place.column) if part)
    label = f"{diagnostic.severity.value}[{diagnostic.code}]"
    if colour:
        label = f"\x1b[1;{_COLOURS[diagnostic.severity]}m{label}\x1b[0m"
    lead = f"{printable(where)}: {label}" if where else label
    lines = [f"{lead}: {printable(diagnostic.message)}"]
    if diagnostic.span is not None:
        lines += _source_lines(diagnostic.span, place)
    if diagnostic.hint:
        lines.append(f"   hint: {printable(diagnostic.hint)}")
    return "\n".join(lines)


def _source_lines(span: Span, place: Place) -> list[str]:
    text = span.source.line(place.line)
    if not text.strip():
        return []
    first = place.column - 1
    last = len(text) if place.end_line > place.line else min(place.end_column - 1, len(text))
    before, marked, after = text[:first], text[first:last], text[last:]
    if len(text) > LINE_WIDTH or display_width(text) > LINE_WIDTH:
        before, marked, after = _cut(before, marked, after)
    before, marked, after = _visible(before), _visible(marked), _visible(after)
    carets = "^" * max(display_width(marked), 1)
    return [
        f"{place.line:5} | {before}{marked}{after}".rstrip(),
        f"      | {' ' * display_width(before)}{carets}",
    ]


def _cut(before: str, marked: str, after: str) -> tuple[str, str, str]:
    """Shorten the three stretches of a long line so that the marked one stays in sight."""
    if len(before) > LEAD_WIDTH:
        before = CUT + before[-LEAD_WIDTH:]
    room = LINE_WIDTH - len(before)
    if len(marked) > room:
        return before, marked[: room - 1] + CUT, ""
    room -= len(marked)
    if len(after) > room:
        after = after[:room] + CUT
    return before, marked, after


def _visible(text: str) -> str:
    return printable(text.replace("\t", "    "))


def printable(text: str) -> str:
    """Control characters as their pictures, so that a source can not steer the terminal."""
    return "".join(_control_picture(character) for character in text)


def _control_picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(character) in _UNSEEN and character != "\u00ad":
        return f"<{code:04X}>"
    return character


def display_width(text: str) -> int:
    """Columns a terminal gives to the text: two for wide letters, none for combining marks."""
    width = 0
    for character in text:
        if unicodedata.combining(character):
            continue
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width
