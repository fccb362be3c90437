"""The tags of a PDF, read back, are those that the document's tree asks for: every construct."""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from compiler.diagnostics import Severity, Sink
from compiler.plan import plan
from compiler.produce.pdf import make_pdf
from compiler.produce.product import Setup, load_faces
from compiler.reading import read_all
from compiler.request import Request
from compiler.resolve import ResolvedDocument
from compiler.resources import styles_root
from compiler.seed.report import PdfStandard
from compiler.stylesheet.load import load_style
from tests.parity.tag_story import expected, printed
from tests.parity.test_parity import ALL_PROJECTS, CONSTRUCTS
from tests.pdf import readback
from tests.pdf.checker import problems
from tests.pdf.readback import Tag

STANDARDS: list[PdfStandard] = ["ua-1+a-2a", "ua-2+wtpdf"]


@cache
def made(project: Path, standard: PdfStandard) -> list[tuple[ResolvedDocument, bytes]]:
    """The book and each of its chapters, resolved and as PDF."""
    sink = Sink()
    report = read_all(project, {}, sink)
    sheet = load_style(report.settings.style, report.root, styles_root(), sink)
    setup = Setup(sheet, load_faces(sheet), standard, None)
    planned = plan(report, sheet, Request(project, every_chapter=True), sink)
    assert not sink.has_errors
    return [
        (each.resolved, make_pdf(each.resolved, setup, {}, sink, 1, lambda done, total: None).data)
        for each in planned
    ]


@pytest.mark.parametrize("standard", STANDARDS)
@pytest.mark.parametrize("project", ALL_PROJECTS, ids=lambda path: path.name)
class TestTags:
    def test_the_tree_read_back_is_that_of_the_document(
        self, project: Path, standard: PdfStandard
    ) -> None:
        for resolved, pdf in made(project, standard):
            found = list(printed(readback.structure(pdf)))
            assert found == expected(resolved, newer=standard == "ua-2+wtpdf")

    def test_tags_tree_and_pages_agree(self, project: Path, standard: PdfStandard) -> None:
        for _, pdf in made(project, standard):
            assert problems(pdf) == []


@pytest.mark.parametrize("project", ALL_PROJECTS, ids=lambda path: path.name)
class TestText:
    def test_pdfium_extracts_what_the_tags_hold(self, project: Path) -> None:
        for _, pdf in made(project, "ua-1+a-2a"):
            assert lost(readback.structure(pdf), readback.pages_text(pdf)) == []

    @pytest.mark.poppler
    @pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is missing")
    def test_poppler_extracts_what_the_tags_hold(self, project: Path, tmp_path: Path) -> None:
        for _, pdf in made(project, "ua-1+a-2a"):
            path = tmp_path / "report.pdf"
            path.write_bytes(pdf)
            command = ["pdftotext", "-raw", str(path), "-"]
            done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
            assert lost(readback.structure(pdf), done.stdout.split("\f")) == []
            assert done.stderr == ""


def lost(tree: Tag, pages: list[str]) -> list[str]:
    """Texts of elements that an extractor does not give in one piece, words whole."""
    texts = [_words(page) for page in pages]
    leaders = {id(entry) for contents in tree.found("TOC") for entry in contents.walk()}
    missing = []
    for tag in tree.walk():
        if tag.kids or len(set(tag.pages)) != 1 or id(tag) in leaders:
            continue
        words = _words(tag.text)
        if words not in texts[tag.pages[0]]:
            missing.append(words)
    return missing


def _words(text: str) -> str:
    """Words with one blank between them; those divided at a line's end, or after a sign, whole.

    PDFium takes every hyphen at a line's end for one that divides a word.
    """
    text = re.sub("[-\u00ad]\\s*", "", text)
    return " ".join(re.sub(r"([–—/])\s+", r"\1", text).split())


def test_every_construct_is_in_the_report_of_constructs() -> None:
    resolved, pdf = made(CONSTRUCTS, "ua-1+a-2a")[0]
    tags = {tag.tag for tag in readback.structure(pdf).walk()}
    asked = "Document Sect P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TR TH TD Caption"
    more = "Figure Note Reference Link TOC TOCI BlockQuote Div Code Span"
    assert tags == {*asked.split(), *more.split()}
    kinds = {kind for page in readback.artifacts(pdf) for kind, _ in page}
    assert kinds == {"/Layout", "/Background", "/Pagination/Header", "/Pagination/Footer"}
    assert resolved.document.metadata.language == "en"


def test_the_report_of_constructs_has_no_mistakes() -> None:
    sink = Sink()
    read_all(CONSTRUCTS, {}, sink)
    assert [each for each in sink.diagnostics if each.severity is Severity.ERROR] == []
