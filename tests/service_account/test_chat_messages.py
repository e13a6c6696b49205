"""Customer-service messages and the allowance to send them."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import follower, post, pushed, received, refused, stranger
from articles_steps import cover, drafted
from card_steps import create

import wxkit
from wxkit.service_account.menu import Button
from wxkit.service_account.messages import KfSender, TextContent
from wxkit.testing._bench import Bench

SEND = "/cgi-bin/message/custom/send"
HELLO = TextContent(content="你好")
MINUTE, TWO_DAYS = 60, 48 * 3600


def send(wechat: Bench, openid: str, times: int = 1) -> None:
    for _ in range(times):
        wechat.sa.messages.send(touser=openid, msgtype="text", text=HELLO)


def test_a_message_arrives_in_the_chat(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.add(kf_account="a@shop", nickname="安娜")
    sender = KfSender(kf_account="a@shop")
    wechat.sa.messages.send(touser=lan, msgtype="text", text=HELLO, customservice=sender)
    assert received(wechat, "lan", "customer_service") == [
        {"msgtype": "text", "text": {"content": "你好"}, "customservice": {"kf_account": "a@shop"}}
    ]


def test_a_follow_allows_three_within_a_minute(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    send(wechat, lan, 3)
    with refused(45047):
        send(wechat, lan)
    wechat.world.advance(MINUTE)
    with refused(45015):
        send(wechat, lan)
    assert len(received(wechat, "lan", "customer_service")) == 3


def test_a_message_allows_five_within_two_days(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.advance(MINUTE)
    wechat.act.send_message(person="lan", content="hi")
    wechat.world.advance(TWO_DAYS - 1)
    send(wechat, lan, 5)
    with refused(45047):
        send(wechat, lan)
    wechat.world.advance(1)
    with refused(45015):
        send(wechat, lan)


def test_another_message_begins_anew(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.advance(MINUTE)
    for _ in range(2):
        wechat.act.send_message(person="lan", content="hi")
        send(wechat, lan, 5)
    with refused(45047):
        send(wechat, lan)


@pytest.mark.parametrize(("kind", "allowed"), [("click", True), ("scancode_waitmsg", True), ("view", False)])
def test_only_some_buttons_allow_messages(wechat: Bench, kind: Any, allowed: bool) -> None:
    lan = follower(wechat, "lan")
    wechat.sa.menu.create(button=[Button(type=kind, name="n", key="k", url="https://a.test/")])
    wechat.world.advance(MINUTE)
    wechat.act.tap_menu(person="lan", name="n")
    if allowed:
        send(wechat, lan, 3)
    with refused(45047 if allowed else 45015):
        send(wechat, lan)


def test_a_scan_allows_three(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.advance(MINUTE)
    scene = {"scene": {"scene_str": "x"}}
    code = post(wechat, "/cgi-bin/qrcode/create", action_name="QR_STR_SCENE", action_info=scene)
    wechat.act.scan(person="lan", ticket=code["ticket"])
    send(wechat, lan, 3)
    with refused(45047):
        send(wechat, lan)


def test_a_tap_on_a_menu_message_counts_as_a_menu_tap(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.advance(MINUTE)
    wechat.act.send_message(person="lan", content="满意", bizmsgmenuid="101")
    send(wechat, lan, 3)
    with refused(45047):
        send(wechat, lan)


@pytest.mark.wechat(empty=False)
def test_a_payment_allows_nothing(wechat: Bench) -> None:
    lan = follower(wechat, "lili")
    wechat.world.advance(MINUTE)
    tea = wechat.shop.products.list(page_size=10).product_ids[0]
    wechat.act.buy(person="lili", product_id=tea)
    with refused(45015):
        send(wechat, lan)


def test_an_account_without_the_permission_sends_nothing(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.service_account.denied.add(SEND)
    with refused(48001):
        send(wechat, lan)
    assert received(wechat, "lan", "customer_service") == []


def test_minors_are_protected(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.world.settings.protected_minors = ("lan",)
    with refused(70000):
        send(wechat, lan)
    wechat.world.settings.protected_minors = ()
    send(wechat, lan, 3)
    assert len(received(wechat, "lan", "customer_service")) == 3


def test_who_left_cannot_be_reached(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.act.send_message(person="lan", content="hi")
    wechat.act.unfollow(person="lan")
    with refused(45015):
        send(wechat, lan)


def test_only_known_and_unblocked_people_are_reached(wechat: Bench) -> None:
    with refused(40003):
        send(wechat, "o-nobody")
    with refused(45015):
        send(wechat, stranger(wechat))
    lan = follower(wechat, "lan")
    wechat.sa.users.block(openid_list=[lan])
    with refused(43019):
        send(wechat, lan)


def mini(wechat: Bench) -> dict[str, Any]:
    shown = {"title": "t", "appid": wechat.world.miniprogram.appid, "pagepath": "p"}
    return shown | {"thumb_media_id": cover(wechat)}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"msgtype": "sticker"}, 40008),
        ({"msgtype": "text"}, 44004),
        ({"msgtype": "text", "text": {"content": ""}}, 44004),
        ({"msgtype": "text", "image": {"media_id": "m"}}, 44004),
        ({"msgtype": "image", "image": {}}, 40007),
        ({"msgtype": "voice"}, 40007),
        ({"msgtype": "video", "video": {"thumb_media_id": "m"}}, 40007),
        ({"msgtype": "music", "music": {"musicurl": "u", "hqmusicurl": "u"}}, 40007),
        ({"msgtype": "news", "news": {"articles": []}}, 44003),
        ({"msgtype": "news", "news": {"articles": [{"title": "t"}] * 2}}, 45008),
        ({"msgtype": "mpnewsarticle"}, 53600),
        ({"msgtype": "msgmenu", "msgmenu": {"list": []}}, 40035),
        ({"msgtype": "wxcard", "wxcard": {}}, 41012),
        ({"msgtype": "mpnews", "mpnews": {"media_id": "unknown"}}, 40007),
        ({"msgtype": "mpnewsarticle", "mpnewsarticle": {"article_id": "unknown"}}, 53600),
        ({"msgtype": "image", "image": {"media_id": "unknown"}}, 40007),
        ({"msgtype": "video", "video": {"media_id": "unknown", "thumb_media_id": "unknown"}}, 40007),
        ({"msgtype": "text", "text": {"content": "t"}, "customservice": {"kf_account": "no@shop"}}, 65401),
    ],
)
def test_bad_messages_use_up_nothing(wechat: Bench, fields: dict[str, Any], code: int) -> None:
    lan = follower(wechat, "lan")
    with refused(code):
        post(wechat, SEND, touser=lan, **fields)
    send(wechat, lan, 3)
    assert len(received(wechat, "lan", "customer_service")) == 3


@pytest.mark.parametrize(
    ("msgtype", "content"),
    [
        ("image", {"media_id": "m"}),
        ("voice", {"media_id": "m"}),
        ("video", {"media_id": "m", "thumb_media_id": "m"}),
        ("music", {"musicurl": "u", "hqmusicurl": "u", "thumb_media_id": "m"}),
        ("news", {"articles": [{"title": "t", "url": "u"}]}),
        ("msgmenu", {"list": [{"id": "1", "content": "好"}]}),
    ],
)
def test_every_type_arrives_as_it_was_sent(wechat: Bench, msgtype: str, content: dict[str, Any]) -> None:
    kept = cover(wechat)
    content = {name: kept if value == "m" else value for name, value in content.items()}
    post(wechat, SEND, touser=follower(wechat, "lan"), msgtype=msgtype, **{msgtype: content})
    assert received(wechat, "lan", "customer_service") == [{"msgtype": msgtype, msgtype: content}]


def test_a_card_is_sent_while_there_is_one(wechat: Bench) -> None:
    lan, card = follower(wechat, "lan"), {"card_id": create(wechat)}
    post(wechat, SEND, touser=lan, msgtype="wxcard", wxcard=card)
    assert received(wechat, "lan", "customer_service") == [{"msgtype": "wxcard", "wxcard": card}]
    with refused(40073):
        post(wechat, SEND, touser=lan, msgtype="wxcard", wxcard={"card_id": "unknown"})
    wechat.sa.cards.delete(**card)
    with refused(40078):
        post(wechat, SEND, touser=lan, msgtype="wxcard", wxcard=card)
    assert len(received(wechat, "lan", "customer_service")) == 1


def test_articles_are_sent_by_draft_and_by_publication(wechat: Bench) -> None:
    lan, draft = follower(wechat, "lan"), drafted(wechat)
    post(wechat, SEND, touser=lan, msgtype="mpnews", mpnews={"media_id": draft})
    job = wechat.sa.publish.submit(media_id=draft).publish_id
    wechat.world.advance(MINUTE)
    article = {"article_id": wechat.sa.publish.status(publish_id=job).article_id}
    wechat.act.send_message(person="lan", content="hi")
    post(wechat, SEND, touser=lan, msgtype="mpnewsarticle", mpnewsarticle=article)
    assert received(wechat, "lan", "customer_service")[-1]["mpnewsarticle"] == article


def test_what_the_person_sent_can_be_fetched_and_sent_back(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.act.send_message(person="lan", type="image")
    media_id = pushed(wechat)[-1].to_wire()["MediaId"]
    assert wechat.sa.material.get_temporary(media_id=media_id).content_type == "image/jpeg"
    post(wechat, SEND, touser=lan, msgtype="image", image={"media_id": media_id})
    assert received(wechat, "lan", "customer_service")[0]["image"] == {"media_id": media_id}


def test_only_cards_of_the_linked_mini_program_arrive(wechat: Bench) -> None:
    card, lan = mini(wechat), follower(wechat, "lan")
    strange = card | {"appid": "wx0000000000000000"}
    with refused(40013):
        post(wechat, SEND, touser=lan, msgtype="miniprogrampage", miniprogrampage=strange)
    post(wechat, SEND, touser=lan, msgtype="miniprogrampage", miniprogrampage=card)
    assert [one["miniprogrampage"] for one in received(wechat, "lan", "customer_service")] == [card]


def test_a_message_without_its_content_is_not_sent(wechat: Bench) -> None:
    with pytest.raises(wxkit.InvalidCall, match="image"):
        wechat.sa.messages.send(touser="o", msgtype="image", text=HELLO)
    assert wechat.journal.calls(SEND) == []


def test_typing_shows_once_until_cancelled(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    wechat.act.send_message(person="lan", content="hi")
    wechat.sa.messages.typing(touser=lan)
    with refused(45081):
        wechat.sa.messages.typing(touser=lan)
    wechat.sa.messages.typing(touser=lan, command="CancelTyping")
    wechat.sa.messages.typing(touser=lan)


def test_typing_needs_a_message_within_thirty_seconds(wechat: Bench) -> None:
    lan = follower(wechat, "lan")
    with refused(45080):
        wechat.sa.messages.typing(touser=lan)
    wechat.act.send_message(person="lan", content="hi")
    wechat.world.advance(31)
    with refused(45080):
        wechat.sa.messages.typing(touser=lan)


def test_typing_knows_two_commands(wechat: Bench) -> None:
    with refused(45072):
        post(wechat, "/cgi-bin/message/custom/typing", touser=follower(wechat, "lan"), command="Sleep")
