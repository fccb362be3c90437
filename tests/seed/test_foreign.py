"""Words in other languages and in small capitals: spans in brackets, fences, headings."""

import pytest

from compiler.seed.languagetag import is_language_tag, tag_hint
from tests.seed.chapters import flow, flow_and_codes, read, told


def line(text: str) -> str:
    return flow(text).removeprefix("paragraph ").split("\n")[0]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The [mot juste]{lang=fr}.", "The <lang fr>mot juste</lang>."),
        ("[*mot* **juste**]{lang='fr-CA'}",
         "<lang fr-CA><em>mot</em> <strong>juste</strong></lang>"),
        ('*the [Zeitgeist]{lang="de"}*', "<em>the <lang de>Zeitgeist</lang></em>"),
        ("[nato]{.smallcaps} and [b]{.smallcaps lang=de}",
         "<sc>nato</sc> and <lang de><sc>b</sc></lang>"),
        ("[a [b]{lang=it} c]{lang=fr}", "<lang fr>a <lang it>b</lang> c</lang>"),
        ("[a](https://x.y) [c]{lang=fr}", "<link https://x.y>a</link> <lang fr>c</lang>"),
        ("[see [x y z](https://x.y)]{lang=fr}",
         "<lang fr>see <link https://x.y>x y z</link></lang>"),
        ("[[là]{lang=fr} et](https://x.y)", "<link https://x.y><lang fr>là</lang> et</link>"),
        ("a [b] {lang=fr}", "a [b] {lang=fr}"),
        ("[b]{{ x }} and [c]{ } and [d]{x}", '[b]<value "x">[x]</value> and [c]{ } and [d]{x}'),
        ("\\[b]{lang=fr} [c", "[b]{lang=fr} [c"),
        ("`[b]{lang=fr}`", "<code>[b]{lang=fr}</code>"),
        ("[@tbl-x]{lang=fr}", "<ref tbl-x/>{lang=fr}"),
        ("[]{lang=fr}", ""),
        ("['a' \"b\"]{lang=fr}", "<lang fr>‘a’ “b”</lang>"),
    ],
)  # fmt: skip
def test_words_in_brackets_take_attributes(text: str, printed: str) -> None:
    assert line(f"{text}\n") == printed if printed else flow(f"{text}\n") == ""


def test_a_reference_definition_does_not_hinder_a_span() -> None:
    assert line("[b]{lang=fr} and [b]\n\n[b]: https://x.y") == (
        "<lang fr>b</lang> and <link https://x.y>b</link>"
    )


def test_a_tag_that_is_none_is_told_at_its_column() -> None:
    _, sink = read("# T\n\nThe [mot *juste*]{.smallcaps lang=french}.\n\n[a]{lang='de_DE'}\n")
    assert told(sink) == [
        '3:35 chapter/language-tag "french" is no language tag such as "en" or "de-CH"',
        '5:11 chapter/language-tag "de_DE" is no language tag such as "en" or "de-CH"'
        ' (did you mean "de-DE"?)',
    ]


def test_words_with_a_wrong_tag_are_kept() -> None:
    printed, codes = flow_and_codes("The [mot *juste*]{lang=french}.\n")
    assert printed == "paragraph The mot <em>juste</em>.\n"
    assert codes == ["chapter/language-tag"]


def test_attributes_that_mean_nothing_are_told() -> None:
    _, sink = read("# T\n\nA [b]{.smalcaps} [c]{#x land=fr}\n")
    assert told(sink) == [
        "3:6 chapter/span-attribute .smalcaps means nothing on words in brackets; they are set as"
        ' they are (did you mean "smallcaps"?)',
        '3:21 chapter/span-attribute land="…" means nothing on words in brackets; they are set as'
        ' they are (did you mean "lang"?)',
        "3:21 chapter/span-attribute #x means nothing on words in brackets; they are set as"
        " they are",
    ]


def test_a_fence_may_do_nothing_but_name_the_language() -> None:
    text = '::: {lang=fr}\nIl dit : "oui"\n\n- un\n- deux `x` @tbl-x 3\n:::\n\nHe said: "yes"\n'
    assert flow(text) == (
        "paragraph <lang fr>Il dit\u00a0: «\u00a0oui\u00a0»</lang>\n"
        "bulleted list\n"
        "  item\n"
        "    paragraph <lang fr>un</lang>\n"
        "  item\n"
        "    paragraph <lang fr>deux </lang><code>x</code> <ref tbl-x/> 3\n"
        "paragraph He said: “yes”\n"
    )


def test_any_fence_may_name_a_language() -> None:
    text = (
        '::: {.box title="À lire" #box-a lang=fr}\n## Une tête\n\n| Pays | Valeur |\n|---|---:|\n'
        "| France | 1,5 |\n\n: Le prix\n\nMot[^a]\n:::\n\n[^a]: Note\n"
    )
    assert flow(text) == (
        "box box #box-a <lang fr>À lire</lang>\n"
        "  heading 2 #trade/une-tête <lang fr>Une tête</lang>\n"
        "  table <lang fr>Le prix</lang>\n"
        "    columns left right\n"
        "    head | <lang fr>Pays</lang> | <lang fr>Valeur</lang> |\n"
        "    row | <header/><lang fr>France</lang> | 1,5 |\n"
        "  paragraph <lang fr>Mot</lang><note trade-note-a/>\n"
        "    note trade-note-a\n"
        "      paragraph <lang fr>Note</lang>\n"
    ).replace("une-tête", "une-tete")


@pytest.mark.parametrize("kind", ["quote", "note", "chronology", "key-figures"])
def test_every_kind_of_fence_takes_a_language(kind: str) -> None:
    printed = flow(f"::: {{.{kind} lang=fr}}\n- mai: début\n:::\n")
    assert "<lang fr>" in printed


def test_fences_of_two_languages_nest() -> None:
    text = ':::: {lang=fr}\n"a"\n\n::: {lang=de}\n"b"\n:::\n\n"c"\n::::\n'
    assert flow(text) == (
        "paragraph <lang fr>«\u00a0a\u00a0»</lang>\n"
        "paragraph <lang fr><lang de>„b“</lang></lang>\n"
        "paragraph <lang fr>«\u00a0c\u00a0»</lang>\n"
    )


def test_a_wrong_tag_on_a_fence_is_told_and_the_blocks_stay() -> None:
    _, sink = read("# T\n\n::: {.quote lang=jp}\na\n:::\n")
    assert told(sink) == [
        '3:18 chapter/language-tag "jp" is no language tag such as "en" or "de-CH"'
        ' (did you mean "ja"?)'
    ]


def test_a_heading_takes_a_language() -> None:
    _, sink = read("# L'État {lang=fr}\n\n## Das *Haus* {#sec-haus lang=de}\n\nText.\n")
    assert told(sink) == []
    assert flow("## Das *Haus* {#sec-haus lang=de}\n\nText.\n").split("\n")[0] == (
        "heading 2 #sec-haus <lang de>Das <em>Haus</em></lang>"
    )


def test_the_language_of_a_chapter_is_checked() -> None:
    chapter, sink = read("---\nlanguage: jp\n---\n\n# T\n\nText.\n")
    assert chapter.front.language == ""
    assert told(sink) == [
        '2:11 chapter/front-matter-value "jp" is no language tag such as "en" or "de-CH"'
        ' (did you mean "ja"?)'
    ]


@pytest.mark.parametrize("tag", ["en", "de-CH", "zh-Hant-TW", "es-419", "sl-rozaj", "en-x-plain"])
def test_well_formed_language_tags(tag: str) -> None:
    assert is_language_tag(tag)
    assert tag_hint(tag) == ""


@pytest.mark.parametrize("tag", ["", "e", "english", "en_US", "en-", "de--CH", "en US", "jp", "US"])
def test_malformed_language_tags(tag: str) -> None:
    assert not is_language_tag(tag)
