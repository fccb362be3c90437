"""Pieces: stretches of a paragraph that office programs measure at once.

Words of one format come in with their face; a piece with the widths of its atoms leaves. An atom
is what no line end can part. Widths are fine units; blanks stand before atoms, as lines need it.
"""

from enum import Enum
from itertools import accumulate

from msgspec import Struct, field

from compiler.wordpages.breaks import ends_openly, starts_badly
from compiler.wordpages.measure import SizedFace


class PieceKind(Enum):
    """What a piece is."""

    TEXT = "text"
    TAB = "tab"
    BREAK = "break"
    SOFT_HYPHEN = "soft-hyphen"


class Piece(Struct):
    """A stretch of a paragraph; widths are fine units."""

    kind: PieceKind
    text: str = ""
    face: SizedFace | None = None
    atoms: list[str] = field(default_factory=list)
    """What may not be broken."""
    ends: list[int] = field(default_factory=list)
    """Where each atom ends, from the left end of the piece."""
    heads: list[str] = field(default_factory=list)
    """Word that each atom begins; empty for the later atoms of a word."""
    first_lead: int = 0
    """Blanks before the first atom."""
    more: dict[int, int] = field(default_factory=dict)
    """Blanks before an atom beyond the usual one."""
    tail: int = 0
    """Blanks after the last atom."""
    overhang: int = 0
    """What an italic piece takes beyond its width before a no-break blank or hyphen."""
    blocked: frozenset[int] = frozenset()
    """Atoms that may start a line only when the blank before them hangs over."""
    slashed: frozenset[int] = frozenset()
    """Atoms after a slash."""
    opens: bool = False
    """Whether a line may start with this piece."""
    glue: bool = False
    """Whether it is a no-break blank or hyphen."""
    follows: bool = False
    """Whether it is a later part of a field: Writer lets a line start with it."""
    notes: tuple[str, ...] = ()
    """Labels of the notes called here."""

    @property
    def ordinary(self) -> bool:
        """Whether all its words are."""
        return self.heads is self.atoms

    @property
    def total(self) -> int:
        """Width with the blanks at its end."""
        return (self.ends[-1] if self.ends else 0) + self.tail

    @property
    def reserve(self) -> int:
        """What has to stay free after it in its line."""
        if self.face is None or self.text == " ":
            return 0
        return self.face.reserve

    def lead(self, atom: int) -> int:
        """Blanks before an atom."""
        if atom == 0:
            return self.first_lead
        head = self.heads[atom]
        if not head or self.face is None:
            return 0
        return self.face.lead(head) + self.more.get(atom, 0)

    def start(self, atom: int) -> int:
        """Where an atom begins, after the blanks before it."""
        return (self.ends[atom - 1] if atom else 0) + self.lead(atom)

    def words(self, begin: int, stop: int) -> str:
        """Text of some atoms, blanks between them."""
        heads = self.heads
        if self.ordinary:
            return " ".join(self.atoms[begin:stop])
        return "".join(
            [
                f" {atom}" if head else atom
                for atom, head in zip(self.atoms[begin:stop], heads[begin:stop], strict=True)
            ]
        ).lstrip(" ")

    def part(self, atom: int, count: int, end: int) -> None:
        """Cut an atom after `count` characters, which end at `end`."""
        text = self.atoms[atom]
        self.atoms = [*self.atoms[:atom], text[:count], text[count:], *self.atoms[atom + 1 :]]
        self.heads = [*self.heads[: atom + 1], "", *self.heads[atom + 1 :]]
        self.ends.insert(atom, end)
        self.more = {each + (each > atom): width for each, width in self.more.items()}
        self.blocked = frozenset(each + (each > atom) for each in self.blocked)
        self.slashed = frozenset(each + (each > atom) for each in self.slashed)


def text_piece(text: str, face: SizedFace) -> Piece:
    """A piece of words in one format."""
    words = text.split(" ")
    if "" in words:
        return _spaced_piece(text, face)
    widths, special = face.widths(words)
    widths[-1] += face.tail(words[-1])
    widths[0] -= face.lead(words[0])
    if special:
        piece = Piece(PieceKind.TEXT, text, face)
        _take_apart(piece, words, widths, special)
        return piece
    return Piece(PieceKind.TEXT, text, face, words, list(accumulate(widths)), words)


def _spaced_piece(text: str, face: SizedFace) -> Piece:
    """A piece of words with blanks at its ends, or with more than one between two words."""
    piece = Piece(PieceKind.TEXT, text, face)
    stripped = text.strip(" ")
    if not stripped:
        piece.tail = len(text) * face.blank
        return piece
    piece.tail = (len(text) - len(text.rstrip(" "))) * face.blank
    words = stripped.split(" ")
    widths, special = face.widths(words)
    if not piece.tail:
        widths[-1] += face.tail(words[-1])
    lead = face.lead(words[0])
    if text[0] == " ":
        blanks = len(text) - len(text.lstrip(" ")) - 1
        piece.first_lead = lead + blanks * face.blank
    widths[0] += piece.first_lead - lead
    if "" in words:
        words, widths = _without_empty(piece, words, widths, face.blank)
        special = [place for place, word in enumerate(words) if word in face.special]
    _take_apart(piece, words, widths, special)
    return piece


def _without_empty(
    piece: Piece, words: list[str], widths: list[int], blank: int
) -> tuple[list[str], list[int]]:
    """Words and widths without the empty words that stand for blanks beyond one."""
    kept: list[str] = []
    made: list[int] = []
    more = 0
    for word, width in zip(words, widths, strict=True):
        if word:
            if more:
                piece.more[len(kept)] = more
            kept.append(word)
            made.append(width + more)
            more = 0
        else:
            more += blank
    return kept, made


def _take_apart(piece: Piece, words: list[str], widths: list[int], special: list[int]) -> None:
    """Make atoms of the words at special places, and note what is unusual about line ends."""
    face = piece.face
    piece.atoms = piece.heads = words
    if face is not None and special:
        widths = _parted(piece, words, widths, special, face)
    piece.ends = list(accumulate(widths))
    if piece.more:
        starts = [atom for atom, head in enumerate(piece.heads) if head]
        piece.more = {starts[index]: width for index, width in piece.more.items()}


def _parted(
    piece: Piece, words: list[str], widths: list[int], special: list[int], face: SizedFace
) -> list[int]:
    """Widths of the atoms of words some of which may be parted; the piece gets the atoms."""
    atoms: list[str] = []
    heads: list[str] = []
    made: list[int] = []
    blocked: list[int] = []
    slashed: list[int] = []
    done = 0
    for index in special:
        word = words[index]
        atoms += words[done:index]
        heads += words[done:index]
        made += widths[done:index]
        place = len(atoms)
        awkward = word in face.awkward
        if awkward and starts_badly(word):
            blocked.append(place)
        parts = face.parts.get(word)
        if parts is None:
            atoms.append(word)
            heads.append(word)
            made.append(widths[index])
        else:
            rest = [part.width for part in parts[1:]]
            made += [widths[index] - sum(rest), *rest]
            atoms += [part.text for part in parts]
            heads += [word, *[""] * len(rest)]
            if awkward:
                slashed += [place + each for each, part in enumerate(parts) if part.slash]
        if awkward and ends_openly(word):
            blocked.append(len(atoms))
        done = index + 1
    piece.atoms = atoms + words[done:]
    piece.heads = heads + words[done:]
    piece.blocked = frozenset(blocked)
    piece.slashed = frozenset(slashed)
    return made + widths[done:]
