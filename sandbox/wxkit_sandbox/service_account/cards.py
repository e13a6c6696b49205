"""Card templates: written, reviewed, read, changed, stocked and deleted."""

from __future__ import annotations

from typing import Any

from wxkit._call import Ok
from wxkit.service_account._card_changes import KindChange
from wxkit.service_account._card_input import BaseInfoInput
from wxkit.service_account._card_kinds import KindInput
from wxkit.service_account._card_output import CardDetail
from wxkit.service_account.cards import (
    CardColor,
    CardColors,
    CardCreated,
    CardIds,
    CardReply,
    CardStatus,
    CardType,
    CardUpdated,
    CreateCard,
    DeleteCard,
    GetCard,
    GetCardColors,
    GetStoreMiniProgramCard,
    ListCards,
    ModifyCardStock,
    SetCardTestUsers,
    SetPayCell,
    SetSelfConsumeCell,
    SetStoreMiniProgramCard,
    StoreMiniProgramCard,
    UpdateCard,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.card_book import CardBook, CardTemplate, living_template, template_of
from wxkit_sandbox.service_account.card_review import review
from wxkit_sandbox.service_account.card_writing import COLORS, changed, check_card, field_codes, needs_review
from wxkit_sandbox.world import App

__all__ = ["MOST"]

MOST = 100_000_000
"""Cards of one template."""
TESTERS = 10
CARD_ID = {"card_id": 41012}
KINDS = [kind.value.lower() for kind in CardType]


@handles(CreateCard, invalid=field_codes(KINDS))
def create_card(app: App, call: CreateCard) -> CardCreated:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html"""
    content: KindInput = getattr(call, call.card_type.lower())
    check_card(app, call.card_type, content)
    ids, now = app.world.ids, app.world.clock.time()
    card_id = "p" + ids.derived(27, "card", app.appid, str(ids.count("card")))
    template = CardTemplate(card_id, call.card_type, content, content.base_info.sku.quantity, now, now)
    app.state(CardBook).templates[card_id] = template
    review(app, template)
    return CardCreated(card_id=card_id)


@handles(GetCard, invalid=CARD_ID)
def get_card(app: App, call: GetCard) -> CardReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    return CardReply(card=_shown(template_of(app, call.card_id)))


def _shown(template: CardTemplate) -> CardDetail:
    content: dict[str, Any] = template.content.model_dump(mode="json", by_alias=True, exclude_none=True)
    content["base_info"] |= {
        "id": template.card_id,
        "color": COLORS[template.base.color],
        "status": template.status,
        "sku": {"quantity": template.quantity, "total_quantity": template.quantity + template.received},
        "can_share": template.can_share,
        "can_give_friend": template.can_give_friend,
        "get_limit": template.get_limit,
        "use_limit": template.use_limit,
        "create_time": template.create_time,
        "update_time": template.update_time,
    }
    return CardDetail.model_validate(
        {"card_type": template.card_type, template.card_type.lower(): content}, by_alias=True
    )


@handles(ListCards)
def list_cards(app: App, call: ListCards) -> CardIds:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    wanted = call.status_list
    templates = app.state(CardBook).templates.values()
    found = [one.card_id for one in templates if not wanted or one.status in wanted]
    return CardIds(card_id_list=found[call.offset : call.offset + call.count], total_num=len(found))


@handles(UpdateCard, invalid=CARD_ID)
def update_card(app: App, call: UpdateCard) -> CardUpdated:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    template = living_template(app, call.card_id)
    change = _change_of(call, template)
    content = changed(app, template.content, change)
    if template.pay_cell and _centre(content.base_info):
        raise Refusal(40145)
    template.content = content
    template.update_time = app.world.clock.time()
    if not needs_review(change):
        return CardUpdated(send_check=False)
    review(app, template)
    return CardUpdated(send_check=True)


def _centre(base: BaseInfoInput) -> bool:
    """Whether the card has a button in the middle (居中按钮)."""
    return bool(base.center_title or base.center_sub_title or base.center_url)


def _change_of(call: UpdateCard, template: CardTemplate) -> KindChange:
    """What is to change; 41011 when it is nothing, 40071 when it belongs to another kind."""
    given = {kind: change for kind in KINDS if isinstance(change := getattr(call, kind), KindChange)}
    if not given:
        raise Refusal(41011)
    if given.keys() != {template.card_type.lower()}:
        raise Refusal(40071)
    return given[template.card_type.lower()]


@handles(ModifyCardStock, invalid=CARD_ID | {"*": 40122})
def modify_stock(app: App, call: ModifyCardStock) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    template = living_template(app, call.card_id)
    more, less = call.increase_stock_value, call.reduce_stock_value
    if more is None and less is None:
        raise Refusal(41011)
    left = template.quantity + (more or 0) - (less or 0)
    if (more is not None and less is not None) or left < 0:
        raise Refusal(40122)
    if more and left > MOST:
        raise Refusal(45041)
    if more and template.deposits and left > len(template.waiting):
        raise Refusal(40136)
    template.quantity = left
    return Ok()


@handles(DeleteCard, invalid=CARD_ID)
def delete_card(app: App, call: DeleteCard) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    template = living_template(app, call.card_id)
    template.status = CardStatus.DELETE
    template.update_time = app.world.clock.time()
    return Ok()


@handles(SetCardTestUsers, invalid={"openid": 45019, "username": 45019})
def set_test_users(app: App, call: SetCardTestUsers) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    openids, people = call.openid or [], app.world.people
    if any(app.person(openid) is None for openid in openids):
        raise Refusal(40003)
    if any(name not in people for name in call.username or []):
        raise Refusal(40132)
    testers = {*openids, *(app.openid(people[name]) for name in call.username or [])}
    if len(testers) > TESTERS:
        raise Refusal(45019)
    app.state(CardBook).testers = testers
    return Ok()


def _in_stores(app: App, card_id: str) -> CardTemplate:
    """40107 unless it is handed out and names stores (门店), where people pay and redeem by themselves."""
    template = template_of(app, card_id)
    stores = template.base.location_id_list or template.base.use_all_locations
    if template.status != CardStatus.VERIFY_OK or not stores:
        raise Refusal(40107)
    return template


@handles(SetPayCell, invalid=CARD_ID)
def set_pay_cell(app: App, call: SetPayCell) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html"""
    template = _in_stores(app, call.card_id)
    if not app.world.settings.card_payment:
        raise Refusal(43008)
    if call.is_open and (template.self_redeeming is not None or _centre(template.base)):
        raise Refusal(45046)
    template.pay_cell = call.is_open
    return Ok()


@handles(SetSelfConsumeCell, invalid=CARD_ID)
def set_self_consume_cell(app: App, call: SetSelfConsumeCell) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Create_a_Coupon_Voucher_or_Card.html"""
    template = _in_stores(app, call.card_id)
    if call.is_open and (template.pay_cell or _centre(template.base)):
        raise Refusal(45046)
    template.self_redeeming = call if call.is_open else None
    return Ok()


@handles(GetCardColors)
def get_colors(app: App, call: GetCardColors) -> CardColors:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Create_a_Coupon_Voucher_or_Card.html"""
    return CardColors(colors=[CardColor(name=name, value=value) for name, value in COLORS.items()])


@handles(SetStoreMiniProgramCard, invalid=CARD_ID)
def set_store_card(app: App, call: SetStoreMiniProgramCard) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html"""
    living_template(app, call.card_id)
    app.state(CardBook).stores[call.poi_id] = call.card_id
    return Ok()


@handles(GetStoreMiniProgramCard)
def get_store_card(app: App, call: GetStoreMiniProgramCard) -> StoreMiniProgramCard:
    """https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html"""
    return StoreMiniProgramCard(card_id=app.state(CardBook).stores.get(call.poi_id, ""))
