"""The ``checkstyle`` format is well-formed, and has the structure of Checkstyle's own.

Checkstyle's XMLLogger writes ``checkstyle`` with a version, in it ``file`` with a name,
in it ``error`` with line, severity, message, source and often column. Its severities
are ignore, info, warning and error.
"""

from collections import Counter

from hypothesis import given
from lxml import etree

from newslint.formats.checkstyle import render
from newslint.report import Report

from .conftest import COPY_PATH, check_golden, on_stories, reports, text_of

STRUCTURE = etree.RelaxNG(
    etree.XML("""
<element name="checkstyle" xmlns="http://relaxng.org/ns/structure/1.0"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="version"><text/></attribute>
  <zeroOrMore>
    <element name="file">
      <attribute name="name"><text/></attribute>
      <oneOrMore>
        <element name="error">
          <attribute name="line"><data type="nonNegativeInteger"/></attribute>
          <optional>
            <attribute name="column"><data type="positiveInteger"/></attribute>
          </optional>
          <attribute name="severity">
            <choice><value>info</value><value>warning</value><value>error</value></choice>
          </attribute>
          <attribute name="message"><text/></attribute>
          <attribute name="source"><text/></attribute>
        </element>
      </oneOrMore>
    </element>
  </zeroOrMore>
</element>
""")
)


def read(text: str) -> etree._Element:
    root = etree.fromstring(text.encode())
    STRUCTURE.assertValid(root)
    names = [file.get("name") for file in root]
    assert len(names) == len(set(names))
    return root


def test_golden(report):
    check_golden("checkstyle", text_of(render, report))


def test_findings_are_under_their_files(report):
    root = read(text_of(render, report))
    assert {file.get("name"): len(file) for file in root} == {
        "stories/gone.txt": 1,
        COPY_PATH: 9,
        report.findings[-1].path: 1,
    }


def test_a_finding(report):
    root = read(text_of(render, report))
    assert dict(root[1][1].attrib) == {
        "line": "1",
        "column": "15",
        "severity": "error",
        "message": "‘was’ is set twice",
        "source": "style/doubled-word",
    }


def test_an_error_is_about_the_whole_file(report):
    root = read(text_of(render, report))
    assert dict(root[0][0].attrib) == {
        "line": "0",
        "severity": "error",
        "message": "No such file or directory; check the path",
        "source": "newslint/input",
    }


def test_what_xml_cannot_hold_is_replaced(report):
    message = read(text_of(render, report))[2][0].get("message")
    assert message.startswith("two\r\nlines\n::error file=x,line=1::gone]]> 100%")
    assert "# SKIP \t\ufffd\ufffd[31m" in message


def test_nothing_to_say():
    assert len(read(text_of(render, Report(documents=2)))) == 0


@given(reports())
def test_any_report(report):
    root = etree.fromstring(text_of(render, report).encode())
    STRUCTURE.assertValid(root)
    assert sum(map(len, root)) == len(report.findings) + len(report.errors)


def test_stories(found):
    root = read(on_stories("checkstyle"))
    assert Counter(file.get("name") for file in root for _ in file) == Counter(
        f["path"] for f in found
    )
