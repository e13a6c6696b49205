"""Calls of gift cards (礼品卡): shelves, purchases, who may sell, and cards that people hold."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.service_account._gift_card_page import GiftPage, GiftPageInput
from wxkit.service_account.gift_cards import (
    ActivateGiftCard,
    AddGiftPage,
    AddGiftPayWhitelist,
    BindGiftPayMerchant,
    GetGiftOrder,
    GetGiftPage,
    GiftCardUpdated,
    GiftControl,
    GiftMaintained,
    GiftOrder,
    GiftOrderCard,
    GiftOrderPage,
    GiftOrderReply,
    GiftPageAdded,
    GiftPageControl,
    GiftPageIds,
    GiftPageReply,
    GiftPayWhitelisted,
    ListGiftOrders,
    ListGiftPages,
    MaintainGiftPages,
    RefundGiftOrder,
    SetGiftMiniProgram,
    UpdateGiftCard,
    UpdateGiftPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.card_book import HeldCard, check_held, held_card, living_template
from wxkit_sandbox.service_account.card_codes import CODE
from wxkit_sandbox.service_account.gift_card_book import (
    BoughtCard,
    GiftCardBook,
    GiftPurchase,
    GiftShelf,
    purchase_of,
    shelf_of,
)
from wxkit_sandbox.service_account.gift_card_flow import pay_back
from wxkit_sandbox.world import App

__all__: list[str] = []

NO_GIFT_CARD = 81002
PAGE = {"page": 41011, "page_id": 40035}
CONTROL = "E_GIFTCARD_{}_CONTROL_{}"


@handles(AddGiftPage, invalid=PAGE)
def add_page(app: App, call: AddGiftPage) -> GiftPageAdded:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    _check(app, call.page)
    ids = app.world.ids
    page_id = ids.derived(36, "gift-page", app.appid, str(ids.count("gift-page")))
    app.state(GiftCardBook).shelves[page_id] = GiftShelf(page_id, call.page)
    return GiftPageAdded(page_id=page_id)


def _check(app: App, page: GiftPageInput) -> None:
    """Every card on the shelf is a gift card, and every theme has a tab that exists."""
    tabs = len(page.category_list or [])
    for theme in page.theme_list:
        if theme.category_index is not None and tabs and not 0 <= theme.category_index < tabs:
            raise Refusal(40035)
        for item in theme.item_list:
            if living_template(app, item.card_id).card_type != "GENERAL_CARD":
                raise Refusal(NO_GIFT_CARD)


@handles(GetGiftPage, invalid=PAGE)
def get_page(app: App, call: GetGiftPage) -> GiftPageReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    page = shelf_of(app, call.page_id).page
    return GiftPageReply(
        page=GiftPage.model_validate(page.model_dump(exclude={"page_id"}, exclude_none=True))
    )


@handles(UpdateGiftPage, invalid=PAGE | {"page.page_id": 40035})
def update_page(app: App, call: UpdateGiftPage) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    shelf = shelf_of(app, call.page.page_id)
    _check(app, call.page)
    shelf.page = call.page
    return Ok()


@handles(ListGiftPages)
def list_pages(app: App, call: ListGiftPages) -> GiftPageIds:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    return GiftPageIds(page_id_list=list(app.state(GiftCardBook).shelves))


@handles(MaintainGiftPages, invalid={"*": 40035})
def maintain_pages(app: App, call: MaintainGiftPages) -> GiftMaintained:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    book = app.state(GiftCardBook)
    if bool(call.all) == bool(call.page_id):
        raise Refusal(40035)
    if call.page_id:
        shelf_of(app, call.page_id).down = call.maintain
    else:
        book.down = call.maintain
    pages = [
        GiftPageControl(
            page_id=shelf.page_id,
            page_control_type=_control("PAGE", shelf.down),
            system_page_control_type=_control("PAGE", False),
        )
        for shelf in book.shelves.values()
    ]
    return GiftMaintained(
        control_info=GiftControl(
            biz_control_type=_control("BIZ", book.down),
            system_biz_control_type=_control("BIZ", False),
            list=pages,
        )
    )


def _control(what: str, down: bool) -> str:
    return CONTROL.format(what, "MAINTAIN" if down else "NORMAL")


@handles(GetGiftOrder, invalid={"order_id": 40035})
def get_order(app: App, call: GetGiftOrder) -> GiftOrderReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    return GiftOrderReply(order=_order(app, purchase_of(app, call.order_id)))


@handles(ListGiftOrders, invalid={"*": 40035})
def list_orders(app: App, call: ListGiftOrders) -> GiftOrderPage:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    begin, end = call.begin_time or 0, call.end_time or app.world.clock.time()
    if begin > end:
        raise Refusal(40079)
    found = [one for one in app.state(GiftCardBook).purchases.values() if begin <= one.paid_at <= end]
    if call.sort_type == "DESC":
        found.reverse()
    page = found[call.offset : call.offset + call.count]
    return GiftOrderPage(total_count=len(found), order_list=[_order(app, one) for one in page])


def _order(app: App, purchase: GiftPurchase) -> GiftOrder:
    order = GiftOrder(
        order_id=purchase.order_id,
        page_id=purchase.page_id,
        trans_id=purchase.trans_id,
        create_time=purchase.paid_at,
        pay_finish_time=purchase.paid_at,
        total_price=sum(card.price for card in purchase.cards),
        open_id=app.openid(purchase.buyer),
        outer_str=purchase.outer_str,
        card_list=[_bought(card) for card in purchase.cards],
    )
    takers = {card.held.openid for card in purchase.cards if card.held}
    if len(takers) == 1 and not purchase.waiting:
        order.accepter_openid = takers.pop()
    if purchase.to_group is not None:
        order.IsChatRoom = purchase.to_group
    return order


def _bought(card: BoughtCard) -> GiftOrderCard:
    shown = GiftOrderCard(card_id=card.template.card_id, price=card.price, code=card.code)
    if card.face is not None:
        shown.background_pic_url = card.face.background_pic_url
        shown.outer_img_id = card.face.outer_img_id
        shown.default_gifting_msg = card.face.default_gifting_msg
    if card.held is not None:
        shown.accepter_openid = card.held.openid
    return shown


@handles(RefundGiftOrder, invalid={"order_id": 40035})
def refund_order(app: App, call: RefundGiftOrder) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    purchase = purchase_of(app, call.order_id)
    if purchase.refunded:
        raise Refusal(40078)
    pay_back(app, purchase)
    return Ok()


@handles(AddGiftPayWhitelist, invalid={"sub_mch_id": 40035})
def add_to_whitelist(app: App, call: AddGiftPayWhitelist) -> GiftPayWhitelisted:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    app.state(GiftCardBook).whitelisted.add(call.sub_mch_id)
    ticket = app.world.ids.derived(32, "gift-pay", app.appid, call.sub_mch_id)
    return GiftPayWhitelisted(url=f"https://mp.weixin.qq.com/bizmall/giftcardauth?ticket={ticket}")


@handles(BindGiftPayMerchant, invalid={"sub_mch_id": 40035, "wxa_appid": 40013})
def bind_merchant(app: App, call: BindGiftPayMerchant) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    book = app.state(GiftCardBook)
    _check_mini_program(app, call.wxa_appid)
    if call.sub_mch_id not in book.whitelisted:
        raise Refusal(48001)
    book.bound[call.sub_mch_id] = call.wxa_appid
    return Ok()


@handles(SetGiftMiniProgram, invalid={"wxa_appid": 40013, "page_id": 40035})
def set_mini_program(app: App, call: SetGiftMiniProgram) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    _check_mini_program(app, call.wxa_appid)
    shelf_of(app, call.page_id)
    app.state(GiftCardBook).mini_programs[call.wxa_appid] = call.page_id
    return Ok()


def _check_mini_program(app: App, appid: str) -> None:
    if appid != app.world.miniprogram.appid:
        raise Refusal(40013)


def _gift_card(app: App, code: str, card_id: str) -> HeldCard:
    """A gift card that somebody holds."""
    card = held_card(app, code, card_id)
    if card.template.card_type != "GENERAL_CARD":
        raise Refusal(NO_GIFT_CARD)
    check_held(app, card)
    return card


@handles(UpdateGiftCard, invalid=CODE)
def update_card(app: App, call: UpdateGiftCard) -> GiftCardUpdated:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/gift_card.html"""
    card = _gift_card(app, call.code, call.card_id)
    if (call.bonus or 0) < 0 or (call.balance or 0) < 0:
        raise Refusal(40035)
    card.bonus = card.bonus if call.bonus is None else call.bonus
    card.balance = card.balance if call.balance is None else call.balance
    card.background_pic_url = call.background_pic_url or card.background_pic_url
    given = (call.custom_field_value1, call.custom_field_value2, call.custom_field_value3)
    _fill(card, *given)
    return GiftCardUpdated(result_bonus=card.bonus, result_balance=card.balance, openid=card.openid)


@handles(ActivateGiftCard, invalid=CODE | {"card_number": 41011})
def activate_card(app: App, call: ActivateGiftCard) -> Ok:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/gift_card.html"""
    card = _gift_card(app, call.code, call.card_id)
    card.active_at, card.number = app.world.clock.time(), call.card_number
    _fill(card, call.init_custom_field_value1, call.init_custom_field_value2, call.init_custom_field_value3)
    return Ok()


def _fill(card: HeldCard, *values: str | None) -> None:
    card.figures |= {number: value for number, value in enumerate(values, 1) if value is not None}
