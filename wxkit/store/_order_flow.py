"""What the merchant gets for an order (订单流水). Money in fen, times in Unix seconds.

Until the order is settled, amounts and times of settlement are estimates.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._numbers import NumberId

__all__ = ["ExpenseAfterSettlement", "FlowProduct", "FlowSpec", "OrderFlow"]


class FlowSpec(Output):
    """A sale attribute of a SKU."""

    key: str = ""
    value: str = ""


class FlowProduct(Output):
    """A product of the order."""

    product_id: NumberId = ""
    product_name: str = ""
    param_list: list[FlowSpec] = []
    sale_price: int = 0
    count: int = 0
    is_gift: bool = False


class ExpenseAfterSettlement(Output):
    """What was taken back later."""

    buyer_refund_amount: int = 0
    platform_discount_refund_amount: int = 0
    promoter_refund_amount: int = 0
    freight_insurance_make_up_amount: int = 0
    freight_insurance_make_up_settle_state: int = 0
    freight_insurance_make_up_order_id: NumberId = ""


class OrderFlow(Output):
    """An order and its money."""

    order_id: str = ""
    order_state: int = 0
    order_settle_state: int = 0
    """0 all, 1 to settle, 2 no settlement, 60 settled, 100 in part."""
    order_create_time: int = 0
    order_paid_time: int = 0
    order_pay_method: int = 0
    order_type: int = 0
    product_list: list[FlowProduct] = []
    mch_received_amount: int = 0
    """What the merchant received."""
    expense_amount: int = 0
    """What it paid of that."""
    mch_settle_amount: int = 0
    mch_settle_time: int = 0
    product_total_amount: int = 0
    freight_amount: int = 0
    freight_make_up_amount: int = 0
    change_down_price: int = 0
    mch_discount_amount: int = 0
    score_discount_amount: int = 0
    """Paid with points (积分)."""
    buyer_paid_amount: int = 0
    promoter_discount_amount: int = 0
    """Paid by the talent (达人)."""
    platform_discount_amount: int = 0
    platform_discount_transfer_state: int = 0
    national_subsidy_discount_amount: int = 0
    cross_shop_discount_amount: int = 0
    buyer_refund_amount: int = 0
    refund_before_settlement: int = 0
    platform_discount_refund_amount: int = 0
    promoter_discount_refund_amount: int = 0
    pre_freight_refund_amount: int = 0
    original_platform_commission_amount: int = 0
    platform_commission_amount: int = 0
    """WeChat's fee (技术服务费)."""
    platform_commission_settle_state: int = 0
    platform_commission_settle_time: int = 0
    freight_insurance_subsidy_amount: int = 0
    supplier_commission_amount: int = 0
    """The agency's (机构服务费)."""
    supplier_commission_settle_state: int = 0
    supplier_commission_settle_time: int = 0
    promoter_commission_amount: int = 0
    """The talent's (达人服务费)."""
    promoter_commission_settle_state: int = 0
    promoter_commission_settle_time: int = 0
    freight_insurance_amount: int = 0
    freight_insurance_settle_state: int = 0
    freight_insurance_settle_time: int = 0
    freight_insurance_make_up_amount: int = 0
    """Freight insurance of other orders that was short."""
    freight_insurance_make_up_order_id_list: list[str] = []
    freight_insurance_make_up_settle_state: int = 0
    freight_insurance_make_up_settle_time: int = 0
    post_settlement_expense: ExpenseAfterSettlement = Field(default_factory=ExpenseAfterSettlement)
    other_expense_amount: int = 0
    intra_city_shop_id: NumberId = ""
