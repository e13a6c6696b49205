"""The merchant: puts products on sale, ships, restocks, makes links and codes; all through typed clients."""

from __future__ import annotations

import random
from typing import Any

from wxkit._http import InProcess
from wxkit.miniprogram import MiniProgram
from wxkit.service_account import ServiceAccount
from wxkit.service_account.qrcode import QrAction, QrScene
from wxkit.store import Store
from wxkit.store._order_enums import OrderStatus
from wxkit.store._order_line import OrderLine
from wxkit.store._product_input import (
    AttributeInput,
    CategoryInput,
    ExpressInput,
    ExtraServiceInput,
    SkuInput,
)
from wxkit.store._stock_enums import StockDiff
from wxkit.store.orders import Delivery, DeliveryItem
from wxkit_sandbox.doors import in_process
from wxkit_sandbox.populate.agenda import Agenda
from wxkit_sandbox.populate.wares import CATALOGUE, Range, Sku, Ware, Wares
from wxkit_sandbox.world import App, World

__all__ = ["Merchant"]

IMAGES = "https://mmecimage.cn/p/shop"
COURIERS = ("SF", "YTO", "ZTO")
PATHS = {
    "tea": ("6153", "6160", "6162"),
    "food": ("6153", "6170", "6172"),
    "flowers": ("6300", "6310", "6312"),
    "ceramics": ("6200", "6210", "6212"),
    "home": ("6200", "6220", "6222"),
    "jewellery": ("6500", "6510", "6512"),
}
"""Category ids, from the root down."""
HALVES = 0.2
"""Share of orders of several products that go out in two parcels."""


class Merchant:
    """One shop's staff."""

    def __init__(self, world: World, agenda: Agenda, chance: random.Random, *, shelf: int) -> None:
        transport = in_process(world)
        self._appid = world.store.appid
        self._shelf = shelf
        """Pieces of each SKU when it is filled up."""
        self._chance = chance
        self._agenda = agenda
        self.shop = Store(**_login(world.store, transport))
        self.account = ServiceAccount(**_login(world.service_account, transport))
        self.miniprogram = MiniProgram(**_login(world.miniprogram, transport))
        self.wares = Wares([])
        self._to_ship: list[str] = []
        self._links: dict[tuple[str, str], str] = {}

    def open_shop(self) -> None:
        """Put everything on sale."""
        self.wares = Wares([self._put_on_sale(number, range_) for number, range_ in enumerate(CATALOGUE)])

    def _put_on_sale(self, number: int, range_: Range) -> Ware:
        names = list(range_.prices)
        product_id = self.shop.products.add(
            title=range_.title,
            head_imgs=[f"{IMAGES}/{number}/{picture}" for picture in range(4)],
            cats_v2=[CategoryInput(cat_id=level) for level in PATHS[range_.category]],
            deliver_method=0,
            express_info=ExpressInput(template_id=1),
            extra_service=ExtraServiceInput(seven_day_return=1),
            skus=[_sku(number, range_.variant, name, range_.prices[name], self._shelf) for name in names],
        ).data.product_id
        self.shop.products.listing(product_id=product_id)
        product = self.shop.products.get(product_id=product_id).product
        if product is None:
            raise LookupError(f"{range_.title} is not on sale")
        skus = tuple(Sku(sku.sku_id, sku.sale_price) for sku in product.skus)
        return Ware(product_id, range_.category, range_.price_class, skus)

    def code(self, scene: str) -> str:
        """The ticket of a permanent QR code."""
        action = QrAction(scene=QrScene(scene_str=scene))
        return self.account.qrcode.create(action_name="QR_LIMIT_STR_SCENE", action_info=action).ticket

    def link(self, sharer_appid: str, product_id: str) -> str | None:
        """A promoter's link of a product; None when the agency has parted with the promoter."""
        known = self._links.get((sharer_appid, product_id))
        if known is None:
            found = self._agenda.call(
                lambda: self.shop.promoter.product_link(
                    sharer_appid=sharer_appid, product_id=product_id, shop_appid=self._appid
                )
            )
            if found is None:
                return None
            known = self._links[sharer_appid, product_id] = found.short_link
        return known

    def take_order(self, order_id: str) -> None:
        """An order is to be shipped with the next round."""
        self._to_ship.append(order_id)

    def ship(self) -> list[str]:
        """Hand everything to the courier that is to be shipped; gives the ids of what is on its way."""
        waiting, self._to_ship = self._to_ship, []
        return [order_id for order_id in waiting if self._send(order_id)]

    def _send(self, order_id: str) -> bool:
        """In one parcel or two. What is asked back waits for the next round."""
        order = self.shop.orders.get(order_id=order_id).order
        lines = order.order_detail.product_infos
        if order.status != OrderStatus.TO_SHIP:
            return False
        if any(line.on_aftersale_sku_cnt for line in lines):
            self._to_ship.append(order_id)
            return False
        goods = [line for line in lines if line.sku_cnt > line.finish_aftersale_sku_cnt]
        apart = len(goods) > 1 and self._chance.random() < HALVES
        for parcel in (goods[:1], goods[1:]) if apart else (goods,):
            self.shop.orders.send_delivery(order_id=order_id, delivery_list=[self._parcel(parcel)])
        return True

    def _parcel(self, goods: list[OrderLine]) -> Delivery:
        items = [
            DeliveryItem(product_id=one.product_id, sku_id=one.sku_id, product_cnt=one.sku_cnt)
            for one in goods
        ]
        waybill = f"{self._chance.randrange(10**11, 10**12)}"
        return Delivery(delivery_id=self._chance.choice(COURIERS), waybill_id=waybill, product_infos=items)

    def restock(self) -> None:
        """Fill up what runs low."""
        ids = [ware.product_id for ware in self.wares.all]
        for product in self.shop.stock.batch_get(product_id=ids).data.spu_stock_list:
            for sku in product.sku_stock:
                if sku.normal_stock_num < self._shelf // 2:
                    self.shop.stock.update(
                        product_id=product.product_id,
                        sku_id=sku.sku_id,
                        diff_type=StockDiff.ADD,
                        num=self._shelf,
                    )


def _login(app: App, transport: InProcess) -> dict[str, Any]:
    return {"appid": app.appid, "secret": app.secret, "clock": app.world.clock, "transport": transport}


def _sku(number: int, variant: str, name: str, price: int, stock: int) -> SkuInput:
    return SkuInput(
        thumb_img=f"{IMAGES}/{number}/sku",
        sale_price=price,
        stock_num=stock,
        sku_code=f"W{number:02d}",
        sku_attrs=[AttributeInput(attr_key=variant, attr_value=name)],
    )
