from pathlib import Path

from compiler.diagnostics import Sink
from compiler.emit import dump_document
from compiler.pipeline import style_name
from compiler.plan import Planned, plan
from compiler.reading import read_all
from compiler.request import Request
from compiler.resources import styles_root
from compiler.stylesheet.load import load_style
from tests.pipeline.projects import make_project


def planned(folder: Path, *, chapters: tuple[str, ...] = (), every: bool = False) -> list[Planned]:
    sink = Sink()
    report = read_all(make_project(folder), {}, sink)
    sheet = load_style("base", folder, styles_root(), sink)
    request = Request(folder, chapters=chapters, every_chapter=every)
    documents = plan(report, sheet, request, sink)
    assert sink.diagnostics == []
    return list(documents)


def test_a_run_makes_the_book(tmp_path: Path) -> None:
    assert [str(each.path) for each in planned(tmp_path)] == ["annual-report"]


def test_chapters_stand_beside_the_book_under_their_place_and_slug(tmp_path: Path) -> None:
    assert [str(each.path) for each in planned(tmp_path, every=True)] == [
        "annual-report",
        "chapters/01-sales",
        "chapters/02-losses",
    ]


def test_one_chapter_keeps_its_place_and_number_in_the_book(tmp_path: Path) -> None:
    [losses] = planned(tmp_path, chapters=("losses",))
    assert str(losses.path) == "chapters/02-losses"
    assert [(entry.number, entry.title) for entry in losses.resolved.outline] == [
        ("2", "Losses"),
        ("2.1", "Abroad"),
    ]
    assert "Chapter 2" in dump_document(losses.resolved.document)


def test_references_into_other_chapters_keep_their_words(tmp_path: Path) -> None:
    [losses] = planned(tmp_path, chapters=("losses",))
    target = losses.resolved.targets["tbl-revenue"]
    assert target.name == "Table\N{NO-BREAK SPACE}1"
    assert target.part == -1


def test_a_style_folder_on_the_command_line_is_looked_for_from_where_one_stands(
    tmp_path: Path,
) -> None:
    report = read_all(make_project(tmp_path / "report"), {}, Sink())
    style = tmp_path / "house"
    style.mkdir()
    (style / "style.toml").write_text('extends = "base"\n')
    assert style_name(Request(report.root, style=str(style)), report.settings) == str(style)
    assert style_name(Request(report.root, style="bluebook"), report.settings) == "bluebook"
    assert style_name(Request(report.root), report.settings) == "base"
