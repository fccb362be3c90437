"""Which face of the report stands for the font that a drawing asks for."""

import re
from collections.abc import Sequence

from compiler.fonts.face import Face
from compiler.fonts.library import FaceLibrary
from compiler.svg.style import Style

BOLD = 600
"""Weight from which text is bold."""

_SERIF = re.compile(
    r"serif$|times|georgia|garamond|palatino|cambria|minion|book ?antiqua|roman|charter|baskerville"
    r"|caslon|didot|bodoni|century",
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"mono|courier|consolas|menlo|monaco|typewriter|fixed|lucida console", re.IGNORECASE
)


def family_of(style: Style, library: FaceLibrary) -> str:
    """Key of a family: the one of that name, else one of the same kind, else any."""
    asked = [name.strip().strip("\"'") for name in style["font-family"].split(",")]
    named = {family.name.lower(): key for key, family in library.families.items()}
    for name in asked:
        if name.lower() in named:
            return named[name.lower()]
    kind = _kind(asked)
    return kind if kind in library.families else next(iter(library.families))


def _kind(asked: Sequence[str]) -> str:
    for name in asked:
        if _FIXED.search(name):
            return "mono"
        if "sans" in name.lower():
            return "sans"
        if _SERIF.search(name):
            return "serif"
    return "sans"


def face_of(style: Style, library: FaceLibrary) -> Face:
    """The face that sets text of a style."""
    weight = style["font-weight"]
    bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= BOLD)
    italic = style["font-style"].startswith(("italic", "oblique"))
    return library.face(family_of(style, library), bold, italic)
