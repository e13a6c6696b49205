"""Steps that the tests of cards (卡券) share."""

from __future__ import annotations

from typing import Any

from account_steps import post, pushed

from wxkit.service_account.cards import BaseInfo
from wxkit.testing._bench import Bench

DAY = 86400
CREATE = "/card/create"


def base(wechat: Bench, **changes: Any) -> dict[str, Any]:
    """What every card has, good for 30 days."""
    now = wechat.world.clock.time()
    usual = {
        "logo_url": "http://mmbiz.qpic.cn/mmbiz/tea/0",
        "brand_name": "山茶饮品",
        "code_type": "CODE_TYPE_TEXT",
        "title": "双人茶点",
        "color": "Color010",
        "notice": "使用时出示此券",
        "description": "不可与其他优惠同享",
        "date_info": {
            "type": "DATE_TYPE_FIX_TIME_RANGE",
            "begin_timestamp": now,
            "end_timestamp": now + 30 * DAY,
        },
        "sku": {"quantity": 500},
    }
    return {name: value for name, value in (usual | changes).items() if value is not None}


CONTENT: dict[str, dict[str, Any]] = {
    "GROUPON": {"deal_detail": "双人茶点一份"},
    "CASH": {"least_cost": 1000, "reduce_cost": 300},
    "DISCOUNT": {"discount": 30},
    "GIFT": {"gift": "茶杯一只"},
    "GENERAL_COUPON": {"default_detail": "优惠券"},
    "MEMBER_CARD": {"prerogative": "生日礼", "supply_bonus": True, "supply_balance": False},
    "GENERAL_CARD": {"sub_card_type": "GIFT_CARD", "supply_bonus": False, "supply_balance": True},
    "MEETING_TICKET": {"meeting_detail": "茶会"},
    "SCENIC_TICKET": {"ticket_class": "成人票"},
    "MOVIE_TICKET": {"detail": "茶馆"},
    "BOARDING_PASS": {
        "from": "广州",
        "to": "杭州",
        "flight": "CZ1",
        "air_model": "空客A320",
        "departure_time": 1790000000,
        "landing_time": 1790007200,
    },
}
"""What each kind of card needs besides its base_info."""


def card(wechat: Bench, card_type: str = "GROUPON", **changes: Any) -> dict[str, Any]:
    """The body that creates a card; `content` changes what is beside its base_info."""
    content = CONTENT[card_type] | changes.pop("content", {})
    content = {name: value for name, value in content.items() if value is not None}
    return {"card_type": card_type, card_type.lower(): {"base_info": base(wechat, **changes), **content}}


def create(wechat: Bench, card_type: str = "GROUPON", **changes: Any) -> str:
    """A card that passed its review; its card_id."""
    return str(post(wechat, CREATE, card=card(wechat, card_type, **changes))["card_id"])


def info(wechat: Bench, card_id: str) -> BaseInfo:
    """The base_info as WeChat gives it back."""
    detail = wechat.sa.cards.get(card_id=card_id).card
    found = getattr(detail, detail.card_type.lower()).base_info
    assert isinstance(found, BaseInfo)
    return found


def told(wechat: Bench, kind: type[Any]) -> list[Any]:
    """The pushes of one kind, oldest first."""
    return [push for push in pushed(wechat) if type(push) is kind]


def take(wechat: Bench, name: str, card_id: str, **how: Any) -> str:
    """Somebody takes a card; its code."""
    if name not in wechat.world.people:
        wechat.world.people.add(name, person_id=name)
    return wechat.act.receive_card(person=name, card_id=card_id, **how).code


def own_codes(wechat: Bench, *codes: str) -> str:
    """A card whose codes the merchant has deposited, as many in stock as there are codes; its card_id."""
    card_id = create(
        wechat,
        use_custom_code=True,
        get_custom_code_mode="GET_CUSTOM_CODE_MODE_DEPOSIT",
        sku={"quantity": 0},
    )
    wechat.sa.card_codes.deposit(card_id=card_id, code=list(codes))
    wechat.sa.cards.modify_stock(card_id=card_id, increase_stock_value=len(codes))
    return card_id


def openid(wechat: Bench, name: str) -> str:
    return wechat.world.service_account.openid(wechat.world.people[name])


def status(wechat: Bench, code: str, card_id: str | None = None) -> str:
    """How WeChat says a card stands."""
    return wechat.sa.card_codes.get(code=code, card_id=card_id, check_consume=False).user_card_status


def own_gift_codes(wechat: Bench, *codes: str) -> str:
    """A gift card (礼品卡) whose codes the merchant has deposited; its card_id."""
    deposit = {"use_custom_code": True, "get_custom_code_mode": "GET_CUSTOM_CODE_MODE_DEPOSIT"}
    card_id = create(wechat, "GENERAL_CARD", **deposit, sku={"quantity": 0})
    wechat.sa.card_codes.deposit(card_id=card_id, code=list(codes))
    wechat.sa.cards.modify_stock(card_id=card_id, increase_stock_value=len(codes))
    return card_id
