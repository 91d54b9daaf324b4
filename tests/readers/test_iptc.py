"""The IPTC's own examples of NewsML-G2, against what lxml finds in them."""

from pathlib import Path

import pytest
from lxml import etree

from newslint import Linter
from newslint.document import Document
from newslint.files import InputError

EXAMPLES = Path(__file__).parent / "iptc"
NAMES = {
    "g2": "http://iptc.org/std/nar/2006-10-01/",
    "nitf": "http://iptc.org/std/NITF/2006-10-18/",
}


def read(name: str) -> tuple[Document, list[str]]:
    """The one document of an example, and the texts of its elements in NITF."""
    [doc] = Linter().read(str(EXAMPLES / name))
    tree = etree.parse(EXAMPLES / name)
    found = tree.xpath("//nitf:hl1|//nitf:p", namespaces=NAMES)
    return doc, [" ".join("".join(each.itertext()).split()) for each in found]


def test_a_story() -> None:
    doc, told = read("text.xml")
    assert [block for block in doc.text.split("\n\n") if block in told] == [
        told[0],  # the headline of the item, which is that of its NITF
        *told,
    ]
    assert doc.meta["headline"] == told[0]
    assert doc.meta["byline"] == "By Meredith Jameson, Staff Reporter"
    assert doc.meta["place"] == "New York, NY"
    assert doc.meta["published"] == "2016-11-21T15:21:06-05:00"
    assert doc.meta["updated"] == "2018-11-21T16:25:32-05:00"
    assert doc.meta["rights"] == "Copyright 2017-18 Acme News and Media LLC"


def test_what_is_no_story_is_data() -> None:
    doc, _ = read("events.xml")
    assert "IPTC Autumn Meeting 2018" in doc.text
    assert {part for _, part in doc.given} == {"table"}


def test_a_person_is_no_copy() -> None:
    with pytest.raises(InputError, match="<conceptItem> holds no copy"):
        list(Linter().read(str(EXAMPLES / "person.xml")))
