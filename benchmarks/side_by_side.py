"""The PDF and the Word file of a report, page beside page, as pictures for review.

    python -m benchmarks.side_by_side PROJECT [-o build/side-by-side] [--dpi 60]

Builds the report, has LibreOffice set the Word file, and writes a PNG for each pair of pages: the
PDF on the left, the Word file on the right. Needs soffice and pdftoppm.
"""

import argparse
import subprocess
import sys
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

GAP = 12
GROUND = (120, 120, 120)


def main() -> None:
    """Build, render, put together."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path("build/side-by-side"))
    parser.add_argument("--dpi", type=int, default=60)
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, beside in files_of(arguments.project, folder):
            pictures = pairs(file, beside, folder, arguments.dpi)
            for number, picture in enumerate(pictures, 1):
                path = arguments.out / f"{file.stem}-{number:03}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                picture.save(path)
                print(path)


def files_of(project: Path, folder: Path) -> list[tuple[Path, Path]]:
    """Each PDF file of a report with the PDF that LibreOffice makes of its Word file."""
    built = folder / "built"
    run(sys.executable, "-m", "compiler", "build", str(project), "-o", str(built))
    word = sorted(built.rglob("*.docx"))
    profile = (folder / "profile").as_uri()
    for file in word:
        run("soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf",
            "--outdir", str(folder / "word" / file.stem), str(file))  # fmt: skip
    return [(file.with_suffix(".pdf"), folder / "word" / file.stem / f"{file.stem}.pdf")
            for file in word]  # fmt: skip


def pairs(file: Path, beside: Path, folder: Path, dpi: int) -> list[Image.Image]:
    """Pictures of the pages, two and two."""
    ours, theirs = (rendered(each, folder, dpi) for each in (file, beside))
    return [side_by_side(left, right) for left, right in zip_longest(ours, theirs)]


def rendered(pdf: Path, folder: Path, dpi: int) -> list[Path]:
    """A PNG of each page."""
    stem = folder / f"pages-{len(list(folder.iterdir()))}"
    stem.mkdir()
    run("pdftoppm", "-r", str(dpi), "-png", str(pdf), str(stem / "page"))
    return sorted(stem.iterdir())


def side_by_side(left: Path | None, right: Path | None) -> Image.Image:
    """One picture of two; a page that is missing stays grey."""
    pages = [Image.open(path).convert("RGB") if path else None for path in (left, right)]
    width = max(page.width for page in pages if page)
    height = max(page.height for page in pages if page)
    made = Image.new("RGB", (2 * width + GAP, height), GROUND)
    for index, page in enumerate(pages):
        if page is not None:
            made.paste(page, (index * (width + GAP), 0))
    return made


def run(*command: str) -> None:
    """A program, quiet unless it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stderr or done.stdout}")


if __name__ == "__main__":
    main()
