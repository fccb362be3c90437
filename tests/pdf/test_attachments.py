import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from compiler.layout.page import PagedDocument
from compiler.model.document import Attachment
from compiler.pdf.document import write_pdf
from compiler.seed.report import PdfStandard
from tests.pdf import readback
from tests.pdf.checker import problems
from tests.pdf.everything import attaching, everything
from tests.pdf.samples import METADATA, library

CSV = b"country,exports\r\nJapan,581.8\r\n"


def made(standard: PdfStandard = "ua-1+a-2a", **files: Attachment) -> bytes:
    """Everything with files; an underscore in a name stands for the point."""
    attachments = {name.replace("_", "."): file for name, file in files.items()}
    return written(replace(everything(standard), attachments=attachments))


def written(document: PagedDocument) -> bytes:
    return write_pdf(document, library())


def trade(*labels: str, description: str = "Exports") -> Attachment:
    return Attachment(CSV, "text/csv", description, labels)


def specifications(pdf: bytes) -> dict[str, Any]:
    """What is said of each file, by its name."""
    with readback.opened(pdf) as file:
        names = list(file.Root.Names.EmbeddedFiles.Names)
        return {
            str(each.UF): {
                "relationship": str(each.AFRelationship),
                "description": str(each.Desc),
                "type": str(each.EF.F.Subtype),
                "size": int(each.EF.F.Params.Size),
                "dates": str(each.EF.F.Params.get("/ModDate")),
                "data": bytes(each.EF.UF.read_bytes()),
            }
            for each in names[1::2]
        }


def belonging(pdf: bytes) -> dict[str, list[str]]:
    """Structure type, or `document` → names of the files that belong to it."""
    with readback.opened(pdf) as file:
        found = {
            str(each.S)[1:]: [str(one.UF) for one in each.AF]
            for each in file.objects
            if readback.is_element(each) and "/AF" in each
        }
        if "/AF" in file.Root:
            found["document"] = [str(one.UF) for one in file.Root.AF]
        return found


def test_a_file_inside_the_file_is_what_it_was() -> None:
    assert specifications(made(trade_csv=trade("tbl-a"))) == {
        "trade.csv": {
            "relationship": "/Data",
            "description": "Exports",
            "type": "/text/csv",
            "size": len(CSV),
            "dates": "D:20100401000000Z",
            "data": CSV,
        }
    }


def test_files_belong_to_the_table_or_figure_of_their_label() -> None:
    pdf = made(trade_csv=trade("tbl-a"), colours_csv=trade("fig-a"), more_csv=trade("tbl-a"))
    assert belonging(pdf) == {"Table": ["trade.csv", "more.csv"], "Figure": ["colours.csv"]}


def test_a_file_that_belongs_to_nothing_belongs_to_the_report() -> None:
    assert belonging(made(a_csv=trade(), b_csv=trade("gone"), c_csv=trade("sec-a"))) == {
        "document": ["a.csv", "b.csv", "c.csv"]
    }


def test_names_and_descriptions_may_hold_any_character() -> None:
    document = replace(
        everything(), attachments={"Außen (handel) μ.csv": trade(description="a\0b\nc “д”")}
    )
    pdf = written(document)
    assert list(specifications(pdf)) == ["Außen (handel) μ.csv"]
    assert specifications(pdf)["Außen (handel) μ.csv"]["description"] == "a b c “д”"
    assert problems(pdf) == []


def test_a_report_without_a_date_gives_files_without_dates() -> None:
    document = replace(
        everything(), metadata=replace(METADATA, date=None), attachments={"a.csv": trade()}
    )
    assert specifications(written(document))["a.csv"]["dates"] == "None"
    stamped = write_pdf(document, library(), timestamp=datetime.datetime(2024, 2, 29, 12, 30))
    assert specifications(stamped)["a.csv"]["dates"] == "D:20240229123000Z"


def test_the_same_files_are_the_same_bytes() -> None:
    assert made(a_csv=trade("tbl-a")) == made(a_csv=trade("tbl-a"))


@pytest.mark.parametrize(
    ("standard", "claims"),
    [
        ("ua-1+a-2a", ["<pdfaid:part>3<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"]),
        ("ua-2+wtpdf", ["<pdfaid:part>4<", "<pdfaid:conformance>F<", "<pdfuaid:part>2<"]),
    ],
)
def test_a_file_with_files_claims_the_part_that_allows_them(
    standard: PdfStandard, claims: list[str]
) -> None:
    packet = readback.metadata(written(attaching(standard)))
    assert [claim for claim in claims if claim not in packet] == []


def test_a_file_without_files_claims_no_more_than_before() -> None:
    assert "<pdfaid:part>2<" in readback.metadata(written(everything()))
    packet = readback.metadata(written(everything("ua-2+wtpdf")))
    assert "<pdfaid:part>4</pdfaid:part>\n<pdfaid:rev>2020</pdfaid:rev>" in packet
    assert "pdfaid:conformance" not in packet
