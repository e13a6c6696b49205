"""The contract: requests are strict, replies are lenient, the wire is as WeChat wants it."""

from __future__ import annotations

import json
import logging

import pytest
from pydantic import Field

import wxkit
from wxkit._enums import OpenIntEnum
from wxkit._wire import Response, decode, encode


class Colour(OpenIntEnum):
    RED = 1


class Part(wxkit.Output):
    order_id: str = ""
    colour: Colour = Colour.RED


class Made(wxkit.Reply):
    count: int = 0
    parts: list[Part] = []


class Make(wxkit.Call[Made], post="/test/make"):
    """Make a thing. https://example.com/make"""

    name: str = Field(max_length=5)
    note: str | None = None


class MakeInside(wxkit.Call[Made], post="/test/inside", within="thing"):
    """Make a thing. https://example.com/make"""

    name: str


class Find(wxkit.Call[Made], get="/test/find"):
    """Find a thing. https://example.com/find"""

    name: str
    deep: bool | None = None


class Send(wxkit.Call[wxkit.Blob], post="/test/send"):
    """Send a file. https://example.com/send"""

    kind: wxkit.Query[str]
    media: wxkit.Upload
    title: str | None = None


def answered(call: wxkit.Call[Made], body: str) -> Made:
    return decode(call, Response(200, body.encode()))


def test_a_post_travels_as_raw_utf8_json_without_absent_fields() -> None:
    assert encode(Make(name="小店")).body == '{"name":"小店"}'.encode()


def test_a_get_travels_in_the_query() -> None:
    request = encode(Find(name="小店", deep=True))
    assert (request.query, request.body) == ({"name": "小店", "deep": "true"}, None)


def test_fields_can_travel_inside_an_object() -> None:
    assert encode(MakeInside(name="a")).body == b'{"thing":{"name":"a"}}'


def test_unknown_fields_can_be_sent_on_purpose_only() -> None:
    sent = json.loads(encode(Make(name="a", extra={"new": [1]})).body or b"")
    assert sent == {"name": "a", "new": [1]}
    with pytest.raises(ValueError, match="new"):
        Make(name="a", new=1)  # type: ignore[call-arg]


def test_an_upload_splits_query_file_and_text() -> None:
    request = encode(Send(kind="image", media=wxkit.Upload(b"x", "a.png"), title="t"))
    assert (request.query, request.form, request.body) == ({"kind": "image"}, {"title": "t"}, None)
    assert request.parts["media"].filename == "a.png"


def test_a_call_cannot_be_changed() -> None:
    call = Make(name="a")
    with pytest.raises(ValueError, match="frozen"):
        call.name = "b"  # type: ignore[misc]


def test_numbers_become_texts_and_texts_become_numbers() -> None:
    reply = answered(Make(name="a"), '{"errcode":"0","count":"7","parts":[{"order_id":3705115058471208928}]}')
    assert (reply.errcode, reply.count, reply.parts[0].order_id) == (0, 7, "3705115058471208928")


def test_unknown_fields_and_values_are_kept() -> None:
    reply = answered(Make(name="a"), '{"new":{"a":1},"parts":[{"colour":"9"}]}')
    assert reply.model_extra == {"new": {"a": 1}}
    assert reply.parts[0].colour == 9


def test_a_value_that_does_not_fit_costs_only_itself(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "wxkit.reply"):
        reply = answered(Make(name="a"), '{"count":"many","parts":[{"order_id":"1"},null,"x"]}')
    assert (reply.count, [part.order_id for part in reply.parts]) == (0, ["1", "", ""])
    assert "Made.count" in caplog.text
    assert "many" not in caplog.text


def test_raw_control_characters_do_no_harm() -> None:
    assert answered(Make(name="a"), '{"errmsg":"a\tb","count":2}').count == 2


@pytest.mark.parametrize(("status", "body"), [(502, b"<html>"), (200, b"<html>"), (200, b"[]"), (403, b"")])
def test_what_is_not_wechats_is_said_so(status: int, body: bytes) -> None:
    with pytest.raises(wxkit.UnexpectedReply) as caught:
        decode(Make(name="a"), Response(status, body, "text/html"))
    assert caught.value.status == status


def test_a_file_and_its_refusal_share_one_path() -> None:
    call = Send(kind="image", media=wxkit.Upload(b"x"))
    assert decode(call, Response(200, b"\x89PNG", "image/png")).content == b"\x89PNG"
    assert decode(call, Response(200, b'{"errcode":40007,"errmsg":"no"}')).errcode == 40007


def test_one_address_is_declared_once() -> None:
    from wxkit.service_account import tags

    with pytest.raises(TypeError, match=rf"declared twice: {tags.__name__}:CreateTag and .*Again"):

        class Again(wxkit.Call[wxkit.Ok], post="/cgi-bin/tags/create", products=("service_account",)):
            """Again. https://example.com"""


def test_a_call_without_a_reply_is_refused() -> None:
    with pytest.raises(TypeError, match="names no reply"):

        class Lost(wxkit.Call, post="/test/lost"):  # type: ignore[type-arg]
            """Lost."""
