"""Every event that WeChat documents for the Store happens in the sandbox; an old one if asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from shop_steps import bought, opened, pushes, received

import wxkit_sandbox
from wxkit.callbacks import Event
from wxkit.callbacks.events import _members, _orders, _promotion, _shop, _shop_chat
from wxkit.testing._bench import Bench

SOURCES = "".join(path.read_text(encoding="utf-8") for path in Path(wxkit_sandbox.__path__[0]).rglob("*.py"))
KINDS = [
    name
    for module in (_members, _orders, _promotion, _shop, _shop_chat)
    for name in module.__all__
    if issubclass(getattr(module, name), Event)
]


@pytest.mark.parametrize("name", KINDS)
def test_something_in_the_sandbox_pushes_it(name: str) -> None:
    assert f"events.{name}" in SOURCES


def test_the_old_event_tells_each_status_once(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    wechat.world.settings.old_order_events = True
    order_id = bought(wechat, tea)
    received(wechat, order_id)
    told = [content for name, content in pushes(wechat) if name == "product_order_status_update"]
    assert [content["status"] for content in told] == [10, 20, 30, 100]
    assert {str(content["order_id"]) for content in told} == {order_id}


def test_the_old_event_is_off_by_default(wechat: Bench) -> None:
    tea, *_ = opened(wechat)
    bought(wechat, tea)
    assert "product_order_status_update" not in [name for name, _ in pushes(wechat)]
