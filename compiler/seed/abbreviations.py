"""Abbreviations: what they stand for, and the chapter that uses them, in; marked words out.

The report's glossary is the table `[abbreviations]` of `report.toml`; a chapter can add its own by
lines like `*[ODA]: Official Development Assistance`, which go before those of the report. Every
occurrence as a whole word is marked, in plain text only: not in code, addresses and values.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from compiler.lazy import lazy_pattern
from compiler.model.block import Blocks
from compiler.model.inline import Abbreviation, Inline, Inlines, Text
from compiler.model.rewrite import rewrite_blocks, rewrite_leaves
from compiler.seed.report import Chapter, ChapterEvent, ChapterFigure, FrontMatter

MOST_ABBREVIATIONS = 2_000
LONGEST_ABBREVIATION = 60
"""Characters."""

_ADDRESS = lazy_pattern(r"\S*(?:://|@)\S*\Z")
"""A text that is an address as a whole, such as the words of a link that shows its target."""


def short_form(spelled: str) -> str:
    """An abbreviation as it stands in set text: blanks collapsed, the apostrophe a printed one."""
    return " ".join(spelled.split()).replace("'", "’")


class Abbreviations:
    """The abbreviations that hold in one chapter."""

    def __init__(self, expansions: Mapping[str, str]) -> None:
        self.expansions = expansions
        """What each short form stands for."""
        self.used: set[str] = set()
        """Short forms met so far."""
        self._names = _pattern(expansions)

    def mark(self, chapter: Chapter) -> Chapter:
        """The chapter with every abbreviation marked; itself where there are none."""
        if not self.expansions:
            return chapter
        front = chapter.front
        marked = replace(
            front,
            summary=self._inlines(front.summary),
            key_figures=tuple(self._key_figure(each) for each in front.key_figures),
            chronology=tuple(self._event(each) for each in front.chronology),
        ) if _has_words(front) else front  # fmt: skip
        title, flow = self._inlines(chapter.title), self._blocks(chapter.flow)
        return replace(chapter, title=title, front=marked, flow=flow)

    def _key_figure(self, figure: ChapterFigure) -> ChapterFigure:
        return ChapterFigure(self._inlines(figure.value), self._inlines(figure.label))

    def _event(self, event: ChapterEvent) -> ChapterEvent:
        return ChapterEvent(self._inlines(event.date), self._inlines(event.text))

    def _blocks(self, blocks: Blocks) -> Blocks:
        return rewrite_blocks(blocks, self._inlines)

    def _inlines(self, inlines: Inlines) -> Inlines:
        return rewrite_leaves(inlines, self._leaf, self._blocks)

    def _leaf(self, inline: Inline) -> Inlines:
        if not isinstance(inline, Text) or self._names.search(inline.text) is None:
            return (inline,)
        return (inline,) if _ADDRESS.match(inline.text) else tuple(self._parted(inline.text))

    def _parted(self, text: str) -> Iterator[Inline]:
        position = 0
        for match in self._names.finditer(text):
            if match.start() > position:
                yield Text(text[position : match.start()])
            self.used.add(match[0])
            yield Abbreviation(match[0], self.expansions[match[0]])
            position = match.end()
        if position < len(text):
            yield Text(text[position:])


def _has_words(front: FrontMatter) -> bool:
    return bool(front.summary or front.key_figures or front.chronology)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """Any of the names as a whole word, the longest that fits.

    Names are grouped by their first letter, so that the search skips from one such letter to the
    next whatever the number of names.
    """
    rests: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        rests.setdefault(name[0], []).append(re.escape(name[1:]))
    groups = (
        rf"{re.escape(first)}(?<![\w@]{re.escape(first)})(?:{'|'.join(tails)})"
        for first, tails in rests.items()
    )
    return re.compile(rf"(?:{'|'.join(groups)})(?!\w)")
