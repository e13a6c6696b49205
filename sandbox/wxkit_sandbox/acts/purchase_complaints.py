"""Complaining about what was paid in the mini-program (交易投诉), and how the buyer goes on."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Reply
from wxkit._endpoint import endpoint
from wxkit.miniprogram.complaints import ComplaintItem, ComplaintState
from wxkit_sandbox.acts._base import Act, acting, impossible, the_app, the_person
from wxkit_sandbox.acts.payments import check_undivided
from wxkit_sandbox.miniprogram.complaint_book import OVER, ComplaintBook, Filed, GoodsBack, note, tell
from wxkit_sandbox.miniprogram.complaint_flow import file, hand_in, move, send_back
from wxkit_sandbox.miniprogram.payments import Payments
from wxkit_sandbox.world import App, World

__all__ = [
    "AcceptAnswer",
    "AddToComplaint",
    "AskPlatform",
    "ComplainOfPurchase",
    "DropComplaint",
    "PurchaseComplaint",
    "PurchaseComplaintActs",
    "SendGoodsBack",
]

S, Item = ComplaintState, ComplaintItem
ANSWERED = (S.MERCHANT_OVERDUE, S.AGREED, S.REFUSED)


class PurchaseComplaint(Reply):
    """Where the complaint stands now."""

    complaint_id: str = ""
    """The `complaintOrderId` of the calls."""
    status: ComplaintState = S.WAIT_MERCHANT


class ComplainOfPurchase(Act[PurchaseComplaint], post="/_sandbox/act/complain_of_purchase", auth="none"):
    """Complain about a payment of one's own (交易投诉): event `complaint_callback`, as all that follows.

    What WeChat's service wants, how it decides and how long it takes are settings.
    """

    transaction_id: str
    """Of a combined payment, a part's."""
    type: int = 641
    """What it is about, e.g. 611 not shipped in time, 641 not as described, 642 broken."""
    content: str = "商品与描述不符"
    pictures: list[str] = []
    """Their addresses."""


class _OnComplaint(Act[PurchaseComplaint]):
    """Something about a complaint that is not over."""

    complaint_id: str


class AcceptAnswer(_OnComplaint, post="/_sandbox/act/accept_answer", auth="none"):
    """Be content with what the merchant did: the complaint is over."""


class AskPlatform(_OnComplaint, post="/_sandbox/act/ask_platform", auth="none"):
    """Not be content, and have WeChat's service decide (申请平台客服协助)."""


class AddToComplaint(_OnComplaint, post="/_sandbox/act/add_to_complaint", auth="none"):
    """Give evidence when the service asked for it (补充凭证), otherwise write a message (补充留言)."""

    content: str = Field(min_length=1)
    pictures: list[str] = []


class SendGoodsBack(_OnComplaint, post="/_sandbox/act/send_goods_back", auth="none"):
    """Send the goods back, where the service decided so (待用户退货)."""

    waybill_id: str
    delivery_name: str = "顺丰速运"


class DropComplaint(_OnComplaint, post="/_sandbox/act/drop_complaint", auth="none"):
    """Withdraw the complaint (撤销投诉)."""


@acting(ComplainOfPurchase)
def complain_of_purchase(world: World, act: ComplainOfPurchase) -> PurchaseComplaint:
    """https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/guarantee/complaint.html"""
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    payments = app.state(Payments)
    payment = payments.by_id.get(act.transaction_id)
    if payment is None or payment.openid != app.openid(person):
        raise impossible(f"{person.id} did not pay {act.transaction_id!r} in {app.appid}")
    check_undivided(payments, payment)
    if act.transaction_id in app.state(ComplaintBook).running:
        raise impossible(f"a complaint about {act.transaction_id} runs already")
    return _state(file(app, person, payment, act.type, act.content, tuple(act.pictures)))


@acting(AcceptAnswer)
def accept_answer(world: World, act: AcceptAnswer) -> PurchaseComplaint:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_getorderdetail"""
    app, filed = _own(world, act, *ANSWERED)
    move(app, filed, S.SETTLED, Item.BUYER_ACCEPTED, who=filed.buyer.nickname)
    return _state(filed)


@acting(AskPlatform)
def ask_platform(world: World, act: AskPlatform) -> PurchaseComplaint:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_getorderdetail"""
    app, filed = _own(world, act, *ANSWERED)
    move(app, filed, S.WAIT_SERVICE, Item.SERVICE_ASKED_FOR, who=filed.buyer.nickname)
    return _state(filed)


@acting(AddToComplaint)
def add_to_complaint(world: World, act: AddToComplaint) -> PurchaseComplaint:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_getorderdetail"""
    app, filed = _own(world, act, *(set(S) - set(OVER)))
    wanted = filed.status in (S.WAIT_BUYER_PROOF, S.WAIT_BOTH_PROOF) and "buyer" not in filed.proved
    who, pictures = filed.buyer.nickname, tuple(act.pictures)
    if wanted:
        hand_in(app, filed, "buyer", who, act.content, pictures)
    else:
        note(app, filed, Item.BUYER_WROTE, act.content, pictures, who=who)
        tell(app, filed)
    return _state(filed)


@acting(SendGoodsBack)
def send_goods_back(world: World, act: SendGoodsBack) -> PurchaseComplaint:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_submitrefund"""
    app, filed = _own(world, act, S.WAIT_RETURN)
    return_id = str(world.ids.count("goods_back", 23_234_234_234))
    filed.back = GoodsBack(return_id, act.delivery_name, act.waybill_id)
    send_back(app, filed)
    return _state(filed)


@acting(DropComplaint)
def drop_complaint(world: World, act: DropComplaint) -> PurchaseComplaint:
    """https://developers.weixin.qq.com/miniprogram/dev/server/API/transaction-guarantee/complaint/api_getorderdetail"""
    app, filed = _own(world, act, *(set(S) - set(OVER)))
    move(app, filed, S.WITHDRAWN, Item.WITHDRAWN, who=filed.buyer.nickname)
    return _state(filed)


def _own(world: World, act: _OnComplaint, *states: ComplaintState) -> tuple[App, Filed]:
    app, person = the_app(world, act, "miniprogram"), the_person(world, act)
    filed = app.state(ComplaintBook).complaints.get(act.complaint_id)
    if filed is None or filed.buyer is not person:
        raise impossible(f"{person.id} has no complaint {act.complaint_id!r}")
    if filed.status not in states:
        raise impossible(f"complaint {filed.id} is in state {int(filed.status)}")
    return app, filed


def _state(filed: Filed) -> PurchaseComplaint:
    return PurchaseComplaint(complaint_id=filed.id, status=filed.status)


class PurchaseComplaintActs:
    """Complaining about what was paid in the mini-program."""

    complain_of_purchase = endpoint(ComplainOfPurchase)
    accept_answer = endpoint(AcceptAnswer)
    ask_platform = endpoint(AskPlatform)
    add_to_complaint = endpoint(AddToComplaint)
    send_goods_back = endpoint(SendGoodsBack)
    drop_complaint = endpoint(DropComplaint)
