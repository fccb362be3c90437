"""The founding report: one damaged text page, compiled as `make report` does."""

import hashlib
import io
import json
from pathlib import Path

import pytest

from compiler.diagnostics import Sink
from compiler.pipeline import run
from compiler.progress import Progress
from compiler.request import Request
from tests.parity.word_story import WordTeller
from tests.pdf.readback import pages_text

PROJECT = Path(__file__).parents[2] / "seeds" / "diplomatic-bluebook-2010"
PAGE = PROJECT / "chapters" / "russia-central-asia-and-the-caucasus.txt"
DIGEST = "011a427326c91067c3e52d151e0f8569316332859fb5c64dd9eabbf592f811b8"
FILES = {
    "diplomatic-bluebook-2010.docx",
    "diplomatic-bluebook-2010.pdf",
    "chapters/01-russia-central-asia-and-the-caucasus.docx",
    "chapters/01-russia-central-asia-and-the-caucasus.pdf",
    "repairs.json",
}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("build")
    sink = Sink()
    run(Request(PROJECT, out=out, every_chapter=True), sink, Progress(io.StringIO()))
    assert sink.diagnostics == []
    return out


def test_the_page_is_as_the_website_gave_it_out() -> None:
    assert hashlib.sha256(PAGE.read_bytes()).hexdigest() == DIGEST


def test_book_chapter_and_repair_log_are_written(build: Path) -> None:
    found = {path.relative_to(build).as_posix() for path in build.rglob("*") if path.is_file()}
    assert found == FILES


def test_the_four_lost_characters_are_repaired_and_recorded(build: Path) -> None:
    log = json.loads((build / "repairs.json").read_text(encoding="utf-8"))
    lost = [each for each in log if each["before"] == "\ufffd"]
    assert [(each["line"], each["column"], each["after"]) for each in lost] == [
        (6, 323, "à"),
        (8, 497, "’"),
        (10, 847, "“"),
        (10, 866, "”"),
    ]
    assert all(each["confidence"] > 0.9 for each in lost)


def test_navigation_is_dropped_and_recorded(build: Path) -> None:
    log = json.loads((build / "repairs.json").read_text(encoding="utf-8"))
    dropped = [each["before"] for each in log if each["rule"] == "navigation"]
    assert dropped == ["Contents | Back | Next", "Text File"]


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".pdf")))
def test_the_pdf_reads_as_the_ministry_wrote_it(build: Path, name: str) -> None:
    text = " ".join(" ".join(pages_text((build / name).read_bytes())).split())
    for words in ("diplomacy vis-à-vis Japan", "both countries’ strategic", "“Central Asia+Japan”"):
        assert words in text
    assert "\ufffd" not in text
    assert "Back | Next" not in text


@pytest.mark.parametrize("name", sorted(name for name in FILES if name.endswith(".docx")))
def test_the_word_file_reads_as_the_ministry_wrote_it(build: Path, name: str) -> None:
    text = "".join(WordTeller((build / name).read_bytes()).story.parts)
    for words in ("diplomacyvis-à-visjapan", "bothcountries’strategic", "“centralasia+japan”"):
        assert words in text
    assert "\ufffd" not in text
