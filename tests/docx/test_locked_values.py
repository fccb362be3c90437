import re

from lxml import etree

from compiler.diagnostics import Sink
from compiler.docx.write import write_docx
from compiler.model.inline import Inline, Link, Strong, Text, Value
from compiler.wordflow.build import build
from compiler.wordflow.flow import WordDocument
from tests.docx.readback import W, part, read
from tests.docx.writing import paginated
from tests.wordflow.making import bluebook, report, words
from tests.wordflow.making import part as report_part

EXPORTS = Value("29,100", "data.trade.exports | number")
LONG = "data.a_table_of_a_very_long_name_indeed['and a row'].with_a_column | number(2)"


def flow(*inlines: Inline, locked: bool) -> WordDocument:
    resolved = report(report_part(words("Sold: ", *inlines)))
    return build(resolved, bluebook(), Sink(), lock_values=locked)


def written(*inlines: Inline, locked: bool = True) -> bytes:
    word = flow(*inlines, locked=locked)
    return write_docx(word, report().document.metadata, {}, {}, Sink())


def test_a_locked_value_is_a_control_that_tells_its_expression() -> None:
    text = part(written(EXPORTS, Text(" tons.")), "word/document.xml")
    control = text[text.index("<w:sdt>") : text.index("</w:sdt>")]
    assert '<w:alias w:val="data.trade.exports | number"/>' in control
    assert '<w:tag w:val="data.trade.exports | number"/>' in control
    assert '<w:lock w:val="contentLocked"/>' in control
    assert "<w:sdtContent><w:r><w:t>29,100</w:t></w:r></w:sdtContent>" in control


def test_values_are_plain_words_unless_they_are_to_be_locked() -> None:
    assert "<w:sdt>" not in part(written(EXPORTS, locked=False), "word/document.xml")


def test_locking_changes_no_word_and_no_line() -> None:
    inlines = (EXPORTS, Text(" tons, "), Strong((EXPORTS,)), Link("https://x.org", (EXPORTS,)))
    assert read(written(*inlines)).words == read(written(*inlines, locked=False)).words

    def lines(*, locked: bool) -> object:
        word = flow(*inlines * 30, locked=locked)
        return paginated(word, with_lines=True)[0].lines

    assert lines(locked=True) == lines(locked=False)


def test_each_control_has_a_number_of_its_own_and_a_name_word_can_hold() -> None:
    data = written(EXPORTS, Text(" "), EXPORTS, Text(" "), Value("1", LONG))
    root = etree.fromstring(part(data, "word/document.xml").encode())
    numbers = [each.get(f"{W}val") for each in root.iter(f"{W}id")]
    assert len(set(numbers)) == len(numbers) == 3
    tags = [str(each.get(f"{W}val")) for each in root.iter(f"{W}tag")]
    assert max(map(len, tags)) == 64
    assert tags[-1] == f"{LONG[:63]}…"


def test_what_a_control_is_called_may_hold_any_character() -> None:
    data = written(Value("1", 'data["a & <b>"]\n| number'))
    assert 'w:tag w:val="data[&quot;a &amp; &lt;b&gt;&quot;] | number"' in part(
        data, "word/document.xml"
    )
    assert not re.search("[\x00-\x08]", part(data, "word/document.xml"))
