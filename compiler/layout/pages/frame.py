"""The frame: the area of a page that a galley is poured into, in points."""

from msgspec import Struct

from compiler.stylesheet.sheet import PageMaster, RuleLook


class Frame(Struct, frozen=True):
    """The area of a page that the galley is poured into."""

    master: PageMaster
    grid: float
    """Leading of the running text; pages end on a multiple of it."""
    note_rule: RuleLook
    text_x: float
    """Left edge of the text column, from the left margin; footnotes stand there too."""
    right: float
    """Right edge of the text column."""
    facing: bool = False
    """Whether pages face each other: every second one is a left-hand page, margins mirrored."""

    def left(self, page: int) -> float:
        """Left margin of a page counted from 0 in its part, which starts on the right."""
        mirrored = self.facing and page % 2 == 1
        return self.master.outer if mirrored else self.master.inner

    @property
    def height(self) -> float:
        """Height as far as the grid reaches."""
        whole = self.master.frame_height
        lines = int((whole + 0.01) / self.grid)
        return lines * self.grid if lines > 0 else max(whole, 1.0)

    @property
    def note_white(self) -> float:
        """Height of the rule above footnotes with its white."""
        return self.note_rule.before + self.note_rule.thickness + self.note_rule.after
