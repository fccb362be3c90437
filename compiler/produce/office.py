"""Page numbers of a Word file as LibreOffice Writer sets it: flow in, folios out.

The file is written with a mark at each label and section, exported as PDF by `soffice` in a profile
of its own, and the pages of the marks are read from the named destinations of the PDF. Numbers
that change move lines, so this is done again until they stand still.
"""

import ctypes
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from pypdfium2 import raw

from compiler.diagnostics import Sink
from compiler.wordflow.flow import WordDocument
from compiler.wordflow.probe import Marks, probed
from compiler.wordpages.folios import WordFolios, folio

PROGRAMS = ("soffice", "libreoffice")
ROUNDS = 3
LONGEST_WAIT = 900.0
"""Seconds that a conversion may take."""
EXPORT = (
    'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
)

WriteFile = Callable[[WordDocument, Mapping[str, str]], bytes]
"""Flow and folios in, the bytes of a Word file out."""


class OfficeFailed(Exception):
    """The program ended without a PDF file; the text says what it printed."""


def office_folios(
    word: WordDocument, computed: WordFolios, write: WriteFile, sink: Sink
) -> WordFolios:
    """Page numbers of every label, corrected by what LibreOffice does with the file."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), "")
    if not program:
        message = "pages are to be counted by LibreOffice, but there is no program soffice"
        sink.report("word/office-missing", message)
        return computed
    probe, marks = probed(word)
    found = computed
    try:
        for _ in range(ROUNDS):
            pdf = converted(program, write(probe, found.folios))
            before, found = found, _folios(word, marks, *destinations(pdf), computed)
            if found.folios == before.folios:
                break
    except OfficeFailed as error:
        sink.report("word/office-failed", f"LibreOffice made no PDF file of the Word file: {error}")
        return computed
    differing = sum(computed.folios.get(label) != each for label, each in found.folios.items())
    if differing:
        message = (
            f"LibreOffice sets {differing} of {len(found.folios)} places on other pages than were "
            "computed; the Word file has its numbers"
        )
        sink.report("word/office-pages", message)
    return found


def converted(program: str, data: bytes) -> bytes:
    """The PDF file that LibreOffice makes of a Word file."""
    with TemporaryDirectory(prefix="yearbook-") as name:
        folder = Path(name)
        (folder / "report.docx").write_bytes(data)
        profile = (folder / "profile").as_uri()
        command = (program, f"-env:UserInstallation={profile}", "--headless", "--convert-to",
                   EXPORT, "--outdir", name, str(folder / "report.docx"))  # fmt: skip
        try:
            done = subprocess.run(
                command,
                check=False,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=LONGEST_WAIT,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise OfficeFailed(str(error)) from error
        pdf = folder / "report.pdf"
        if not pdf.is_file():
            said = (done.stderr or done.stdout).strip().splitlines()
            raise OfficeFailed(said[-1] if said else f"it ended with status {done.returncode}")
        return pdf.read_bytes()


def destinations(pdf: bytes) -> tuple[dict[str, int], int]:
    """Index of the page of each named destination from 0, and how many pages there are."""
    found: dict[str, int] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(raw.FPDF_CountNamedDests(document.raw)):
            size = ctypes.c_long(0)
            raw.FPDF_GetNamedDest(document.raw, index, None, ctypes.byref(size))
            name = ctypes.create_string_buffer(max(size.value, 0))
            place = raw.FPDF_GetNamedDest(document.raw, index, name, ctypes.byref(size))
            page = raw.FPDFDest_GetDestPageIndex(document.raw, place)
            found[name.raw.decode("utf-16-le", "replace").rstrip("\0")] = page
        return found, len(document)


def _folios(
    word: WordDocument,
    marks: Marks,
    places: Mapping[str, int],
    total: int,
    computed: WordFolios,
) -> WordFolios:
    """Printed numbers of all marks; numbers of sections go on or start as the file says."""
    forms: list[str] = [""] * total
    number = page = 0
    for section, mark in zip(word.sections, marks.sections, strict=True):
        first = places.get(mark, page)
        number = number + first - page if section.start is None else section.start
        number += section.odd_page and number % 2 == 0
        page = first
        for index in range(first, total):
            forms[index] = folio(number + index - first, section.folios)
    pages = {label: places[name] for label, name in marks.labels.items() if name in places}
    return WordFolios(
        {**computed.folios, **{label: forms[index] for label, index in pages.items()}},
        {**computed.pages, **{label: index + 1 for label, index in pages.items()}},
        total,
    )
