from urllib.parse import urlsplit

from hypothesis import given
from hypothesis import strategies as st

from newslint.report import HOME, url


def test_a_rules_page_is_that_of_its_pack():
    assert url("style/ap") == f"{HOME}/blob/main/docs/rules/style.md#ap"


@given(st.text(st.characters()))
def test_any_id_has_a_page(rule):
    parts = urlsplit(url(rule))
    assert parts.geturl().isascii() and " " not in parts.geturl()
    assert parts.netloc == "github.com" and not parts.query
