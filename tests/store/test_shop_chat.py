"""Buyers write to the shop, and its own server answers."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from shop_steps import DAY, HOUR, bought, opened, pushes, refused

import wxkit
from wxkit._call import Upload
from wxkit.callbacks import events, parse_push
from wxkit.store.customer_service import KfMedia, KfOrder, KfProduct, KfText
from wxkit.testing._bench import Bench

PICTURE = Upload(b"png", "p.png", "image/png")


def openid(wechat: Bench, name: str = "mei") -> str:
    return wechat.world.store.openid(wechat.world.people[name])


def answer(wechat: Bench, text: str = "在的", **more: Any) -> str:
    fields: dict[str, Any] = {"open_id": openid(wechat), "msg_type": "text", "text": KfText(content=text)}
    return wechat.shop.customer_service.send(**(fields | more)).msg_id


def inbox(wechat: Bench, name: str = "mei") -> list[dict[str, Any]]:
    sent = wechat.world.people[name].messages(wechat.world.store.appid, "customer_service")
    return [message.content for message in sent]


def picture_for(wechat: Bench, name: str = "mei") -> str:
    return wechat.shop.customer_service.upload_media(
        open_id=openid(wechat, name), msg_type="image", file=PICTURE
    ).cos_url


def test_what_a_buyer_writes_is_pushed(wechat: Bench) -> None:
    opened(wechat)
    msg_id = wechat.act.write_to_shop(person="mei", content="在吗").msg_id
    ((name, _),) = pushes(wechat)
    push = wechat.world.pusher.log[0].push
    assert isinstance(push, events.CommkfSendMsgToKf)
    assert (name, push.msg_id, push.kind, push.text.content) == (
        "commkf_send_msg_to_kf",
        msg_id,
        "text",
        "在吗",
    )
    assert (push.msg_event, push.from_user_name) == ("EVENT_TYPE_SEND_MSG", openid(wechat))
    back = parse_push(wechat.world.pusher.log[0].push.model_dump_json(by_alias=True).encode())
    assert back == push


def test_a_buyer_shows_products_orders_and_files(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    before = len(wechat.world.pusher.log)
    wechat.act.write_to_shop(person="mei", type="product_share", product_id=tea)
    wechat.act.write_to_shop(person="mei", type="order_share", order_id=order_id)
    wechat.act.write_to_shop(person="mei", type="voice")
    shown = [delivery.push.to_wire() for delivery in list(wechat.world.pusher.log)[before:]]
    assert [wire["msg_type"] for wire in shown] == ["product_share", "order_share", "voice"]
    assert shown[0]["product_share"] == {"product_id": tea}
    assert shown[1]["order_share"] == {"order_id": order_id}
    assert shown[2]["voice"]["cos_url"].startswith("https://")


@pytest.mark.parametrize("type_", ["product_share", "order_share"])
def test_nobody_shows_what_they_do_not_have(
    wechat: Bench, type_: Literal["product_share", "order_share"]
) -> None:
    opened(wechat)
    with pytest.raises(wxkit.WxkitError, match=r"is not on sale|has no order"):
        wechat.act.write_to_shop(person="mei", type=type_)
    assert not pushes(wechat)


def test_the_shop_answers_into_the_inbox(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    order_id = bought(wechat, tea)
    asked = wechat.act.write_to_shop(person="mei", content="在吗").msg_id
    url = picture_for(wechat)
    ids = [
        answer(wechat),
        answer(wechat, msg_type="image", image=KfMedia(cos_url=url)),
        answer(wechat, msg_type="product_share", product_share=KfProduct(product_id=tea)),
        answer(wechat, msg_type="order_share", order_share=KfOrder(order_id=order_id)),
    ]
    assert sorted([asked, *ids], key=int) == [asked, *ids]
    assert inbox(wechat) == [
        {"msg_type": "text", "text": {"content": "在的"}},
        {"msg_type": "image", "image": {"cos_url": url}},
        {"msg_type": "product_share", "product_share": {"product_id": tea}},
        {"msg_type": "order_share", "order_share": {"order_id": order_id}},
    ]


def test_one_request_is_sent_once(wechat: Bench) -> None:
    opened(wechat)
    wechat.act.write_to_shop(person="mei")
    first = answer(wechat, request_id="r1")
    assert answer(wechat, "又来", request_id="r1") == first
    assert len(inbox(wechat)) == 1


def test_45047_five_answers_for_a_message(wechat: Bench) -> None:
    opened(wechat)
    wechat.act.write_to_shop(person="mei")
    for _ in range(5):
        answer(wechat)
    with refused(45047):
        answer(wechat)
    wechat.act.write_to_shop(person="mei")
    answer(wechat)
    assert len(inbox(wechat)) == 6


def test_45015_only_within_48_hours(wechat: Bench) -> None:
    opened(wechat)
    with refused(45015):
        answer(wechat)
    wechat.act.write_to_shop(person="mei")
    wechat.world.advance(48 * HOUR)
    with refused(45015):
        answer(wechat)
    assert not inbox(wechat)


def test_40097_files_of_others_and_old_ones(wechat: Bench) -> None:
    opened(wechat)
    for name in ("mei", "lan"):
        wechat.act.write_to_shop(person=name)
    others, mine = picture_for(wechat, "lan"), picture_for(wechat)
    bad: list[dict[str, Any]] = [
        {"msg_type": "image", "image": KfMedia(cos_url=others)},
        {"msg_type": "image", "image": KfMedia(cos_url="https://example.com/p.png")},
        {"msg_type": "video", "video": KfMedia(cos_url=mine)},
        {"msg_type": "image"},
    ]
    for more in bad:
        with refused(40097):
            answer(wechat, **more)
    wechat.world.advance(14 * DAY)
    wechat.act.write_to_shop(person="mei")
    with refused(40097):
        answer(wechat, msg_type="image", image=KfMedia(cos_url=mine))
    assert not inbox(wechat)


def test_40097_another_buyers_order_and_what_is_not_on_sale(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.act.write_to_shop(person="lan")
    order_id = bought(wechat, tea)
    wechat.shop.products.delisting(product_id=tea)
    bad: list[dict[str, Any]] = [
        {"msg_type": "order_share", "order_share": KfOrder(order_id=order_id)},
        {"msg_type": "product_share", "product_share": KfProduct(product_id=tea)},
    ]
    for more in bad:
        with refused(40097):
            answer(wechat, open_id=openid(wechat, "lan"), **more)


def test_40003_and_45002_no_such_buyer_and_a_file_too_large(wechat: Bench) -> None:
    opened(wechat)
    with refused(40003):
        answer(wechat, open_id="o1")
    with refused(40003):
        wechat.shop.customer_service.upload_media(open_id="o1", msg_type="file", file=PICTURE)
    large = Upload(bytes(30 * 1024 * 1024 + 1), "large.bin")
    with refused(45002):
        wechat.shop.customer_service.upload_media(open_id=openid(wechat), msg_type="file", file=large)


def test_48001_a_shop_that_answers_in_the_workbench(wechat: Bench) -> None:
    opened(wechat)
    wechat.world.settings.shop_serves_by_api = False
    wechat.act.write_to_shop(person="mei", content="在吗")
    assert not pushes(wechat)
    with refused(48001):
        answer(wechat)
