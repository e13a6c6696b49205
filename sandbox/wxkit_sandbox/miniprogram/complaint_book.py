"""Complaints about payments in the mini-program (交易投诉) as the world keeps them, and telling of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.callbacks.events import ComplaintCallback, ComplaintHistory, ComplaintNews
from wxkit.miniprogram.complaints import AppealState, ComplaintItem, ComplaintState
from wxkit_sandbox.miniprogram.payments import Payment
from wxkit_sandbox.people import Person
from wxkit_sandbox.world import App

__all__ = ["OVER", "ComplaintBook", "Filed", "GoodsBack", "Step", "note", "tell"]

S = ComplaintState
OVER = (S.WITHDRAWN, S.NOT_AT_FAULT, S.REFUNDED, S.DONE, S.SETTLED, S.CLOSED)
NEW, NEWS = 1, 2
"""Kinds of pushes; WeChat does not tell their numbers."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened."""

    kind: ComplaintItem
    at: int
    who: str
    text: str = ""
    pictures: tuple[str, ...] = ()
    """Addresses."""
    blame: int | None = None
    appeal: AppealState | None = None


@dataclass(frozen=True, slots=True)
class GoodsBack:
    """Goods that the buyer sent back."""

    return_id: str
    delivery_name: str
    waybill_id: str


@dataclass(slots=True)
class Filed:
    """A complaint. Times are Unix seconds."""

    id: str
    buyer: Person
    payment: Payment
    type: int
    text: str
    pictures: tuple[str, ...]
    at: int
    status: ComplaintState = S.WAIT_MERCHANT
    turn: int = 0
    """How often the state began anew: what falls due for an earlier turn is void."""
    expires: int = 0
    proved: set[str] = field(default_factory=set[str])
    """Who has given the evidence that both owe: `buyer`, `merchant`."""
    heard: bool = False
    """WeChat's service has asked for evidence."""
    appeal: AppealState = AppealState.NONE
    steps: list[Step] = field(default_factory=list[Step])
    back: GoodsBack | None = None


@dataclass(slots=True)
class ComplaintBook:
    """All complaints by id, oldest first."""

    complaints: dict[str, Filed] = field(default_factory=dict[str, Filed])
    running: dict[str, str] = field(default_factory=dict[str, str])
    """The complaint that runs about a payment, by `transaction_id`."""


def note(
    app: App,
    filed: Filed,
    kind: ComplaintItem,
    text: str = "",
    pictures: tuple[str, ...] = (),
    *,
    who: str = "",
    blame: int | None = None,
) -> None:
    """Write a step down; `who` is WeChat's service unless said."""
    appeal = filed.appeal or None
    filed.steps.append(Step(kind, app.world.clock.time(), who or "平台客服", text, pictures, blame, appeal))


def tell(app: App, filed: Filed) -> None:
    """Event `complaint_callback`: how it stands now."""
    payment = filed.payment
    news = ComplaintNews(
        appid=app.appid,
        option_type=NEW if len(filed.steps) == 1 else NEWS,
        complaint_order_id=filed.id,
        open_id=app.openid(filed.buyer),
        type=filed.type,
        status=str(int(filed.status)),
        phone_number=filed.buyer.phone,
        order_id=payment.transaction_id,
        out_trade_no=payment.out_trade_no,
        product_name=payment.description,
        pay_time=int(payment.paid_at),
        total_cost=payment.amount,
        customer_material_content=filed.text,
        customer_material_media_id_list=",".join(filed.pictures),
        create_time=filed.at,
        expire_time=filed.expires,
        history=tuple(
            ComplaintHistory(time=step.at, content=step.text, media_id_list=step.pictures)
            for step in filed.steps
        ),
    )
    app.emit(ComplaintCallback(complaint=news))
