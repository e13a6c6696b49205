"""Cards are used in a shop: redeemed by the staff (核销) or by oneself (自助核销), and paid with (买单)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.cards import HeldCardAct, the_card
from wxkit_sandbox.service_account.card_book import HeldCard
from wxkit_sandbox.service_account.card_handing import redeem, redeemed_often
from wxkit_sandbox.service_account.card_paying import CannotPay, pay, plan
from wxkit_sandbox.world import App, World

__all__ = ["CardPaid", "CardUseActs", "PayFromCard", "RedeemCard", "RedeemOwnCard"]


class RedeemCard(HeldCardAct, post="/_sandbox/act/redeem_card", auth="none"):
    """Show a card in the shop, where the staff redeems it (核销): event `user_consume_card`."""

    source: Literal["FROM_MP", "FROM_MOBILE_HELPER"] = "FROM_MOBILE_HELPER"
    """In the console (公众平台), or with the helper on a phone (卡券商户助手)."""
    staff: str | None = None
    """Id of the person who redeems it with the helper."""
    location_id: str = ""
    """The store (门店) of the helper, by poi_id."""


class RedeemOwnCard(HeldCardAct, post="/_sandbox/act/redeem_own_card", auth="none"):
    """Redeem a card oneself (自助核销), where the merchant lets people do so: event `user_consume_card`."""

    verify_code: str = ""
    """What the shop told, when it asks for a code."""
    remark_amount: str = ""
    """The amount, when the shop asks for it."""
    location_name: str = ""
    """The store (门店)."""


class CardPaid(Reply):
    """What came of it."""

    fee: int = 0
    """Fen that were paid."""
    bonus: int = 0
    """A member's points afterwards."""


class PayFromCard(Act[CardPaid], post="/_sandbox/act/pay_from_card", auth="none"):
    """Pay from a card (买单): event `user_pay_from_pay_cell`. It uses a voucher up (`user_consume_card`);
    a member card earns and spends points by its bonus_rule (`update_member_card`)."""

    code: str
    card_id: str | None = None
    """Needed for codes of the merchant's own."""
    amount: int = Field(ge=1)
    """Fen that are due without the card."""
    use_bonus: int = Field(default=0, ge=0)
    """Points to spend."""
    location_id: str = ""
    """The store (门店), by poi_id."""


def _usable(app: App, card: HeldCard) -> HeldCard:
    if not card.usable(app.world.clock.now()):
        raise impossible(f"the card {card.code} cannot be used now")
    if redeemed_often(app, card):
        raise impossible(f"{card.person.id} redeemed as many of it as use_limit allows")
    return card


@acting(RedeemCard)
def redeem_card(world: World, act: RedeemCard) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Redeeming_a_coupon_voucher_or_card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    if act.staff is not None and act.staff not in world.people:
        raise impossible(f"there is no person {act.staff!r} in this world")
    card = _usable(app, the_card(app, person, act.code, act.card_id))
    if act.source == "FROM_MP":
        redeem(app, card, act.source)
        return Acted()
    staff = app.openid(world.people[act.staff]) if act.staff else ""
    redeem(app, card, act.source, staff_open_id=staff, location_id=act.location_id)
    return Acted()


@acting(RedeemOwnCard)
def redeem_own_card(world: World, act: RedeemOwnCard) -> Acted:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Create_a_Coupon_Voucher_or_Card.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = _usable(app, the_card(app, person, act.code, act.card_id))
    asks = card.template.self_redeeming
    if asks is None:
        raise impossible(f"nobody redeems the card {card.card_id} by themselves (selfconsumecell)")
    if asks.need_verify_cod and not act.verify_code:
        raise impossible("the shop asks for a verify_code")
    if asks.need_remark_amount and not act.remark_amount:
        raise impossible("the shop asks for the remark_amount")
    said = {"verify_code": act.verify_code, "remark_amount": act.remark_amount}
    redeem(app, card, location_name=act.location_name, **said)
    return Acted()


@acting(PayFromCard)
def pay_from_card(world: World, act: PayFromCard) -> CardPaid:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html"""
    app, person = the_app(world, act, "service_account"), the_person(world, act)
    card = _usable(app, the_card(app, person, act.code, act.card_id))
    if not _pays(card):
        raise impossible(f"nobody pays from the card {card.card_id} (paycell)")
    try:
        payment = plan(card, act.amount, act.use_bonus)
    except CannotPay as reason:
        raise impossible(str(reason)) from None
    pay(app, card, payment, act.location_id)
    return CardPaid(fee=payment.paid, bonus=card.bonus)


def _pays(card: HeldCard) -> bool:
    """The merchant has opened quick payment (买单), or payment by the member's code (刷卡)."""
    swipe = card.template.base.pay_info and card.template.base.pay_info.swipe_card
    return card.template.pay_cell or bool(swipe and swipe.is_swipe_card)


class CardUseActs:
    """Using cards."""

    redeem_card = endpoint(RedeemCard)
    redeem_own_card = endpoint(RedeemOwnCard)
    pay_from_card = endpoint(PayFromCard)
