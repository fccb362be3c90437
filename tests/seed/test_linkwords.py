"""Links whose words do not tell where they lead."""

import pytest

from compiler.seed.markdown.linkwords import LONGEST_ADDRESS
from tests.seed.chapters import flow, read, told


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "here"),
        ("en", "Click here!"),
        ("en-GB", "*Read* more…"),
        ("de", "hier"),
        ("fr", "En savoir plus"),
        ("es", "más"),
        ("it", "clicca qui"),
        ("nl", "lees verder"),
        ("pt-BR", "clique aqui"),
        ("ru", "здесь"),
        ("ja", "click here"),
    ],
)
def test_words_that_tell_nothing_are_told(language: str, words: str) -> None:
    chapter, sink = read(f"# T\n\nSee [{words}](https://x.y).\n", language=language)
    plain = words.replace("*", "")
    assert told(sink) == [
        f'3:5 chapter/link-words the link says "{plain}", which does not tell where it leads'
        " (name what is found there)"
    ]
    assert chapter.flow


@pytest.mark.parametrize(
    "text",
    [
        "[the report](https://x.y) [Hier](https://x.y) [here and now](https://x.y)",
        "https://x.y/here <https://x.y/short> [www.x.y](https://x.y)",
        "<a.b@c.org>",
    ],
)
def test_words_that_tell_something_are_fine(text: str) -> None:
    assert flow(text)


def test_the_words_of_a_fence_in_another_language_are_looked_at_in_that_language() -> None:
    _, sink = read("# T\n\n::: {lang=fr}\n[ici](https://x.y) [here](https://x.y)\n:::\n")
    assert [each.split()[0] for each in told(sink)] == ["4:1"]


def test_a_long_address_in_place_of_words_is_noted() -> None:
    address = "https://example.org/" + "a" * LONGEST_ADDRESS
    _, sink = read(f"# T\n\n{address}\n\n<{address}>\n\n[{address}](https://x.y)\n")
    message = (
        f"chapter/link-address the link shows its address, {len(address)} characters long,"
        " instead of words (write [words](address))"
    )
    assert told(sink) == [f"{line}:1 {message}" for line in (3, 5, 7)]
