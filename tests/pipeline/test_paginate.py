"""Pages of the Word file as LibreOffice counts them."""

import io
import re
from pathlib import Path

import pytest

from compiler.diagnostics import Severity, Sink
from compiler.model.block import ContentsList
from compiler.pipeline import run
from compiler.produce import office
from compiler.progress import Progress
from compiler.request import Request
from compiler.resolve.resolved import ResolvedDocument
from compiler.wordflow.probe import probed
from compiler.wordpages import folios
from compiler.wordpages.folios import WordFolios
from tests.docx.readback import part
from tests.docx.writing import bytes_of, paginated
from tests.pipeline.projects import make_project
from tests.wordflow.making import flow_of, heading, report, table, words
from tests.wordflow.making import part as report_part

LONG = "The office counted what it could and wrote down what it had counted. " * 9


def book() -> ResolvedDocument:
    contents = report_part(ContentsList(), kind="contents", slug="contents")
    parts = [
        report_part(
            heading(1, f"Chapter {name}", label=name),
            *(words(LONG) for _ in range(12)),
            heading(2, f"End {name}", label=f"{name}-end"),
            table("a|b", "1|2", caption="T", label=f"{name}-table"),
            slug=name,
        )
        for name in ("north", "south")
    ]
    return report(contents, *parts)


def no_file(*_: object) -> bytes:
    raise AssertionError


NOTHING = WordFolios({"north": "7"}, {"north": 7}, 1)


def test_without_libreoffice_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    sink = Sink()
    assert office.office_folios(flow_of(book()), NOTHING, no_file, sink) is NOTHING
    (said,) = sink.diagnostics
    assert (said.code, said.severity) == ("word/office-missing", Severity.ERROR)


def test_a_program_that_makes_no_file_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho no display >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    sink = Sink()
    word = flow_of(book())
    assert office.office_folios(word, NOTHING, lambda *_: b"x", sink) is NOTHING
    (said,) = sink.diagnostics
    assert (said.code, said.severity) == ("word/office-failed", Severity.ERROR)
    assert "no display" in said.message


def test_numbers_that_differ_are_taken_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    word = flow_of(book())
    computed, _ = paginated(word)
    _, marks = probed(word)
    places = {name: index for index, name in enumerate(marks.sections)}
    places |= dict.fromkeys(marks.labels.values(), 2)
    monkeypatch.setattr("shutil.which", lambda _: "soffice")
    monkeypatch.setattr(office, "converted", lambda *_: b"")
    monkeypatch.setattr(office, "destinations", lambda _: (places, 3))
    sink = Sink()
    found = office.office_folios(word, computed, lambda *_: b"", sink)
    assert set(found.folios.values()) == {"2"}
    assert found.total == 3
    (said,) = sink.diagnostics
    assert (said.code, said.severity) == ("word/office-pages", Severity.NOTE)
    differing = sum(each != "2" for each in computed.folios.values())
    assert f"sets {differing} of {len(computed.folios)} places" in said.message


def test_a_build_names_headings_whose_page_hangs_by_a_hair(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = make_project(tmp_path)
    text = "\n\n".join([LONG] * 24)
    (project / "chapters" / "30-long.md").write_text(
        f"# Long\n\n{text}\n\n## End {{#end}}\n", encoding="utf-8"
    )
    monkeypatch.setattr(folios, "UNSTEADY_TWIPS", 1500)
    for asked in (True, False):
        sink = Sink()
        run(
            Request(project, out=tmp_path / "out", formats=("docx",), check_pages=asked),
            sink,
            Progress(io.StringIO()),
        )
        named = [each for each in sink.diagnostics if each.code == "word/unsteady-page"]
        assert {(each.span.line, each.message.split()[0]) for each in named if each.span} == (
            {(51, '"end"')} if asked else set()
        )


def test_marks_change_nothing_that_is_seen() -> None:
    word = flow_of(book())
    probe, marks = probed(word)
    assert paginated(probe, with_lines=True)[0] == paginated(word, with_lines=True)[0]
    assert len(marks.sections) == 3
    assert set(marks.labels) >= {"north", "south-end", "north-table"}


@pytest.mark.office
@pytest.mark.slow
def test_wrong_numbers_are_put_right_by_libreoffice() -> None:
    resolved = book()
    word = flow_of(resolved)
    computed, fonts = paginated(word)
    wrong = WordFolios(dict.fromkeys(computed.folios, "99"), computed.pages, computed.total)
    sink = Sink()
    metadata = resolved.document.metadata
    found = office.office_folios(
        word, wrong, lambda flow, folios: bytes_of(flow, metadata, folios, fonts), sink
    )
    assert found == WordFolios(computed.folios, computed.pages, computed.total)
    assert [each.code for each in sink.diagnostics] == ["word/office-pages"]
    rows = part(bytes_of(word, metadata, found.folios, fonts), "word/document.xml")
    (shown,) = re.findall(r"PAGEREF north_end .*?<w:t>(\d+)</w:t>", rows)
    assert shown == computed.folios["north-end"]
