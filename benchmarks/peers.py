"""The commands that are compared: ours and those of the tools our users could pick instead."""

import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.typst_faces import FOLDER

_TYPST = (
    "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=sys.argv[3:])"
)
_PANDOC = (
    "import os, sys, pypandoc; path = pypandoc.get_pandoc_path(); "
    "os.execv(path, [path, *sys.argv[1:]])"
)


def yearbook(project: Path, formats: str, jobs: int = 1) -> list[str]:
    """Our own build; written beside the project."""
    return [
        sys.executable,
        "-m",
        "compiler",
        "build",
        str(project),
        "-f",
        formats,
        "--jobs",
        str(jobs),
        "-o",
        str(project / "out"),
    ]


def typst(source: Path) -> list[str]:
    """Typst through its package, tagged as it does by default, with the faces beside the source."""
    faces = [str(each) for each in (source.parent / FOLDER,) if each.is_dir()]
    return [sys.executable, "-c", _TYPST, str(source), str(source.with_suffix(".pdf")), *faces]


def pandoc(project: Path, to: Path) -> list[str]:
    """Pandoc through its package, from the same Markdown, with contents and numbers."""
    chapters = sorted((project / "chapters").glob("*.md"))
    return [
        sys.executable,
        "-c",
        _PANDOC,
        "--toc",
        "--number-sections",
        "-s",
        "-V",
        "lang=en",
        f"--resource-path={project / 'chapters'}",
        "-o",
        str(to),
        *map(str, chapters),
    ]


def versions() -> str:
    """Versions of everything compared, on one line."""
    named = []
    for package in ("typst", "pypandoc-binary", "python-docx", "reportlab", "uharfbuzz"):
        try:
            named.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            named.append(f"{package} not installed")
    return f"Python {sys.version.split()[0]}, " + ", ".join(named)
