"""Paragraphs that differ from their style, as styles of their own.

A template kept in order has no direct formatting but what its authors ask for. Where the flow
says that a paragraph has more white above it, or is kept with the next, the file has a style
"Body Text 14 pt before", based on Body Text.
"""

from msgspec import Struct, field
from msgspec.structs import replace

from compiler.wordflow.flow import WordDocument
from compiler.wordflow.look import Overrides, WordStyle, overridden

_WORDS = {
    "keep_next": ("kept", "released"),
    "keep_lines": ("whole", "divided"),
}
_LENGTHS = {"before": "before", "after": "after", "left": "in", "right": "from right",
            "first": "first", "line": "line"}  # fmt: skip
TWIPS_PER_POINT = 20


class Variants(Struct):
    """Makes and keeps such styles."""

    word: WordDocument
    styles: dict[str, WordStyle] = field(default_factory=dict)
    """By id, in the order of first use."""
    _made: dict[tuple[str, Overrides], WordStyle] = field(default_factory=dict)

    def of(self, style: WordStyle, overrides: Overrides) -> WordStyle:
        """The style of a paragraph that says something differently."""
        key = (style.id, overrides)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(style, overrides)
        return found

    def _make(self, style: WordStyle, overrides: Overrides) -> WordStyle:
        looks = overridden(style, overrides)
        if looks == style:
            return style
        name = f"{style.name} {_described(overrides, style)}"
        identity = "".join(filter(str.isalnum, name.title()))
        count = 1
        while identity in self.word.styles or identity in self.styles:
            count += 1
            identity = f"{identity.rstrip('0123456789')}{count}"
            name = f"{name.rstrip(' 0123456789')} {count}"
        made = replace(looks, id=identity, name=name, based_on=style.id, next=style.id)
        self.styles[identity] = made
        return made


def _described(overrides: Overrides, style: WordStyle) -> str:
    words: list[str] = []
    for each in overrides.__struct_fields__:
        value = getattr(overrides, each)
        if value is None or value == getattr(style, each):
            continue
        if each in _WORDS:
            words.append(_WORDS[each][not value])
        elif each in _LENGTHS:
            words.append(f"{value / TWIPS_PER_POINT:g} pt {_LENGTHS[each]}")
        elif each == "tabs":
            words += [f"{tab.kind} {tab.position / TWIPS_PER_POINT:g} pt" for tab in value]
        else:
            words.append(str(value) if isinstance(value, str) else each)
    return " ".join(words) or "variant"
