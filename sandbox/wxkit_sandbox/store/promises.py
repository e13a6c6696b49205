"""When goods have to leave: stock (现货) by its freight template, a presale (全款预售) on its own day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from wxkit.store._product import Product, Sku, SkuDeliverInfo
from wxkit_sandbox.store.freight_book import Templates
from wxkit_sandbox.world import App

__all__ = ["FROM_STOCK", "NotSoldNow", "Presale", "Promise", "promise_of"]

HOUR, DAY = 3600, 86400
USUAL = 48 * HOUR
TODAY = "SendTime_SHIP_TODAY"
WITHIN = {
    "SendTime_TWENTYFOUR_HOUR": 24 * HOUR,
    "SendTime_FOUTYEIGHT_HOUR": 48 * HOUR,
    "SendTime_THREE_DAY": 3 * DAY,
}
PRESALE = 1
AFTER_PAYMENT = 0


class NotSoldNow(Exception):
    """The presale has not begun, or is over; the text says which."""


@dataclass(frozen=True, slots=True)
class Presale:
    """A SKU that is paid now and sent later."""

    kind: int
    """0 so many days after payment, 1 so many days after the presale."""
    send_by: int
    """Unix seconds."""


@dataclass(frozen=True, slots=True)
class Promise:
    """When one SKU has to leave."""

    within: int = USUAL
    """Seconds from the time on at which it may be shipped; 0 for the end of that day."""
    presale: Presale | None = None

    def deadline(self, app: App, since: int) -> int:
        """Until when, if it may be shipped since then."""
        if self.presale is not None:
            return self.presale.send_by
        if self.within:
            return since + self.within
        morning = app.world.clock.local().replace(hour=0, minute=0, second=0, microsecond=0)
        return int((morning + timedelta(days=1)).timestamp()) - 1


FROM_STOCK = Promise()


def promise_of(app: App, product: Product, sku: Sku) -> Promise:
    """What the buyer is promised who orders now."""
    sent = sku.sku_deliver_info or (product.spu_deliver_info and product.spu_deliver_info.sku_deliver_info)
    if sent and sent.stock_type == PRESALE:
        presale = _presale(app, sent)
        if presale is not None:
            return Promise(presale=presale)
    express = product.express_info
    template = app.state(Templates).templates.get(str(express.template_id)) if express else None
    if template is None:
        return FROM_STOCK
    return Promise(0 if template.send_time == TODAY else WITHIN.get(template.send_time, USUAL))


def _presale(app: App, sent: SkuDeliverInfo) -> Presale | None:
    """The presale, while it lasts; None when it is over and the SKU is sold from stock."""
    now = app.world.clock.time()
    if sent.presale_begin_time and now < sent.presale_begin_time:
        raise NotSoldNow(f"the presale begins at {sent.presale_begin_time} (Unix seconds)")
    kind, days = sent.full_payment_presale_delivery_type or 0, sent.full_payment_presale_delivery_time or 0
    if sent.presale_end_time and now >= sent.presale_end_time:
        if sent.spot_after_presale_end:
            return None
        raise NotSoldNow("the presale is over")
    since = now if kind == AFTER_PAYMENT else sent.presale_end_time or now
    return Presale(kind, since + days * DAY - 1)
