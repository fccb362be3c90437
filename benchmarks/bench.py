"""Speed against the tools our users could pick instead: `python -m benchmarks.bench [--quick]`.

Every row compares whole processes on the same content, run in turn, and prints the median ratio
of user CPU (the two-process row: of wall time). Nothing here is asserted; machines are noisy.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from benchmarks.corpus import Kind, make_book, make_distinct, make_tables
from benchmarks.measure import Comparison, Run, compare, median, run_many
from benchmarks.peers import pandoc, typst, versions, yearbook
from benchmarks.spelling import PANDOC, write_project, write_typst


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    work: str
    bar: str
    measured: str
    detail: str


def rows(work: Path, runs: int, pages: int) -> Iterator[Row]:
    """Measure row after row."""
    for kind in ("prose", "moby"):
        yield from _book_rows(work, kind, runs, pages)
    yield _against_typst(work, "tables", runs, "≤ 0.30", pages, f"{pages:,} pages of tables")
    yield _against_typst(work, "distinct", runs, "≤ 0.9", pages, "200,000 distinct words")
    yield _in_same_faces(work, runs, pages)


def _book_rows(work: Path, kind: Kind, runs: int, pages: int) -> Iterator[Row]:
    for size, bar in ((pages, "≤ 0.50"), (pages // 10, "≤ 0.70"), (pages // 100, "≤ 1.5")):
        name = f"{size:,} pages, {kind}"
        yield _against_typst(work, kind, runs, bar, size, name)
    project = work / f"{kind}-{pages}"
    one = _project(work, kind, 1)
    single = run_many(yearbook(one, "pdf"), work, runs)
    yield Row(f"1 page, {kind}", "≤ 0.15 s", f"{median(single):.3f} s", "user CPU")
    both = run_many(yearbook(project, "pdf,docx"), work, runs)
    chain = _chain(work, project, runs)
    ratio = median(both) / chain
    yield Row(
        f"PDF and DOCX, {pages:,} pages, {kind}",
        "≤ 0.30",
        f"{ratio:.2f}",
        f"{median(both):.2f} s against {chain:.2f} s of Pandoc to DOCX and to Typst",
    )
    two = compare(yearbook(project, "pdf,docx", 2), yearbook(project, "pdf,docx", 1), work, runs)
    yield Row(
        f"the same, two processes, {kind}",
        "≤ 0.60",
        f"{two.ratio('wall'):.2f}",
        "wall, against one process",
    )
    word = run_many(yearbook(project, "docx"), work, runs)
    yield Row(
        f"DOCX alone, {pages:,} pages, {kind}",
        "≤ 0.5",
        f"{_ratio(word, work, project, runs)}",
        f"{median(word):.2f} s, against Pandoc to DOCX",
    )
    small = run_many(yearbook(work / f"{kind}-{pages // 10}", "pdf"), work, runs)
    large = run_many(yearbook(project, "pdf"), work, runs)
    yield Row(
        f"growth, {pages // 10:,} to {pages:,} pages, {kind}",
        "≤ 9",
        f"{median(large) / median(small):.1f}",
        "user CPU",
    )
    yield Row(
        f"peak memory, {pages:,} pages, {kind}",
        "≤ 200 MiB",
        f"{median(large, 'peak'):.0f} MiB",
        "PDF, one process",
    )


def _ratio(ours: tuple[Run, ...], work: Path, project: Path, runs: int) -> str:
    theirs = run_many(pandoc(project / "pandoc", work / "pandoc.docx"), work, runs)
    return f"{median(ours) / median(theirs):.2f}"


def _chain(work: Path, project: Path, runs: int) -> float:
    """User CPU of Pandoc to DOCX plus Pandoc to Typst and Typst itself."""
    to_word = run_many(pandoc(project / "pandoc", work / "pandoc.docx"), work, runs)
    source = project / "pandoc" / "chapters" / "report.typ"
    to_typst = run_many(pandoc(project / "pandoc", source), work, runs)
    to_pdf = run_many(typst(source), work, runs)
    return median(to_word) + median(to_typst) + median(to_pdf)


def _against_typst(work: Path, kind: Kind, runs: int, bar: str, pages: int, name: str) -> Row:
    project = _project(work, kind, pages)
    source = project / "typst" / "report.typ"
    comparison = compare(yearbook(project, "pdf"), typst(source), work, runs)
    return Row(name, bar, f"{comparison.ratio():.2f}", _detail(comparison, project, source))


def _in_same_faces(work: Path, runs: int, pages: int) -> Row:
    """Typst takes longer for our faces than for its own, which all other rows let it use."""
    project = _project(work, "moby", pages)
    source = write_typst(project / "same", make_book(pages, "moby"), same_faces=True)
    comparison = compare(yearbook(project, "pdf"), typst(source), work, runs)
    name = f"{pages:,} pages, moby, both in our faces"
    return Row(name, "", f"{comparison.ratio():.2f}", _detail(comparison, project, source))


def _detail(comparison: Comparison, project: Path, source: Path) -> str:
    ours, theirs = project / "out" / "report.pdf", source.with_suffix(".pdf")
    size = ours.stat().st_size / theirs.stat().st_size
    return (
        f"{median(comparison.ours):.2f} s against {median(comparison.theirs):.2f} s of Typst; "
        f"peak {median(comparison.ours, 'peak'):.0f} against "
        f"{median(comparison.theirs, 'peak'):.0f} MiB; "
        f"{_pages(ours):,} against {_pages(theirs):,} pages; size {size:.2f}"
    )


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def _project(work: Path, kind: Kind, pages: int) -> Path:
    folder = work / f"{kind}-{pages}"
    if not folder.exists():
        made = {"tables": make_tables, "distinct": make_distinct}.get(kind)
        book = made(pages) if made else make_book(pages, kind)
        write_project(folder, book)
        write_typst(folder / "typst", book)
        write_project(folder / "pandoc", book, PANDOC)
    return folder


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="pairs per row")
    parser.add_argument("--pages", type=int, default=1000, help="size of the large books")
    options = parser.parse_args()
    print(versions())
    print("\n| work | bar | measured | |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for row in rows(Path(folder), options.runs, options.pages):
            print(f"| {row.work} | {row.bar} | {row.measured} | {row.detail} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
