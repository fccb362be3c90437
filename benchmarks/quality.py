"""Lines and pages beside those of Typst and LuaLaTeX: `python -m benchmarks.quality [--examples]`.

The same manuscript is set by each tool; the files are read back and what a typesetter would mark
is counted. `docs/typesetting.md` explains the counts. The tools that are not installed are left
out: Typst comes from the package `typst`, LuaLaTeX from Debian's `texlive-luatex` and
`texlive-latex-recommended`.
"""

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.quality_counts import Counts, Found, count
from benchmarks.quality_manuscript import (
    PACKAGE,
    Piece,
    manuscript,
    write_faces,
    write_ours,
    write_tex,
    write_typst,
)
from benchmarks.quality_reading import A4_AREA, Face, read_file

SIZE, LEADING = 10.5, 14.0
STRICT_PAGES = r"\clubpenalty=10000 \widowpenalty=10000 "
EMERGENCY = r"\emergencystretch=1.5em "
MICROTYPE = r"\usepackage[protrusion=false,expansion=true]{microtype} "
TYPST = (
    "import sys, typst; "
    "typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], "
    "ignore_system_fonts=True)"
)

Chapters = tuple[tuple[Piece, ...], ...]
Maker = Callable[[Path, Chapters], Path]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    name: str
    value: Callable[[Counts], float]
    shown: str = "{:.1f}"
    signed: bool = False
    """Whether less is not better."""


def _per_line(found: tuple[Found, ...], counts: Counts) -> float:
    return 100 * len(found) / counts.justified


ROWS = (
    Row("pages", lambda c: c.pages, "{:.0f}", signed=True),
    Row("lines of text", lambda c: c.lines, "{:.0f}", signed=True),
    Row("mean gap, in natural blanks", lambda c: c.mean_gap, "{:.3f}", signed=True),
    Row("mean distance from natural, of what is allowed", lambda c: c.mean_ratio, "{:.3f}"),
    Row("widest line, in natural blanks", lambda c: c.widest.value, "{:.2f}"),
    Row("narrowest line, in natural blanks", lambda c: c.narrowest.value, "{:.2f}", signed=True),
    Row("loose lines (> 1.5), per 100", lambda c: _per_line(c.loose, c), "{:.2f}"),
    Row("tight lines (< 0.75), per 100", lambda c: _per_line(c.tight, c), "{:.2f}"),
    Row("uneven neighbours, per 100", lambda c: _per_line(c.jumps, c), "{:.2f}"),
    Row("lines off the measure, per 100", lambda c: _per_line(c.off_measure, c), "{:.2f}"),
    Row("hyphens, per 100", lambda c: 100 * len(c.hyphens) / c.lines, "{:.2f}"),
    Row("ladders (three hyphens in a row)", lambda c: len(c.ladders), "{:.0f}"),
    Row("rivers over three lines, per 100", lambda c: _per_line(c.rivers, c), "{:.2f}"),
    Row("runts (last lines < 3 em)", lambda c: len(c.runts), "{:.0f}"),
    Row("widows", lambda c: len(c.widows), "{:.0f}"),
    Row("orphans", lambda c: len(c.orphans), "{:.0f}"),
    Row("pages that end on a hyphen", lambda c: len(c.page_hyphens), "{:.0f}"),
    Row("pages less than 90 % full", lambda c: len(c.underfull), "{:.0f}"),
    Row("headings at the foot", lambda c: len(c.stranded), "{:.0f}"),
    Row("chapters that end on a stub (< 5 lines)", lambda c: len(c.stubs), "{:.0f}"),
)
EXAMPLES: Mapping[str, Callable[[Counts], tuple[Found, ...]]] = {
    "loose": lambda c: c.loose,
    "tight": lambda c: c.tight,
    "off the measure": lambda c: c.off_measure,
    "ladder": lambda c: c.ladders,
    "runt": lambda c: c.runts,
    "widow": lambda c: c.widows,
    "orphan": lambda c: c.orphans,
    "page ends on a hyphen": lambda c: c.page_hyphens,
    "underfull page": lambda c: c.underfull,
    "heading at the foot": lambda c: c.stranded,
    "stub": lambda c: c.stubs,
}


# ---------------------------------------------------------------- the tools


def _run(command: list[str], folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), *sys.path])}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}\n{(done.stdout + done.stderr)[-2000:]}")


def set_ours(folder: Path, chapters: Chapters) -> Path:
    """Set by Yearbook."""
    write_ours(folder / "ours", chapters)
    out = folder / "out"
    command = [sys.executable, "-m", "compiler", "build", str(folder / "ours"), "-f", "pdf"]
    _run([*command, "-o", str(out)], folder)
    return out / "report.pdf"


def set_typst(folder: Path, chapters: Chapters) -> Path:
    """Set by Typst."""
    source = write_typst(folder, chapters)
    target = source.with_suffix(".pdf")
    faces = folder / PACKAGE / "files"
    _run([sys.executable, "-c", TYPST, str(source), str(target), str(faces)], folder)
    return target


def set_tex(folder: Path, chapters: Chapters) -> Path:
    """Set by LuaLaTeX with its own tolerance."""
    return _set_tex(folder, chapters, "lualatex", STRICT_PAGES)


def set_tex_emergency(folder: Path, chapters: Chapters) -> Path:
    """Set by LuaLaTeX without lines that stick out."""
    return _set_tex(folder, chapters, "lualatex-emergency", STRICT_PAGES + EMERGENCY)


def set_tex_microtype(folder: Path, chapters: Chapters) -> Path:
    """The same, with letters that are up to two parts in a hundred wider or narrower."""
    settings = STRICT_PAGES + EMERGENCY + MICROTYPE
    return _set_tex(folder, chapters, "lualatex-microtype", settings)


def _set_tex(folder: Path, chapters: Chapters, name: str, settings: str) -> Path:
    source = write_tex(folder, chapters, name, settings)
    _run(["lualatex", "-interaction=nonstopmode", source.name], folder)
    return source.with_suffix(".pdf")


def tools() -> Iterator[tuple[str, Maker]]:
    """Names and makers of the tools that are installed, ours first."""
    yield "Yearbook", set_ours
    if importlib.util.find_spec("typst"):
        yield f"Typst {version('typst')}", set_typst
    if shutil.which("lualatex"):
        yield "LuaLaTeX", set_tex
        yield "LuaLaTeX, emergency stretch", set_tex_emergency
        yield "the same, microtype", set_tex_microtype


def versions() -> str:
    """Versions of the tools on one line."""
    found = [f"Python {sys.version.split()[0]}"]
    if importlib.util.find_spec("typst"):
        found.append(f"Typst {version('typst')}")
    if shutil.which("lualatex"):
        command = ["lualatex", "--version"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        found.append(told.splitlines()[0].removeprefix("This is "))
    return ", ".join(found)


# ---------------------------------------------------------------- the table


def measure(folder: Path, chapters: Chapters) -> dict[str, Counts]:
    """Counts of each tool by its name."""
    face = Face(SIZE, LEADING, write_faces(folder))
    texts = [piece.text for chapter in chapters for piece in chapter if piece.kind == "text"]
    lengths = [sum(piece.kind == "text" for piece in chapter) for chapter in chapters]
    ends = frozenset(sum(lengths[: index + 1]) - 1 for index in range(len(lengths)))
    return {
        name: count(read_file(make(folder, chapters), texts, face, A4_AREA), face, A4_AREA, ends)
        for name, make in tools()
    }


def table(measured: Mapping[str, Counts]) -> Iterator[str]:
    """Lines of a Markdown table; a star marks where ours is worse than another."""
    yield f"| | {' | '.join(measured)} |"
    yield "|---|" + "---:|" * len(measured)
    for row in ROWS:
        values = [row.value(counts) for counts in measured.values()]
        worse = not row.signed and values[0] > min(values) + 1e-9
        cells = [row.shown.format(value) for value in values]
        cells[0] += " *" if worse else ""
        yield f"| {row.name} | {' | '.join(cells)} |"


def examples(counts: Counts, most: int) -> Iterator[str]:
    """Lines that were counted, the worst of each kind first."""
    for name, choose in EXAMPLES.items():
        chosen = sorted(choose(counts), key=lambda each: -abs(each.value - 1))[:most]
        for each in chosen:
            yield f"{name} ({each.value:.2f}), page {each.line.page + 1}: {each.line.text}"


def main() -> int:
    """Set, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chapters", type=int, default=3, help="of about ten pages each")
    parser.add_argument("--skip", type=int, default=0, help="chapters left out before them")
    parser.add_argument("--examples", type=int, default=0, help="lines of ours shown per kind")
    parser.add_argument("--keep", type=Path, help="folder for the files that were made")
    options = parser.parse_args()
    chapters = manuscript(options.chapters, options.skip)
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Path(folder), chapters)
        if options.keep:
            shutil.copytree(folder, options.keep, dirs_exist_ok=True)
    print(versions(), "", *table(measured), sep="\n")
    for name, counts in measured.items():
        lines = list(examples(counts, options.examples))
        if lines:
            print(f"\n{name}\n" + "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
