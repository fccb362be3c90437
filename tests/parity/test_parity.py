"""Each project says the same in the tree, in the PDF and in the Word file: all of them, and one
that holds every construct.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from compiler.diagnostics import Sink
from compiler.plan import plan
from compiler.produce.pdf import make_pdf
from compiler.produce.product import Setup, load_faces
from compiler.produce.word import make_word
from compiler.reading import read_all
from compiler.request import Request
from compiler.resolve import ResolvedDocument
from compiler.resources import starter_root, styles_root
from compiler.stylesheet.load import load_style
from tests.parity.stories import PdfTeller, Story, TreeTeller, says
from tests.parity.word_story import WordTeller
from tests.pdf.readback import links, structure

REPOSITORY = Path(__file__).parents[2]
PROJECTS = sorted(path.parent for path in (REPOSITORY / "seeds").glob("*/report.toml"))
PROJECTS.append(starter_root())
CONSTRUCTS = Path(__file__).parent / "constructs"
"""A report of everything that the document tree can hold."""
ALL_PROJECTS = [*PROJECTS, CONSTRUCTS]
EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One document, told three times."""

    resolved: ResolvedDocument
    tree: Story
    pdf: Story
    word: Story


@cache
def told(project: Path) -> list[Told]:
    """The book and each of its chapters."""
    sink = Sink()
    report = read_all(project, {}, sink)
    sheet = load_style(report.settings.style, report.root, styles_root(), sink)
    setup = Setup(sheet, load_faces(sheet), report.settings.output.pdf_standard, None)
    result = []
    for planned in plan(report, sheet, Request(project, every_chapter=True), sink):
        resolved = planned.resolved
        pdf = make_pdf(resolved, setup, {}, sink, 1, lambda done, total: None).data
        urls = [each.target for each in links(pdf) if not each.target.startswith("page ")]
        word = make_word(resolved, setup, sink).data
        result.append(
            Told(
                resolved,
                TreeTeller(resolved).story,
                PdfTeller(structure(pdf), list(dict.fromkeys(urls))).story,
                WordTeller(word).story,
            )
        )
    assert not sink.has_errors
    return result


def first_difference(one: str, other: str) -> str:
    """Where two texts part, with what stands there in both."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            start = max(at - EXCERPT, 0)
            return f"…{one[start : at + EXCERPT]}…\n…{other[start : at + EXCERPT]}…"
    return f"one is longer: …{one[len(other) :][:EXCERPT]}…{other[len(one) :][:EXCERPT]}…"


@pytest.mark.parametrize("project", ALL_PROJECTS, ids=lambda path: path.name)
@pytest.mark.parametrize("teller", ["pdf", "word"])
class TestParity:
    def test_every_part_says_the_same_in_the_same_order(self, project: Path, teller: str) -> None:
        for each in told(project):
            story: Story = getattr(each, teller)
            if teller == "word":
                # Columns and broad pages divide a part of a Word file into sections.
                pairs = [("".join(each.tree.parts), "".join(story.parts))]
            else:
                pairs = list(zip(each.tree.parts, story.parts, strict=True))
            for ours, theirs in pairs:
                assert says(ours, theirs), first_difference(ours, theirs)

    @pytest.mark.parametrize("what", ["headings", "captions", "cells", "notes", "alts"])
    def test_what_a_reader_looks_for_is_the_same(
        self, project: Path, teller: str, what: str
    ) -> None:
        for each in told(project):
            assert getattr(getattr(each, teller), what) == getattr(each.tree, what)

    def test_links_lead_to_the_same_addresses(self, project: Path, teller: str) -> None:
        for each in told(project):
            story: Story = getattr(each, teller)
            assert list(dict.fromkeys(story.urls)) == list(dict.fromkeys(each.tree.urls))
