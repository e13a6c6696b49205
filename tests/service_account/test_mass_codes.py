"""What stops a mass send, by number; nobody gets anything then."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, pushed, received, refused
from articles_steps import article, drafted

from wxkit.callbacks import events
from wxkit.service_account.mass_send import (
    DeleteMassMessage,
    MassFilter,
    MassMedia,
    MassText,
    SendToAll,
)
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.masses import MassBook

ALL, LIST = "/cgi-bin/message/mass/sendall", "/cgi-bin/message/mass/send"
EVERYBODY = MassFilter(is_to_all=True)
HELLO = MassText(content="春茶到了")
WORDS = {"msgtype": "text", "text": {"content": "春茶到了"}}
TO_ALL = {"filter": {"is_to_all": True}}


def to_all(wechat: Bench, **more: Any) -> str:
    return wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=HELLO, **more).msg_id


def outcome(wechat: Bench) -> tuple[str, int, int]:
    told = pushed(wechat)[-1]
    assert isinstance(told, events.MassSendJobFinish)
    return told.status, told.total_count, told.sent_count


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        (ALL, TO_ALL | WORDS | {"msgtype": "sticker"}, 40008),
        (ALL, TO_ALL | {"msgtype": "text"}, 44004),
        (ALL, TO_ALL | {"msgtype": "text", "text": {"content": ""}}, 44004),
        (ALL, TO_ALL | {"msgtype": "voice", "voice": {"media_id": "unknown"}}, 40007),
        (ALL, TO_ALL | {"msgtype": "wxcard", "wxcard": {"card_id": "c"}}, 45113),
        (ALL, TO_ALL | WORDS | {"clientmsgid": "x" * 33}, 45067),
        (ALL, TO_ALL | WORDS | {"clientmsgid": "名" * 11}, 45067),
        (ALL, {"filter": {"is_to_all": False, "tag_id": 4711}} | WORDS, 40152),
        (ALL, {"filter": {"is_to_all": False}} | WORDS, 40152),
        (LIST, {"touser": ["o-nobody", "o-else"]} | WORDS, 40031),
        (LIST, {"touser": ["lan"]} | WORDS, 40130),
        (LIST, WORDS, 40130),
        (LIST, {"touser": ["o"] * 10_001} | WORDS, 40032),
        (LIST, {"touser": ["lan", "o"]} | WORDS | {"msgtype": "sticker"}, 45162),
    ],
)
def test_bad_sends_are_no_jobs(wechat: Bench, path: str, fields: dict[str, Any], code: int) -> None:
    follower(wechat, "lan")
    with refused(code):
        post(wechat, path, **fields)
    wechat.advance(3600)
    assert received(wechat, "lan", "mass") == []
    assert wechat.world.service_account.state(MassBook).jobs == {}


def test_openids_of_other_apps_get_nothing(wechat: Bench) -> None:
    follower(wechat, "lan")
    lan = wechat.world.people["lan"]
    others = [wechat.world.miniprogram.openid(lan), wechat.world.store.openid(lan)]
    with refused(40031):
        wechat.sa.mass_send.to_openids(touser=others, msgtype="text", text=HELLO)


@pytest.mark.parametrize(("setting", "code"), [("advertising", 45062), ("no_agreement", 48003)])
def test_some_accounts_may_not_send(wechat: Bench, setting: Any, code: int) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    wechat.world.settings.mass_sending = setting
    with refused(code):
        to_all(wechat)
    with refused(code):
        wechat.sa.mass_send.to_openids(touser=[lan, ming], msgtype="text", text=HELLO)
    assert wechat.world.service_account.state(MassBook).jobs == {}


@pytest.mark.parametrize("page", ["profile_ext?action=home&__biz=x", "getmasssendmsg?__biz=x"])
def test_links_to_home_pages_are_40155(wechat: Bench, page: str) -> None:
    follower(wechat, "lan")
    words = f"看 https://mp.weixin.qq.com/mp/{page}"
    with refused(40155):
        wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="text", text=MassText(content=words))
    with refused(40155):
        wechat.sa.drafts.add(articles=[article(wechat, content=f"<p>{words}</p>")])
    assert wechat.sa.drafts.count().total_count == 0


def test_the_same_articles_are_sent_one_after_the_other(wechat: Bench) -> None:
    follower(wechat, "lan")
    media = MassMedia(media_id=drafted(wechat))
    wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="mpnews", mpnews=media)
    with refused(42010):
        wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="mpnews", mpnews=media)
    wechat.advance(10)
    with refused(40007):
        wechat.sa.mass_send.to_all(filter=EVERYBODY, msgtype="mpnews", mpnews=media)
    assert len(received(wechat, "lan", "mass")) == 1


def test_the_administrator_confirms(wechat: Bench) -> None:
    follower(wechat, "lan")
    wechat.world.settings.mass_confirmation = "confirm"
    msg_id = to_all(wechat)
    with refused(89504):
        to_all(wechat)
    wechat.advance(60)
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "SENDING"
    wechat.advance(10)
    assert outcome(wechat) == ("send success", 1, 1)
    wechat.advance(86_400)
    to_all(wechat)


@pytest.mark.parametrize(
    ("answer", "seconds", "status"), [("refuse", 60, "err(40001)"), ("ignore", 1800, "err(40002)")]
)
def test_the_administrator_does_not(wechat: Bench, answer: Any, seconds: int, status: str) -> None:
    follower(wechat, "lan")
    wechat.world.settings.mass_confirmation = answer
    msg_id = to_all(wechat)
    wechat.advance(seconds - 1)
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "SENDING"
    wechat.advance(1)
    assert wechat.sa.mass_send.status(msg_id=msg_id).msg_status == "SEND_FAIL"
    assert outcome(wechat) == (status, 1, 0)
    assert received(wechat, "lan", "mass") == []


def test_sends_to_some_need_no_confirmation(wechat: Bench) -> None:
    lan, ming = follower(wechat, "lan"), follower(wechat, "ming")
    wechat.world.settings.mass_confirmation = "ignore"
    to_all(wechat)
    wechat.sa.mass_send.to_openids(touser=[lan, ming], msgtype="text", text=HELLO)
    wechat.advance(10)
    assert outcome(wechat) == ("send success", 2, 2)


@pytest.mark.parametrize(("fields", "code"), [({}, 45084), ({"speed": 5}, 45083), ({"speed": -1}, 45083)])
def test_speeds_are_levels(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    wechat.sa.mass_send.set_speed(speed=2)
    with refused(code):
        post(wechat, "/cgi-bin/message/mass/speed/set", **fields)
    assert wechat.sa.mass_send.speed().speed == 2


@pytest.mark.parametrize("code", [40204, 45162, 48008, 48021, 48022, 89505, 268488001, 9500001, 9500002])
def test_codes_without_a_cause_here_come_by_faults(wechat: Bench, code: int) -> None:
    follower(wechat, "lan")
    for call in (SendToAll, DeleteMassMessage):
        wechat.on(call).fail(code, times=1)
    with refused(code):
        to_all(wechat)
    with refused(code):
        wechat.sa.mass_send.delete(msg_id="1")
    assert wechat.world.service_account.state(MassBook).jobs == {}


@pytest.mark.parametrize(
    ("part", "msgtype"),
    [({"voice": {"media_id": "gone"}}, "voice"), ({"images": {"media_ids": ["gone"]}}, "image")],
)
def test_only_the_part_that_the_type_names_counts(wechat: Bench, part: dict[str, Any], msgtype: str) -> None:
    follower(wechat, "lan")
    both: dict[str, Any] = {"filter": {"is_to_all": True}, "text": {"content": "春茶到了"}, **part}
    with refused(40007):
        post(wechat, "/cgi-bin/message/mass/sendall", msgtype=msgtype, **both)
    post(wechat, "/cgi-bin/message/mass/sendall", msgtype="text", **both)
    wechat.advance(10)
    assert received(wechat, "lan", "mass") == [{"msgtype": "text", "text": {"content": "春茶到了"}}]
