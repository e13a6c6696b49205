"""Customer-service messages of the mini-program: when they may be sent, and what they hold."""

from __future__ import annotations

from typing import Any

import pytest
from broadcast_steps import png, upload
from mp_chat_steps import HELLO, business, hands_over, pushed, received, send, write
from mp_refusals import refuses

from wxkit._call import Upload
from wxkit.callbacks.events import UserEnterTempsession
from wxkit.callbacks.messages import MiniProgramPage, Text
from wxkit.miniprogram.messages import KfSender
from wxkit.testing._bench import Bench

SEND, TYPING = "/cgi-bin/message/custom/send", "/cgi-bin/message/custom/business/typing"
MINUTE, TWO_DAYS = 60, 48 * 3600


def test_a_message_of_the_person_is_pushed(wechat: Bench, lan: str) -> None:
    write(wechat, "在吗")
    [push] = pushed(wechat)
    assert isinstance(push, Text)
    assert (push.content, push.from_user_name) == ("在吗", lan)
    assert push.msg_id


def test_a_message_allows_five_within_two_days(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.world.advance(TWO_DAYS - 1)
    send(wechat, lan, 5)
    with refuses(45047):
        send(wechat, lan)
    wechat.world.advance(1)
    with refuses(45015):
        send(wechat, lan)
    assert len(received(wechat)) == 5


def test_opening_the_chat_allows_one_within_a_minute(wechat: Bench, lan: str) -> None:
    wechat.act.enter_customer_service(person="lan", session_from="cart")
    [push] = pushed(wechat)
    assert isinstance(push, UserEnterTempsession)
    assert push.session_from == "cart"
    send(wechat, lan)
    with refuses(45047):
        send(wechat, lan)
    wechat.world.advance(MINUTE)
    with refuses(45015):
        send(wechat, lan)


def test_only_the_last_thing_that_was_done_counts(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.act.enter_customer_service(person="lan")
    send(wechat, lan)
    with refuses(45047):
        send(wechat, lan)
    write(wechat)
    send(wechat, lan, 5)


def test_who_did_nothing_cannot_be_written_to(wechat: Bench, lan: str) -> None:
    with refuses(45015):
        send(wechat, lan)
    with refuses(40003):
        send(wechat, "o-nobody")
    assert received(wechat) == []


def test_a_picture_goes_both_ways(wechat: Bench, lan: str) -> None:
    write(wechat, type="image")
    media_id = pushed(wechat)[0].to_wire()["MediaId"]
    assert wechat.mp.messages.media(media_id=media_id).content.startswith(b"\xff\xd8")
    wechat.mp.request("POST", SEND, json={"touser": lan, "msgtype": "image", "image": {"media_id": media_id}})
    assert received(wechat) == [{"msgtype": "image", "image": {"media_id": media_id}}]


def test_a_picture_of_a_person_can_be_fetched_for_three_days(wechat: Bench, lan: str) -> None:
    write(wechat, type="image")
    wechat.world.advance(3 * 86400)
    with refuses(40007):
        wechat.mp.messages.media(media_id=pushed(wechat)[0].to_wire()["MediaId"])


def test_the_person_shares_a_page(wechat: Bench, lan: str) -> None:
    write(wechat, type="miniprogrampage", title="新茶", path="pages/tea/tea?id=1")
    [push] = pushed(wechat)
    assert isinstance(push, MiniProgramPage)
    assert (push.title, push.page_path, push.app_id) == (
        "新茶",
        "pages/tea/tea?id=1",
        wechat.world.miniprogram.appid,
    )
    assert wechat.mp.messages.media(media_id=push.thumb_media_id).content


def test_cards_and_links_arrive(wechat: Bench, lan: str) -> None:
    write(wechat)
    card = {"title": "新茶", "pagepath": "pages/tea/tea", "thumb_media_id": upload(wechat)}
    link = {
        "title": "新茶",
        "description": "到了",
        "url": "https://a.test/",
        "thumb_url": "https://a.test/1.png",
    }
    for msgtype, content in (("miniprogrampage", card), ("link", link)):
        wechat.mp.request("POST", SEND, json={"touser": lan, "msgtype": msgtype, msgtype: content})
    assert [message[message["msgtype"]] for message in received(wechat)] == [card, link]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"msgtype": "voice"}, 40008),
        ({"msgtype": "text", "text": {"content": ""}}, 44004),
        ({"msgtype": "image", "image": {"media_id": "unknown"}}, 40007),
        ({"msgtype": "image"}, 40007),
        (
            {
                "msgtype": "miniprogrampage",
                "miniprogrampage": {"title": "t", "pagepath": "p", "thumb_media_id": "unknown"},
            },
            40007,
        ),
        ({"msgtype": "link", "link": {"title": "t"}}, 40097),
        ({"msgtype": "text", "text": {"content": "t"}, "customservice": {"kf_account": "no@shop"}}, 65401),
        ({"msgtype": "text", "text": {"content": "t"}, "businessid": "9"}, 45071),
    ],
)
def test_bad_messages_use_up_nothing(wechat: Bench, lan: str, fields: dict[str, Any], code: int) -> None:
    write(wechat)
    with refuses(code):
        wechat.mp.request("POST", SEND, json={"touser": lan, **fields})
    send(wechat, lan, 5)
    assert len(received(wechat)) == 5


def test_a_message_may_be_sent_as_an_account(wechat: Bench, lan: str) -> None:
    wechat.mp.customer_service.add(kf_account="anna@shop", nickname="安娜")
    write(wechat)
    send(wechat, lan, customservice=KfSender(kf_account="anna@shop"))
    assert received(wechat)[0]["customservice"] == {"kf_account": "anna@shop"}


def test_a_mini_program_without_the_permission_sends_nothing(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.world.miniprogram.denied.add(SEND)
    with refuses(48001):
        send(wechat, lan)


def test_minors_are_protected(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.world.settings.protected_minors = ("lan",)
    with refuses(70000):
        send(wechat, lan)
    wechat.world.settings.protected_minors = ()
    send(wechat, lan, 5)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (Upload(b"%PDF", "tea.pdf", "application/pdf"), 40005),
        (Upload(b"", "tea.png", "image/png"), 40009),
        (Upload(b"x" * ((10 << 20) + 1), "tea.png", "image/png"), 40009),
    ],
)
def test_only_pictures_are_uploaded(wechat: Bench, file: Upload, code: int) -> None:
    with refuses(code):
        wechat.mp.messages.upload_media(media=file)


def test_only_pictures_may_be_named(wechat: Bench) -> None:
    with refuses(40004):
        path = "/cgi-bin/media/upload"
        wechat.mp.request("POST", path, query={"type": "voice"}, files={"media": png()})
    with refuses(40007):
        wechat.mp.messages.media(media_id="unknown")


def test_a_sub_merchant_has_a_chat_of_its_own(wechat: Bench, lan: str) -> None:
    shop = business(wechat)
    write(wechat, business_id=shop)
    assert pushed(wechat)[0].to_wire()["BusinessId"] == shop
    with refuses(45015):
        send(wechat, lan)
    send(wechat, lan, 4, businessid=shop)
    wechat.mp.messages.send_as_business(businessid=shop, touser=lan, msgtype="text", text=HELLO)
    with refuses(45047):
        wechat.mp.messages.send_as_business(businessid=shop, touser=lan, msgtype="text", text=HELLO)
    assert [message["businessid"] for message in received(wechat)] == [shop] * 5


def test_an_unknown_sub_merchant_speaks_to_nobody(wechat: Bench, lan: str) -> None:
    write(wechat)
    with refuses(45071):
        wechat.mp.messages.send_as_business(businessid="9", touser=lan, msgtype="text", text=HELLO)
    with refuses(45071):
        wechat.mp.messages.typing(touser=lan, businessid="9")
    assert received(wechat) == []


def test_typing_shows_once_until_a_message_arrives(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.mp.messages.typing(touser=lan)
    with refuses(45081):
        wechat.mp.messages.typing(touser=lan)
    send(wechat, lan)
    wechat.mp.messages.typing(touser=lan)
    wechat.mp.messages.typing(touser=lan, command="CancelTyping")
    wechat.mp.messages.typing(touser=lan)


def test_typing_needs_a_message_within_thirty_seconds(wechat: Bench, lan: str) -> None:
    write(wechat)
    wechat.world.advance(31)
    with refuses(45080):
        wechat.mp.messages.typing(touser=lan)
    with refuses(45072):
        wechat.mp.request("POST", TYPING, json={"touser": lan, "command": "Sleep"})


def test_the_two_products_type_at_different_addresses(wechat: Bench, lan: str) -> None:
    with refuses(40200):
        wechat.sa.request("POST", TYPING, json={"touser": lan, "command": "Typing"})
    with refuses(40200):
        wechat.mp.request("POST", "/cgi-bin/message/custom/typing", json={"touser": lan, "command": "Typing"})


def test_a_passive_text_is_no_answer_to_a_person(wechat: Bench, lan: str) -> None:
    app = wechat.world.miniprogram
    app.push_mode, app.push_format = "plaintext", "json"
    wechat.push_to(app, function=lambda request: '{"MsgType": "text", "Content": "hi"}')
    write(wechat)
    assert received(wechat, kind="reply") == []
    assert [notice["text"][:5] for notice in received(wechat, kind="notice")] == ["该小程序客"]


def test_who_is_handed_over_waits_until_somebody_comes(wechat: Bench, lan: str) -> None:
    hands_over(wechat)
    write(wechat)
    write(wechat, "有人吗")
    assert [push.msg_type for push in pushed(wechat)] == ["text", "text"]
    assert received(wechat, kind="notice") == []
