"""The ``junit`` format fits the schema that Jenkins checks, and junitparser reads it.

`SCHEMA` says again which elements and attributes the schema of Jenkins' xUnit plug-in
allows (jenkinsci/xunit-plugin, types/model/xsd/junit-10.xsd), but for those that
newslint has no use for.
"""

import pytest
from hypothesis import given
from junitparser import Error, Failure, JUnitXml, Skipped
from lxml import etree

from newslint.formats.junit import render
from newslint.report import Report

from .conftest import check_golden, on_stories, reports, text_of

SCHEMA = etree.XMLSchema(
    etree.XML("""
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:complexType name="outcome" mixed="true">
    <xs:attribute name="type" type="xs:string"/>
    <xs:attribute name="message" type="xs:string"/>
  </xs:complexType>
  <xs:complexType name="case">
    <xs:choice minOccurs="0">
      <xs:element name="skipped" type="outcome"/>
      <xs:element name="error" type="outcome"/>
      <xs:element name="failure" type="outcome"/>
    </xs:choice>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string"/>
    <xs:attribute name="time" type="xs:string"/>
  </xs:complexType>
  <xs:complexType name="suite">
    <xs:sequence>
      <xs:element name="testcase" type="case" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
  </xs:complexType>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="testsuite" type="suite"/>
      </xs:sequence>
    </xs:complexType>
  </xs:element>
</xs:schema>
""")
)


def read(text: str) -> list:
    SCHEMA.assertValid(etree.fromstring(text.encode()))
    (suite,) = JUnitXml.fromstring(text.encode())
    cases = list(suite)
    results = [result for case in cases for result in case.result]
    assert suite.name == "newslint"
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (
        len(cases),
        *(
            sum(isinstance(r, kind) for r in results)
            for kind in (Failure, Error, Skipped)
        ),
    )
    names = [(case.classname, case.name) for case in cases]
    assert len(names) == len(set(names))
    return cases


@pytest.fixture(scope="module")
def cases(report) -> list:
    return read(text_of(render, report))


def test_golden(report):
    check_golden("junit", text_of(render, report))


def test_the_schema_can_refuse(report):
    text = text_of(render, report).replace("classname=", "file=")
    assert not SCHEMA.validate(etree.fromstring(text.encode()))


def test_errors_failures_skips(cases):
    kinds = [type(case.result[0]) for case in cases]
    assert kinds == [Error] * 2 + [Failure] * 9 + [Skipped] * 3


def test_a_failure_says_where_and_in_what_words(cases):
    case = cases[2]
    assert case.classname == "style.doubled-word"
    assert case.name == "stories/été & co.txt: ‘was’ is set twice"
    (failure,) = case.result
    assert (failure.type, failure.message) == ("error", "‘was’ is set twice")
    assert failure.text.strip().splitlines() == [
        "stories/été & co.txt:1:15: error: ‘was’ is set twice",
        "Kim’s 𝕍isit 😀 was was long",
        "https://github.com/newslint/newslint/blob/main/docs/rules/style.md#doubled-word",
    ]


def test_equal_findings_are_numbered(cases):
    names = [case.name for case in cases if case.classname == "style.doubled-word"]
    assert [name.rpartition(" ")[2] for name in names[:4]] == [
        "twice",
        "(2)",
        "(3)",
        "(4)",
    ]


def test_what_xml_cannot_hold_is_replaced(cases):
    (failure,) = cases[10].result
    assert failure.message.startswith("two\r\nlines\n::error")
    assert "# SKIP \t\ufffd\ufffd[31m" in failure.message


def test_clean_copy_is_one_test_that_passes():
    (case,) = read(text_of(render, Report(documents=3)))
    assert case.is_passed
    assert case.name == "none; documents: 3"


def test_suppressed_findings_leave_clean_copy_clean(report):
    cases = read(text_of(render, Report(suppressed=report.suppressed, documents=3)))
    assert [case.is_passed for case in cases] == [False, False, False, True]
    assert all(case.is_skipped for case in cases[:3])


@given(reports())
def test_any_report(report):
    read(text_of(render, report))


def test_stories(found):
    cases = read(on_stories("junit"))
    assert [case.result[0].message for case in cases] == [f["message"] for f in found]
