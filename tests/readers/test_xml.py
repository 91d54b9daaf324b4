"""XML: places of characters, what is refused, and how long it takes."""

import random
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newslint import xml
from newslint.files import InputError
from newslint.origin import compose

BOMB = (
    "<!DOCTYPE a [<!ENTITY x 'lol'><!ENTITY y '&x;&x;&x;'><!ENTITY z '&y;&y;'>]>"
    "\n<a>&z;</a>"
)
text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t<>&'\"]"),
    max_size=30,
)


def spelt(text: str, way: int) -> str:
    """*text* in one of the ways that XML has for it."""
    if way == 0:
        return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
    if way == 1:
        return "".join(f"&#x{ord(char):x};" for char in text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&#62;")


def read(source: str) -> tuple[str, list[str]]:
    """All text, and what stands in the source for each of its characters."""
    said, origin = compose(source, xml.pieces(xml.parse(source)))
    ends = range(1, len(said) + 1)
    places = [source[origin.locate(i - 1) : origin.end(i)] for i in ends]
    return said, places


@settings(deadline=None)
@given(st.lists(st.tuples(text, st.integers(0, 2)), max_size=6))
def test_every_character_stands_where_it_says(parts: list[tuple[str, int]]) -> None:
    inner = "<b/>".join(spelt(text, way) for text, way in parts)
    source = f"<a é='x>y'><!-- & -->{inner}</a>".replace("\n", "\r\n")
    said, places = read(source)
    tree = etree.fromstring(source, etree.XMLParser(remove_comments=True))
    assert said == "".join(tree.itertext())
    for char, place in zip(said, places, strict=True):
        decoded = place if char == "&" and len(place) == 1 else unescape(place)
        assert decoded.replace("\r\n", "\n") == char


def test_elements_are_found_by_name() -> None:
    root = xml.parse(
        "<a xmlns:x='http://purl.org/dc/elements/1.1/' x:id='1' xml:lang=' en '>"
        "<b><c>one <d>two</d>\n three</c></b><x:e/><b/><c>four</c></a>"
    )
    assert (root.name, root["dc:id"], root["xml:lang"]) == ("a", "1", "en")
    assert root.said("b", "c") == "one two three"
    assert [each.said() for each in root.inside("c")] == ["one two three", "four"]
    assert len(list(root.all("b"))) == 2
    assert root.one("dc:e").name == "dc:e"
    assert root.said("no", "such") == root["no"] == ""


def test_names_have_the_usual_prefix_whatever_the_file_calls_it() -> None:
    for name in ("atom:entry", "entry", "x:entry"):
        prefix = name.rpartition(":")[0]
        declared = f"xmlns{':' if prefix else ''}{prefix}"
        root = xml.parse(f"<{name} {declared}='http://www.w3.org/2005/Atom'/>")
        assert root.name == "atom:entry"
    assert xml.parse("<y:z xmlns:y='urn:of-its-own'/>").name == "y:z"


def test_an_entity_of_the_file_is_one_place() -> None:
    source = '<!DOCTYPE a [<!ENTITY co "Acme &#38; Co">]><a>&co;, &eacute;</a>'
    said, origin = compose(source, xml.pieces(xml.parse(source)))
    assert said == "Acme & Co, é"
    assert source[origin.locate(0) : origin.end(9)] == "&co;"
    assert source[origin.locate(9) : origin.end(12)] == ", &eacute;"


def test_an_entity_as_long_as_its_reference_is_none_the_less_one_place() -> None:
    said, origin = compose(
        source := '<!DOCTYPE a [<!ENTITY co "Acme">]><a>&co;!</a>',
        xml.pieces(xml.parse(source)),
    )
    assert said == "Acme!"
    assert source[origin.locate(0) : origin.end(4)] == "&co;"
    assert source[origin.locate(2) : origin.end(3)] == ""


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("<a>\n <b></a>", "mismatched tag) at line 2, column 7"),
        ("<a>é& b</a>", "line 1, column 6"),
        ("<a>", "no element found) at line 1, column 4"),
        ("", "line 1, column 1"),
        ("copy", "line 1, column 1"),
        ("<a x='1' x='2'/>", "duplicate attribute) at line 1"),
        ("<a>\x0b</a>", "line 1, column 4"),
        ("<a>&nosuch;</a>", "‘nosuch’ holds markup or is not declared"),
        (BOMB, "‘y’ is made of others, and is not expanded at line 1"),
        (
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>\n&x;</a>",
            "‘x’ is in another file, which is not read at line 3, column 1",
        ),
        (
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a b='&x;'/>",
            "line 1",
        ),
        ("<!DOCTYPE a [<!ENTITY x '<b>no</b>'>]><a>&x;</a>", "‘x’ holds markup"),
        (
            f"<!DOCTYPE a [<!ENTITY x '{'x' * 1000}'>]><a>{'&x;' * 1000}</a>",
            "‘x’ makes the text too long",
        ),
        (
            f"<!DOCTYPE a [<!ENTITY x '{'x' * 1000}'>]><a b='{'&x;' * 1000}'/>",
            "‘x’ makes the text too long",
        ),
    ],
)
def test_what_is_refused_is_told_with_its_place(source: str, what: str) -> None:
    with pytest.raises(InputError) as refusal:
        xml.parse(source)
    assert what in str(refusal.value)


def test_another_file_is_not_read_unless_it_is_asked_for() -> None:
    source = "<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd' [\n<!ENTITY % p SYSTEM "
    source += "'http://example.invalid/p'>\n%p;]><a>copy</a>"
    assert read(source)[0] == "copy"


# Each would take hours, or more memory than there is, if it were not one pass.
@pytest.mark.parametrize(
    "source",
    [
        "<a>" + "<b>" * 200_000 + "x" + "</b>" * 200_000 + "</a>",
        "<a>" + "<b/>" * 200_000 + "</a>",
        "<a b='" + "x" * 5_000_000 + "'/>",
        "<a " + " ".join(f"b{i}='x'" for i in range(50_000)) + "/>",
        "<a>" + "é" * 5_000_000 + "</a>",
        "<a>" + "&#8217;" * 200_000 + "</a>",
        "<a>" + "x\r\n" * 200_000 + "</a>",
        "<a><![CDATA[" + "&]]" * 200_000 + "]]></a>",
        "<!DOCTYPE a ["
        + "".join(f"<!ENTITY e{i} 'x'>" for i in range(20_000))
        + "]><a>&e1;</a>",
    ],
    ids=lambda source: source[:12],
)
def test_odd_files_are_read_in_one_pass(source: str) -> None:
    said, _ = compose(source, xml.pieces(xml.parse(source)))
    assert len(said) <= len(source)


def test_a_random_file_cut_anywhere_is_refused_not_failed_at() -> None:
    dice = random.Random(1)
    source = f"<!DOCTYPE a [<!ENTITY x 'y'>]><a b='&x;'>{spelt('a&b<c', 2)}&x;</a>"
    for _ in range(200):
        cut = source[: dice.randrange(len(source))]
        with pytest.raises(InputError):
            xml.parse(cut)
