import pytest

from tests.seed.chapters import flow, flow_and_codes, read, told


def line(text: str, language: str = "en") -> str:
    printed = flow(text, language)
    assert printed.startswith("paragraph ")
    assert printed.endswith("\n")
    return printed.split("\n")[0].removeprefix("paragraph ")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("*a* **b** _c_ ***d***", "<em>a</em> <strong>b</strong> <em>c</em>"
         " <em><strong>d</strong></em>"),
        ("`a *b* -- \"c\"`", '<code>a *b* -- "c"</code>'),
        ("H~2~O, 2^nd^ and x^*n*^", "H<sub>2</sub>O, 2<sup>nd</sup> and x<sup><em>n</em></sup>"),
        ("~20 % to ~30 % and a ^ b", "~20 % to ~30 % and a ^ b"),
        ("~~gone~~", "~~gone~~"),
        ("snake_case_name", "snake_case_name"),
        ("\\*a\\* \\{{ b }} \\@tbl-x", "*a* {{ b }} @tbl-x"),
        ("&eacute;&nbsp;&copy; &bogus;", "é\u00a0© &bogus;"),
        ("a &lt;b&gt;", "a <b>"),
    ],
)  # fmt: skip
def test_marks_inside_lines(text: str, printed: str) -> None:
    assert line(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("[*a* b](https://x.y/z 'title')", "<link https://x.y/z><em>a</em> b</link>"),
        ("<https://x.y/a--b>", "<link https://x.y/a--b>https://x.y/a--b</link>"),
        ("<a@b.org>", "<link mailto:a@b.org>a@b.org</link>"),
        ("see https://x.y/a_b_c--d.", "see <link https://x.y/a_b_c--d>https://x.y/a_b_c--d</link>."),
        ("(http://x.y/a_(b))", "(<link http://x.y/a_(b)>http://x.y/a_(b)</link>)"),
        ("[https://x.y](https://x.y)", "<link https://x.y>https://x.y</link>"),
        ("xhttp://a.b and ://", "xhttp://a.b and ://"),
        ("[a][r] and [r]\n\n[r]: https://x.y", "<link https://x.y>a</link> and"
         " <link https://x.y>r</link>"),
        ("[a](javascript:x)", "[a](javascript:x)"),
    ],
)  # fmt: skip
def test_links(text: str, printed: str) -> None:
    assert line(text) == printed


def test_a_link_inside_the_chapter_finds_its_heading() -> None:
    text = "[there](#the-years-work), [same](#Same), [table](#tbl-x)\n\n"
    text += "## The year's work\n\n## Same {#sec-same}\n\n| a |\n|---|\n\n: T {#tbl-x}\n"
    assert line(text) == (
        "<link #trade/the-years-work>there</link>, <link #sec-same>same</link>,"
        " <link #tbl-x>table</link>"
    )


def test_links_that_lead_nowhere_are_told() -> None:
    _, sink = read("# T\n\nA [b](#sedtion), [c](other.md), [](https://x.y)\n\n## Section\n\nText.")
    assert told(sink) == [
        '3:3 chapter/inside-link nothing in this chapter is called "#sedtion"'
        ' (did you mean "#section"?)',
        '3:18 chapter/relative-link the link "other.md" leads nowhere from a finished file',
        '3:33 chapter/empty-link the link to "https://x.y" has no words and is left out',
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("@tbl-x, @fig-a.", "<ref tbl-x/>, <ref fig-a/>."),
        ("(@sec-a:) @box-b's", "(<ref sec-a/>:) <ref box-b/>’s"),
        ("@page:sec-a @title:sec-a @number:sec-a", "<ref sec-a page/> <ref sec-a title/>"
         " <ref sec-a number/>"),
        ("[@tbl-x] [-@tbl-x] [@anything]", "<ref tbl-x/> <ref tbl-x number/> <ref anything/>"),
        ("[@tbl-x; @page:fig-y]", "<ref tbl-x/>; <ref fig-y page/>"),
        ("a@tbl-x.org, @handle, @2010, me@fig-a", "a@tbl-x.org, @handle, @2010, me@fig-a"),
        ("`@tbl-x`", "<code>@tbl-x</code>"),
    ],
)  # fmt: skip
def test_cross_references(text: str, printed: str) -> None:
    assert line(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ data.x | number }}", '<value "data.x | number">[data.x | number]</value>'),
        ("{{x}} and {{ y }}", '<value "x">[x]</value> and <value "y">[y]</value>'),
        ("{{ '}}' ~ a_b_c * d }}", '<value "\'}}\' ~ a_b_c * d">[\'}}\' ~ a_b_c * d]</value>'),
        ("{{\n  a\n}}", '<value "a">[a]</value>'),
        ("*{{ a }}*'s", '<em><value "a">[a]</value></em>’s'),
        ("`{{ a }}`", "<code>{{ a }}</code>"),
        ("[{{ a }}](https://x.y/%7B%7B)", '<link https://x.y/%7B%7B><value "a">[a]</value></link>'),
        ("{{ unknown }} stays", "{{ unknown }} stays"),
        ("{ a } {a}", "{ a } {a}"),
    ],
)  # fmt: skip
def test_expressions(text: str, printed: str) -> None:
    assert line(text) == printed


def test_expressions_are_left_alone_in_code_blocks() -> None:
    assert flow("```\n{{ a }}\n```\n") == "code\n  | {{ a }}\n"


def test_the_place_of_an_expression_is_found_everywhere() -> None:
    text = (
        "# T\n\nOne\n  two {{ unknown 1 }}\n\n- a\n  - b {% 2 %}\n\n> > c\n> > d {% 3 %}\n\n"
        "| A | B |\n|---|---|\n| x | y {% 4 %} |\n\nTerm\n: def {% 5 %}\n\n"
        '::: {.box title="A {% 6 %}"}\nx\n:::\n\n## H {% 7 %} {#h}\n\nA[^1]\n\n[^1]: N {% 8 %}\n'
    )
    _, sink = read(text)
    places = [message.split()[0] for message in told(sink) if "statement" in message]
    lines = text.split("\n")
    for place in places:
        row, column = (int(part) for part in place.split(":"))
        assert lines[row - 1][column - 1 :].startswith("{% ")
    assert len(places) == 7


def test_statements_and_open_braces_are_told() -> None:
    _, sink = read("# T\n\n{% if x %} a\n\nopen {{ a\n\nopen {% b\n")
    assert told(sink) == [
        '3:1 chapter/statement "{% if x %}" is a statement, which only templates have',
        '5:6 chapter/unclosed-braces "{{" is not closed in this paragraph'
        " (write \\{{ for two braces that are text)",
        '7:6 chapter/unclosed-braces "{%" is not closed in this paragraph'
        " (write \\{{ for two braces that are text)",
    ]


def test_an_html_line_break_is_read_as_one() -> None:
    text, codes = flow_and_codes("a<br>b<br/>\n")
    assert text == "paragraph a<br/>b<br/>\n"
    assert codes == ["chapter/html-line-break", "chapter/html-line-break"]


def test_a_hard_break_keeps_the_places_after_it() -> None:
    _, sink = read("# T\n\nOne  \ntwo\\\nthree <i>\n")
    assert told(sink) == ["5:7 chapter/raw-html <i> is HTML, which a report cannot carry"]
