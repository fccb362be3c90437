"""Predicted pages of Word files against LibreOffice's: `python -m benchmarks.word_agreement`.

For every project in seeds/, the report that `yearbook new` makes and generated books, the Word file
is paginated by our own rules, then exported as PDF by LibreOffice. Rates are printed: labels
(headings, tables, figures, boxes) that stand on the page computed for them, and computed lines
that stand, letter for letter, on their page. One page too many sets all that follows on other
pages; so pages are counted too whose lines are together, be it a page later. The first differences
follow.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from itertools import product
from pathlib import Path, PurePosixPath
from shutil import which

from msgspec import Struct

from benchmarks.word_books import write_project
from benchmarks.word_pdf import printed_lines
from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.fonts.instance import instance
from compiler.fonts.library import style_name
from compiler.plan import plan
from compiler.produce.office import PROGRAMS, converted, destinations
from compiler.produce.product import Faces, load_faces
from compiler.reading import read_all
from compiler.request import Request
from compiler.resolve import ResolvedDocument
from compiler.resources import starter_root, styles_root
from compiler.stylesheet.load import load_style
from compiler.stylesheet.sheet import StyleSheet
from compiler.wordflow.build import build
from compiler.wordflow.probe import probed
from compiler.wordpages.folios import WordFolios, word_folios
from compiler.wordpages.holds import held
from compiler.wordpages.measure import WordMeasures

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SHOWN = 5
NEAR = (-2, -1, 1, 2)
_UNREAD = re.compile(r"[\s\u00ad\u00a0\u2011\u2002-\u200b\ufffc\ufffe-]+|\.{2,}")
"""Blanks, hyphens, pictures and leaders, which extraction renders in ways of its own."""


class Lines(Struct, frozen=True):
    """Computed lines: those printed on their page, and pages with all their lines in one place."""

    count: int
    right: int
    pages: int
    alike: int
    differences: tuple[str, ...]


class Agreement(Struct, frozen=True):
    """One file compared."""

    name: str
    pages: int
    labels: int
    labels_right: int
    lines: Lines
    differences: tuple[str, ...]


def agreement(name: str, project: Path, program: str) -> Agreement:
    """Paginate a project's Word file twice, by ourselves and by LibreOffice, and compare."""
    sink = Sink()
    report = read_all(project, {}, sink)
    sheet = load_style(report.settings.style, project, styles_root(), sink)
    (book,) = plan(report, sheet, Request(project=project), sink)
    found, pdf, marks = _paginated(book.resolved, sheet, load_faces(sheet), program)
    places, total = destinations(pdf)
    wrong = [
        f"#{label}: page {found.pages[label]}, in LibreOffice {places[mark] + 1}"
        for label, mark in marks.items()
        if label in found.pages and mark in places and places[mark] + 1 != found.pages[label]
    ]
    known = [label for label, mark in marks.items() if label in found.pages and mark in places]
    lines = _lines(found, pdf)
    if found.total != total:
        wrong.append(f"{found.total} pages, in LibreOffice {total}")
    return Agreement(name, total, len(known), len(known) - sum("#" in each for each in wrong),
                     lines, (*wrong[:SHOWN], *lines.differences))  # fmt: skip


def _paginated(
    resolved: ResolvedDocument, sheet: StyleSheet, faces: Faces, program: str
) -> tuple[WordFolios, bytes, dict[str, str]]:
    sink = Sink()
    library = faces.library
    fonts: dict[str, bytes] = {}

    def face_bytes(family: str, bold: bool, italic: bool) -> bytes:
        data = instance(library.face(family, bold, italic), library.families[family].name)
        fonts[f"{family}/{style_name(bold, italic)}"] = data
        return data

    flow = build(resolved, sheet, sink, faces=library)
    found = word_folios(flow, WordMeasures(face_bytes), sink, with_lines=True)
    probe, marks = probed(held(flow, found.holds))
    data = write_docx(probe, resolved.document.metadata, found.folios, fonts, sink, {})
    return found, converted(program, data), marks.labels


def _lines(found: WordFolios, pdf: bytes) -> Lines:
    """Look for every computed line on its page, and for whole pages also beside their place."""
    printed = [Counter(map(_plain, lines)) for lines in printed_lines(pdf)]
    count = right = alike = shift = 0
    differences = []
    for index, lines in enumerate(found.lines):
        computed = [line for line in map(_plain, lines) if line]
        absent = {by: _absent(computed, printed, index + by) for by in {0, shift, *NEAR}}
        count += len(computed)
        right += len(computed) - len(absent[0])
        shift = min(sorted(absent, key=lambda by: by != shift), key=lambda by: len(absent[by]))
        alike += not absent[shift]
        differences += [f"page {index + 1}: {line[:60]}" for line in absent[shift][:1]]
    return Lines(count, right, len(found.lines), alike, tuple(differences))


def _absent(computed: list[str], printed: list[Counter[str]], index: int) -> list[str]:
    """Lines that are neither lines of a printed page nor parts of them, as in rows of a table."""
    left = Counter(printed[index]) if 0 <= index < len(printed) else Counter[str]()
    absent = []
    for line in computed:
        if left[line]:
            left[line] -= 1
        elif not any(line in other for other in left):
            absent.append(line)
    return absent


def _justified(folder: Path) -> str:
    """A style that justifies the Word file too; its name."""
    folder.mkdir(parents=True)
    text = 'extends = "bluebook"\nword_justified = true\n'
    (folder / "style.toml").write_text(text, encoding="utf-8")
    return folder.name


def _share(right: int, count: int) -> str:
    return f"{right:,} of {count:,} ({right / max(count, 1):.2%})"


def _plain(line: str) -> str:
    return _UNREAD.sub("", line)


def main() -> int:
    """Print both rates for every project, then the first differences."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "projects", nargs="*", type=Path, help="report folders instead of the usual"
    )
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 400], help="generated books")
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2, 3], help="of those books")
    parser.add_argument("--justified", action="store_true", help="one more book, justified")
    options = parser.parse_args()
    program = next(filter(None, map(which, PROGRAMS)), "")
    if not program:
        print("LibreOffice (soffice) is needed for the comparison", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        projects = [(each.name, each) for each in options.projects]
        if not projects:
            projects = [(each.name, each) for each in sorted(SEEDS.iterdir()) if each.is_dir()]
            projects.append(("starter", starter_root()))
            for pages, seed in product(options.pages, options.seeds):
                book = Path(folder, f"book-{pages}-{seed}")
                write_project(book, pages, seed)
                projects.append((f"book {seed} of {pages}", book))
            if options.justified:
                book = Path(folder, "justified")
                write_project(book, 100, options.seeds[0], _justified(book / "house"))
                projects.append(("justified book of 100", book))
        print("| report | pages | labels on their page | lines on their page | pages alike |\n"
              "|---|---|---|---|---|")  # fmt: skip
        told: list[str] = []
        for name, project in projects:
            each = agreement(name, project, program)
            print(f"| {name} | {each.pages} | {_share(each.labels_right, each.labels)} | "
                  f"{_share(each.lines.right, each.lines.count)} | "
                  f"{each.lines.alike} of {each.lines.pages} |", flush=True)  # fmt: skip
            told += [f"{PurePosixPath(name)}: {line}" for line in each.differences[: 2 * SHOWN]]
        print("\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
