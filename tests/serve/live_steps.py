"""What the tests of the app behind the policies begin with: a shop, people, orders and how they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from wxkit.callbacks import Receiver, wsgi_app
from wxkit.policy import (
    Attribution,
    Commission,
    Earn,
    Fact,
    GiftAccepted,
    OrderPaid,
    Plugins,
    RedeemRequest,
    Redemption,
    View,
    hookimpl,
)
from wxkit.policy.settings import EngineSettings
from wxkit.policy.sql import SqlBooks
from wxkit.policy.truth import OrderState, Who, order_state
from wxkit.serve.delivering import Apps
from wxkit.serve.service import Service
from wxkit.serve.settings import ServeSettings
from wxkit.store.orders import Delivery, DeliveryItem, Order
from wxkit.testing._bench import Bench
from wxkit_sandbox.store.catalogue import stock_shelves
from wxkit_sandbox.world import KINDS

DAY = 86_400


def opened(wechat: Bench, *names: str) -> list[str]:
    """Stock the shop, let people in, and tell the ids of its products."""
    for name in names or ("mei", "lan"):
        wechat.world.people.add(name, person_id=name)
    return [item.product_id for item in stock_shelves(wechat.world.store)]


def union(wechat: Bench, name: str) -> str:
    """How facts name somebody whose unionid is known."""
    return f"union/{wechat.world.people[name].unionid}"


def bought(wechat: Bench, product_id: str, person: str = "mei", **more: Any) -> str:
    return wechat.act.buy(person=person, product_id=product_id, **more).order_id


def order_of(wechat: Bench, order_id: str) -> Order:
    return wechat.shop.orders.get(order_id=order_id).order


def shipped(wechat: Bench, order_id: str) -> None:
    """Ship all lines."""
    goods = [
        DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=line.sku_cnt)
        for line in order_of(wechat, order_id).order_detail.product_infos
    ]
    parcel = Delivery(delivery_id="SF", waybill_id=f"SF{order_id}", product_infos=goods)
    wechat.shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel])


def settled(wechat: Bench, order_id: str, person: str = "mei") -> None:
    """Ship, receive, and wait until the after-sale period is over."""
    shipped(wechat, order_id)
    wechat.act.receive(person=person, order_id=order_id)
    wechat.advance(8 * DAY)


def state_of(
    wechat: Bench, order_id: str, before: OrderState | None = None, promoter: Who | None = None
) -> OrderState:
    """How an order stands, with all of its after-sales."""
    order = order_of(wechat, order_id)
    marks = order.aftersale_detail.aftersale_order_list if order.aftersale_detail else []
    cases = [
        wechat.shop.aftersale.get(after_sale_order_id=mark.aftersale_order_id).after_sale_order
        for mark in marks
    ]
    return order_state(wechat.shop.appid, order, cases, before=before, promoter=promoter)


class Rules:
    """One point a yuan; 50 for a receiver who is new; 10 % for the promoter; any redemption."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, OrderPaid):
            for line in fact.lines:
                yield Earn(
                    person=fact.payer, points=line.paid // 100, line=line.key, rule="yuan", reason="1 a yuan"
                )

    @hookimpl
    def wxkit_gift_outcome(self, fact: Fact, view: View) -> Iterator[Earn]:
        if isinstance(fact, GiftAccepted) and not view.known(fact.receiver):
            yield Earn(person=fact.receiver, points=50, rule="newcomer", reason="welcome")

    @hookimpl
    def wxkit_referral_attribute(self, fact: OrderPaid) -> list[Attribution] | None:
        if fact.referrer is None:
            return None
        return [Attribution(referrer=fact.referrer, rule="wechat", reason="named by WeChat")]

    @hookimpl
    def wxkit_referral_commission(self, fact: OrderPaid, attribution: Attribution) -> Iterator[Commission]:
        yield Commission(
            referrer=attribution.referrer, fen=fact.paid // 10, rule="tenth", reason="10 percent"
        )

    @hookimpl
    def wxkit_points_redeem(self, request: RedeemRequest) -> Redemption | None:
        if request.offer_id != "any":
            return None
        return Redemption(points=request.count, rule="any", reason="as asked")


def balance(service: Service, person: str) -> tuple[int, int, int]:
    """Points: pending, available, debt."""
    with service.engine.view(service.now()) as view:
        found = view.balance(person)
    return found.pending, found.available, found.debt


def account(service: Service, name: str) -> int:
    with service.books.transaction() as unit:
        return unit.balance(name)


def score(wechat: Bench, person: str) -> int:
    """The points that the Store shows a member."""
    openid = wechat.world.store.openid(wechat.world.people[person])
    return int(wechat.shop.vip.score(openid=openid).info.score)


def connect(wechat: Bench, service: Service) -> None:
    """Let the sandbox push to the app, signed and encrypted."""
    for kind in KINDS:
        app = wechat.world.apps[kind]
        receiver = Receiver(app.token, appid=app.appid, aes_key=app.encoding_aes_key)
        wechat.push_to(kind, wsgi=wsgi_app(receiver, service.handler(app.appid)))


@contextmanager
def opened_service(
    wechat: Bench, database: str, *, pushes: bool = True, plugins: Any = None, **settings: Any
) -> Generator[Service]:
    """An app of the sandbox's merchant."""
    books = SqlBooks(database)
    policy = EngineSettings(member_score=True, commission_levels=2)
    service = Service(
        Apps(wechat.shop, wechat.mp, wechat.sa),
        books,
        Plugins({"rules": Rules()} if plugins is None else plugins),
        policy,
        ServeSettings.model_validate(settings),
    )
    service.sweeper.sweep()
    if pushes:
        connect(wechat, service)
    yield service
    books.close()


class Http:
    """Asks an ASGI app in this process."""

    def __init__(self, app: Any) -> None:
        self._app = app

    def request(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(transport=transport, base_url="http://app") as client:
                return await client.request(method, path, **more)

        return asyncio.run(ask())

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self.request("GET", path, **more)

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self.request("POST", path, **more)

    def delete(self, path: str, **more: Any) -> httpx.Response:
        return self.request("DELETE", path, **more)
