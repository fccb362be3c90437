"""Headings, paragraphs and lists from the stretches of a text page.

In: the repaired stretches below the title. Out: blocks of the document tree with their spans.
Markers of headings stay in their words, and such pages number their own headings; markers of
lists go, because the style sets them.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from compiler.model.block import Block, Blocks, Heading, ItemList, ListItem, Paragraph, Rule
from compiler.model.inline import Inlines, Text
from compiler.seed.slug import slug
from compiler.seed.textpage.lines import Stretch
from compiler.seed.textpage.links import is_rule
from compiler.seed.textpage.lists import Run, find_lists
from compiler.seed.textpage.markers import heading_marker
from compiler.seed.textpage.outline import heading_levels, is_title_like
from compiler.source import Source, Span

_WHITE_SPACE = re.compile(r"[ \t]+")


def words_of(text: str) -> Inlines:
    """Plain words with white space collapsed; no-break spaces stay."""
    if "  " in text or "\t" in text:
        text = _WHITE_SPACE.sub(" ", text)
    return (Text(text.strip()),)


def build_blocks(stretches: Sequence[Stretch], source: Source, page: str) -> Blocks:
    """Blocks below the title; `page` is the slug that begins the labels of its headings."""
    joined = _join_bare_markers(stretches)
    runs = {run.start: run for run in find_lists(joined)}
    listed = {index for run in runs.values() for index in range(run.start, run.end)}
    levels = heading_levels(joined, [index in listed for index in range(len(joined))])
    own_numbers = any(
        level and heading_marker(stretch.text)
        for stretch, level in zip(joined, levels, strict=True)
    )
    builder = _Builder(source, page, numbered=not own_numbers)
    return tuple(
        builder.list_of(runs[index], joined) if index in runs else builder.block(stretch, level)
        for index, (stretch, level) in enumerate(zip(joined, levels, strict=True))
        if index in runs or index not in listed
    )


def _join_bare_markers(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Put a marker that stands on a line of its own before the heading on the next line."""
    joined: list[Stretch] = []
    for stretch in stretches:
        above = joined[-1] if joined else None
        if above and _is_bare_marker(above.text) and _completes_heading(stretch.text):
            words = f"{above.text} {stretch.text}"
            joined[-1] = Stretch(words, above.start, stretch.end, stretch.stanza)
        else:
            joined.append(stretch)
    return joined


def _is_bare_marker(text: str) -> bool:
    marker = heading_marker(text)
    return marker is not None and marker.length == len(text) and marker.kind != "bracket"


def _completes_heading(text: str) -> bool:
    return is_title_like(text) and heading_marker(text) is None


class _Builder(Struct):
    """Makes blocks of one page and keeps the labels of its headings apart."""

    source: Source
    page: str
    numbered: bool
    taken: dict[str, int] = field(default_factory=dict)

    def block(self, stretch: Stretch, level: int) -> Block:
        span = self._span(stretch)
        if level:
            words = words_of(stretch.text)
            return Heading(
                level, words, self._label(stretch.text), numbered=self.numbered, span=span
            )
        if is_rule(stretch.text):
            return Rule(span=span)
        return Paragraph(words_of(stretch.text), span=span)

    def list_of(self, run: Run, stretches: Sequence[Stretch]) -> ItemList:
        items = stretches[run.start : run.end]
        return ItemList(
            ordered=run.ordered,
            items=tuple(self._items(items, run)),
            start=run.markers[0].number or 1,
            tight=items[0].stanza == items[-1].stanza,
            span=Span(self.source, items[0].start, items[-1].end),
        )

    def _items(self, items: Sequence[Stretch], run: Run) -> Iterator[ListItem]:
        for stretch, marker in zip(items, run.markers, strict=True):
            span = self._span(stretch)
            words = words_of(stretch.text[marker.length :])
            yield ListItem((Paragraph(words, span=span),), span)

    def _label(self, text: str) -> str:
        words = slug(text) or "section"
        label = f"{self.page}-{words}" if self.page else words
        self.taken[label] = count = self.taken.get(label, 0) + 1
        return label if count == 1 else f"{label}-{count}"

    def _span(self, stretch: Stretch) -> Span:
        return Span(self.source, stretch.start, stretch.end)
