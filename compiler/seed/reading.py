"""What the readers of one chapter share: its source, its names, and where messages go."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from compiler.diagnostics import Sink
from compiler.model.block import Picture
from compiler.seed.report import Data, Evaluate
from compiler.source import Source, Span


class Names(Struct):
    """Labels given so far in one chapter; every one is unique in it."""

    slug: str
    sink: Sink
    given: dict[str, Span | None] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    """How often a made name was asked for."""

    def claim(self, label: str, span: Span) -> str:
        """Take a label that the author chose; one that is taken already is an error."""
        if label in self.given:
            report_duplicate(label, self.given[label], span, self.sink)
            return self.made(label, "")
        self.given[label] = span
        return label

    def made(self, name: str, prefix: str) -> str:
        """A label made from a name, counted up until it is free."""
        wanted = label = prefix + name
        while label in self.given:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            label = f"{wanted}-{self._counts[wanted]}"
        self.given[label] = None
        return label


def report_duplicate(label: str, first: Span | None, second: Span | None, sink: Sink) -> None:
    """Say that two things carry one label, and where both stand."""
    where = f"{first.path}:{first.line}:{first.column}" if first else "another chapter"
    message = f'"{label}" is the label of two things; the first is at {where}'
    sink.report("chapter/duplicate-label", message, second)


class Reading(Struct):
    """One chapter while it is being read."""

    source: Source
    slug: str
    language: str
    root: Path
    sink: Sink
    evaluate: Evaluate
    data: Data
    labels: frozenset[str]
    """Labels that authors have written anywhere in the report."""
    names: Names
    data_paths: Mapping[str, str] = {}
    """Paths of data files by the name that expressions use."""
    pictures: dict[str, Picture | None] = field(default_factory=dict)
    """Pictures by path and page, read once however often they are used."""
    fence_language: str = ""
    """What the fences around say of the language; nothing where it is the chapter's."""
