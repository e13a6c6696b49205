"""Every class of an event or a message: to the wire and back, and what a missing field does."""

from __future__ import annotations

import pytest
from callback_samples import body_of, filled, kinds
from pydantic import ValidationError

from wxkit.callbacks import Event, Push, UnknownEvent, WireFormat, events, messages, parse_push


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__qualname__)
@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_a_push_with_every_field_survives_the_wire(kind: type[Push], wire_format: WireFormat) -> None:
    push = filled(kind)
    back = parse_push(body_of(push, wire_format))
    assert type(back) is kind
    assert back == push
    assert not back.model_extra


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__qualname__)
def test_a_push_without_its_fields_has_zero_values(kind: type[Push]) -> None:
    back = parse_push(body_of(kind(), "json"))
    assert type(back) is kind
    assert {back.create_time, back.from_user_name} == {0, ""}


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__qualname__)
def test_a_push_with_empty_elements_has_zero_values(kind: type[Push]) -> None:
    wire = filled(kind).to_wire()
    envelope = {name: wire.pop(name) for name in ("MsgType", "Event") if name in wire}
    empty = "".join(f"<{name}>{value}</{name}>" for name, value in envelope.items())
    empty += "".join(f"<{name}></{name}>" for name in wire)
    assert parse_push(f"<xml>{empty}</xml>".encode()) == kind()


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__qualname__)
def test_the_envelope_comes_first(kind: type[Push]) -> None:
    names = list(filled(kind).to_wire())
    first = ["ToUserName", "FromUserName", "CreateTime", "MsgType"]
    assert names[:4] == first
    assert not issubclass(kind, Event) or names[4] == "Event"


def test_every_event_and_message_class_is_exported() -> None:
    exported = {getattr(module, name) for module in (events, messages) for name in module.__all__}
    assert {kind for kind in kinds() if kind.__module__.startswith("wxkit.")} <= exported


def test_two_classes_cannot_stand_for_one_event() -> None:
    with pytest.raises(TypeError, match="subscribe is Subscribe already, not also"):

        class Second(Event, event="subscribe"):  # pyright: ignore[reportUnusedClass]
            pass


def test_a_class_of_your_own_is_found() -> None:
    class Bespoke(Event, event="test_event_of_your_own"):
        weight: int = 0

    push = parse_push(b'{"MsgType": "event", "Event": "test_event_of_your_own", "Weight": "3"}')
    assert isinstance(push, Bespoke)
    assert push.weight == 3
    del Push.__kinds__["event", "test_event_of_your_own"]


def test_pushes_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        events.Subscribe().event_key = "other"  # type: ignore[misc]


def test_a_complaint_has_a_time_of_its_own() -> None:
    push = parse_push(b'{"MsgType":"event","Event":"complaint_callback","CreateTime":5,"create_time":"4"}')
    assert isinstance(push, events.ComplaintCallback)
    assert (push.create_time, push.complaint.create_time) == (5, 4)


def test_unknown_fields_are_kept() -> None:
    push = parse_push(b'{"MsgType": "event", "Event": "CLICK", "EventKey": "k", "New": {"a": 1}}')
    assert isinstance(push, events.Click)
    assert push.to_wire()["New"] == {"a": 1}


def test_an_unknown_event_is_kept_whole() -> None:
    text = '{"MsgType": "event", "Event": "brand_new", "CreateTime": 5, "thing": {"id": 7}}'
    push = parse_push(text.encode())
    assert isinstance(push, UnknownEvent)
    assert (push.event, push.create_time, push.text) == ("brand_new", 5, text)
    assert push.raw["thing"] == {"id": 7}
