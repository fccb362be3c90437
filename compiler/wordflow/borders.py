"""Rules and boxes of the style sheet → borders as Word counts them."""

from compiler.stylesheet.sheet import BoxLook
from compiler.wordflow.look import Border, Borders

WIDEST_BORDER = 96
"""Eighths of a point; Word knows no thicker border."""
FURTHEST_BORDER = 31
"""Points between border and text; Word knows no more."""


def eighths(thickness: float) -> int:
    """Thickness of a rule as borders count it; what is drawn at all is at least a quarter point."""
    return min(max(round(thickness * 8), 2), WIDEST_BORDER) if thickness > 0 else 0


def border(thickness: float, color: str, space: float = 0.0) -> Border | None:
    """One side, or nothing where the style sheet wants no line."""
    if thickness <= 0:
        return None
    return Border(eighths(thickness), min(round(space), FURTHEST_BORDER), color)


def box_borders(look: BoxLook) -> Borders:
    """Borders that draw a box: its bar, and lines in its own tint that carry the padding."""
    edge = look.border_color if look.border > 0 else look.fill
    thickness = look.border if look.border > 0 else 0.25
    if not edge:
        edge = "FFFFFF"
    left = border(look.bar, look.bar_color, look.padding) if look.bar > 0 else None
    return Borders(
        top=border(thickness, edge, look.padding_top),
        left=left or border(thickness, edge, look.padding),
        bottom=border(thickness, edge, look.padding_bottom),
        right=border(thickness, edge, look.padding),
    )
