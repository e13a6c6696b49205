"""Parametric QR codes."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, refused

import wxkit
from wxkit.service_account.qrcode import QrAction, QrScene, image_url
from wxkit.testing._bench import Bench

CREATE = "/cgi-bin/qrcode/create"
NUMBER = QrAction(scene=QrScene(scene_id=7))


def test_a_temporary_code_lives_a_minute_by_default(wechat: Bench) -> None:
    code = wechat.sa.qrcode.create(action_name="QR_SCENE", action_info=NUMBER)
    assert code.expire_seconds == 60
    assert code.url.startswith("http://weixin.qq.com/q/")
    assert wechat.sa.qrcode.show(ticket=code.ticket).content_type == "image/jpg"
    wechat.world.advance(60)
    with pytest.raises(wxkit.UnexpectedReply) as gone:
        wechat.sa.qrcode.show(ticket=code.ticket)
    assert gone.value.status == 404


def test_a_permanent_code_tells_no_life_and_stays(wechat: Bench) -> None:
    code = wechat.sa.qrcode.create(action_name="QR_LIMIT_SCENE", action_info=NUMBER)
    assert code.expire_seconds is None
    wechat.world.advance(365 * 86400)
    assert wechat.sa.qrcode.show(ticket=code.ticket).content.startswith(b"\xff\xd8\xff")


def test_an_unknown_ticket_is_not_found(wechat: Bench) -> None:
    with pytest.raises(wxkit.UnexpectedReply) as unknown:
        wechat.sa.qrcode.show(ticket="gQ-unknown")
    assert unknown.value.status == 404


def test_the_life_asked_for_is_given(wechat: Bench) -> None:
    code = wechat.sa.qrcode.create(action_name="QR_SCENE", expire_seconds=2592000, action_info=NUMBER)
    assert code.expire_seconds == 2592000


def info(**scene: Any) -> dict[str, Any]:
    return {"scene": scene}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"action_name": "QR_CARD", "action_info": info(scene_id=1)}, 40052),
        ({"action_info": info(scene_id=1)}, 40052),
        ({"action_name": "QR_SCENE"}, 40053),
        ({"action_name": "QR_SCENE", "action_info": {}}, 40053),
        ({"action_name": "QR_SCENE", "action_info": info(scene_id=0)}, 40053),
        ({"action_name": "QR_SCENE", "action_info": info(scene_id=2**32)}, 40053),
        ({"action_name": "QR_SCENE", "action_info": info(scene_str="x")}, 40053),
        ({"action_name": "QR_STR_SCENE", "action_info": info(scene_str="x" * 65)}, 40053),
        ({"action_name": "QR_LIMIT_SCENE", "action_info": info(scene_id=100001)}, 40053),
        ({"action_name": "QR_LIMIT_STR_SCENE", "action_info": info(scene_id=1)}, 40053),
        ({"action_name": "QR_SCENE", "expire_seconds": 2592001, "action_info": info(scene_id=1)}, 40035),
    ],
)
def test_bad_codes_are_refused(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, CREATE, **fields)


def test_a_scene_that_does_not_fit_its_action_is_not_sent(wechat: Bench) -> None:
    with pytest.raises(wxkit.InvalidCall, match="needs scene_str"):
        wechat.sa.qrcode.create(action_name="QR_STR_SCENE", action_info=NUMBER)
    assert wechat.journal.calls(CREATE) == []


def test_the_address_of_the_picture_is_quoted() -> None:
    assert image_url("gQ/a+b==") == "https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=gQ%2Fa%2Bb%3D%3D"
