"""A book of `corpus` spelled for Yearbook, Pandoc and Typst, with its one picture."""

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from benchmarks.corpus import Block, Box, Chapter, Figure, Heading, Items, Paragraph, Table
from benchmarks.typst_faces import FAMILIES, FOLDER, write_faces

OURS = " See @{} for this."
PANDOC = " See [there](#{}) for this."


def write_project(folder: Path, book: list[Chapter], reference: str = OURS) -> None:
    """A Yearbook project, or with references as plain links the chapters that Pandoc reads."""
    chapters = folder / "chapters"
    chapters.mkdir(parents=True, exist_ok=True)
    _write_picture(folder / "figures")
    _write_picture(chapters / "figures")
    (folder / "report.toml").write_text(
        '[report]\ntitle = "Annual Report"\norganisation = "Office"\nperiod = "2009"\n'
        'date = 2010-04-01\nlanguage = "en"\nstyle = "bluebook"\nchapters = ["chapters/*.md"]\n'
        '[output]\nname = "report"\n',
        encoding="utf-8",
    )
    for number, chapter in enumerate(book, 1):
        text = f"# {chapter.title} {{#{chapter.label}}}\n\n" + "\n".join(
            line
            for index, block in enumerate(chapter.blocks)
            for line in _markdown(block, f"{number}-{index}", reference)
        )
        (chapters / f"{number:03}.md").write_text(text, encoding="utf-8")


def _markdown(block: Block, name: str, form: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {block.text} {{#{block.label}}}\n"
        case Paragraph():
            reference = form.format(block.reference) if block.reference else ""
            call = f"[^n{name}]" if block.note else ""
            yield f"{block.text}{reference}{call}\n"
            if block.note:
                yield f"[^n{name}]: {block.note}\n"
        case Items():
            for number, item in enumerate(block.items, 1):
                yield f"{f'{number}.' if block.ordered else '-'} {item}"
            yield ""
        case Table():
            yield f"| {' | '.join(block.head)} |"
            yield "|:--|" + "--:|" * (len(block.head) - 1)
            for row in block.rows:
                yield f"| {' | '.join(row)} |"
            yield f"\n: {block.caption} {{#{block.label}}}\n"
        case Figure():
            place = f"![{block.caption}](figures/chart.png)"
            yield f'{place}{{#{block.label} alt="A chart" width=70%}}\n'
        case Box():
            yield f'::: {{.box title="{block.title}"}}'
            yield from (f"{paragraph}\n" for paragraph in block.paragraphs)
            yield ":::\n"
        case _:
            assert_never(block)


TYPST_HEAD = """#set document(title: "Annual Report", author: "Office")
#let serif = %SERIF%
#let sans = %SANS%
// Size and leading: what of the leading stands above the baseline, and what below it.
#let type(size, leading, scale: %SCALE%) = arguments(
  size: scale * size, top-edge: 0.7 * leading, bottom-edge: -0.3 * leading)
#set page(paper: "a4", margin: (top: 26mm, bottom: 26mm, left: 58mm, right: 24mm), numbering: "1",
  header: context text(font: sans, size: 8pt)[Annual Report #h(1fr) #counter(page).display()])
#set text(font: serif, lang: "en", hyphenate: true, overhang: false,
  ..type(10.5pt, 14pt))
#set par(justify: true, leading: 0pt, spacing: 7pt)
#set heading(numbering: "1.1")
#show heading: set text(font: sans, hyphenate: false, weight: "bold")
#show heading: set par(justify: false)
#show heading.where(level: 1): set text(..type(27pt, 31pt))
#show heading.where(level: 1): set block(below: 48pt)
#show heading.where(level: 1): it => { pagebreak(weak: true); v(49pt); it }
#show heading.where(level: 2): set text(..type(15pt, 20pt))
#show heading.where(level: 2): set block(above: 28pt, below: 8pt)
#show heading.where(level: 3): set text(..type(11.5pt, 14pt))
#show heading.where(level: 3): set block(above: 21pt, below: 4pt)
#set list(spacing: 4pt)
#set enum(spacing: 4pt)
#show list: set par(justify: false)
#show enum: set par(justify: false)
#set table(stroke: none, inset: (x: 5pt, y: 2.5pt))
#show table: set text(font: sans, hyphenate: false, ..type(9pt, 12pt, scale: %TABLES%))
#show table: set par(justify: false)
#set figure(gap: 5pt)
#show figure: set block(above: 14pt, below: 14pt)
#show figure.where(kind: table): set block(breakable: true)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): it => pad(left: -34mm, it)
#show figure.caption: set text(font: sans, ..type(9pt, 12pt))
#show footnote.entry: set text(..type(8.5pt, 11pt))
#show footnote.entry: set par(justify: false)
#set footnote.entry(gap: 2pt, clearance: 6pt)
#outline(depth: 2)
#let box-of(title, body) = block(
  fill: luma(240), inset: 9pt, width: 100%, above: 14pt, below: 14pt, stroke: (left: 2pt))[
  #set text(font: sans, ..type(9.5pt, 13pt))
  #set par(justify: false, spacing: 5pt)
  *#title*\n
  #body]
"""
"""The measures of the house style: text of 128 mm in lines of 14 pt, tables of up to 162 mm, the
same white around headings, tables, figures and notes; so that pages of both hold as much."""

OWN_FACE, OWN_SCALE, OWN_TABLES = "Libertinus Serif", 1.16, 1.06
"""Typst's own face, which it sets up to twice as fast as ours, in such sizes that lines and cells
hold as many words."""


def write_typst(folder: Path, book: list[Chapter], *, same_faces: bool = False) -> Path:
    """One Typst file; text is escaped, so that both tools set the same words.

    It is set in Typst's own face, or with `same_faces` in ours, which are put beside it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _write_picture(folder / "figures")
    serif, sans, scale, tables = OWN_FACE, OWN_FACE, OWN_SCALE, OWN_TABLES
    if same_faces:
        write_faces(folder / FOLDER)
        serif, sans, scale, tables = FAMILIES["serif"], FAMILIES["sans"], 1.0, 1.0
    values = {
        "SERIF": f'"{serif}"',
        "SANS": f'"{sans}"',
        "SCALE": str(scale),
        "TABLES": str(tables),
    }
    lines = [re.sub("%([A-Z]+)%", lambda match: values[match[1]], TYPST_HEAD)]
    for chapter in book:
        lines.append(f"= {_escaped(chapter.title)} <{chapter.label}>\n")
        for block in chapter.blocks:
            lines.extend(_typst(block))
    file = folder / "report.typ"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def _typst(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'=' * block.level} {_escaped(block.text)} <{block.label}>\n"
        case Paragraph():
            reference = f" See @{block.reference} for this." if block.reference else ""
            note = f"#footnote[{_escaped(block.note)}]" if block.note else ""
            yield f"{_escaped(block.text)}{reference}{note}\n"
        case Items():
            yield from (f"{'+' if block.ordered else '-'} {_escaped(item)}" for item in block.items)
            yield ""
        case Table():
            cells = "\n".join(
                "  " + ", ".join(f"[{_escaped(cell)}]" for cell in row) + "," for row in block.rows
            )
            head = ", ".join(f"[*{cell}*]" for cell in block.head)
            yield (
                f"#figure(caption: [{_escaped(block.caption)}], table(columns: {len(block.head)}, "
                f"align: (x, _) => if x == 0 {{ left }} else {{ right }}, table.hline(),\n"
                f"  table.header({head}), table.hline(),\n{cells}\n  table.hline())) "
                f"<{block.label}>\n"
            )
        case Figure():
            yield (
                f"#figure(caption: [{_escaped(block.caption)}], "
                f'image("figures/chart.png", width: 70%, alt: "A chart")) <{block.label}>\n'
            )
        case Box():
            body = "\n\n".join(map(_escaped, block.paragraphs))
            yield f"#box-of[{_escaped(block.title)}][{body}]\n"
        case _:
            assert_never(block)


def _escaped(text: str) -> str:
    for mark in "\\#*_$@<>`[]~/":
        text = text.replace(mark, f"\\{mark}")
    return text


def _write_picture(folder: Path, width: int = 900, height: int = 450) -> None:
    """A bar chart as PNG, without any library."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            bar, inside = divmod(x, 90)
            filled = 15 < inside < 75 and height - y < 60 + (bar * 37) % 330
            rows += b"\x12\x35\x5b" if filled else b"\xff\xff\xff"

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    (folder / "chart.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + chunk(b"IEND", b"")
    )
