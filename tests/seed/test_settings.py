import datetime

import pytest

from compiler.diagnostics import Sink, Stopped
from compiler.seed.report import Settings
from compiler.seed.settings import read_settings
from compiler.source import Source
from tests.seed.chapters import told

FULL = """\
[report]
title = "Diplomatic Bluebook 2010"
subtitle = "Japan's diplomacy in 2009"
organisation = "Ministry of Foreign Affairs"
period = "2009"
date = 2010-04-01
language = "en"
style = "bluebook"
chapters = ["chapters/*.md", "annex/a.txt"]
authors = ["A. One", "B. Two"]
description = "What was done."
keywords = ["diplomacy"]
[abbreviations]
ODA = "Official Development Assistance"
"U.S." = "United  States"
[output]
name = "bluebook"
formats = ["docx", "pdf"]
pdf_standard = "ua-2+wtpdf"
attach_data = true
lock_values = true
"""


def read(text: str, **overrides: str) -> tuple[Settings, Sink]:
    sink = Sink()
    dotted = {key.replace("__", "."): value for key, value in overrides.items()}
    return read_settings(Source("report.toml", text), dotted, sink), sink


def refused(text: str, **overrides: str) -> list[str]:
    sink = Sink()
    dotted = {key.replace("__", "."): value for key, value in overrides.items()}
    with pytest.raises(Stopped):
        read_settings(Source("report.toml", text), dotted, sink)
    return told(sink)


def test_every_key_is_read() -> None:
    settings, sink = read(FULL)
    assert told(sink) == []
    assert settings.metadata.title == "Diplomatic Bluebook 2010"
    assert settings.metadata.date == datetime.date(2010, 4, 1)
    assert settings.metadata.authors == ("A. One", "B. Two")
    assert settings.metadata.keywords == ("diplomacy",)
    assert settings.style == "bluebook"
    assert settings.chapters == ("chapters/*.md", "annex/a.txt")
    assert settings.output.name == "bluebook"
    assert settings.output.formats == ("pdf", "docx")
    assert settings.output.pdf_standard == "ua-2+wtpdf"
    assert settings.output.attach_data
    assert settings.output.lock_values
    assert settings.abbreviations == {
        "ODA": "Official Development Assistance",
        "U.S.": "United States",
    }


def test_a_title_is_enough_and_names_the_files() -> None:
    settings, _ = read('[report]\ntitle = "Écoles & Universités 2010"\n')
    assert settings.output.name == "ecoles-universites-2010"
    assert settings.chapters == ("chapters/*.md",)
    assert settings.output.formats == ("pdf", "docx")
    assert not settings.output.attach_data
    assert not settings.output.lock_values
    assert settings.abbreviations == {}


def test_one_author_may_stand_without_a_list() -> None:
    settings, _ = read('[report]\ntitle = "T"\nauthors = "A. One"\n')
    assert settings.metadata.authors == ("A. One",)


def test_everything_that_is_wrong_is_told_at_once_at_its_key() -> None:
    text = """\
[report]
titel = "Bluebook"
date = "April"
language = "English!"
chapters = "chapters/*.md"
name = "x"
[output]
formats = ["pdf", "epub"]
pdf_standard = "x"
[outputs]
a = 1
"""
    assert refused(text) == [
        '2:1 project/unknown-key report.toml knows no key "report.titel" (did you mean "title"?)',
        '3:1 project/value "report.date" must be a date such as 2010-04-01, not "April"',
        '4:1 project/value "report.language" must be a language tag such as "en", "de-CH" or'
        ' "zh-Hant", not "English!"',
        '5:1 project/value "report.chapters" must be a list of texts, not "chapters/*.md"',
        '6:1 project/unknown-key report.toml knows no key "report.name"'
        ' ("name" belongs under [output])',
        '8:1 project/value "output.formats" must be a list of "pdf" and "docx", not a list',
        '9:1 project/value "output.pdf_standard" must be one of "ua-1+a-2a", "ua-2+wtpdf" and'
        ' "none", not "x"',
        '10:2 project/unknown-key report.toml knows no key "outputs" (did you mean "output"?)',
        '1:2 project/no-title the report has no title (give title = "…" under [report])',
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("7", "the number 7"),
        ("true", "true"),
        ("[]", "an empty list"),
        ("{a = 1}", "a table of keys"),
        ('" "', "an empty text"),
        ("2010-01-01", "2010-01-01"),
    ],
)
def test_a_title_of_another_kind_is_described(value: str, words: str) -> None:
    assert refused(f"[report]\ntitle = {value}\n")[0].endswith(f", not {words}")


def test_control_characters_are_no_text() -> None:
    for line in ('title = "A\\u0001"', 'title = "A"\nkeywords = ["\\u0000"]'):
        message = refused(f"[report]\n{line}\n")[0]
        assert "must be a text without control characters" in message


def test_a_report_that_is_no_table_is_told() -> None:
    assert "must be a table of keys" in refused("report = 1\n")[0]


def test_broken_toml_is_told_where_it_breaks() -> None:
    assert refused('[report]\ntitle = "a\n') == [
        "2:11 project/toml report.toml is not TOML: illegal character '\\n'"
    ]
    assert refused('[report]\ntitle = "a"\nx = [1,\n')[0].startswith("3:8 project/toml")


def test_a_file_name_stays_in_its_folder() -> None:
    for name in ("a/b", "..", ".hidden", "a\\\\b", "x:y", ""):
        message = refused(f'[report]\ntitle = "T"\n[output]\nname = "{name}"\n')[0]
        assert "must be a file name without folders" in message


def test_overrides_take_the_place_of_keys() -> None:
    settings, sink = read(
        FULL,
        report__period="2010",
        report__date="2011-01-01",
        output__formats="pdf",
        report__keywords="a, b",
    )
    assert told(sink) == []
    assert settings.metadata.period == "2010"
    assert settings.metadata.date == datetime.date(2011, 1, 1)
    assert settings.output.formats == ("pdf",)
    assert settings.metadata.keywords == ("a", "b")


def test_an_override_can_mend_what_is_wrong_in_the_file() -> None:
    settings, sink = read('[report]\nlanguage = "en"\n', report__title="T")
    assert settings.metadata.title == "T"
    assert not sink.has_errors


def test_wrong_overrides_are_told() -> None:
    assert refused(FULL, title="T", report__dat="x", report__date="x") == [
        '--set project/unknown-key --set names no key "title" (did you mean "report.title"?)',
        '--set project/unknown-key --set names no key "report.dat" (did you mean "report.date"?)',
        '--set project/value --set gives "report.date" the value "x", but it must be a date such'
        " as 2010-04-01",
    ]


def test_a_language_without_words_is_a_warning() -> None:
    settings, sink = read('[report]\ntitle = "T"\nlanguage = "ja"\n')
    assert settings.metadata.language == "ja"
    assert told(sink) == [
        '3:1 project/language there are no words for Table, Figure, Contents in "ja";'
        " English is used"
    ]


def test_a_report_that_does_not_say_its_language_is_warned() -> None:
    settings, sink = read('[report]\ntitle = "T"\n')
    assert settings.metadata.language == "en"
    assert told(sink) == [
        "1:2 project/no-language the report does not say which language it is in; English is taken"
        ' (give language = "en" under [report])'
    ]
    assert read('[report]\ntitle = "T"\n', report__language="en")[1].diagnostics == []


def test_wrong_abbreviations_are_told_at_their_keys() -> None:
    text = """\
[report]
title = "T"
[abbreviations]
ODA = 5
UN = " "
EU = "European\\u0001Union"
"R'n'R" = "Rock and roll"
"R’n’R" = "Rock and roll"
"U.S." = 7
"""
    assert refused(text) == [
        '4:1 project/value "abbreviations.ODA" must be the words it stands for, as a text,'
        " not the number 5",
        '5:1 project/value "abbreviations.UN" must be the words it stands for, as a text,'
        " not an empty text",
        '6:1 project/value "abbreviations.EU" must be the words it stands for, as a text,'
        ' not "European\x01Union"',
        '8:1 project/value "abbreviations.R’n’R" must be spelled once and in 60 characters or less,'
        ' not "R’n’R"',
        '9:1 project/value "abbreviations.U.S." must be the words it stands for, as a text,'
        " not the number 7",
    ]
    assert refused('abbreviations = 1\n[report]\ntitle = "T"\n')[0] == (
        '1:1 project/value "abbreviations" must be a table of texts, [abbreviations],'
        " not the number 1"
    )


def test_a_misspelled_glossary_is_told() -> None:
    text = '[report]\ntitle = "T"\n[abbreviation]\nUN = "United Nations"\n'
    assert refused(text)[0].endswith('(did you mean "abbreviations"?)')


def test_a_truth_stands_without_quotes_in_the_file_and_as_a_word_in_an_override() -> None:
    text = '[report]\ntitle = "T"\nlanguage = "en"\n'
    assert refused(f'{text}[output]\nattach_data = "true"\n') == [
        '5:1 project/value "output.attach_data" must be true or false, without quotes, not "true"'
    ]
    assert refused(f"{text}[output]\nattach_data = 1\n")[0].endswith("not the number 1")
    assert read(text, output__attach_data="true")[0].output.attach_data
    assert not read(FULL, output__attach_data="false")[0].output.attach_data
    assert "must be true or false" in refused(text, output__attach_data="yes")[0]
