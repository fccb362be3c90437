"""Parts of a line: what of one stretch lies in it, and the fragment that it becomes."""

from msgspec import Struct

from compiler.fonts.codes import BLANK
from compiler.layout.lines.bidi import is_joined
from compiler.layout.lines.line import Fragment
from compiler.layout.lines.runs import Look


class Part(Struct):
    """What of one stretch lies in one line."""

    look: Look
    wide: bool
    shows: list[str]
    texts: list[str]
    width: float
    """Natural width in points, blanks included."""
    blanks: int
    leads: bool = False
    """Whether a blank stands before its words."""
    trails: bool = False
    """Whether a blank stands after its words."""
    gap: float = 0.0
    """White before it that is no blank."""
    note: str = ""
    hyphen: bool = False


def fragment_of(part: Part, x: float, added: float, scale: float) -> Fragment:
    """A part on its place; each blank is wider by `added` points, all glyphs are scaled."""
    look = part.look
    text = " ".join(part.texts)
    if part.wide:
        show, added = _wide_show(part, added / scale), 0.0
    elif part.leads or part.trails:
        show = f"({' ' * part.leads}{' '.join(part.shows)}{' ' * part.trails})"
    else:
        show = f"({' '.join(part.shows)})"
    if part.leads or part.trails:
        text = f"{' ' * part.leads}{text}{' ' * part.trails}"
    return Fragment(
        x,
        look.face.key,
        part.wide,
        look.size,
        look.color,
        show,
        text,
        part.width,
        added if part.blanks else 0.0,
        look.spacing,
        look.rise,
        look.owner,
        part.hyphen,
        look.link,
        look.marked,
        scale=scale,
        told=part.wide and is_joined(text),
    )


def _wide_show(part: Part, added: float) -> str:
    """Two-byte codes; `Tw` does not reach their blanks, so the white is in the array."""
    look = part.look
    blank = f"{look.face.codes.glyphs[BLANK]:04X}"
    if added:
        blank += f">{round(-added * 1000 / look.size, 2):g}<"
    inner = blank.join(part.shows)
    return f"<{blank if part.leads else ''}{inner}{blank if part.trails else ''}>"
