"""Whatever is changed on the way gives a CallbackError or the true push, never another exception."""

from __future__ import annotations

from callback_samples import APPID, TOKEN, receiver, sender
from hypothesis import given
from hypothesis import strategies as st

from wxkit._errors import CallbackError
from wxkit.callbacks import Push, Receiver, handle, messages

TEXT = messages.Text(to_user_name="gh_1", from_user_name="o1", create_time=5, content="x" * 40, msg_id="23")
SECURE, PLAIN = sender().push(TEXT), sender("plaintext").push(TEXT)
QUERIES = st.dictionaries(
    st.sampled_from(["signature", "msg_signature", "timestamp", "nonce", "echostr"]), st.text(max_size=50)
)


def changed(body: bytes, at: int, value: int) -> bytes:
    at %= len(body)
    return body[:at] + bytes([value]) + body[at + 1 :]


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_byte_of_a_secure_push_changes_nothing_or_is_refused(at: int, value: int) -> None:
    try:
        assert receiver().receive(SECURE.query, changed(SECURE.body, at, value)).push == TEXT
    except CallbackError:
        assert changed(SECURE.body, at, value) != SECURE.body


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_changed_byte_of_a_plain_push_is_read_or_refused(at: int, value: int) -> None:
    try:
        push = receiver("plaintext").receive(PLAIN.query, changed(PLAIN.body, at, value)).push
    except CallbackError:
        assert changed(PLAIN.body, at, value) != PLAIN.body
    else:
        assert isinstance(push, Push)


@given(st.integers(0, 10_000))
def test_a_truncated_push_is_refused(at: int) -> None:
    body = SECURE.body[: at % len(SECURE.body)]
    assert handle(receiver(), "POST", SECURE.query, body, lambda _: None).status in (400, 403)


@given(QUERIES, st.binary(max_size=80), st.sampled_from(["GET", "POST", "PUT"]))
def test_any_request_is_answered_with_a_refusal(query: dict[str, str], body: bytes, method: str) -> None:
    assert handle(receiver(), method, query, body, lambda _: None).status in (400, 403, 405)


@given(st.text(max_size=80), st.binary(max_size=80))
def test_any_raw_query_is_answered_with_a_refusal(query: str, body: bytes) -> None:
    plain = Receiver(TOKEN, appid=APPID)
    assert handle(plain, "POST", query, body, lambda _: None).status in (400, 403)


@given(
    st.dictionaries(
        st.text(max_size=9), st.integers() | st.text(max_size=9) | st.none() | st.lists(st.none())
    )
)
def test_any_sealed_fields_are_a_push(fields: dict[str, object]) -> None:
    delivery = sender(wire_format="json").send({"MsgType": "event"} | fields)
    assert isinstance(receiver().receive(delivery.query, delivery.body).push, Push)
