"""Codes of cards: looked up, redeemed, decrypted, changed, voided, and deposited in advance."""

from __future__ import annotations

from wxkit._call import Ok
from wxkit.service_account.card_codes import (
    CardOfUser,
    CheckCodes,
    CodeCard,
    CodeReply,
    CodesChecked,
    CodesDeposited,
    CodeUserInfo,
    ConsumeCode,
    ConsumedCard,
    ConsumedReply,
    CountDepositedCodes,
    DecryptCode,
    DecryptedCode,
    DepositCodes,
    DepositedCount,
    GetCode,
    ListUserCards,
    MarkCode,
    SetCodeUnavailable,
    UpdateCode,
    UserCards,
    UserCardStatus,
)
from wxkit.service_account.cards import CardStatus
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.card_book import (
    CardBook,
    CardTemplate,
    HeldCard,
    check_held,
    held_card,
    living_template,
    template_of,
)
from wxkit_sandbox.service_account.card_handing import redeem, redeemed_often
from wxkit_sandbox.world import App

__all__ = ["CODE", "is_code"]

CODE = {"code": 41013, "card_id": 41012}
CODES = {"code": 40109, "card_id": 41012}
LONGEST = 20
WITH_FIGURES = ("MEMBER_CARD", "GENERAL_CARD")


def is_code(code: str) -> bool:
    """Whether a merchant may use it as a code."""
    return 0 < len(code) <= LONGEST


@handles(GetCode, invalid=CODE)
def get_code(app: App, call: GetCode) -> CodeReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html"""
    card = held_card(app, call.code, call.card_id)
    if call.check_consume is not False:
        check_held(app, card)
    now = app.world.clock.now()
    reply = CodeReply(
        card=CodeCard(card_id=card.card_id, begin_time=card.begins, end_time=card.ends or 0),
        openid=card.openid,
        can_consume=card.usable(now),
        user_card_status=card.status_at(now),
        outer_str=card.outer_str,
        background_pic_url=card.background_pic_url,
        unionid=app.unionid(card.person),
    )
    return reply.model_copy(update=_figures(card)) if card.template.card_type in WITH_FIGURES else reply


def _figures(card: HeldCard) -> dict[str, object]:
    """What member cards and gift cards tell in addition."""
    return {
        "nickname": card.person.nickname,
        "membership_number": card.number,
        "bonus": card.bonus,
        "balance": card.balance,
        "order_id": card.order_id or None,
        "user_info": CodeUserInfo(
            common_field_list=card.common_answers, custom_field_list=card.custom_answers
        ),
    }


@handles(ConsumeCode, invalid=CODE)
def consume_code(app: App, call: ConsumeCode) -> ConsumedReply:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html"""
    card = held_card(app, call.code, call.card_id)
    check_held(app, card)
    if not card.usable(app.world.clock.now()):
        raise Refusal(40079)
    if redeemed_often(app, card):
        raise Refusal(40147)
    redeem(app, card)
    return ConsumedReply(card=ConsumedCard(card_id=card.card_id), openid=card.openid)


@handles(DecryptCode, invalid={"encrypt_code": 40075})
def decrypt_code(app: App, call: DecryptCode) -> DecryptedCode:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Redeeming_a_coupon_voucher_or_card.html"""
    card = app.state(CardBook).encrypted.get(call.encrypt_code)
    if card is None:
        raise Refusal(40075)
    return DecryptedCode(code=card.code)


@handles(UpdateCode, invalid=CODE | {"new_code": 40116})
def update_code(app: App, call: UpdateCode) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    card = held_card(app, call.code, call.card_id)
    template, book = card.template, app.state(CardBook)
    if not template.base.use_custom_code:
        raise Refusal(45030)
    taken = (template.card_id, call.new_code) in book.by_code or call.new_code in template.deposited
    if taken or not is_code(call.new_code):
        raise Refusal(40116)
    del book.by_code[template.card_id, card.code]
    card.code = call.new_code
    book.by_code[template.card_id, card.code] = card
    return Ok()


@handles(SetCodeUnavailable, invalid=CODE)
def set_code_unavailable(app: App, call: SetCodeUnavailable) -> Ok:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    card = held_card(app, call.code, call.card_id)
    if card.status != UserCardStatus.UNAVAILABLE:
        check_held(app, card)
        card.leave(UserCardStatus.UNAVAILABLE, app.world.clock.time())
    return Ok()


@handles(MarkCode, invalid=CODE)
def mark_code(app: App, call: MarkCode) -> Ok:
    """https://developers.weixin.qq.com/doc/service/guide/product/card/Redeeming_a_coupon_voucher_or_card.html"""
    card = held_card(app, call.code, call.card_id)
    if app.person(call.openid) is None:
        raise Refusal(40003)
    check_held(app, card)
    if card.marked_by not in ("", call.openid):
        raise Refusal(40146)
    if not call.is_mark and not card.marked_by:
        raise Refusal(43018)
    card.marked_by = call.openid if call.is_mark else ""
    return Ok()


@handles(DepositCodes, invalid=CODES)
def deposit_codes(app: App, call: DepositCodes) -> CodesDeposited:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    template = _depository(living_template(app, call.card_id))
    if template.status != CardStatus.VERIFY_OK:
        raise Refusal(40078)
    if not all(call.code):
        raise Refusal(40110)
    held, reply = app.state(CardBook).by_code, CodesDeposited(succ_code=[], duplicate_code=[], fail_code=[])
    for code in call.code:
        if not is_code(code):
            reply.fail_code.append(code)
        elif code in template.deposited or (template.card_id, code) in held:
            reply.duplicate_code.append(code)
        else:
            template.deposited.add(code)
            template.waiting.append(code)
            reply.succ_code.append(code)
    return reply


def _depository(template: CardTemplate) -> CardTemplate:
    """45030 for a template whose codes are not deposited in advance."""
    if not template.deposits:
        raise Refusal(45030)
    return template


@handles(CountDepositedCodes, invalid={"card_id": 41012})
def count_deposited_codes(app: App, call: CountDepositedCodes) -> DepositedCount:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    return DepositedCount(count=len(_depository(template_of(app, call.card_id)).deposited))


@handles(CheckCodes, invalid=CODES)
def check_codes(app: App, call: CheckCodes) -> CodesChecked:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    known = _depository(template_of(app, call.card_id)).deposited
    return CodesChecked(
        exist_code=[code for code in call.code if code in known],
        not_exist_code=[code for code in call.code if code not in known],
    )


@handles(ListUserCards)
def list_user_cards(app: App, call: ListUserCards) -> UserCards:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    if app.person(call.openid) is None:
        raise Refusal(40003)
    card_id = template_of(app, call.card_id).card_id if call.card_id else None
    now, held = app.world.clock.now(), app.state(CardBook).held(call.openid, card_id)
    cards = [CardOfUser(code=card.code, card_id=card.card_id) for card in held if card.holds(now)]
    return UserCards(card_list=cards, has_share_card=False)
