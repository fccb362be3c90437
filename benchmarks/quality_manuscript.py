"""The manuscript of the quality comparison: real prose in three chapters, spelled for each tool.

The words are those of `corpus` (sentences of a novel, in order); paragraphs have one to some ten
lines. Paper, measure, leading and white between paragraphs are the same for every tool, and so are
the faces: static files, which all of them can read. No tool is given running lines.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, assert_never

from benchmarks.corpus import Box, Heading, Items, Paragraph, make_book
from compiler.diagnostics import Sink
from compiler.fonts.instance import instance
from compiler.fonts.library import FaceLibrary
from compiler.stylesheet.load import load_style

STYLES = Path(__file__).parent.parent / "styles"
WORDS_PER_CHAPTER = 5_500
"""About ten pages."""
FAMILY = "Measured Serif"
PACKAGE = "measured_faces"
FILES = {"regular": "MeasuredSerif-Regular.ttf", "bold": "MeasuredSerif-Bold.ttf"}

Kind = Literal["title", "heading", "text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A title, a heading or a paragraph."""

    kind: Kind
    text: str


def manuscript(chapters: int, skip: int = 0) -> tuple[tuple[Piece, ...], ...]:
    """Chapters of about ten pages, those from `skip` on."""
    found: list[tuple[Piece, ...]] = []
    chapter: list[Piece] = []
    words = 0
    pages = (chapters + skip + 1) * WORDS_PER_CHAPTER // 300
    for piece in _pieces(pages):
        if words >= WORDS_PER_CHAPTER and piece.kind == "text":
            found.append(tuple(chapter))
            chapter, words = [], 0
            if len(found) == chapters + skip:
                return tuple(found[skip:])
        if not chapter:
            chapter.append(Piece("title", f"Part {len(found) + 1}"))
        chapter.append(piece)
        words += piece.text.count(" ") + 1
    raise ValueError(f"the text has no {chapters + skip} chapters")


def _pieces(pages: int) -> Iterator[Piece]:
    """Headings, paragraphs, and as short paragraphs the items of lists."""
    for chapter in make_book(pages, "moby"):
        for block in chapter.blocks:
            match block:
                case Heading():
                    yield Piece("heading", block.text)
                case Paragraph():
                    yield Piece("text", block.text)
                case Items():
                    yield from (Piece("text", item) for item in block.items)
                case Box():
                    yield from (Piece("text", paragraph) for paragraph in block.paragraphs)
                case _:
                    pass


# ---------------------------------------------------------------- faces


def write_faces(folder: Path) -> Mapping[str, float]:
    """Static faces of the text, as files of an importable package; advances of the regular one."""
    sink = Sink()
    sheet = load_style("bluebook", Path(), STYLES, sink)
    library = FaceLibrary(sheet.families, sink)
    files = folder / PACKAGE / "files"
    files.mkdir(parents=True)
    (folder / PACKAGE / "__init__.py").write_text("", encoding="utf-8")
    for style, name in FILES.items():
        face = library.face("serif", bold=style == "bold")
        (files / name).write_bytes(instance(face, FAMILY))
    return library.face("serif").advances


# ---------------------------------------------------------------- Yearbook


OUR_REPORT = """[report]
title = "Measured"
date = 2025-01-01
language = "en"
style = "measured"
chapters = ["chapters/*.md"]
[output]
name = "report"
"""
OUR_STYLE = """extends = "bluebook"
[numbers]
heading_depth = 0
"""


def write_ours(folder: Path, chapters: tuple[tuple[Piece, ...], ...]) -> None:
    """A report in the shipped style, but for the faces."""
    style = folder / "measured"
    style.mkdir(parents=True)
    (folder / "chapters").mkdir()
    (folder / "report.toml").write_text(OUR_REPORT, encoding="utf-8")
    (style / "style.toml").write_text(OUR_STYLE, encoding="utf-8")
    faces = "\n".join(f'{each} = {{ file = "{name}" }}' for each, name in FILES.items())
    (style / "fonts.toml").write_text(
        f'[serif]\nname = "{FAMILY}"\npackage = "{PACKAGE}"\n{faces}\n', encoding="utf-8"
    )
    for number, chapter in enumerate(chapters, 1):
        text = "\n\n".join(_markdown(piece) for piece in chapter)
        (folder / "chapters" / f"{number:02}.md").write_text(text + "\n", encoding="utf-8")


def _markdown(piece: Piece) -> str:
    match piece.kind:
        case "title":
            return f"# {piece.text}"
        case "heading":
            return f"## {piece.text}"
        case "text":
            return piece.text
        case _:
            assert_never(piece.kind)


# ---------------------------------------------------------------- Typst


TYPST_HEAD = f"""#set page(paper: "a4", margin: (top: 26mm, bottom: 26mm, left: 58mm, right: 24mm))
#set text(font: "{FAMILY}", size: 10.5pt, lang: "en", hyphenate: true, overhang: false,
  top-edge: 9.8pt, bottom-edge: -4.2pt)
#set par(justify: true, leading: 0pt, spacing: 7pt)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): it => {{
  pagebreak(weak: true)
  block(height: 100pt, text(size: 27pt, it.body))
}}
#show heading.where(level: 2): set text(size: 15pt, top-edge: 14pt, bottom-edge: -6pt)
#show heading.where(level: 2): set block(above: 28pt, below: 8pt)
"""


def write_typst(folder: Path, chapters: tuple[tuple[Piece, ...], ...]) -> Path:
    """One Typst file with Typst's own settings for lines and pages."""
    marks = {"title": "= ", "heading": "== ", "text": ""}
    body = "\n\n".join(
        marks[piece.kind] + _escaped(piece.text, "\\#*_$@<>`[]~/")
        for chapter in chapters
        for piece in chapter
    )
    file = folder / "typst.typ"
    file.write_text(f"{TYPST_HEAD}\n{body}\n", encoding="utf-8")
    return file


# ---------------------------------------------------------------- LaTeX


TEX_HEAD = r"""\documentclass{report}
\usepackage[paperwidth=210mm,paperheight=297mm,textwidth=128mm,textheight=245mm,left=58mm,
  top=26mm,noheadfoot]{geometry}
\usepackage{fontspec}
\setmainfont{%FAMILY%}[Path=%FILES%/,UprightFont=%REGULAR%,BoldFont=%BOLD%]
\makeatletter
\renewcommand\normalsize{\@setfontsize\normalsize{10.5bp}{14bp}}
\makeatother
\normalsize
\pagestyle{empty}
\frenchspacing
\setlength\parindent{0pt}
\setlength\parskip{7bp plus 2.8bp}
\setlength\topskip{9.8bp}
\setlength\maxdepth{4.2bp}
\addtolength\textheight{-4.2bp}
\flushbottom
%PENALTIES%
\newcommand\booktitle[1]{\clearpage\vbox to 100bp{\fontsize{27bp}{31bp}\selectfont
  \noindent\textbf{#1}\vfill}\nobreak}
\newcommand\bookheading[1]{\par\addpenalty{-300}\vskip 21bp plus 11.2bp
  {\noindent\fontsize{15bp}{20bp}\selectfont\raggedright\textbf{#1}\par}\nobreak\vskip 1bp
  \@afterheading}
\begin{document}
"""


def write_tex(
    folder: Path, chapters: tuple[tuple[Piece, ...], ...], name: str, penalties: str
) -> Path:
    """One LuaLaTeX file; `penalties` are settings of its preamble."""
    files = folder / PACKAGE / "files"
    values: Mapping[str, str] = {
        "FAMILY": FAMILY,
        "FILES": str(files),
        "REGULAR": FILES["regular"],
        "BOLD": FILES["bold"],
        "PENALTIES": penalties,
    }
    head = TEX_HEAD
    for key, value in values.items():
        head = head.replace(f"%{key}%", value)
    head = head.replace(r"\@afterheading", r"\csname @afterheading\endcsname")
    marks = {"title": r"\booktitle", "heading": r"\bookheading"}
    body: list[str] = []
    for chapter in chapters:
        for piece in chapter:
            text = _escaped(piece.text, "#$%&_{}").replace("—", "---").replace("–", "--")
            body.append(text if piece.kind == "text" else f"{marks[piece.kind]}{{{text}}}")
    file = folder / f"{name}.tex"
    file.write_text(head + "\n\n".join(body) + "\n\\end{document}\n", encoding="utf-8")
    return file


def _escaped(text: str, marks: str) -> str:
    for mark in marks:
        text = text.replace(mark, f"\\{mark}")
    return text
