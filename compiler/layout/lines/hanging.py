"""Hanging punctuation: light marks at the ends of justified lines stand partly in the margin.

What comes in are the possible line ends of a paragraph, or the first and last word of a line; what
leaves are the same with the line ends and beginnings moved by a part of the width of the mark that
stands there, so that the edges of the text look straight. The text itself stays as it is.
"""

from bisect import bisect_right
from collections.abc import Mapping

from compiler.layout.lines.ends import NEW_HYPHEN, LineEnd, LineEnds, in_rows, of_rows
from compiler.layout.lines.runs import Look
from compiler.layout.lines.words import Material

RIGHT: Mapping[str, float] = {
    "-": 0.5,
    "\u00ad": 0.5,
    "\u2010": 0.5,
    ".": 0.6,
    ",": 0.6,
    ":": 0.3,
    ";": 0.3,
    "!": 0.2,
    "?": 0.1,
    "’": 0.5,
    "”": 0.4,
    "»": 0.2,
    "›": 0.3,
    "–": 0.25,
    "—": 0.2,
    "…": 0.15,
    ")": 0.1,
}
"""Part of its width by which a mark hangs at the end of a line."""
LEFT: Mapping[str, float] = {
    "‘": 0.5,
    "“": 0.4,
    "„": 0.4,
    "‚": 0.5,
    "«": 0.2,
    "‹": 0.3,
    "'": 0.4,
    '"': 0.3,
    "–": 0.25,
    "—": 0.2,
    "…": 0.15,
    "(": 0.1,
}
"""The same at its beginning."""
MOST = 0.5
"""What hangs at one end of a line at most, in em."""


def overhang(part: Mapping[str, float], mark: str, look: Look) -> float:
    """Points by which a mark hangs."""
    share = part.get(mark)
    if not share:
        return 0.0
    # The hyphen of a line end has a code of its own; it is as wide as the common one.
    return look.face.advances["-" if mark == "\u00ad" else mark] * look.size * share


def hung(given: LineEnds, material: Material) -> LineEnds:
    """The line ends with the widths that lines have in the measure when their marks hang."""
    texts = material.texts
    stops = [stretch.stop for stretch in material.stretches]
    looks = [stretch.look for stretch in material.stretches]
    slack = MOST * max(look.size for look in looks)
    moved: list[LineEnd] = []
    for end, base, start, *counts, penalty, brings, piece, inside in in_rows(given):
        if inside:
            look = after = looks[bisect_right(stops, piece)]
            last = "-" if brings == NEW_HYPHEN else texts[piece][inside - 1]
            first = texts[piece][inside]
        else:
            at = bisect_right(stops, piece - 1) if piece else 0
            look, last = looks[at], texts[piece - 1][-1] if piece else ""
            begins = piece < len(texts)
            after = looks[bisect_right(stops, piece)] if begins else look
            first = texts[piece][0] if begins else ""
        blanks, blanks_after = counts
        moved.append(
            (
                end - overhang(RIGHT, last, look),
                # Windows of possible ends are found by it, so that it must never fall.
                base - slack,
                start + overhang(LEFT, first, after),
                blanks,
                blanks_after,
                penalty,
                brings,
                piece,
                inside,
            )
        )
    return of_rows(moved)
