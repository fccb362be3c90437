"""A book of `corpus` spelled for Yearbook, Pandoc and Typst, with its one picture."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from benchmarks.corpus import Block, Box, Chapter, Figure, Heading, Items, Paragraph, Table

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
#set page(paper: "a4", margin: (top: 26mm, bottom: 26mm, left: 58mm, right: 24mm),
  numbering: "1", header: context [_Annual Report_ #h(1fr) #counter(page).display()])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: "en", hyphenate: true)
#set par(justify: true, leading: 7.2pt, spacing: 14.2pt)
#set heading(numbering: "1.1")
#set table(stroke: none)
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#outline(depth: 2)
#let box-of(title, body) = block(
  fill: luma(240), inset: 9pt, width: 100%, stroke: (left: 2pt))[*#title* \\ #body]
"""


def write_typst(folder: Path, book: list[Chapter]) -> Path:
    """One Typst file; text is escaped, so that both tools set the same words."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_picture(folder / "figures")
    lines = [TYPST_HEAD]
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
