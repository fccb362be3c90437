"""Widths of text: enough to share out columns, never to break lines.

Where the faces are at hand widths are sums of their advances. Else they are rough: the style's sans
is narrower than these figures, so that a column made from them holds its widest word.
"""

from collections.abc import Callable

from compiler.fonts.face import Face

_NARROW = frozenset("iIjl.,:;'|!()[]{}’‘/\u00a0 ")
_WIDE = frozenset("mwMW@%—…")
_NARROW_WIDTH = 0.31
_WIDE_WIDTH = 0.9
_CAPITAL_WIDTH = 0.66
_DIGIT_WIDTH = 0.53
_COMMON_WIDTH = 0.55
_FULL_WIDTH = 1.0


class _Widths(dict[str, float]):
    """Rough advances in em, each worked out once."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _em(character)
        return width


_widths = _Widths()


def rough_width(text: str, size: float) -> float:
    """Width of a stretch of text in the unit of its size."""
    return sum(map(_widths.__getitem__, text)) * size


def _em(character: str) -> float:
    if character in _NARROW:
        return _NARROW_WIDTH
    if character in _WIDE:
        return _WIDE_WIDTH
    if character >= "\u2e80":
        return _FULL_WIDTH
    if character.isdigit():
        return _DIGIT_WIDTH
    return _CAPITAL_WIDTH if character.isupper() else _COMMON_WIDTH


Measure = Callable[[str, float], float]
"""Text and size in, width in the unit of the size out."""


def face_width(face: Face) -> Measure:
    """Measures with the advances of a face."""
    advances = face.advances

    def width(text: str, size: float) -> float:
        return sum(map(advances.__getitem__, text)) * size

    return width
