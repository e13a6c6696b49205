"""How products are released (商品上架): audit strategy, products that wait for their day, restrictions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId

__all__ = [
    "AsyncProductRelease",
    "AuditStrategy",
    "AuditStrategyInput",
    "AuditStrategyReply",
    "BeginTimingSale",
    "CancelTimingSale",
    "GetAuditStrategy",
    "GetRestrictions",
    "ProductRelease",
    "RestrictedProduct",
    "RestrictedProducts",
    "RestrictedScene",
    "Restriction",
    "RestrictionSource",
    "RestrictionsFound",
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


class RestrictedScene(OpenIntEnum):
    """Where a product does not show, or not wholly (受限场景)."""

    LIVE_ROOM = 1
    SHORT_VIDEO = 2
    WINDOW = 3
    """The shop's home page and talents' windows (店铺主页及达人橱窗)."""
    SEARCH = 4
    ADVERTISEMENT = 5
    ORDERS = 6
    """Orders and cards (订单及卡片)."""
    LEAGUE = 7
    RECOMMENDATION = 8
    SALE = 9
    HIDDEN_FIELDS = 10
    """隐藏不合规信息: only its wrong fields do not."""


class RestrictionSource(OpenIntEnum):
    """Why (受限来源)."""

    LOW_RISK = 1
    """It was listed although it breaks a rule of low risk."""
    DUPLICATE = 2
    """It was listed although it resembles another one."""
    HIDDEN_PICTURES = 3
    TRIAL_CATEGORY = 4
    """试运营类目."""
    HIDDEN_IN_WINDOW = 5
    """The shop hides it (橱窗隐藏)."""
    MINIMAL = 6
    """极简模式."""
    SALE_LIMIT = 7
    STOCK_LIMIT = 8
    """The stock is limited while the league watches it (优选联盟观察期)."""


class Restriction(Output):
    """One restriction."""

    scene: RestrictedScene = RestrictedScene(0)
    source: RestrictionSource = RestrictionSource(0)


class RestrictedProduct(Output):
    """The restrictions of a product; none for one that shows everywhere."""

    product_id: NumberId = ""
    scene_info: list[Restriction] = []


class RestrictedProducts(Output):
    """Restrictions by product."""

    restricted_info_list: list[RestrictedProduct] = []


class RestrictionsFound(Reply):
    """Restrictions in the order of the products asked for; unknown products are left out."""

    data: RestrictedProducts = Field(default_factory=RestrictedProducts)


class GetRestrictions(
    Call[RestrictionsFound], post="/channels/ec/product/getproductrestrictedinfo", repeatable=True
):
    """Where products do not show, and why (获取商品受限场景信息).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-product/shop/api_getproductrestrictedinfo.html
    """

    product_ids: list[NumberId] = Field(min_length=1, max_length=50)


class ProductReleaseCalls:
    """How products are released."""

    audit_strategy = endpoint(GetAuditStrategy)
    set_audit_strategy = endpoint(SetAuditStrategy)
    begin_timing_sale = endpoint(BeginTimingSale)
    cancel_timing_sale = endpoint(CancelTimingSale)
    restrictions = endpoint(GetRestrictions)


class ProductRelease(ProductReleaseCalls, Sync):
    """How products are released (商品上架)."""


class AsyncProductRelease(ProductReleaseCalls, Async):
    """How products are released (商品上架)."""
