"""The foot of a page of a Word file: footnotes, whole or broken, under their separator.

A note begins on the page of its call. One that does not fit there goes on at the foot of the
next page, two lines at least on either side, so that notes of up to three lines stay whole. When
the call stands in the last line of its paragraph, Writer lets one line alone go over.
"""

from msgspec import Struct
from msgspec.structs import replace

from compiler.wordflow.flow import NOTE_SEPARATOR
from compiler.wordpages.lines import WordLine
from compiler.wordpages.matter import SetParagraph, stacked_height

Note = tuple[SetParagraph, ...]


class Foot(Struct, frozen=True):
    """What stands at the foot of a page."""

    height: int = 0
    """With the separator; 0 when there is no note."""
    lines: tuple[WordLine, ...] = ()
    rest: Note = ()
    """What goes on at the foot of the next page."""
    after: int = 0
    """White after the last paragraph; it only counts when another one follows."""

    def with_note(self, note: Note, room: int, *, widows: bool = True) -> "Foot | None":
        """The foot with one more note in `room` twips, or nothing when it can not begin here.

        Without `widows` one line alone may go over.
        """
        if not note:
            return self
        if self.rest:
            return None
        space = room - self._before(note)
        if _height(note) <= space:
            return self.with_all(note)
        here, rest = _broken(note, space, 2 if widows else 1)
        return replace(self.with_all(here), rest=rest) if here else None

    def with_all(self, note: Note) -> "Foot":
        """The foot with one more note, whether it fits or not."""
        if not note:
            return self
        height = self.height + self._before(note) + _height(note)
        lines = tuple(line for paragraph in note for line in paragraph.lines)
        return Foot(height, self.lines + lines, self.rest, note[-1].after)

    def _before(self, note: Note) -> int:
        if not self.height:
            return NOTE_SEPARATOR
        return max(self.after - note[0].before, 0)

    def carried(self, room: int) -> "Foot":
        """The foot that the next page begins with."""
        if not self.rest:
            return Foot()
        return Foot().with_note(self.rest, room) or Foot().with_all(self.rest)


def _broken(note: Note, room: int, least: int) -> tuple[Note, Note]:
    """The part of a note that has room, and the rest."""
    here: list[SetParagraph] = []
    for index, paragraph in enumerate(note):
        whole = (*here, paragraph)
        if _height(whole) <= room:
            here.append(paragraph)
            continue
        above = stacked_height(tuple(here))
        count = len(paragraph.lines)
        fits = (room - above - (paragraph.before if here else 0)) // max(paragraph.line, 1)
        fits = min(fits, count - least)
        if fits < 2:
            return tuple(here), note[index:]
        lines = paragraph.lines
        here.append(replace(paragraph, lines=lines[:fits], after=0))
        rest = replace(paragraph, lines=lines[fits:], before=0)
        return tuple(here), (rest, *note[index + 1 :])
    return note, ()


def _height(note: Note) -> int:
    return stacked_height(note) - note[-1].after
