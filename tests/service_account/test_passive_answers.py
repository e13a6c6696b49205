"""What the merchant's server answers a push with, as the person sees it."""

from __future__ import annotations

import pytest
from account_steps import follower, received

from wxkit._wire import Incoming, Response
from wxkit.callbacks import (
    Article,
    ImageReply,
    MusicReply,
    NewsReply,
    Reply,
    TextReply,
    TransferToAi,
    VideoReply,
    VoiceReply,
    parse_push,
    to_xml,
)
from wxkit.testing._bench import Bench


def articles(count: int) -> NewsReply:
    return NewsReply(tuple(Article(f"t{n}", "d", "http://p", "http://u") for n in range(count)))


def answers(wechat: Bench, reply: Reply | str) -> None:
    """From now on every push is answered with this, in plaintext."""
    wechat.world.service_account.push_mode = "plaintext"

    def answer(request: Incoming) -> Response:
        if isinstance(reply, str):
            return Response(200, reply.encode())
        return Response(200, to_xml(reply.to_wire(parse_push(request.body), 5)).encode())

    wechat.push_to("service_account", function=answer)


def seen(wechat: Bench) -> list[str]:
    """Types of what the person got, notices of a faulty service among them."""
    replies = [reply["MsgType"] for reply in received(wechat, "lan", "reply")]
    return replies + ["notice"] * len(received(wechat, "lan", "notice"))


@pytest.mark.parametrize(
    "reply",
    [TextReply("hi"), ImageReply("m"), VoiceReply("m"), VideoReply("m"), MusicReply("m"), articles(1)],
)
def test_every_type_appears_in_the_chat(wechat: Bench, reply: Reply) -> None:
    follower(wechat, "lan")
    answers(wechat, reply)
    wechat.act.send_message(person="lan", content="hi")
    assert seen(wechat) == [reply.msg_type]


def test_a_message_is_answered_with_one_article(wechat: Bench) -> None:
    follower(wechat, "lan")
    answers(wechat, articles(3))
    wechat.act.send_message(person="lan", content="hi")
    (reply,) = received(wechat, "lan", "reply")
    assert reply["ArticleCount"] == 1
    assert [item["Title"] for item in reply["Articles"]["item"]] == ["t0"]


def test_an_event_is_answered_with_eight(wechat: Bench) -> None:
    wechat.world.people.add("lan", person_id="lan")
    answers(wechat, articles(8))
    wechat.act.follow(person="lan")
    (reply,) = received(wechat, "lan", "reply")
    assert len(reply["Articles"]["item"]) == 8


@pytest.mark.parametrize(
    "answer",
    [
        "<xml><MsgType>text</MsgType></xml>",
        "<xml><MsgType>text</MsgType><Content></Content></xml>",
        "<xml><MsgType>image</MsgType><MediaId>m</MediaId></xml>",
        "<xml><MsgType>sticker</MsgType><Content>hi</Content></xml>",
        "<xml><MsgType>news</MsgType><Articles></Articles></xml>",
        '{"errcode": 0}',
        "<html>500</html>",
        "null",
        '"success"',
        "[" * 100_000,
    ],
)
def test_what_makes_no_sense_is_a_faulty_service(wechat: Bench, answer: str) -> None:
    follower(wechat, "lan")
    answers(wechat, answer)
    wechat.act.send_message(person="lan", content="hi")
    assert seen(wechat) == ["notice"]
    assert received(wechat, "lan", "notice")[0]["text"] == "该服务号提供的服务出现故障，请稍后再试"


@pytest.mark.parametrize("answer", ["", "success"])
def test_no_answer_is_fine(wechat: Bench, answer: str) -> None:
    follower(wechat, "lan")
    answers(wechat, answer)
    wechat.act.send_message(person="lan", content="hi")
    assert seen(wechat) == []


def test_the_accounts_ai_takes_over_in_silence(wechat: Bench) -> None:
    follower(wechat, "lan")
    answers(wechat, TransferToAi())
    wechat.act.send_message(person="lan", content="hi")
    assert seen(wechat) == []
