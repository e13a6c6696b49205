"""Deliveries of one push share a key; other pushes have another."""

from __future__ import annotations

from callback_samples import body_of

from wxkit.callbacks import UnknownMessage, events, messages, parse_push
from wxkit.callbacks.events import Order, OrderNew, SubscribeMsgSent, SubscriptionSend


def order_new(order_id: str) -> OrderNew:
    return OrderNew(from_user_name="o1", create_time=5, order_info=Order(order_id=order_id))


def test_a_message_is_known_by_its_id() -> None:
    first = messages.Text(from_user_name="o1", create_time=5, msg_id="23")
    again = messages.Text(from_user_name="o1", create_time=6, msg_id="23")
    assert first.dedup_key == again.dedup_key == "message:23"


def test_a_message_without_id_is_known_by_sender_and_second() -> None:
    assert UnknownMessage(msg_type="new", from_user_name="o1", create_time=5).dedup_key == "new:o1:5"


def test_an_event_is_known_by_name_sender_and_second() -> None:
    keys = {
        events.Subscribe(from_user_name="o1", create_time=5).dedup_key,
        events.Unsubscribe(from_user_name="o1", create_time=5).dedup_key,
        events.Subscribe(from_user_name="o2", create_time=5).dedup_key,
        events.Subscribe(from_user_name="o1", create_time=6).dedup_key,
    }
    assert keys == {"subscribe:o1:5", "unsubscribe:o1:5", "subscribe:o2:5", "subscribe:o1:6"}


def test_two_orders_of_one_second_are_two_pushes() -> None:
    assert order_new("71").dedup_key == "channels_ec_order_new:o1:5:71"
    assert order_new("71").dedup_key != order_new("72").dedup_key


def test_the_key_is_the_same_in_xml_and_json() -> None:
    keys = {parse_push(body_of(order_new("71"), form)).dedup_key for form in ("xml", "json")}
    assert keys == {order_new("71").dedup_key}


def test_ids_in_lists_count_too() -> None:
    sends = [SubscribeMsgSent(items=(SubscriptionSend(msg_id=number),)) for number in "12"]
    assert sends[0].dedup_key != sends[1].dedup_key
