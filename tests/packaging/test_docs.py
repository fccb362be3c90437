"""What the documentation shows is there, and works."""

import re
from pathlib import Path

import pytest

from compiler.diagnostics import Severity, Sink
from compiler.pipeline import run
from compiler.progress import Progress
from compiler.request import Request
from compiler.resources import starter_root

REPOSITORY = Path(__file__).parents[2]
PAGES = sorted([*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").glob("*.md")])
GUIDE = (REPOSITORY / "docs" / "authoring.md").read_text(encoding="utf-8")
LINK = re.compile(r"(?<!`)\]\(([^)\s]+)\)")
TRADE = (
    "Country,Exports,Imports,Change\nFrance,12.5,9,0.01\nItaly,7,10.5,0.02\nTotal,19.5,19.5,0.015\n"
)
REPORT = '[report]\ntitle = "Annual Report"\nperiod = "2024"\nlanguage = "en"\nstyle = "base"\n'


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.DOTALL | re.MULTILINE)


def errors(project: Path) -> list[str]:
    sink = Sink()
    run(Request(project, emit="document", write=False), sink, Progress(quiet=True))
    return [
        f"{each.code}: {each.message}"
        for each in sink.diagnostics
        if each.severity is Severity.ERROR and each.code != "reference/unresolved"
    ]


def make_project(folder: Path, report: str, chapter: str) -> Path:
    files = {
        "report.toml": report,
        "chapters/10-chapter.md": chapter,
        "data/trade.csv": TRADE,
        "data/sales.json": '{"total": 1200}',
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "figures").mkdir()
    picture = (starter_root() / "figures" / "answers.png").read_bytes()
    (folder / "figures" / "summit.jpg").write_bytes(picture)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.M)
    text = re.sub(r"`[^`\n]*`", "", text)
    targets = [target.partition("#")[0] for target in LINK.findall(text)]
    missing = [
        target
        for target in targets
        if target and "://" not in target and not (page.parent / target).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("block", blocks("markdown"), ids=lambda block: block[:24])
def test_every_example_of_the_guide_can_be_compiled(tmp_path: Path, block: str) -> None:
    chapter = block if block.startswith("---") else f"# Chapter\n\n{block}"
    assert errors(make_project(tmp_path, REPORT, chapter)) == []


def test_the_settings_of_the_guide_are_settings(tmp_path: Path) -> None:
    [settings] = blocks("toml")
    assert errors(make_project(tmp_path, settings, "# Chapter\n\nWords.\n")) == []


def test_every_front_matter_key_of_the_guide_is_known(tmp_path: Path) -> None:
    [block] = [each for each in blocks("markdown") if each.startswith("---")]
    project = make_project(tmp_path, REPORT, f"{block}\nWords.\n")
    sink = Sink()
    outcome = run(Request(project, emit="chapters", write=False), sink, Progress(quiet=True))
    assert [each for each in sink.diagnostics if each.severity is not Severity.NOTE] == []
    for words in ("summary ", "author ", "credit ", "language fr", "unnumbered", "key figure "):
        assert words in outcome.emitted
    assert "extra " not in outcome.emitted
