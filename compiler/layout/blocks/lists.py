"""Lists: bulleted, numbered, and of definitions.

An item's label stands beside the first line of its text, right-aligned against the text. The
structure is L, LI, Lbl and LBody (ISO 32000-1, 14.8.4.3.3).
"""

from msgspec.structs import replace

from compiler.layout.composing import Column, Compositor, source_of
from compiler.layout.galley import Aside, Passage
from compiler.model.block import Blocks, DefinitionList, ItemList, ListItem, Paragraph
from compiler.stylesheet.sheet import ListLook, TextStyle

_NUMBERINGS = {"1": "Decimal", "a": "LowerAlpha", "A": "UpperAlpha", "i": "LowerRoman",
               "I": "UpperRoman"}  # fmt: skip
_BULLETS = ("Disc", "Circle", "Square")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LARGEST_ROMAN = 3999


def set_list(desk: Compositor, block: ItemList, column: Column) -> None:
    """A list with bullets or numbers."""
    look = desk.sheet.lists
    role = "list" if column.role in {"body", "list"} else column.role
    style = desk.sheet.style(role)
    _keep_introduction(desk)
    attributes = {"ListNumbering": _numbering(block, look, column.depth)}
    element = desk.structure.open("L", column.owner, attributes, source_of(block.span))
    labels = _labels(block, look, column.depth)
    widest = max((desk.line(label, style).width for label in labels), default=0.0)
    indent = max(look.indent, widest + look.label_gap)
    inner = replace(
        column,
        x=column.indented(indent),
        floor=column.indented(indent),
        role=role,
        depth=column.depth + 1,
        enclosed=True,
    )
    gap = 0.0 if block.tight else look.item_gap
    for item, label in zip(block.items, labels, strict=True):
        _set_item(desk, item, label, style, replace(inner, owner=element), column.floor)
        _space(desk, gap)
    if not column.depth:
        _space(desk, desk.sheet.style(column.role).after)


def _keep_introduction(desk: Compositor) -> None:
    """Keep a sentence that ends with a colon on the page of what it announces."""
    last = desk.last
    fragments = last.lines[-1].fragments if isinstance(last, Passage) and last.lines else ()
    if isinstance(last, Passage) and fragments and fragments[-1].text.endswith(":"):
        last.keep_next = True


def _set_item(
    desk: Compositor, item: ListItem, label: str, style: TextStyle, column: Column, floor: float
) -> None:
    element = desk.open("LI", column, item.span)
    mark = desk.structure.open("Lbl", element)
    body = desk.structure.open("LBody", element)
    start = desk.count
    for block in item.blocks:
        desk.blocks((block,), replace(column, owner=body))
        if isinstance(block, Paragraph):
            _space(desk, 0.0 if _is_tight(item.blocks) else style.after)
    line = desk.line(label, style)
    x = max(column.x - desk.sheet.lists.label_gap - line.width, floor)
    first = desk.added(start)[0] if desk.count > start else None
    if isinstance(first, Passage) and first.lines:
        first.asides = (Aside(0, x, line, mark), *first.asides)
        return
    alone = Passage(x, (line,), style.leading, mark, keep_next=first is not None)
    desk.insert(start, alone)


def _is_tight(blocks: Blocks) -> bool:
    return sum(isinstance(block, Paragraph) for block in blocks) < 2


def _space(desk: Compositor, after: float) -> None:
    """White below what was set last."""
    last = desk.last
    if isinstance(last, Passage):
        last.after = after


# ---------------------------------------------------------------- labels


def _labels(block: ItemList, look: ListLook, depth: int) -> list[str]:
    if not block.ordered:
        bullet = look.bullets[depth % len(look.bullets)] if look.bullets else "•"
        return [bullet] * len(block.items)
    pattern = look.numbers[depth % len(look.numbers)] if look.numbers else "1."
    return [number_label(pattern, block.start + at) for at in range(len(block.items))]


def _numbering(block: ItemList, look: ListLook, depth: int) -> str:
    if not block.ordered:
        return _BULLETS[min(depth, len(_BULLETS) - 1)]
    pattern = look.numbers[depth % len(look.numbers)] if look.numbers else "1."
    return next((_NUMBERINGS[sign] for sign in pattern if sign in _NUMBERINGS), "Decimal")


def number_label(pattern: str, number: int) -> str:
    """A number in a pattern such as `1.`, `a)` or `(i)`."""
    for sign in pattern:
        match sign:
            case "1":
                return pattern.replace(sign, str(number), 1)
            case "a" | "A":
                return pattern.replace(sign, _cased(letters(number), sign), 1)
            case "i" | "I":
                return pattern.replace(sign, _cased(roman(number), sign), 1)
            case _:
                continue
    return pattern


def _cased(text: str, sign: str) -> str:
    return text.upper() if sign.isupper() else text


def letters(number: int) -> str:
    """a, b … z, aa, ab …; digits where letters cannot count."""
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def roman(number: int) -> str:
    """i, ii, iii, iv …; digits where Roman numerals cannot count."""
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


# ---------------------------------------------------------------- definitions


def set_definitions(desk: Compositor, block: DefinitionList, column: Column) -> None:
    """Terms, each with what it means below it."""
    element = desk.open("L", column, block.span)
    term_style = desk.sheet.style("definition-term")
    for item in block.items:
        entry = desk.structure.open("LI", element)
        label = desk.structure.open("Lbl", entry)
        term = desk.passage(item.term, term_style, column, label, span=block.span)
        body = desk.structure.open("LBody", entry)
        if term.lines:
            term.keep_next = True
            desk.add(term)
        style = desk.sheet.style("definition-body")
        inner = replace(column, owner=body, role="definition-body", enclosed=True)
        if any(not isinstance(each, Paragraph) for each in item.blocks):
            inner = replace(inner, floor=column.indented(style.indent))
        desk.blocks(item.blocks, inner)
