"""LibreOffice at work on files, in a profile of its own beside them."""

import subprocess
from pathlib import Path

import pypdfium2


def convert(file: Path, form: str) -> Path:
    """The file in another form, in a folder beside it."""
    folder = file.parent / f"as-{form}"
    profile = (file.parent / "profile").as_uri()
    command = ("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", form,
               "--outdir", str(folder), str(file))  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return folder / f"{file.stem}.{form}"


def pages_of(pdf: Path) -> list[str]:
    """Text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_range() for page in document]


def text_of(pdf: Path) -> str:
    """Text of all pages."""
    return "\n".join(pages_of(pdf))
