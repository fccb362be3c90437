"""The abbreviations a chapter defines: its block tokens in, what each stands for out.

A definition is a line of its own, `*[ODA]: Official Development Assistance`, and is not printed
where it stands. One that cannot be used is said.
"""

from collections.abc import Callable, Collection, Iterable

from markdown_it.token import Token

from compiler.seed.abbreviations import LONGEST_ABBREVIATION, MOST_ABBREVIATIONS, short_form
from compiler.seed.heard import heard
from compiler.seed.reading import Reading
from compiler.source import Span


class Glossary:
    """The definitions of one chapter."""

    def __init__(
        self, tokens: Iterable[Token], reading: Reading, span_of: Callable[[Token], Span]
    ) -> None:
        self.expansions: dict[str, str] = {}
        """What each short form stands for."""
        self._places: dict[str, Span] = {}
        self._reading = reading
        for token in tokens:
            if token.type == "abbreviation":
                self._take(token.meta["name"], token.meta["words"], span_of(token))

    def report_unused(self, used: Collection[str]) -> None:
        """Say which short forms are defined here and stand nowhere in the chapter."""
        for name, span in self._places.items():
            if name not in used:
                message = f'"{name}" is defined as an abbreviation and not used in this chapter'
                self._reading.sink.report("chapter/abbreviation-unused", message, span)

    def _take(self, spelled: str, words: str, span: Span) -> None:
        name, (expansion, removed) = short_form(spelled), heard(words)
        if name in self.expansions:
            self._report(f'"{name}" is defined twice; the first definition holds', span)
        elif len(name) > LONGEST_ABBREVIATION:
            shown = name[:LONGEST_ABBREVIATION]
            self._report(
                f'"{shown}…" is longer than {LONGEST_ABBREVIATION} characters and not used', span
            )
        elif len(self.expansions) >= MOST_ABBREVIATIONS:
            self._report(f'"{name}" is one of more than {MOST_ABBREVIATIONS:,} and not used', span)
        elif not expansion:
            self._report(f'"{name}" stands for nothing that can be read aloud', span)
        else:
            if removed:
                self._report(f'"{name}" stands for words with control characters, left out', span)
            self.expansions[name] = expansion
            self._places[name] = span

    def _report(self, message: str, span: Span) -> None:
        self._reading.sink.report("chapter/abbreviation", f"the abbreviation {message}", span)
