"""How products are released (商品上架): the shop's audit strategy, and products that wait for their day."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint

__all__ = [
    "AsyncProductRelease",
    "AuditStrategy",
    "AuditStrategyInput",
    "AuditStrategyReply",
    "BeginTimingSale",
    "CancelTimingSale",
    "GetAuditStrategy",
    "ProductRelease",
    "SetAuditStrategy",
]


class AuditStrategy(Output):
    """Whether a product with weaknesses goes on sale all the same: 1 yes, 2 no."""

    hide_err_field_flag: int = 0
    """With the wrong fields hidden (隐藏商品信息上架)."""
    hit_duplicated_flag: int = 0
    """When it resembles another one (可上架相似品)."""
    hit_low_risk_rule_flag: int = 0
    """When it breaks a rule of low risk (命中低风险规则可上架)."""


class AuditStrategyReply(Reply):
    """The strategy."""

    audit_strategy: AuditStrategy = Field(default_factory=AuditStrategy)


class GetAuditStrategy(
    Call[AuditStrategyReply], post="/channels/ec/product/auditstrategy/get", repeatable=True
):
    """The audit strategy of the shop (获取商品上架策略).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductauditstrategy.html
    """


class AuditStrategyInput(Input):
    """Whether a product with weaknesses goes on sale all the same: 1 yes, 2 no, 0 or absent as before."""

    hide_err_field_flag: Literal[0, 1, 2] | None = None
    hit_duplicated_flag: Literal[0, 1, 2] | None = None
    hit_low_risk_rule_flag: Literal[0, 1, 2] | None = None


class SetAuditStrategy(Call[Ok], post="/channels/ec/product/auditstrategy/set", repeatable=True):
    """Set the audit strategy of the shop (设置商品上架策略), for products that are submitted from now on.

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_setproductauditstrategy.html
    """

    audit_strategy: AuditStrategyInput


class BeginTimingSale(Call[Ok], post="/channels/ec/product/begintimingsale"):
    """Sell a waiting product (待开售商品) from now on (立即开售).

    Errors: 10020305 (does not wait), 10020306 (another task by now), 10020307, 10020308 (no product_id,
    no task_id), 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_begintimingsale.html
    """

    product_id: str
    task_id: str
    """`timing_onsale_info.task_id` of the product."""


class CancelTimingSale(Call[Ok], post="/channels/ec/product/canceltimingsale"):
    """Give up the day on which a product would go on sale (取消开售).

    Errors: 10020305 (does not wait), 10020307 (no product_id), 10020052 (no such product).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_canceltimingsale.html
    """

    product_id: str


class ProductReleaseCalls:
    """How products are released."""

    audit_strategy = endpoint(GetAuditStrategy)
    set_audit_strategy = endpoint(SetAuditStrategy)
    begin_timing_sale = endpoint(BeginTimingSale)
    cancel_timing_sale = endpoint(CancelTimingSale)


class ProductRelease(ProductReleaseCalls, Sync):
    """How products are released (商品上架)."""


class AsyncProductRelease(ProductReleaseCalls, Async):
    """How products are released (商品上架)."""
