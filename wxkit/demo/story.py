"""The story: a week in the life of a merchant and four people, scene by scene.

Every scene acts, lets the merchant's app react, and checks what came of it through the typed clients.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from wxkit.demo.stage import Stage
from wxkit.policy.ledger import figures, verify
from wxkit.service_account.qrcode import QrAction, QrScene
from wxkit.store.orders import Delivery, DeliveryItem

__all__ = ["SCENES", "Scene"]

COURIER = "SF"
DAY = 86_400


class Scene(NamedTuple):
    """One scene."""

    title: str
    play: Callable[[Stage], None]


def prepare(stage: Stage) -> None:
    """The merchant takes message templates and looks at what is on the shelves."""
    merchant = stage.merchant
    merchant.paid_template = merchant.sa.templates.add(
        template_id_short="40001", keyword_name_list=["订单编号", "商品名称", "订单金额"]
    ).template_id
    merchant.shipped_template = merchant.mp.subscribe.add_template(
        tid="1128", kidList=[1, 2, 4], sceneDesc="发货提醒"
    ).priTmplId
    products = sorted(merchant.shop.products.iter_list(page_size=10))
    stage.expect(products, "products on sale")
    stage.noted["tea"] = products[0]
    product = merchant.shop.products.get(product_id=products[0]).product
    skus = product.skus if product else []
    stage.noted["sku"], stage.noted["other_sku"] = skus[0].sku_id, skus[1].sku_id
    stage.tell("The shop", f"opens with {len(products)} products and takes two message templates")


def promoter(stage: Stage) -> None:
    """Bo becomes a promoter, paid by the merchant's agency; he gets a QR code and a link of his own."""
    bound = stage.control.act.become_promoter(person="bo", commission_type=1)
    stage.tell("Bo", "becomes a promoter (推客) of the shop")
    ticket = stage.merchant.sa.qrcode.create(
        action_name="QR_LIMIT_STR_SCENE",
        action_info=QrAction(scene=QrScene(scene_str=f"ref_{stage.person('bo')}")),
    ).ticket
    link = stage.merchant.shop.promoter.product_link(
        sharer_appid=bound.sharer_appid,
        shop_appid=stage.merchant.shop.appid,
        product_id=stage.noted["tea"],
    ).short_link
    stage.noted |= {"ticket": ticket, "link": link, "sharer": bound.sharer_appid}
    stage.expect(ticket and link, "a QR code and a link for the promoter")


def follow(stage: Stage) -> None:
    """Mei scans the code and follows; the merchant greets her."""
    stage.control.act.scan(person="mei", ticket=stage.noted["ticket"])
    stage.tell("Mei", "scans Bo's QR code and follows the service account (关注)")
    touches = stage.merchant.look(lambda view: view.touches(stage.person("mei")))
    brought = [touch.referrer for touch in touches]
    stage.expect(brought == [stage.person("bo")], "the merchant knows who brought Mei")


def join(stage: Stage) -> None:
    """Mei opens the mini-program, is recognised, shares her number, joins, and subscribes."""
    act, merchant, centre = stage.control.act, stage.merchant, stage.merchant.service.centre
    act.open(person="mei")
    session = centre.log_in(act.login(person="mei").code)
    stage.tell("Mei", "opens the mini-program (小程序) and is recognised by her unionid")
    stage.expect(session.known, "one person in both apps")
    stage.noted["session"] = session.token
    known = [merchant.openid(stage.person("mei"), app.appid) for app in (merchant.mp, merchant.sa)]
    stage.expect(all(known), "the follower is the visitor")
    stage.expect(merchant.phone(act.phone_code(person="mei").code), "the phone number")
    act.join_vip(person="mei")
    act.subscribe(person="mei", accept=[merchant.shipped_template])
    stage.tell("Mei", "gives her phone number, joins the members, accepts one shipping notice")


def purchase(stage: Stage) -> None:
    """Mei buys tea through Bo's link."""
    order_id = stage.control.act.buy(
        person="mei", product_id=stage.noted["tea"], sku_id=stage.noted["sku"], link=stage.noted["link"]
    ).order_id
    stage.tell("Mei", "buys tea through Bo's link and pays")
    stage.noted["first"] = order_id
    order = stage.merchant.shop.orders.get(order_id=order_id).order
    stage.expect(order.status == 20, "the order waits for shipment")
    stage.expect(order.openid == stage.openids["mei"]["store"], "the order is Mei's")


def gift(stage: Stage) -> None:
    """Mei buys a second tea as a gift; Lan swaps the variant and accepts."""
    act, shop = stage.control.act, stage.merchant.shop
    bought = act.buy(
        person="mei", product_id=stage.noted["tea"], sku_id=stage.noted["sku"], gift_to="lan", wish="生日快乐"
    )
    stage.tell("Mei", "buys a second tea as a gift (送礼物) for Lan")
    stage.noted["gift"] = bought.order_id
    stage.expect(
        shop.orders.get(order_id=bought.order_id).order.status == 12, "the gift waits to be accepted"
    )
    act.accept(person="lan", order_id=bought.order_id, sku_id=stage.noted["other_sku"])
    stage.tell("Lan", "fills in an address, swaps to a variant of the same price, and accepts")
    act.join_vip(person="lan")
    stage.tell("Lan", "likes the shop and joins its members (会员)")
    order = shop.orders.get(order_id=bought.order_id).order
    stage.expect(order.status == 20, "the gift waits for shipment")
    stage.expect(order.openid == stage.openids["lan"]["store"], "the order is Lan's now")
    stage.expect(order.present_giver_openid == stage.openids["mei"]["store"], "Mei is its giver")
    stage.expect(order.order_detail.product_infos[0].sku_id == stage.noted["other_sku"], "the other variant")


def ship(stage: Stage) -> None:
    """The shop ships both; both arrive."""
    for name, person in (("first", "mei"), ("gift", "lan")):
        _ship(stage, stage.noted[name])
        stage.control.time.advance(seconds=2 * DAY)
        stage.control.act.receive(person=person, order_id=stage.noted[name])
        stage.tell(person.title(), "receives the parcel")
        status = stage.merchant.shop.orders.get(order_id=stage.noted[name]).order.status
        stage.expect(status == 100, "the order is completed")


def settle(stage: Stage) -> None:
    """The after-sale period ends; WeChat settles; points and commission are credited."""
    stage.control.time.advance(seconds=8 * DAY)
    stage.tell("Time", "passes: the after-sale period is over and WeChat settles (结算)")
    stage.expect(_score(stage, "mei") == 2 * 199, "199 points for each tea that Mei paid")
    stage.expect(_score(stage, "lan") == 50, "50 points for Lan, who is new")
    order = stage.merchant.shop.orders.get(order_id=stage.noted["first"]).order
    settle_info = order.order_detail.settle_info
    stage.expect(settle_info is not None and settle_info.settle_time, "a settlement time")


def unwanted(stage: Stage) -> None:
    """A gift that nobody accepts expires after 24 hours and is refunded."""
    order_id = stage.control.act.buy(
        person="mei", product_id=stage.noted["tea"], sku_id=stage.noted["sku"], gift_to="wei", wish="春天好"
    ).order_id
    stage.noted["unwanted"] = order_id
    stage.tell("Mei", "sends Wei a gift; Wei does not look at the phone")
    stage.control.time.advance(seconds=DAY)
    stage.tell("Time", "jumps 24 hours: the gift expires and is refunded")
    order = stage.merchant.shop.orders.get(order_id=order_id).order
    stage.expect(order.status == 200, "the gift order is cancelled")
    stage.expect(_score(stage, "mei") == 2 * 199, "no points for it")


def part_refund(stage: Stage) -> None:
    """Mei buys once more, gets 50 yuan back for a dented tin, and points for the rest."""
    act, shop = stage.control.act, stage.merchant.shop
    order_id = act.buy(person="mei", product_id=stage.noted["tea"], sku_id=stage.noted["sku"]).order_id
    stage.noted["dented"] = order_id
    _ship(stage, order_id)
    act.receive(person="mei", order_id=order_id)
    stage.tell("Mei", "buys tea again; the tin arrives dented")
    request = act.request_refund(person="mei", order_id=order_id, amount=5000).after_sale_order_id
    shop.aftersale.accept(after_sale_order_id=request, accept_type=2)
    stage.tell("The shop", "agrees to give 50.00 yuan back (部分退款)")
    done = shop.aftersale.get(after_sale_order_id=request).after_sale_order
    stage.expect(done.status == "MERCHANT_REFUND_SUCCESS", "the refund is done")
    stage.control.time.advance(seconds=8 * DAY)
    stage.tell("Time", "passes: the rest of the order is settled")
    stage.expect(_score(stage, "mei") == 2 * 199 + 150, "150 points for the third tea: 199 less 49")


def redeem(stage: Stage) -> None:
    """Mei redeems points in the mini-program, and changes her mind."""
    centre = stage.merchant.service.centre
    mei = centre.who(stage.noted["session"]) or ""
    receipt = centre.redeem(mei, "cup-1", "cup", 1)
    centre.redeem(mei, "cup-1", "cup", 1)
    stage.tell("Mei", "redeems 100 points for a cup of tea (积分兑换); her phone asks twice")
    stage.expect(
        receipt.fresh and len(centre.vouchers(mei)) == 1, "one voucher, though it was asked for twice"
    )
    stage.expect(_score(stage, "mei") == 2 * 199 + 150 - 100, "the Store shows 100 points less")
    centre.cancel(mei, "cup-1")
    stage.tell("Mei", "changes her mind: the voucher goes, the points come back")
    stage.expect(_score(stage, "mei") == 2 * 199 + 150, "the points are back")


def payout(stage: Stage) -> None:
    """The refund windows are over: what Bo earned is paid out."""
    service, bo = stage.merchant.service, stage.person("bo")
    stage.control.time.advance(seconds=8 * DAY)
    stage.tell("Time", "passes: the refund windows are over")
    earned = 1_998 + 1_998 + (1_998 - 500)
    payable = stage.merchant.balance(f"commission/payable/{bo}")
    stage.expect(payable == earned, "10 % of what Mei paid and kept, for she came through Bo")
    service.engine.pay_out("the week", service.now())
    stage.tell("The shop", f"pays Bo's commission (佣金) of ¥{earned / 100:.2f}")
    before = figures(service.books).facts
    service.catch_up()
    stage.expect(figures(service.books).facts == before, "a sweep finds nothing that the app has missed")
    stage.expect(not verify(service.books, service.policy), "the ledger holds")


def _ship(stage: Stage, order_id: str) -> None:
    shop = stage.merchant.shop
    line = shop.orders.get(order_id=order_id).order.order_detail.product_infos[0]
    item = DeliveryItem(product_id=line.product_id, sku_id=line.sku_id, product_cnt=line.sku_cnt)
    parcel = Delivery(
        deliver_type=1, delivery_id=COURIER, waybill_id=f"SF{order_id[-10:]}", product_infos=[item]
    )
    shop.orders.send_delivery(order_id=order_id, delivery_list=[parcel])
    stage.tell("The shop", f"ships order …{order_id[-6:]} (发货)")


def _score(stage: Stage, person: str) -> int:
    return int(stage.merchant.shop.vip.score(openid=stage.openids[person]["store"]).info.score)


SCENES = (
    Scene("The shop opens", prepare),
    Scene("A promoter (推客)", promoter),
    Scene("A new follower (关注)", follow),
    Scene("A member (会员)", join),
    Scene("An order through the link (推广订单)", purchase),
    Scene("A gift that is accepted (送礼物)", gift),
    Scene("Parcels (发货、收货)", ship),
    Scene("Settlement (结算)", settle),
    Scene("A gift that nobody takes (礼物过期)", unwanted),
    Scene("A part refund (部分退款)", part_refund),
    Scene("Points for tea (积分兑换)", redeem),
    Scene("Payday (佣金结算)", payout),
)
