"""Following, leaving and scanning."""

from __future__ import annotations

import pytest
from account_steps import follower, person, pushed

import wxkit
from wxkit.callbacks import events
from wxkit.service_account.qrcode import QrAction, QrScene
from wxkit.testing._bench import Bench

BY_TEXT = QrAction(scene=QrScene(scene_str="shelf-3"))


def test_a_stranger_who_scans_follows_with_the_scene(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    code = wechat.sa.qrcode.create(action_name="QR_STR_SCENE", action_info=BY_TEXT)
    wechat.act.scan(person="lan", ticket=code.ticket)
    event = pushed(wechat)[-1]
    assert isinstance(event, events.Subscribe)
    assert (event.from_user_name, event.scene, event.ticket) == (lan, "shelf-3", code.ticket)
    user = wechat.sa.users.get(openid=lan)
    assert (user.subscribe_scene, user.qr_scene, user.qr_scene_str) == ("ADD_SCENE_QR_CODE", 0, "shelf-3")


def test_a_follower_who_scans_raises_scan(wechat: Bench) -> None:
    follower(wechat, "lan")
    code = wechat.sa.qrcode.create(action_name="QR_SCENE", action_info=QrAction(scene=QrScene(scene_id=7)))
    wechat.act.scan(person="lan", ticket=code.url)
    event = pushed(wechat)[-1]
    assert isinstance(event, events.Scan)
    assert (event.event_key, event.ticket) == ("7", code.ticket)


def test_an_expired_code_cannot_be_scanned(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    code = wechat.sa.qrcode.create(action_name="QR_STR_SCENE", action_info=BY_TEXT)
    wechat.world.advance(60)
    with pytest.raises(wxkit.WxkitError, match="expired"):
        wechat.act.scan(person="lan", ticket=code.ticket)
    assert wechat.sa.users.get(openid=lan).subscribe == 0
    assert pushed(wechat) == []


def test_nobody_follows_twice(wechat: Bench) -> None:
    follower(wechat, "lan")
    with pytest.raises(wxkit.WxkitError, match="follows"):
        wechat.act.follow(person="lan")
    assert len(pushed(wechat)) == 1


def test_who_leaves_is_a_follower_no_more(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.act.unfollow(person="lan")
    assert wechat.sa.users.get(openid=lan).subscribe == 0
    assert isinstance(pushed(wechat)[-1], events.Unsubscribe)
    with pytest.raises(wxkit.WxkitError, match="does not follow"):
        wechat.act.unfollow(person="lan")


def test_who_follows_after_a_payment_tells_its_number(wechat: Bench) -> None:
    lan = person(wechat, "lan")
    wechat.act.follow(person="lan", trade_no="4200001234202603020000000001")
    event = pushed(wechat)[-1]
    assert isinstance(event, events.Subscribe)
    assert (event.event_key, event.scene) == ("last_trade_no_4200001234202603020000000001", "")
    assert wechat.sa.users.get(openid=lan).subscribe_scene == "ADD_SCENE_PAID"
