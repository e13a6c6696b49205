"""A small merchant's app: it receives pushes over HTTP and reacts with typed calls.

Its rules are plain functions here: one point for each full yuan (元) that was paid, credited at settlement,
and fifty for a person whose first contact with the shop is a present.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from types import TracebackType
from typing import Any, Self
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import wxkit
from wxkit.callbacks import Dispatcher, Receiver, events, wsgi_app
from wxkit.miniprogram.subscribe import SubscribeValue
from wxkit.service_account.messages import TextContent
from wxkit.service_account.templates import TemplateValue

__all__ = ["Credentials", "Member", "Merchant", "MerchantServer", "points_for"]

NEW_FRIEND_POINTS = 50


@dataclass(frozen=True, slots=True)
class Credentials:
    """One app as the console shows it."""

    appid: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes_key: str = field(repr=False)


@dataclass(slots=True)
class Member:
    """A person as the merchant knows them: one unionid, an openid per app."""

    unionid: str
    openids: dict[str, str] = field(default_factory=dict[str, str])
    """By product: store, miniprogram, service_account."""
    phone_known: bool = False
    came_by: str = ""
    """Scene of the QR code that they scanned first."""


def points_for(paid: int, refunded: int) -> int:
    """Points for a payment: one for each full yuan, less the share that was refunded (all in fen)."""
    earned = paid // 100
    return earned - earned * refunded // paid if paid else 0


class Merchant:
    """Knows its members and what to do about each push."""

    def __init__(self, apps: dict[str, Credentials], base_url: str) -> None:
        store, mini, account = (apps[kind] for kind in ("store", "miniprogram", "service_account"))
        self.shop = wxkit.Store(store.appid, store.secret, base_url=base_url)
        self.mp = wxkit.MiniProgram(mini.appid, mini.secret, base_url=base_url)
        self.sa = wxkit.ServiceAccount(account.appid, account.secret, base_url=base_url)
        self.members: dict[str, Member] = {}
        self.paid_template = ""
        self.shipped_template = ""
        self._callbacks = {
            f"/{kind}": wsgi_app(Receiver(app.token, appid=app.appid, aes_key=app.aes_key), self._table())
            for kind, app in apps.items()
        }

    def _table(self) -> Dispatcher:
        table = Dispatcher()
        table.on(events.Subscribe)(self.welcome)
        table.on(events.OrderPay)(self.order_paid)
        table.on(events.OrderDeliver)(self.order_shipped)
        table.on(events.OrderSettle)(self.order_settled)
        return table

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The callback URLs, one for each app: /store, /miniprogram, /service_account."""
        callback = self._callbacks.get(environ.get("PATH_INFO", ""))
        if callback is None:
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"no such callback"]
        return callback(environ, start_response)

    def member(self, unionid: str) -> Member:
        """Who this is, in all three apps."""
        return self.members.setdefault(unionid, Member(unionid))

    # Reactions to pushes. A push is a hint: what counts is what the API then says.

    def welcome(self, event: events.Subscribe) -> None:
        """Somebody follows: learn who they are, greet them."""
        openid = event.from_user_name
        member = self.member(self.sa.users.get(openid=openid).unionid or openid)
        member.openids["service_account"] = openid
        member.came_by = member.came_by or event.event_key.removeprefix("qrscene_")
        self.sa.messages.send(
            touser=openid, msgtype="text", text=TextContent(content="欢迎光临！会员中心在菜单里。")
        )

    def order_paid(self, event: events.OrderPay) -> None:
        """Thank the payer by template message (模板消息), if they follow."""
        order = self.shop.orders.get(order_id=event.order_info.order_id).order
        payer = self._payer(
            order.openid, order.unionid, order.present_giver_openid, order.present_giver_unionid
        )
        openid = payer.openids.get("service_account")
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
        member = self.members.get(order.unionid or "")
        openid = member.openids.get("miniprogram") if member else None
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

    def order_settled(self, event: events.OrderSettle) -> None:
        """Credit points: to the payer for what was paid, and to a new friend who accepted a present."""
        order = self.shop.orders.get(order_id=event.order_info.order_id).order
        paid = sum(line.real_price or 0 for line in order.order_detail.product_infos)
        refunded = self.refunded(order.order_id)
        payer = order.present_giver_openid or order.openid
        self._credit(payer, points_for(paid, refunded), f"order {order.order_id}", f"{order.order_id}/payer")
        if order.is_present and order.unionid not in self.members:
            self._credit(order.openid, NEW_FRIEND_POINTS, "welcome by a present", f"{order.order_id}/friend")

    def close(self) -> None:
        """Close the connections to WeChat."""
        for client in (self.shop, self.mp, self.sa):
            client.close()

    # What the mini-program's pages ask of their server.

    def login(self, js_code: str) -> Member:
        """The mini-program hands over its login code: recognise the person by unionid."""
        session = self.mp.login.code2session(js_code=js_code)
        member = self.member(session.unionid or session.openid)
        member.openids["miniprogram"] = session.openid
        return member

    def phone(self, member: Member, code: str) -> None:
        """The person shared their phone number."""
        member.phone_known = bool(self.mp.user_info.phone_number(code=code).phone_info.phoneNumber)

    def _payer(
        self, openid: str, unionid: str | None, giver_openid: str | None, giver_unionid: str | None
    ) -> Member:
        """In a gift order the payer is the giver, not the order's openid."""
        if giver_openid:
            return self.member(giver_unionid or giver_openid)
        return self.member(unionid or openid)

    def _credit(self, openid: str, points: int, remark: str, request_id: str) -> None:
        if points:
            self.shop.vip.increase_score(
                openid=openid, score=str(points), remark=remark, request_id=request_id
            )

    def refunded(self, order_id: str) -> int:
        """Fen given back on an order, read from its after-sale orders."""
        detail = self.shop.orders.get(order_id=order_id).order.aftersale_detail
        total = 0
        for entry in detail.aftersale_order_list if detail else []:
            request = self.shop.aftersale.get(after_sale_order_id=entry.aftersale_order_id).after_sale_order
            if request.status.endswith("SUCCESS") and request.refund_info:
                total += request.refund_info.amount
        return total


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """The story is told elsewhere."""


class MerchantServer:
    """Serves the merchant's callbacks on a free port while its block runs."""

    def __init__(self, merchant: Merchant) -> None:
        self._server = make_server("127.0.0.1", 0, merchant, _ThreadingServer, _Quiet)
        self._thread = threading.Thread(target=self._server.serve_forever, name="merchant", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
