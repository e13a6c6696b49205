"""XML of pushes: what is read, what is written, and what is refused."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wxkit._errors import CallbackError, InvalidCall
from wxkit.callbacks import MalformedPush, UnknownEvent, UnknownMessage, parse_push, parse_xml, to_xml

NAMES = st.sampled_from(["A", "b_1", "Location_X"])
# XML itself turns \r into \n, so that one cannot survive.
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), min_size=1)
TREES = st.recursive(TEXTS, lambda inner: st.dictionaries(NAMES, inner, min_size=1), max_leaves=8)


def doctype(inside: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE x [{inside}]><xml><a>&a;</a></xml>'


@given(st.dictionaries(NAMES, TREES, min_size=1))
def test_what_was_written_is_read(fields: dict[str, object]) -> None:
    assert parse_xml(to_xml(fields)) == fields


def test_text_is_in_cdata_and_numbers_are_bare() -> None:
    xml = to_xml({"A": "x]]>y", "B": 1, "C": True, "D": None, "E": [1, 2]})
    assert xml == "<xml><A><![CDATA[x]]]]><![CDATA[>y]]></A><B>1</B><C>1</C><D></D><E>1</E><E>2</E></xml>"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    assert parse_xml(to_xml({"A": "a\x00b\x1fc\ud800d\uffffe"})) == {"A": "abcde"}


def test_names_cannot_carry_markup() -> None:
    with pytest.raises(InvalidCall, match="name of an XML element"):
        to_xml({"a><b": 1})


def test_whitespace_between_elements_does_not_count_and_inside_does() -> None:
    assert parse_xml("<xml>\n <A> x </A>\n <B>\n<C/>\n</B>\n</xml>") == {"A": " x ", "B": {"C": ""}}


@pytest.mark.parametrize(
    "text",
    [
        doctype('<!ENTITY a "boom">'),
        doctype('<!ENTITY a SYSTEM "file:///etc/passwd">'),
        doctype('<!ENTITY b "lol"><!ENTITY a "&b;&b;&b;&b;">'),
        '<!DOCTYPE xml SYSTEM "http://127.0.0.1/x.dtd"><xml><a/></xml>',
    ],
)
def test_a_doctype_is_refused(text: str) -> None:
    with pytest.raises(MalformedPush, match="DOCTYPE"):
        parse_push(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "<xml><a>&lol;</a></xml>",
        "<xml><a>",
        "<xml><a></b></xml>",
        "<xml/>",
        "<xml>x</xml>",
        "<",
        "<xml><a/></xml><xml/>",
    ],
)
def test_broken_xml_is_refused(text: str) -> None:
    with pytest.raises(MalformedPush, match="XML"):
        parse_push(text.encode())


def test_deep_xml_and_json_are_refused() -> None:
    for body in ("<a>" * 100_000, '{"a":' * 100_000):
        with pytest.raises(MalformedPush, match="deep"):
            parse_push(body.encode())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<xml><a>é</a></xml>".encode("latin-1"), "not UTF-8"),
        ("<xml><a>x</a></xml>".encode("utf-16"), "not UTF-8"),
        (b"<" + b"x" * (1 << 20), "more than 1048576 bytes"),
        (b"", "empty"),
        (b" \n", "empty"),
        (b"a=1", "neither XML nor JSON"),
        (b"[1]", "neither XML nor JSON"),
        (b'{"a": 1', "JSON cannot be read"),
        (b'{"a": ' + b"1" * 9999 + b"}", "number is too long"),
    ],
)
def test_other_bad_bodies_are_refused(body: bytes, reason: str) -> None:
    with pytest.raises(MalformedPush, match=reason):
        parse_push(body)


def test_a_declared_encoding_does_not_matter() -> None:
    assert parse_xml('<?xml version="1.0" encoding="gbk"?><xml><A>你</A></xml>') == {"A": "你"}


def test_a_byte_order_mark_is_skipped() -> None:
    assert parse_push(b'\xef\xbb\xbf{"MsgType": "text", "Content": "x"}').msg_type == "text"


@given(st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: ("<xml>" + text).encode())))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    with suppress(CallbackError):
        assert isinstance(parse_push(body), UnknownEvent | UnknownMessage)
