"""What the tests of after-sales, promoters and sharers begin with: two products, and people who buy them."""

from __future__ import annotations

from wxkit.store._product import Product, Sku
from wxkit.store._product_enums import ProductStatus, SkuStatus
from wxkit.store.orders import Delivery, DeliveryItem
from wxkit.testing._bench import Bench
from wxkit_sandbox.acts.orders import Item
from wxkit_sandbox.people import Person
from wxkit_sandbox.store.orderbook import Order, OrderBook, OrderLine
from wxkit_sandbox.store.shelf import Shelf, ShelfItem

TEA = OrderLine("10000001", "20000001", 2, "高山绿茶", "https://mmecimage.cn/p/tea", 10_000, 12_000)
"""Bought by twos: 20,000 fen."""
CUP = OrderLine("10000002", "20000002", 1, "白瓷茶杯", "https://mmecimage.cn/p/cup", 5_000, 6_000)


def person(wechat: Bench, name: str) -> Person:
    """The person of this id, made when nobody has it."""
    people = wechat.world.people
    return people[name] if name in people else people.add(name.title(), person_id=name)


def put_on_sale(wechat: Bench, line: OrderLine) -> None:
    """A product that can be bought, with one SKU and a stock of 100, unless it is there already."""
    sku = Sku(
        sku_id=line.sku_id,
        sale_price=line.sale_price,
        thumb_img=line.thumb_img,
        status=SkuStatus.ON_SALE,
    )
    product = Product(
        product_id=line.product_id, title=line.title, head_imgs=[line.thumb_img], skus=[sku], cats_v2=[]
    )
    now = wechat.world.clock.time()
    item = ShelfItem(line.product_id, now, now, product, product, ProductStatus.ON_SALE)
    item.stock[line.sku_id] = 100
    wechat.world.store.state(Shelf).items.setdefault(line.product_id, item)


def paid(
    wechat: Bench, buyer: str = "mei", *lines: OrderLine, freight: int = 0, link: str | None = None
) -> Order:
    """An order that waits for shipping; of the tea, when no line is given."""
    person(wechat, buyer)
    for line in lines or (TEA,):
        put_on_sale(wechat, line)
    items = [Item(product_id=line.product_id, count=line.count) for line in lines or (TEA,)]
    order_id = wechat.act.buy(person=buyer, items=items, freight=freight, link=link).order_id
    return wechat.world.store.state(OrderBook).orders[order_id]


def gift(wechat: Bench, giver: str, recipient: str) -> Order:
    """A gift that the recipient has accepted and that waits for shipping."""
    for name in (giver, recipient):
        person(wechat, name)
    put_on_sale(wechat, CUP)
    order_id = wechat.act.buy(person=giver, product_id=CUP.product_id, gift_to=recipient).order_id
    wechat.act.accept(person=recipient, order_id=order_id)
    return wechat.world.store.state(OrderBook).orders[order_id]


def shipped(wechat: Bench, buyer: str = "mei", *lines: OrderLine, freight: int = 0) -> Order:
    """An order that is on its way."""
    return sent(wechat, paid(wechat, buyer, *lines, freight=freight))


def received(wechat: Bench, buyer: str = "mei", *lines: OrderLine, link: str | None = None) -> Order:
    """An order whose goods have arrived."""
    order = sent(wechat, paid(wechat, buyer, *lines, link=link))
    wechat.act.receive(person=buyer, order_id=order.order_id)
    return order


def sent(wechat: Bench, order: Order) -> Order:
    """The merchant ships all of it."""
    goods = [
        DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=line.count)
        for line in order.lines
    ]
    parcel = Delivery(delivery_id="SF", waybill_id="SF1", product_infos=goods)
    wechat.shop.orders.send_delivery(order_id=order.order_id, delivery_list=[parcel])
    return order


def order(wechat: Bench, order_id: str) -> Order:
    """The order with this id, as the sandbox keeps it."""
    return wechat.world.store.state(OrderBook).orders[order_id]
