"""A small merchant's app: the app around the policies, with three plugins and words of its own.

Points (积分), presents (送礼物) and referrals (推荐) are the plugins' business: one point for each full yuan
(元) that was paid, from settlement on; fifty for somebody whose first contact with the shop is a present; ten
percent for whoever brought the buyer. What the merchant says besides is in functions here.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import uvicorn

import wxkit
from wxkit._clock import Clock
from wxkit._uvicorn import QuietServer, bind, url_of
from wxkit.callbacks import Dispatcher, Receiver, events
from wxkit.miniprogram.subscribe import SubscribeValue
from wxkit.policy import Plugins, View
from wxkit.policy.settings import EngineSettings
from wxkit.policy.sql import SqlBooks
from wxkit.serve.delivering import Apps
from wxkit.serve.service import Service
from wxkit.serve.web import create_app
from wxkit.service_account.messages import TextContent
from wxkit.service_account.templates import TemplateValue
from wxkit.store._order import Order

__all__ = ["Credentials", "Merchant", "MerchantServer"]

STARTS_WITHIN = 30.0
RULES: dict[str, dict[str, Any]] = {
    "points": {
        "offers": [
            {"id": "cup", "kind": "voucher", "title": "一杯好茶", "points": 100, "target": "cup-of-tea"}
        ],
    },
    "gifting": {"thanks": {"newcomer": 50}},
    "referral": {"commission": {"rate": "10%"}},
}
"""What wxkit.toml would say under [plugins.…]."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """One app as the console shows it."""

    appid: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes_key: str = field(repr=False)


class Merchant:
    """Knows its rules, and what to say when."""

    def __init__(self, apps: dict[str, Credentials], base_url: str, database: str, clock: Clock) -> None:
        store, mini, account = (apps[kind] for kind in ("store", "miniprogram", "service_account"))
        shared: dict[str, Any] = {"base_url": base_url, "clock": clock}
        self.shop = wxkit.Store(store.appid, store.secret, **shared)
        self.mp = wxkit.MiniProgram(mini.appid, mini.secret, **shared)
        self.sa = wxkit.ServiceAccount(account.appid, account.secret, **shared)
        self.service = Service(
            Apps(self.shop, self.mp, self.sa),
            SqlBooks(database),
            Plugins(tuple(RULES), RULES),
            EngineSettings(member_score=True),
        )
        self.paid_template = ""
        self.shipped_template = ""
        receivers = {
            kind: Receiver(app.token, appid=app.appid, aes_key=app.aes_key) for kind, app in apps.items()
        }
        self.app = create_app(self.service, receivers, work=False, also=self._table())

    def _table(self) -> Dispatcher:
        table = Dispatcher()
        table.on(events.Subscribe)(self.welcome)
        table.on(events.OrderPay)(self.order_paid)
        table.on(events.OrderDeliver)(self.order_shipped)
        return table

    # Reactions of the merchant's own. A push is a hint: what counts is what the API then says.

    def welcome(self, event: events.Subscribe) -> None:
        """Somebody follows: greet them."""
        greeting = TextContent(content="欢迎光临！会员中心在菜单里。")
        self.sa.messages.send(touser=event.from_user_name, msgtype="text", text=greeting)

    def order_paid(self, event: events.OrderPay) -> None:
        """Thank the payer by template message (模板消息), if they follow."""
        order = self.shop.orders.get(order_id=event.order_info.order_id).order
        openid = self.openid(_payer(order), self.sa.appid)
        if openid:
            amount = order.order_detail.price_info.order_price
            self.sa.templates.send(
                touser=openid,
                template_id=self.paid_template,
                data={
                    "character_string1": TemplateValue(value=order.order_id),
                    "thing2": TemplateValue(value=order.order_detail.product_infos[0].title[:20]),
                    "amount3": TemplateValue(value=f"￥{amount / 100:.2f}"),
                },
            )

    def order_shipped(self, event: events.OrderDeliver) -> None:
        """Tell the recipient by subscribe message (订阅消息), if they accepted one."""
        order = self.shop.orders.get(order_id=event.order_info.order_id).order
        openid = self.openid(f"union/{order.unionid}", self.mp.appid)
        if not openid:
            return
        parcel = order.order_detail.delivery_info.delivery_product_info[0]
        data = {
            "thing1": SubscribeValue(value=order.order_detail.product_infos[0].title[:20]),
            "character_string2": SubscribeValue(value=order.order_id),
            "phrase4": SubscribeValue(value=parcel.delivery_name[:5]),
        }
        with suppress(wxkit.Unreachable):  # they accepted no message for this parcel
            self.mp.subscribe.send(touser=openid, template_id=self.shipped_template, data=data)

    # What the ledger knows

    def openid(self, person: str, appid: str) -> str:
        """What somebody is called in an app, once the ledger has met them there."""
        return self.service.outbox.openid(person, appid)

    def look(self, at: Callable[[View], Any]) -> Any:
        """A look into the ledger as a plugin has it."""
        with self.service.engine.view(self.service.now()) as view:
            return at(view)

    def balance(self, account: str) -> int:
        """What an account of the ledger holds."""
        with self.service.books.transaction() as unit:
            return unit.balance(account)

    def phone(self, code: str) -> bool:
        """The person shared their phone number."""
        return bool(self.mp.user_info.phone_number(code=code).phone_info.phoneNumber)

    def refunded(self, order_id: str) -> int:
        """Fen given back on an order, read from its after-sale orders."""
        detail = self.shop.orders.get(order_id=order_id).order.aftersale_detail
        total = 0
        for entry in detail.aftersale_order_list if detail else []:
            request = self.shop.aftersale.get(after_sale_order_id=entry.aftersale_order_id).after_sale_order
            if request.status.endswith("SUCCESS") and request.refund_info:
                total += request.refund_info.amount
        return total

    def close(self) -> None:
        """Close the connections to WeChat and to the ledger."""
        self.service.close()


def _payer(order: Order) -> str:
    """In a gift order the payer is the giver, not the order's openid."""
    return f"union/{order.present_giver_unionid or order.unionid}"


class MerchantServer:
    """Serves the merchant's app on a free port while its block runs."""

    def __init__(self, merchant: Merchant) -> None:
        self._ready = threading.Event()
        options = uvicorn.Config(merchant.app, log_config=None, access_log=False, ws="none")
        self._server = QuietServer(options, self._ready.set)
        self._socket = bind("127.0.0.1", 0)
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="merchant", daemon=True
        )

    @property
    def url(self) -> str:
        return url_of(self._socket)

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(STARTS_WITHIN):
            raise RuntimeError("the merchant's app did not start")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join()
