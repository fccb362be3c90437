"""Lines with words of both directions: parts in, fragments on their places out.

Each word is a fragment of its own, in the order of reading. Its letters are shown from left to
right, which readers of PDF expect and turn round. In a face that puts letters together from parts
- a letter without its dots, and the dots - a word that runs from right to left is a fragment for
each letter, so that the file can say which letter that is.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from compiler.fonts.face import LANES
from compiler.layout.lines.bidi import Direction, is_joined, mirrored, places, runs_left
from compiler.layout.lines.line import Fragment
from compiler.layout.lines.parts import Part, fragment_of
from compiler.layout.lines.words import blank_width

_HYPHEN = "\u00ad"


def in_directions(
    parts: list[Part], x: float, added: float, scale: float, direction: Direction
) -> list[Fragment]:
    """Fragments of a line from `x` on; blanks are wider by `added`, all glyphs are scaled."""
    words = [word for part in parts for word in _single_words(part)]
    widths = [each.width * scale + each.blanks * added + each.gap for each in words]
    found = places(["".join(each.texts) for each in words], widths, direction)
    fragments: list[Fragment] = []
    for word, place in zip(words, found, strict=True):
        shown = _mirrored(word) if place.leftward else word
        fragment = fragment_of(shown, x + place.x + word.gap, added, scale)
        if shown.wide and runs_left(fragment.text) and is_joined(fragment.text):
            fragments += _clusters(word, fragment)
        else:
            fragments.append(fragment)
    return fragments


def _clusters(word: Part, fragment: Fragment) -> list[Fragment]:
    """The letters of a word, from left to right; the first has the text of the word."""
    look = word.look
    clusters = look.face.clusters(word.texts[0], LANES[look.lane])
    if all(each.spelled for each in clusters):
        return [replace(fragment, told=False)]
    x = fragment.x
    found: list[Fragment] = []
    for each in clusters:
        width, show = each.width * look.size + look.spacing, f"<{each.show}>"
        text, spoken = "" if found else fragment.text, None if each.spelled else each.text
        found.append(
            replace(fragment, x=x, show=show, text=text, width=width, told=False, spoken=spoken)
        )
        x += width * fragment.scale
    return found


def _single_words(part: Part) -> Iterator[Part]:
    """The words of a part and the blanks between them as parts of their own."""
    look = part.look
    blank = Part(look, False, [" "], [" "], blank_width(look), 1)
    last = len(part.texts) - 1
    if part.leads:
        yield blank
    for at, (show, text) in enumerate(zip(part.shows, part.texts, strict=True)):
        shaped = look.words[text.replace(_HYPHEN, "-")]
        width = shaped.width * look.size + shaped.glyphs * look.spacing
        hyphen = part.hyphen and at == last
        gap = 0.0 if at else part.gap
        yield Part(look, part.wide, [show], [text], width, 0, gap=gap, hyphen=hyphen)
        if at < last or part.trails:
            yield blank


def _mirrored(word: Part) -> Part:
    """A part with its brackets turned round."""
    text = mirrored(word.texts[0])
    if text == word.texts[0]:
        return word
    shaped = word.look.face.lane(word.look.lane, wide=word.wide)[text]
    return replace(word, shows=[shaped.show], wide=shaped.wide)
