"""The brand application (品牌申请) of shipping information: a known brand, or goods of a Store."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenIntEnum

__all__ = [
    "ApplyBrand",
    "AsyncFamousBrand",
    "BrandApplication",
    "BrandApplicationState",
    "BrandAudit",
    "BrandAuditStatus",
    "BrandMaterial",
    "BrandProgress",
    "BrandStatus",
    "FamousBrand",
    "GetBrandStatus",
]


class BrandMaterial(Input):
    """A brand and the proofs of it. Pictures by media_id of uploaded temporary material."""

    brand_name: str
    brand_type: int
    """Kind of the brand; decides which proofs are needed."""
    flagship_in_which_ec_platform: str | None = None
    """For a flagship store: on which platform."""
    ec_platform_proof_list: list[str] | None = None
    """For a flagship store: proofs of it."""
    other_material_list: list[str] | None = None
    authority_certified_proof_list: list[str] | None = None
    """For a trademark certified by an authority: proofs of it."""


class BrandApplication(Input):
    """An application."""

    apply_for: Literal[1, 2]
    """1: well-known brand (知名品牌), 2: the Store's product component is in use (已接入小店商品组件)."""
    audit_info: BrandMaterial | None = None
    """Needed for 1."""


class ApplyBrand(Call[Ok], post="/wxa/sec/famousbrand/apply"):
    """Apply to be treated as a brand (品牌申请).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_famousbrandapply
    """

    Application: BrandApplication
    """Written with a capital letter by WeChat."""


class BrandAuditStatus(OpenIntEnum):
    """How far an application is."""

    AUDITING = 1
    REJECTED = 2
    APPROVED = 3


class BrandProgress(Output):
    """How far the application is."""

    status: BrandAuditStatus = BrandAuditStatus(0)


class BrandAudit(Output):
    """What the audit said."""

    audit_reason: str = ""
    """Why it was rejected."""


class BrandApplicationState(Output):
    """The application."""

    apply_for: int = 0
    """As in BrandApplication."""
    audit_info: BrandAudit = Field(default_factory=BrandAudit)
    status: BrandAuditStatus = BrandAuditStatus(0)


class BrandStatus(Reply):
    """The state of the application."""

    progress: BrandProgress = Field(default_factory=BrandProgress)
    application: BrandApplicationState = Field(default_factory=BrandApplicationState)


class GetBrandStatus(Call[BrandStatus], post="/wxa/sec/famousbrand/get_status", repeatable=True):
    """The state of the brand application (小程序品牌申请状态查询).

    https://developers.weixin.qq.com/miniprogram/dev/server/API/order_shipping/api_getfamousbrandapplystatus
    """


class FamousBrandCalls:
    """The brand application."""

    apply = endpoint(ApplyBrand)
    status = endpoint(GetBrandStatus)


class FamousBrand(FamousBrandCalls, Sync):
    """The brand application (品牌申请)."""


class AsyncFamousBrand(FamousBrandCalls, Async):
    """The brand application (品牌申请)."""
