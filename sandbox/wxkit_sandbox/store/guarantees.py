"""Guarantee orders (保障单): found, read, answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wxkit._call import Ok
from wxkit.store._guarantee_order import (
    DamageClaim,
    DamagePictures,
    FakeClaim,
    GuaranteeOrder,
    GuaranteePay,
    GuaranteePresent,
    GuaranteeProduct,
    GuaranteeState,
    GuaranteeStatus,
    GuaranteeType,
)
from wxkit.store.complaints import ComplaintItem, ComplaintMedia, ComplaintPicture, ComplaintStep
from wxkit.store.guarantees import (
    AcceptGuarantee,
    GetGuarantee,
    GuaranteePage,
    GuaranteeReply,
    ModifyGuarantee,
    ProveGuarantee,
    RefuseGuarantee,
    SearchGuarantees,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.claims import Claim, ClaimBook, amount_of, hand_in, modify, pay, refuse
from wxkit_sandbox.store.disputes import Entry
from wxkit_sandbox.store.orderbook import Order, OrderBook
from wxkit_sandbox.world import App

__all__: list[str] = []

S = GuaranteeState
BAD = 9700224
NOT_NOW = 10021041
UNKNOWN = 10021057
INVALID = {"*": BAD}
FOREVER = 2**40
GIFT = 10
REFUND_ONLY, RECEIVED = 1, 2
THE_DAMAGE = 1
PICTURE = 1
APPLY_REASONS = {0: "商品坏损", 1: "假冒注册商标", 2: "假冒材质成分"}
NUMBERS = {state: GuaranteeStatus[state.name] for state in GuaranteeState}


@handles(SearchGuarantees, invalid=INVALID)
def search_guarantees(app: App, call: SearchGuarantees) -> GuaranteePage:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/searchguaranteeorder.html"""
    found = [claim for claim in _candidates(app, call) if _fits(claim, call)]
    shown = found[call.offset : call.offset + call.limit]
    return GuaranteePage(guarantee_order_list=[_view(app, claim) for claim in shown], total_num=len(found))


def _candidates(app: App, call: SearchGuarantees) -> Iterable[Claim]:
    """Those that are named, or those of the orders or of the span of time, oldest first."""
    book = app.state(ClaimBook)
    if call.guarantee_order_id_list:
        ids = [str(id_) for id_ in call.guarantee_order_id_list]
    elif call.order_id_list:
        ids = [id_ for order_id in call.order_id_list for id_ in book.by_order.get(str(order_id), [])]
    else:
        span = book.created.span(call.begin_time or 0, call.end_time or FOREVER)
        ids = [book.created.entries[place][2] for place in span]
    return (book.claims[id_] for id_ in ids if id_ in book.claims)


def _fits(claim: Claim, call: SearchGuarantees) -> bool:
    return (
        (call.begin_time or 0) <= claim.create_time <= (call.end_time or FOREVER)
        and call.type in (None, GuaranteeType.ALL, claim.type)
        and (not call.order_id_list or int(claim.order_id) in call.order_id_list)
        and (not call.status_list or _is_asked_for(claim.status, call.status_list))
    )


def _is_asked_for(state: GuaranteeState, asked: Sequence[int | str] | str) -> bool:
    """By name or by number, one or several."""
    wanted = asked.split(",") if isinstance(asked, str) else [str(one) for one in asked]
    return state.value in wanted or str(int(NUMBERS[state])) in wanted


@handles(GetGuarantee, invalid=INVALID)
def get_guarantee(app: App, call: GetGuarantee) -> GuaranteeReply:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/getguaranteeorder.html"""
    return GuaranteeReply(guarantee_order=_view(app, _claim(app, call.guarantee_order_id)))


def _claim(app: App, claim_id: int, *states: GuaranteeState) -> Claim:
    """The guarantee order: 10021057 when there is none, 10021041 when it is in none of these states."""
    claim = app.state(ClaimBook).claims.get(str(claim_id))
    if claim is None:
        raise Refusal(UNKNOWN)
    if states and claim.status not in states:
        raise Refusal(NOT_NOW)
    return claim


@handles(AcceptGuarantee, invalid=INVALID)
def accept_guarantee(app: App, call: AcceptGuarantee) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantacceptguarantee.html"""
    pay(app, _claim(app, call.guarantee_order_id, S.WAIT_MERCHANT))
    return Ok()


@handles(ModifyGuarantee, invalid=INVALID)
def modify_guarantee(app: App, call: ModifyGuarantee) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantmodifyguarantee.html"""
    claim = _claim(app, call.guarantee_order_id, S.WAIT_MERCHANT)
    if claim.type != GuaranteeType.DAMAGED:
        raise Refusal(NOT_NOW)
    modify(app, claim, call.bad_level, call.merchant_remark or "")
    return Ok()


@handles(RefuseGuarantee, invalid=INVALID)
def refuse_guarantee(app: App, call: RefuseGuarantee) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantrefuseguarantee.html"""
    claim = _claim(app, call.guarantee_order_id, S.WAIT_MERCHANT)
    refuse(app, claim, call.reason, tuple(call.pic_list))
    return Ok()


@handles(ProveGuarantee, invalid=INVALID)
def prove_guarantee(app: App, call: ProveGuarantee) -> Ok:
    """https://developers.weixin.qq.com/doc/store/shop/API/aftersale/merchantproofguarantee.html"""
    claim = _claim(app, call.guarantee_order_id, S.MERCHANT_PROOF, S.BOTH_PROOF)
    hand_in(app, claim, ComplaintItem.MERCHANT_PROVED, call.content, tuple(call.pic_list))
    return Ok()


def _view(app: App, claim: Claim) -> GuaranteeOrder:
    """The guarantee order as WeChat answers it, without what does not apply to it."""
    order = app.state(OrderBook).orders[claim.order_id]
    fake = claim.type == GuaranteeType.FAKE
    whole = {
        "guarantee_order_id": claim.id,
        "type": claim.type,
        "order_id": claim.order_id,
        "order_type": GIFT if order.present_order_id else 0,
        "status": claim.status,
        "create_time": claim.create_time,
        "update_time": claim.update_time,
        "apply_reason": APPLY_REASONS[claim.reason],
        "apply_reason_type": claim.reason,
        "product_info": [_product(order, claim)],
        "expire_time": claim.deadline,
        "openid": app.openid(claim.owner),
        "unionid": app.unionid(claim.owner),
        "pay_amount": amount_of(claim),
        "merchant_refuse_reason": claim.refuse_reason or None,
        "order_pay_info": GuaranteePay(transaction_id=order.transaction_id),
        "complete_time": claim.complete_time or None,
        "order_present_info": _present(order),
        "wxa_vip_discounted_price": 0,
        "fake_one_pay_four_info": _fake(claim) if fake else None,
        "bad_pay_info": None if fake else _damage(claim),
        "history_list": [_step(entry) for entry in reversed(claim.history)],
    }
    return GuaranteeOrder.model_validate({name: value for name, value in whole.items() if value is not None})


def _product(order: Order, claim: Claim) -> GuaranteeProduct:
    line = order.line(claim.product_id, claim.sku_id)
    if line is None:
        raise LookupError(f"order {order.order_id} has no SKU {claim.sku_id}")
    return GuaranteeProduct(
        product_id=line.product_id,
        sku_id=line.sku_id,
        title=line.title,
        thumb_img=line.thumb_img,
        detail=";".join(f"{key}:{value}" for key, value in line.sku_attrs),
        real_price=line.real_price,
        product_cnt=line.count,
    )


def _present(order: Order) -> GuaranteePresent | None:
    if not order.present_order_id:
        return None
    return GuaranteePresent(
        present_order_id=order.present_order_id,
        giver_nickname=order.payer.nickname,
        accept_present_time=order.release_time,
    )


def _fake(claim: Claim) -> FakeClaim:
    return FakeClaim(
        identify_fee=claim.identify_fee,
        product_fee=claim.product_fee,
        total_pay_fee=amount_of(claim),
        acctual_pay=claim.paid,
        identify_proof_pic_list=list(claim.media_ids),
        fee_proof_pic_list=list(claim.media_ids) if claim.identify_fee else [],
        apply_reason=claim.reason,
    )


def _damage(claim: Claim) -> DamageClaim:
    damage = DamageClaim(
        bad_level=claim.level,
        content=claim.content,
        pic_list=list(claim.media_ids),
        pay_fee=amount_of(claim),
        refund_type=REFUND_ONLY,
        receive_product=RECEIVED,
        refund_reason_text=APPLY_REASONS[claim.reason],
        title_pic_list=[DamagePictures(title=THE_DAMAGE, new_media_list=_media(claim.media_ids))],
    )
    if claim.merchant_level:
        damage.merchant_modify_level = claim.merchant_level
        damage.merchant_remark = claim.merchant_remark
    return damage


def _media(media_ids: tuple[str, ...]) -> list[ComplaintMedia]:
    return [ComplaintMedia(type=PICTURE, picture=ComplaintPicture(media_id=id_)) for id_ in media_ids]


def _step(entry: Entry) -> ComplaintStep:
    return ComplaintStep(
        item_type=entry.kind,
        time=entry.time,
        content=entry.content,
        media_id_list=list(entry.media_ids),
        media_infos=_media(entry.media_ids),
    )
