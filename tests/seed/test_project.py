import os
from pathlib import Path

import pytest

from compiler.diagnostics import Sink, Stopped
from compiler.seed import chapterfiles
from compiler.seed.chapterfiles import find_chapters, natural_key, slug_of_file
from compiler.seed.dump import dump_chapters
from compiler.seed.project import select_chapters
from compiler.seed.report import Report
from compiler.source import Source
from tests.seed.chapters import project, read_report, told


def read(root: Path, **overrides: str) -> tuple[Report, Sink]:
    sink = Sink()
    return read_report(root, sink, overrides), sink


def refused(root: Path, only: tuple[str, ...] = ()) -> list[str]:
    sink = Sink()
    with pytest.raises(Stopped):
        select_chapters(read_report(root, sink), only, sink)
    return told(sink)


def test_a_project_is_read_whole(tmp_path: Path) -> None:
    files = {
        "chapters/2-trade.md": "# Trade\n\nExports: {{ data.trade.total.exports }}.",
        "chapters/10-culture.md": "# Culture\n\nSee @sec-arts.\n\n## Arts {#sec-arts}\n\nText.",
        "data/trade.csv": "Country,Exports\nTotal,12\n",
    }
    report, sink = read(project(tmp_path, files))
    assert told(sink) == []
    assert dump_chapters(report) == (
        "chapter trade chapters/2-trade.md\n"
        "  title #trade Trade\n"
        '  paragraph Exports: <value "data.trade.total.exports">[data.trade.total.exports]'
        "</value>.\n"
        "\n"
        "chapter culture chapters/10-culture.md\n"
        "  title #culture Culture\n"
        "  paragraph See <ref sec-arts/>.\n"
        "  heading 2 #sec-arts Arts\n"
        "  paragraph Text.\n"
    )


def test_the_same_project_is_read_the_same_twice(tmp_path: Path) -> None:
    root = project(tmp_path, {"chapters/a.md": "# A\n\nText.[^1]\n\n[^1]: Note."})
    assert read(root)[0].chapters == read(root)[0].chapters


def test_a_label_of_another_chapter_is_a_reference_without_a_prefix(tmp_path: Path) -> None:
    files = {
        "chapters/a.md": "# A\n\nSee @methods and @nobody.",
        "chapters/b.md": "# B {#methods}\n\nText.",
    }
    report, _ = read(project(tmp_path, files))
    assert "See <ref methods/> and @nobody." in dump_chapters(report)


def test_a_folder_without_settings_is_no_project(tmp_path: Path) -> None:
    assert refused(tmp_path) == [f"report.toml project/missing {tmp_path} has no report.toml"]
    assert refused(tmp_path / "none")[0].endswith(f"there is no folder {tmp_path / 'none'}")


def test_settings_with_windows_line_ends_and_a_mark_are_read(tmp_path: Path) -> None:
    settings = b'\xef\xbb\xbf[report]\r\ntitle = "T"\r\nchapters = ["chapters/a.md"]\r\n'
    root = project(tmp_path, {"report.toml": settings, "chapters/a.md": "# A\n\nText."})
    report, _ = read(root)
    assert report.settings.metadata.title == "T"


def listed(root: Path, *globs: str) -> tuple[list[str], list[str]]:
    text = "[report]\nchapters = [" + ", ".join(f'"{glob}"' for glob in globs) + "]\n"
    sink = Sink()
    return find_chapters(root, globs, Source("report.toml", text), sink), told(sink)


def test_globs_keep_their_order_and_files_their_numbers(tmp_path: Path) -> None:
    names = ["10-c.md", "2-b.md", "1-a.md", "annex.md", ".hidden.md"]
    project(tmp_path, {f"chapters/{name}": "" for name in names})
    paths, messages = listed(tmp_path, "chapters/annex.md", "chapters/*.md")
    assert paths == [f"chapters/{name}" for name in ("annex.md", "1-a.md", "2-b.md", "10-c.md")]
    assert messages == []


def test_a_glob_that_matches_nothing_is_an_error(tmp_path: Path) -> None:
    project(tmp_path, {"chapters/10-trade.md": ""})
    paths, messages = listed(tmp_path, "chapters/*.markdown", "chapters/10-trades.md", "text/a.md")
    assert paths == []
    assert messages == [
        '2:13 project/no-match no file matches "chapters/*.markdown"'
        ' (did you mean "chapters/10-trade.md"?)',
        '2:36 project/no-match no file matches "chapters/10-trades.md"'
        ' (did you mean "chapters/10-trade.md"?)',
        '2:61 project/no-match no file matches "text/a.md" (there is no such folder)',
    ]


@pytest.mark.parametrize("glob", ["../x.md", "chapters/../../x.md", "/etc/*.md", "C:/x.md"])
def test_a_path_out_of_the_project_is_an_error(tmp_path: Path, glob: str) -> None:
    project(tmp_path / "inner", {"chapters/a.md": ""})
    (tmp_path / "x.md").write_text("# X")
    paths, messages = listed(tmp_path / "inner", glob)
    assert paths == []
    assert "project/outside" in messages[0]


def test_a_link_out_of_the_project_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Secret")
    root = project(tmp_path / "inner", {"chapters/a.md": ""})
    os.symlink(tmp_path / "secret.md", root / "chapters" / "b.md")
    paths, messages = listed(root, "chapters/*.md")
    assert paths == ["chapters/a.md"]
    assert messages == [
        '2:13 project/outside "chapters/b.md" is a link that leads out of the project folder'
    ]


def test_a_link_to_itself_matches_nothing(tmp_path: Path) -> None:
    root = project(tmp_path, {"chapters/a.md": ""})
    os.symlink(root / "chapters" / "b.md", root / "chapters" / "b.md")
    assert listed(root, "chapters/*.md")[0] == ["chapters/a.md"]


def test_only_markdown_and_text_pages_are_chapters(tmp_path: Path) -> None:
    project(tmp_path, {"chapters/a.md": "", "chapters/b.docx": ""})
    paths, messages = listed(tmp_path, "chapters/*")
    assert paths == ["chapters/a.md"]
    assert messages == [
        '2:13 project/chapter-kind "chapters/b.docx" is not a chapter:'
        " chapters are .md and .txt files"
    ]


def test_a_report_without_chapters_is_an_error(tmp_path: Path) -> None:
    assert listed(tmp_path) == ([], ["2:1 project/no-chapters the report lists no chapters"])


def test_too_many_chapters_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chapterfiles, "MOST_CHAPTERS", 2)
    project(tmp_path, {f"chapters/{number}.md": "" for number in range(3)})
    paths, messages = listed(tmp_path, "chapters/*.md")
    assert len(paths) == 2
    assert messages == [
        "2:1 project/too-many-chapters there are 3 chapters, but a report has at most 2"
    ]


def test_two_chapters_with_one_slug_are_an_error(tmp_path: Path) -> None:
    text = "# A\n\n## Section\n\nText."
    files = {"chapters/1-trade.md": text, "chapters/2-trade.md": text}
    assert refused(project(tmp_path, files)) == [
        "chapters/2-trade.md project/same-slug chapters/1-trade.md and chapters/2-trade.md both"
        ' have the slug "trade" (rename one, or give it a slug in its front matter)'
    ]


def test_a_label_in_two_chapters_names_both_places(tmp_path: Path) -> None:
    files = {
        "chapters/a.md": "# A\n\n## One {#sec-x}\n\nText.",
        "chapters/b.md": "# B\n\nText.\n\n## Two {#sec-x}\n\nText.",
    }
    assert refused(project(tmp_path, files)) == [
        '5:4 chapter/duplicate-label "sec-x" is the label of two things;'
        " the first is at chapters/a.md:3:4"
    ]


def test_an_unreadable_chapter_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project(tmp_path, {"chapters/a.md": "# A\n\nText."})
    unpatched = Path.open

    def refuse(path: Path, *arguments: str) -> object:
        if path.name == "a.md":
            raise PermissionError(13, "Permission denied")
        return unpatched(path, *arguments)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert refused(root) == [
        'chapters/a.md project/unreadable "chapters/a.md" cannot be read: Permission denied'
    ]


def test_chapters_are_chosen_by_slug(tmp_path: Path) -> None:
    files = {"chapters/1-trade.md": "# A\n\nText.", "chapters/2-arts.md": "# B\n\nText."}
    root = project(tmp_path, files)
    report, sink = read(root)
    assert [each.slug for each in select_chapters(report, ("arts",), sink).chapters] == ["arts"]
    assert refused(root, only=("art",)) == [
        'report.toml project/unknown-chapter no chapter has the slug "art" (did you mean "arts"?)'
    ]
    assert "the slugs are trade, arts" in refused(root, only=("zzz",))[0]


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("chapters/10-overview.md", "overview"),
        ("chapters/01_The Year's Work.md", "the-years-work"),
        ("chapters/2010.md", "2010"),
        ("chapters/20-Écoles.md", "ecoles"),
        ("chapters/30-Россия.txt", "россия"),
        ("chapters/--.md", "chapter"),
    ],
)
def test_a_slug_is_made_from_the_file_name(path: str, slug: str) -> None:
    assert slug_of_file(path) == slug


def test_numbers_sort_by_value() -> None:
    names = ["a10", "a2", "A1", "b", "a", "10", "9"]
    assert sorted(names, key=natural_key) == ["9", "10", "a", "A1", "a2", "a10", "b"]


def test_text_pages_and_chapters_stand_in_one_report(tmp_path: Path) -> None:
    page = "Contents | Back | Next\n\nRussia\n\nRelations with Russia went on vis-�-vis.\n"
    files = {"chapters/10-trade.md": "# Trade\n\nText.", "chapters/20-russia.txt": page}
    report, _ = read(project(tmp_path, files, chapters="chapters/*"))
    assert [each.slug for each in report.chapters] == ["trade", "russia"]
    assert "title #russia Russia" in dump_chapters(report)
    assert report.repairs
    assert {repair.path for repair in report.repairs} == {"chapters/20-russia.txt"}
    chosen = select_chapters(report, ("trade",), Sink())
    assert chosen.repairs == ()
