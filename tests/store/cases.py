"""Steps of the tests of after-sale orders, disputes and guarantee orders."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import pushes

import wxkit
from wxkit.store._aftersale_order import AftersaleOrder
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.orderbook import Order

HOUR, DAY = 3600, 86400


def ask(wechat: Bench, order: Order, **fields: Any) -> str:
    act = wechat.act.request_refund(person=order.owner.id, order_id=order.order_id, **fields)
    return act.after_sale_order_id


def look(wechat: Bench, case_id: str) -> AftersaleOrder:
    return wechat.shop.aftersale.get(after_sale_order_id=case_id).after_sale_order


def refused(wechat: Bench, order: Order, **fields: Any) -> str:
    """An after-sale order that the merchant has refused."""
    case_id = ask(wechat, order, **fields)
    wechat.shop.aftersale.reject(after_sale_order_id=case_id, reject_reason_type=17)
    return case_id


def code_of(action: Any, **fields: Any) -> int:
    """The errcode with which a call is refused."""
    with pytest.raises(wxkit.WeChatError) as error:
        action(**fields)
    return error.value.errcode


def pushed(wechat: Bench, event: str, field: str) -> list[Any]:
    """One field of every push of this event, oldest first."""
    return [body[field] for name, body in pushes(wechat) if name == event]
