"""What was said in the customer service, read page by page."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, refused
from kf_steps import ANNA, hands_over, seat, worker

from wxkit.service_account.messages import ChatRecord, ChatRecords, KfSender, TextContent
from wxkit.testing._bench import Bench

PATH = "/customservice/msgrecord/getmsglist"
DAY = 86400


def records(wechat: Bench, **more: Any) -> ChatRecords:
    """What was said in the last day."""
    now = wechat.world.clock.time()
    return wechat.sa.messages.records(starttime=now - DAY, endtime=now, **more)


def chat(wechat: Bench) -> str:
    """A person asks, shows a picture, and is answered; gives their openid."""
    worker(wechat, accepts=1)
    lan = follower(wechat, "lan")
    hands_over(wechat, wechat.world.service_account)
    wechat.act.send_message(person="lan", content="在吗")
    wechat.act.send_message(person="lan", type="image")
    wechat.act.kf_answer(person="anna", customer="lan", content="在的")
    return lan


def test_both_sides_are_kept(wechat: Bench) -> None:
    lan, now = chat(wechat), wechat.world.clock.time()
    page = records(wechat)
    assert page.recordlist == [
        ChatRecord(openid=lan, opercode=code, text=text, time=now, worker=ANNA)
        for code, text in ((2003, "在吗"), (2003, "[image]"), (2002, "在的"))
    ]
    assert page.number == 3


def test_pages_follow_one_another(wechat: Bench) -> None:
    chat(wechat)
    first = records(wechat, number=2)
    second = records(wechat, number=2, msgid=first.msgid)
    assert [one.text for one in (*first.recordlist, *second.recordlist)] == ["在吗", "[image]", "在的"]
    now = wechat.world.clock.time()
    assert len(list(wechat.sa.messages.iter_records(starttime=now, endtime=now, number=1))) == 3


def test_only_the_span_is_told(wechat: Bench) -> None:
    chat(wechat)
    wechat.world.advance(1)
    now = wechat.world.clock.time()
    assert wechat.sa.messages.records(starttime=now, endtime=now + 60).recordlist == []
    assert wechat.sa.messages.records(starttime=now - 1, endtime=now - 1).number == 3


def test_what_was_handed_over_while_nobody_was_there_has_no_worker(wechat: Bench) -> None:
    follower(wechat, "lan")
    hands_over(wechat, wechat.world.service_account)
    wechat.act.send_message(person="lan", content="在吗")
    [record] = records(wechat).recordlist
    assert (record.text, record.worker) == ("在吗", "")


def test_a_message_sent_as_an_account_is_kept(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    sender = KfSender(kf_account=seat(wechat))
    wechat.sa.messages.send(
        touser=lan, msgtype="text", text=TextContent(content="您好"), customservice=sender
    )
    wechat.sa.messages.send(touser=lan, msgtype="text", text=TextContent(content="系统消息"))
    said = records(wechat).recordlist
    assert [(one.opercode, one.text, one.worker) for one in said] == [(2002, "您好", ANNA)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"starttime": 2, "endtime": 1}, 65416),
        ({"starttime": 1, "endtime": DAY + 2}, 65417),
        ({"starttime": 1, "endtime": 2, "number": 10001}, 65416),
        ({"starttime": 1, "endtime": 2, "msgid": "one"}, 65416),
        ({"starttime": "one", "endtime": 2}, 65416),
        ({"endtime": 2}, 65416),
    ],
)
def test_bad_spans_are_refused(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, PATH, **fields)
