"""Steps that the tests of gift cards (礼品卡) share."""

from __future__ import annotations

from typing import Any

from card_steps import create

from wxkit.testing._bench import Bench

FACE = {"background_pic_url": "http://mmbiz.qpic.cn/mmbiz/face/0", "default_gifting_msg": "节日快乐"}


def gift_card(wechat: Bench, **changes: Any) -> str:
    """A gift card over 100 yuan; its card_id."""
    content = {"supply_balance": True, "init_balance": 10_000, "auto_activate": True}
    return create(wechat, "GENERAL_CARD", content=content | changes)


def page(*card_ids: str, **changes: Any) -> dict[str, Any]:
    """A shelf with one theme."""
    theme = {
        "theme_pic_url": "http://mmbiz.qpic.cn/mmbiz/theme/0",
        "title": "节日",
        "title_color": "#FB966E",
        "item_list": [{"card_id": card_id} for card_id in card_ids],
        "pic_item_list": [FACE],
    }
    return {
        "page_title": "礼品卡",
        "banner_pic_url": "http://mmbiz.qpic.cn/mmbiz/banner/0",
        "theme_list": [theme],
        "support_multi": True,
        "support_buy_for_self": True,
        "address": "广州市海珠区",
        "service_phone": "020-12345678",
        "biz_description": "退款指引",
    } | changes


def shelf(wechat: Bench, *card_ids: str, **changes: Any) -> str:
    """A shelf that is open; its page_id."""
    added = wechat.sa.request("POST", "/card/giftcard/page/add", json={"page": page(*card_ids, **changes)})
    return str(added["page_id"])


def people(wechat: Bench, *names: str) -> None:
    for name in names:
        wechat.world.people.add(name, person_id=name)


def bought(wechat: Bench, card_id: str, count: int = 1, **how: Any) -> str:
    """Mei has bought cards of a new shelf; the order_id."""
    if "mei" not in wechat.world.people:
        people(wechat, "mei")
    page_id = shelf(wechat, card_id)
    return wechat.act.buy_gift_cards(
        person="mei", page_id=page_id, card_ids=[card_id] * count, **how
    ).order_id
