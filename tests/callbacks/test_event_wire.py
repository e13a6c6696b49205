"""Events whose form on the wire is special."""

from __future__ import annotations

from typing import Any

import pytest
from callback_samples import body_of

from wxkit.callbacks import events, messages, parse_push, to_xml
from wxkit.callbacks.events import PopupAnswer, SubscribeMsgPopup

ACCEPT = PopupAnswer(template_id="t1", subscribe_status_string="accept", popup_scene="0")
REJECT = PopupAnswer(template_id="t2", subscribe_status_string="reject", popup_scene="0")


def popup(*items: PopupAnswer) -> SubscribeMsgPopup:
    return SubscribeMsgPopup(to_user_name="gh_1", from_user_name="o1", create_time=5, items=items)


def test_a_qr_code_gives_its_scene() -> None:
    assert events.Subscribe(event_key="qrscene_shop1").scene == "shop1"
    assert events.Subscribe(event_key="last_trade_no_4").scene == ""


def test_an_order_id_is_a_bare_number_on_the_wire_and_text_here() -> None:
    event = events.OrderPay(order_info=events.OrderPaid(order_id="3705115058471208928", pay_time=9))
    body = body_of(event, "json")
    assert b'"order_info":{"order_id":3705115058471208928,"pay_time":9}' in body
    back = parse_push(body)
    assert isinstance(back, events.OrderPay)
    assert back.order_info.order_id == "3705115058471208928"


def test_an_order_id_above_64_bits_keeps_every_digit() -> None:
    back = parse_push(
        b'{"MsgType":"event","Event":"channels_ec_order_new","order_info":{"order_id":99999999999999999999999}}'
    )
    assert isinstance(back, events.OrderNew)
    assert back.order_info.order_id == "9" * 23


def test_subscribe_message_events_are_all_text_in_json() -> None:
    wire = popup(ACCEPT, REJECT).to_wire("json")
    assert wire["CreateTime"] == "5"
    assert [item["TemplateId"] for item in wire["List"]] == ["t1", "t2"]


def test_a_single_item_stands_without_its_list_in_json() -> None:
    wire = popup(ACCEPT).to_wire("json")
    assert wire["List"] == {"TemplateId": "t1", "SubscribeStatusString": "accept", "PopupScene": "0"}


def test_items_are_nested_in_xml() -> None:
    wire = popup(ACCEPT).to_wire("xml")
    assert wire["CreateTime"] == 5
    assert wire["SubscribeMsgPopupEvent"]["List"][0]["TemplateId"] == "t1"


@pytest.mark.parametrize("items", [(), (ACCEPT,), (ACCEPT, REJECT)])
@pytest.mark.parametrize("wire_format", ["xml", "json"])
def test_both_forms_parse_into_the_same_event(items: Any, wire_format: Any) -> None:
    assert parse_push(body_of(popup(*items), wire_format)) == popup(*items)


def test_repeated_items_of_xml_become_a_list() -> None:
    item = {"PicMd5Sum": "a"}
    info = {"Count": 2, "PicList": {"item": [item, {"PicMd5Sum": "b"}]}}
    push = parse_push(to_xml({"MsgType": "event", "Event": "pic_weixin", "SendPicsInfo": info}).encode())
    assert isinstance(push, events.PicWeixin)
    assert [pic.pic_md5_sum for pic in push.send_pics_info.pic_list.item] == ["a", "b"]


@pytest.mark.parametrize("name", ["TEMPLATESENDJOBFINISH", "templatesendjobfinish"])
def test_older_traffic_in_lower_case_is_known(name: str) -> None:
    push = parse_push(f'{{"MsgType": "event", "Event": "{name}", "MsgID": 200163836}}'.encode())
    assert isinstance(push, events.TemplateSendJobFinish)
    assert (push.event, push.msg_id) == (name, "200163836")


def test_the_older_name_of_a_publication_is_known() -> None:
    push = parse_push(b'{"MsgType": "event", "Event": "FREEPUBLISHJOBFINISH"}')
    assert isinstance(push, events.PublishJobFinish)


def test_a_message_ends_with_its_id() -> None:
    wire = messages.Text(content="hi", msg_id="23").to_wire()
    assert list(wire)[-2:] == ["Content", "MsgId"]
    assert wire["MsgId"] == 23


def test_a_value_of_another_type_is_left_out_and_the_rest_kept(caplog: pytest.LogCaptureFixture) -> None:
    info = {"order_id": 7, "pay_time": "13812345678x"}
    push = parse_push(
        to_xml({"MsgType": "event", "Event": "channels_ec_order_pay", "order_info": info}).encode()
    )
    assert isinstance(push, events.OrderPay)
    assert (push.order_info.order_id, push.order_info.pay_time) == ("7", 0)
    assert "order_info.pay_time left out" in caplog.text
    assert "13812345678x" not in caplog.text


def test_a_list_of_another_type_is_left_out() -> None:
    push = parse_push(
        b'{"MsgType": "event", "Event": "wxa_media_check", "trace_id": "t", "detail": [1, {"prob": []}]}'
    )
    assert isinstance(push, events.MediaCheck)
    assert push.trace_id == "t"
    assert [detail.prob for detail in push.detail] == [0.0, 0.0]


def test_null_is_the_zero_value() -> None:
    push = parse_push(b'{"MsgType": "event", "Event": "CLICK", "EventKey": null, "CreateTime": null}')
    assert push == events.Click()


def test_reprs_leave_out_phone_numbers_and_unknown_fields() -> None:
    push = parse_push(
        b'{"MsgType":"event","Event":"channels_ec_vip_join","user_info":{"openid":"o1","phone_number":"138"},"New":"139"}'
    )
    assert "o1" in repr(push)
    assert "138" not in repr(push)
    assert "139" not in repr(push)
