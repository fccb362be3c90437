import io
import json
import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from compiler import workers
from compiler.diagnostics import Sink, Stopped
from compiler.pipeline import REPAIR_LOG, run
from compiler.produce import press
from compiler.progress import Progress
from compiler.request import Outcome, Request
from tests.pipeline.projects import REPORT, make_project

REPOSITORY = Path(__file__).parents[2]


def ran(request: Request, sink: Sink | None = None) -> Outcome:
    return run(request, sink or Sink(), Progress(io.StringIO()))


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path) -> None:
    project = make_project(tmp_path / "report")
    made = []
    for jobs in (1, 2, 3):
        out = tmp_path / f"out-{jobs}"
        ran(Request(project, out=out, every_chapter=True, jobs=jobs))
        made.append(files_below(out))
    assert len(made[0]) == 6
    assert made[0] == made[1] == made[2]


def test_margins_that_depend_on_the_side_are_right_in_any_process(tmp_path: Path) -> None:
    project = make_project(tmp_path / "report")
    long = "\n\n".join(f"Paragraph {number}. " + "Words and words. " * 60 for number in range(40))
    (project / "chapters" / "15-long.md").write_text(f"# Long\n\n{long}\n", encoding="utf-8")
    style = tmp_path / "style"
    style.mkdir()
    (style / "style.toml").write_text(
        'extends = "base"\ndouble_sided = true\n[page.body]\ninner = "20mm"\nouter = "40mm"\n',
        encoding="utf-8",
    )
    made = []
    for jobs in (1, 2):
        out = tmp_path / f"out-{jobs}"
        ran(Request(project, out=out, style=str(style), jobs=jobs, formats=("pdf",)))
        made.append(files_below(out))
    assert made[0] == made[1]
    with pikepdf.open(tmp_path / "out-1" / "annual-report.pdf") as file:
        lefts = [_left(page) for page in file.pages if _left(page)]
    assert {round(each / 72 * 25.4) for each in lefts} >= {20, 40}


def _left(page: pikepdf.Page) -> float:
    """Where the rule below the running head begins."""
    for step in pikepdf.parse_content_stream(page):
        if str(step.operator) == "m":
            return float(step.operands[0])
    return 0.0


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    first = ran(Request(project))
    before = files_below(project / "build")
    assert ran(Request(project)).written != first.written
    assert files_below(project / "build") == before


def test_any_number_of_processes_finds_the_same_mistakes(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for name in ("30-ogham.md", "40-again.md"):
        (project / "chapters" / name).write_text(
            f"# Signs {name}\n\n\u1680\u1681\u1682 and \ue000.\n", encoding="utf-8"
        )
    found = []
    for jobs in (1, 2):
        sink = Sink()
        ran(Request(project, jobs=jobs, write=False, formats=("pdf",)), sink)
        found.append([(each.code, each.message) for each in sink.diagnostics])
    assert found[0] == found[1]
    assert found[0]


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("formats", [("pdf",), ("docx",), ("pdf", "docx")])
def test_a_face_that_is_not_installed_is_named_by_any_process(
    tmp_path: Path, formats: tuple[str, ...], jobs: int
) -> None:
    project = make_project(tmp_path)
    style = project / "house"
    style.mkdir()
    (style / "style.toml").write_text('extends = "base"\n')
    (style / "fonts.toml").write_text('[serif]\npackage = "fontpkg-nowhere"\n')
    sink = Sink()
    request = Request(project, style=str(style), jobs=jobs, formats=formats)  # type: ignore[arg-type]
    with pytest.raises(Stopped):
        ran(request, sink)
    assert [each.code for each in sink.diagnostics] == ["font/unreadable"]


@pytest.mark.parametrize("formats", [("pdf",), ("docx",)])
def test_only_the_formats_asked_for_are_written(tmp_path: Path, formats: tuple[str, ...]) -> None:
    project = make_project(tmp_path)
    ran(Request(project, formats=formats))  # type: ignore[arg-type]
    assert [Path(name).suffix[1:] for name in files_below(project / "build")] == list(formats)


def test_the_moment_comes_from_the_environment_where_the_report_has_no_date(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    undated = REPORT.replace("date = 2024-01-01\n", "")
    project = make_project(tmp_path)
    (project / "report.toml").write_text(undated)
    made = []
    for seconds in ("", "86400", "86400", "1700000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        ran(Request(project))
        made.append(files_below(project / "build"))
    assert made[1] == made[2]
    for name in made[0]:
        assert len({made[at][name] for at in (0, 1, 3)}) == 3, name


def test_a_moment_that_is_no_number_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    sink = Sink()
    with pytest.raises(Stopped):
        ran(Request(make_project(tmp_path)), sink)
    assert [each.code for each in sink.diagnostics] == ["output/epoch"]


def test_repairs_of_text_pages_are_written_beside_the_files(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "report.toml").write_text(f'{REPORT}chapters = ["chapters/*"]\n')
    (project / "chapters" / "30-page.txt").write_text(
        "Contents | Back | Next\n\nThe Page\n\nBoth countries\ufffd interests meet.\n",
        encoding="utf-8",
    )
    outcome = ran(Request(project))
    assert outcome.written[-1].path == project / "build" / REPAIR_LOG
    log = json.loads((project / "build" / REPAIR_LOG).read_text(encoding="utf-8"))
    assert {"path", "line", "column", "before", "after", "rule", "confidence"} == set(log[0])
    [apostrophe] = [each for each in log if each["line"] == 5]
    assert (apostrophe["before"], apostrophe["after"]) == ("\ufffd", "’")


def test_reports_of_markdown_have_no_repair_log(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    ran(Request(project))
    assert not (project / "build" / REPAIR_LOG).exists()


def test_stages_are_printed_and_nothing_is_written(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    opening = {
        "chapters": "chapter sales chapters/10-sales.md\n",
        "document": "part cover master=cover",
        "resolved": "part 0 cover",
        "pages": "page 1, folio none, master cover",
    }
    for stage, words in opening.items():
        outcome = ran(Request(project, emit=stage, write=False))  # type: ignore[arg-type]
        assert outcome.emitted.startswith(words)
    assert not (project / "build").exists()


def test_stages_of_several_documents_are_printed_under_their_names(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    outcome = ran(Request(project, emit="resolved", write=False, every_chapter=True))
    names = [line for line in outcome.emitted.splitlines() if line.startswith("== ")]
    assert names == ["== annual-report", "== chapters/01-sales", "== chapters/02-losses"]


def test_references_are_told_together_with_other_mistakes(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "chapters" / "30-more.md").write_text(
        "# More\n\nSee @sec-nowhere and @fig-lost.\n\n"
        '![Lost](figures/lost.png){#fig-lost alt="Lost"}\n'
    )
    sink = Sink()
    with pytest.raises(Stopped):
        ran(Request(project), sink)
    assert [(each.code, each.message) for each in sink.diagnostics if each.code[0] in "fr"] == [
        ("figure/missing", 'there is no image "figures/lost.png"'),
        ("reference/unresolved", 'nothing is labelled "sec-nowhere"'),
    ]


def test_faults_of_the_style_are_told_together_with_other_mistakes(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "chapters" / "30-more.md").write_text("# More\n\n#### Deep\n\nWords.\n")
    style = project / "pale"
    style.mkdir()
    (style / "style.toml").write_text('extends = "base"\n\n[colors]\naccent = "#CCCCCC"\n')
    (project / "report.toml").write_text(REPORT.replace('"base"', '"pale"'))
    sink = Sink(strict=True)
    with pytest.raises(Stopped):
        ran(Request(project), sink)
    assert {each.code for each in sink.diagnostics} == {
        "chapter/heading-skipped",
        "style/contrast",
    }


def test_pages_in_other_chapters_are_named_in_a_chapter_of_its_own(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project / "chapters" / "30-more.md").write_text("# More\n\nSee page @page:sec-sales.\n")
    sink = Sink()
    ran(Request(project, chapters=("more",), write=False), sink)
    assert [each.code for each in sink.diagnostics] == ["reference/page-elsewhere"]
    pages = ran(Request(project, chapters=("more",), emit="pages", write=False)).emitted
    assert "See page Chapter\N{NO-BREAK SPACE}1." in pages


@pytest.mark.parametrize(
    ("formats", "spared"),
    [("pdf", ("docx", "compiler.docx", "compiler.wordflow")), ("docx", ("compiler.pdf",))],
)
def test_a_format_does_not_load_the_other(
    tmp_path: Path, formats: str, spared: tuple[str, ...]
) -> None:
    project = make_project(tmp_path)
    program = (
        "import sys\n"
        "from compiler.cli import main\n"
        "main(sys.argv[1:])\n"
        "print(*(n for n, m in sys.modules.items() if type(m).__name__ != '_LazyModule'))\n"
    )
    arguments = ["build", str(project), "-f", formats]
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = result.stdout.splitlines()[-1].split()
    assert [
        each for each in loaded for name in spared if each == name or each.startswith(f"{name}.")
    ] == []


def test_a_worker_that_dies_is_an_error_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    monkeypatch.setattr(press, "_do", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    sink = Sink()
    with pytest.raises(Stopped):
        ran(Request(project, jobs=2), sink)
    assert [each.code for each in sink.diagnostics] == ["jobs/worker-lost"]
    assert not (project / "build").exists()


def test_processes_that_cannot_be_forked_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path / "report")
    ran(Request(project, out=tmp_path / "alone", jobs=1))
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("spawn"))
    ran(Request(project, out=tmp_path / "spread", jobs=2))
    assert files_below(tmp_path / "spread") == files_below(tmp_path / "alone")
