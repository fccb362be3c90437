"""Arabic, Chinese and Japanese by families in the folder of a style: lines, and what is copied."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.cli import main
from tests.pdf.readback import pages_text
from tests.pipeline.projects import REPORT

FACES = Path(__file__).parents[1] / "fonts" / "faces"
"""Noto faces with the letters of these tests alone; under the licence beside them."""
ARABIC = "مرحبا بالعالم هذا نص عربي طويل يتكون من عدة كلمات"
CHINESE = "本报告说明外交工作的主要成果，以及各国之间合作与交流。"
JAPANESE = "「日本の外交」は、平和の「外交」ァッ・ー"
CLOSING = "，。、」ァッ・ー"
"""What no line begins with."""


def built(folder: Path, face: str, text: str) -> Path:
    """The PDF of a report of one paragraph in a style with one more family."""
    fonts = folder / "house" / "fonts"
    fonts.mkdir(parents=True)
    shutil.copy(FACES / face, fonts)
    family = f'[more]\nname = "More"\nregular = {{ file = "fonts/{face}" }}\n'
    (folder / "house" / "fonts.toml").write_text(family)
    (folder / "house" / "style.toml").write_text('extends = "base"\n')
    (folder / "report.toml").write_text(REPORT.replace('"base"', '"house"'))
    (folder / "chapters").mkdir()
    (folder / "chapters" / "10-words.md").write_text(f"# Words\n\n{text}\n", encoding="utf-8")
    assert main(["build", str(folder), "--strict", "--format", "pdf"]) == 0
    return folder / "build" / "annual-report.pdf"


def extracted(path: Path) -> str:
    command = ["pdftotext", str(path), "-"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    # Marks of direction stand between words.
    return re.sub("[\u202a-\u202e]", " ", done.stdout)


@pytest.mark.parametrize("text", [CHINESE * 8, JAPANESE * 9], ids=["chinese", "japanese"])
def test_lines_end_between_characters_but_before_no_closing_mark(tmp_path: Path, text: str) -> None:
    page = pages_text(built(tmp_path, "NotoSansCJK-subset.ttf", text).read_bytes())[2]
    lines = [line for line in page.splitlines() if line[:1] in text]
    assert "".join(lines) == text
    assert len(lines) > 3
    assert all(line[0] not in CLOSING and line[-1] != "「" for line in lines)


@pytest.mark.poppler
def test_arabic_words_are_copied_whole(tmp_path: Path) -> None:
    path = built(tmp_path, "NotoSansArabic-subset.ttf", f"{ARABIC}\n\nThe word شكرا has one.")
    words = extracted(path).split()
    assert [each for each in words if "ا" <= each[0] <= "ي"] == [*ARABIC.split(), "شكرا"]
    # PDFium gives the letters of a word from left to right.
    found = " ".join(pages_text(path.read_bytes())).split()
    assert {"".join(sorted(each)) for each in ARABIC.split()} < {
        "".join(sorted(each)) for each in found
    }
