"""Every message and event that wechatpy knows has its fields in wxkit, under the same names on the wire."""

from __future__ import annotations

import pytest
from wechatpy.events import EVENT_TYPES
from wechatpy.messages import MESSAGE_TYPES

from wxkit.callbacks import Push, events

RETIRED = {
    "device_bind": "hardware platform (微信硬件平台)",
    "device_subscribe_status": "hardware platform",
    "device_text": "hardware platform",
    "device_unbind": "hardware platform",
    "device_unsubscribe_status": "hardware platform",
    "merchant_order": "the first Store (微信小店 of 2014)",
    "shakearoundusershake": "shake nearby (摇一摇周边)",
    "subscribe_scan_product": "one scan (扫一扫商品)",
    "user_scan_product": "one scan",
    "user_scan_product_async": "one scan",
    "user_scan_product_enter_session": "one scan",
    "user_scan_product_verify_action": "one scan",
    "wificonnected": "WeChat Wi-Fi (微信连Wi-Fi)",
}
"""Events of products that are closed."""
RENAMED = {("poi_check_notify", "Msg"): "msg", ("user_authorize_invoice", "AppId"): "AuthorizeAppId"}
"""What WeChat's pages spell otherwise."""
THEIR_OWN = {"subscribe_scan": "subscribe"}
"""What they tell apart, and WeChat does not."""

ENVELOPE = {"ToUserName", "FromUserName", "CreateTime", "MsgId"}


THEIRS = {("event", name): kind for name, kind in EVENT_TYPES.items() if name not in RETIRED}
THEIRS |= {(name, ""): kind for name, kind in MESSAGE_TYPES.items()}


def ours(msg_type: str, event: str) -> type[Push]:
    events.load_all()
    return Push.__kinds__[msg_type, THEIR_OWN.get(event, event)]


@pytest.mark.parametrize(("msg_type", "event"), sorted(THEIRS))
def test_what_they_read_is_what_we_write(msg_type: str, event: str) -> None:
    fields = ours(msg_type, event).model_fields.items()
    written = {field.serialization_alias or field.alias or name for name, field in fields}
    theirs = {field.name for field in THEIRS[msg_type, event]._fields.values()}
    read = {RENAMED.get((event, name), name) for name in theirs}
    assert sorted(read - ENVELOPE - written) == []


def test_what_is_retired_is_unknown_here() -> None:
    assert RETIRED.keys() <= EVENT_TYPES.keys()
    assert not {("event", name) for name in RETIRED} & Push.__kinds__.keys()
