"""A guarantee order (保障单). Money in fen, times in Unix seconds."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum, OpenStrEnum
from wxkit._numbers import NumberId
from wxkit.store.complaints import ComplaintMedia, ComplaintStep

__all__ = [
    "DamageClaim",
    "DamagePictures",
    "FakeClaim",
    "GuaranteeOrder",
    "GuaranteePay",
    "GuaranteePresent",
    "GuaranteeProduct",
    "GuaranteeState",
    "GuaranteeStatus",
    "GuaranteeType",
]


class GuaranteeType(OpenIntEnum):
    """What is claimed."""

    ALL = 0
    """To filter with only."""
    FAKE = 1
    """假一赔四; the page of the list calls it 假一赔三."""
    DAMAGED = 2
    """坏损包退."""


class GuaranteeStatus(OpenIntEnum):
    """Whom a guarantee order waits for, as a number to filter with."""

    WAIT_MERCHANT = 10
    WAIT_BUYER = 12
    WAIT_PLATFORM = 15
    MERCHANT_PROOF = 20
    BUYER_PROOF = 25
    BOTH_PROOF = 30
    WAIT_OPERATOR = 31
    WAIT_PAY_SCORE = 32
    NOTHING_TO_PAY = 33
    PAYING = 35
    AMOUNT_UNCLEAR = 36
    """假一赔四金额异常: a human looks at it."""
    PAID = 40
    FAILED = 45
    CANCELLED = 50
    """By the buyer."""


class GuaranteeState(OpenStrEnum):
    """Where a guarantee order stands (保障单状态). The end: PAID, NOTHING_TO_PAY, FAILED, CANCELLED."""

    WAIT_MERCHANT = "STATUS_WAIT_MERCHANT_HANDLE"
    WAIT_BUYER = "STATUS_WAIT_USER_CONFIRM"
    """The buyer has to answer what the merchant proposes."""
    WAIT_PLATFORM = "STATUS_WAIT_PLATFORM_HANDLE"
    MERCHANT_PROOF = "STATUS_WAIT_MERCHANT_PROOF"
    BUYER_PROOF = "STATUS_WAIT_USER_PROOF"
    BOTH_PROOF = "STATUS_WAIT_BOTH_PROOF"
    WAIT_OPERATOR = "STATUS_WAIT_OP_COMFIRM"
    """WeChat spells it so."""
    WAIT_PAY_SCORE = "STATUS_WAIT_PAYSCORE_DONE"
    NOTHING_TO_PAY = "STATUS_NO_NEED_PAY"
    PAYING = "STATUS_PAYING"
    AMOUNT_UNCLEAR = "STATUS_PAY_BLOCK"
    """A human looks at the amount."""
    PAID = "STATUS_PAY_SUCC"
    FAILED = "STATUS_PAY_FAIL"
    CANCELLED = "STATUS_USER_CANCEL"


class GuaranteeProduct(Output):
    """A product that is claimed for."""

    product_id: str | None = None
    sku_id: str | None = None
    title: str = ""
    thumb_img: str = ""
    detail: str | None = None
    real_price: int = 0
    product_cnt: int = 0


class GuaranteePay(Output):
    """How the order was paid."""

    transaction_id: str = ""


class GuaranteePresent(Output):
    """The gift that the order was."""

    present_order_id: str = ""
    giver_nickname: str = ""
    accept_present_time: int = 0


class FakeClaim(Output):
    """A claim for fake goods."""

    identify_fee: int | None = None
    """What finding out cost."""
    product_fee: int = 0
    """What was paid for the goods."""
    total_pay_fee: int | None = None
    acctual_pay: int | None = None
    """Spelled so."""
    identify_proof_pic_list: list[str] | None = None
    fee_proof_pic_list: list[str] | None = None
    apply_reason: int | None = None
    """1 fake trade mark, 2 fake material."""


class DamagePictures(Output):
    """Pictures of one kind."""

    title: int = 0
    """1 the damage, 2 all of the goods, 3 the parcel."""
    pic_list: list[str] | None = None
    """The older form of `new_media_list`."""
    new_media_list: list[ComplaintMedia] | None = None


class DamageClaim(Output):
    """A claim for damaged goods."""

    bad_level: int = 0
    """Percent: 10, 30, 50, 80 or 100."""
    content: str = ""
    pic_list: list[str] | None = None
    pay_fee: int = 0
    merchant_modify_level: int | None = None
    merchant_remark: str | None = None
    platform_modify_level: int | None = None
    refund_type: int = 0
    """1 refund, 2 return, 3 exchange."""
    receive_product: int | None = None
    """1 not received, 2 received."""
    refund_reason: int | None = None
    refund_reason_text: str | None = None
    title_pic_list: list[DamagePictures] | None = None


class GuaranteeOrder(Output):
    """A guarantee order."""

    guarantee_order_id: NumberId = ""
    type: GuaranteeType = GuaranteeType(0)
    order_id: NumberId = ""
    order_type: int = 0
    """0 an order, 10 a gift."""
    status: GuaranteeState = GuaranteeState.WAIT_MERCHANT
    create_time: int = 0
    update_time: int = 0
    apply_reason: str = ""
    apply_reason_type: int = 0
    product_info: list[GuaranteeProduct] = []
    expire_time: int = 0
    """Until when it waits for whom its status names."""
    openid: str = ""
    """The buyer's."""
    unionid: str | None = None
    pay_amount: int = 0
    merchant_refuse_reason: str | None = None
    order_pay_info: GuaranteePay = Field(default_factory=GuaranteePay)
    complete_time: int | None = None
    order_present_info: GuaranteePresent | None = None
    wxa_vip_discounted_price: int | None = None
    fake_one_pay_four_info: FakeClaim | None = None
    bad_pay_info: DamageClaim | None = None
    history_list: list[ComplaintStep] | None = None
    """What happened."""
