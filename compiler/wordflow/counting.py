"""How lists print their numbers: `1.`, `a)`, `i.`, counted as Word counts."""

from collections.abc import Sequence

from compiler.wordflow.flow import NumberFormat

DEEPEST_LEVEL = 8
"""Word's lists have nine levels; deeper items keep the last one's mark."""

_FORMATS: dict[str, NumberFormat] = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def number_pattern(patterns: Sequence[str], depth: int) -> tuple[NumberFormat, str]:
    """Format and level text (`%2)`) at a depth from 0, from spellings such as `1.` and `a)`."""
    spelling = patterns[depth % len(patterns)] if patterns else "1."
    for character in spelling:
        if character in _FORMATS:
            return _FORMATS[character], spelling.replace(character, f"%{depth + 1}", 1)
    return "decimal", f"%{depth + 1}."


def spelled(number: int, number_format: NumberFormat) -> str:
    """A number as a list of that format prints it."""
    match number_format:
        case "lowerLetter":
            return _letters(number)
        case "upperLetter":
            return _letters(number).upper()
        case "lowerRoman":
            return roman(number)
        case "upperRoman":
            return roman(number).upper()
        case _:
            return str(number)


def roman(number: int) -> str:
    """Small roman numerals; nought prints as nothing."""
    made = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        made += letters * count
    return made


def _letters(number: int) -> str:
    """A to z, then aa, bb, cc: Word repeats the letter."""
    if number < 1:
        return ""
    repeats, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (repeats + 1)
