"""Brands (品牌): WeChat's library of them, and the proofs (品牌资质) that the shop may sell one.

A product may name a brand when its proof was accepted; event `channels_ec_brand`.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._numbers import NumberId
from wxkit._paging import cursor
from wxkit.store._brand import (
    BrandApplication,
    BrandApplicationInput,
    BrandAudit,
    BrandGrant,
    BrandGrantInput,
    BrandQualification,
    BrandRegister,
    BrandRegisterInput,
    GrantType,
    TradeMark,
)

__all__ = [
    "AddBrand",
    "AddBrandOld",
    "AsyncBrands",
    "Brand",
    "BrandApplication",
    "BrandApplicationInput",
    "BrandAudit",
    "BrandFound",
    "BrandGrant",
    "BrandGrantInput",
    "BrandLibrary",
    "BrandQualification",
    "BrandQualifications",
    "BrandRegister",
    "BrandRegisterInput",
    "BrandSubmitted",
    "Brands",
    "CancelBrandAudit",
    "CancelBrandAuditOld",
    "DeleteBrand",
    "GetBrand",
    "GrantType",
    "ListAllBrands",
    "ListAllBrandsOld",
    "ListBrands",
    "ListValidBrands",
    "TradeMark",
    "UpdateBrand",
]


class BrandSubmitted(Reply):
    """The audit that has begun."""

    audit_id: str = ""


class _WrittenBrand(Call[BrandSubmitted]):
    """What `add` and `update` have in common."""

    brand_id: str
    """From the library."""
    ch_name: str | None = None
    """Chinese name, as in the library."""
    en_name: str | None = None
    """English name, as in the library."""
    classification_no: str
    """Class of goods, 1 to 45."""
    trade_mark_symbol: TradeMark | Literal[1, 2]
    """1 registered (R 标), 2 applied for (TM 标)."""
    register_details: BrandRegisterInput | None = None
    application_details: BrandApplicationInput | None = None
    grant_type: GrantType | Literal[1, 2] | None = None
    """1 own, 2 granted."""
    grant_details: BrandGrantInput | None = None


class AddBrand(_WrittenBrand, post="/shop/ec/brand/add", within="brand"):
    """Prove that the shop may sell a brand (新增品牌资质); the platform looks at it.

    https://developers.weixin.qq.com/doc/store/shop/API/brand/api_addbrandlogic.html
    """


class AddBrandOld(_WrittenBrand, post="/channels/ec/brand/add", within="brand"):
    """Prove that the shop may sell a brand (新增品牌资质) at the older path, which still works.

    https://developers.weixin.qq.com/doc/store/shop/API/brand/add.html
    """


class UpdateBrand(_WrittenBrand, post="/channels/ec/brand/update", within="brand"):
    """Prove a brand anew (更新品牌资质); not while the platform looks at it.

    https://developers.weixin.qq.com/doc/store/shop/API/brand/update.html
    """


class Brand(Output):
    """A brand."""

    brand_id: str = ""
    ch_name: str = ""
    en_name: str = ""


class BrandLibrary(Reply):
    """A page of the library."""

    brands: list[Brand] = []
    next_key: str = ""
    continue_flag: bool = False
    """Whether there are more."""


class _Library(Call[BrandLibrary]):
    """Where to read on."""

    page_size: int = Field(default=10, ge=1)
    next_key: str | None = None


class ListAllBrands(_Library, post="/shop/ec/brand/all", repeatable=True):
    """WeChat's library of brands (获取品牌库列表).

    https://developers.weixin.qq.com/doc/store/shop/API/brand/api_getallbrandslogic.html
    """


class ListAllBrandsOld(_Library, post="/channels/ec/brand/all", repeatable=True):
    """WeChat's library of brands (获取品牌库列表) at the older path, which still works.

    https://developers.weixin.qq.com/doc/store/shop/API/brand/all_get.html
    """


class _BrandAudit(Call[Ok]):
    """Names an audit."""

    brand_id: NumberId
    audit_id: NumberId


class CancelBrandAudit(_BrandAudit, post="/shop/ec/brand/audit/cancel"):
    """Withdraw a proof while the platform looks at it (撤回品牌资质审核).

    Errors: 10020081 (nothing was submitted), 10020055.
    https://developers.weixin.qq.com/doc/store/shop/API/brand/api_cancelauditbrandlogic.html
    """


class CancelBrandAuditOld(_BrandAudit, post="/channels/ec/brand/audit/cancel"):
    """Withdraw a proof while the platform looks at it (撤回品牌资质审核), at the older path.

    Errors: 10020081 (nothing was submitted), 10020055.
    https://developers.weixin.qq.com/doc/store/shop/API/brand/audit_cancel.html
    """


class DeleteBrand(Call[Ok], post="/channels/ec/brand/delete"):
    """Delete the proof of a brand (删除品牌资质); its products go off sale.

    Errors: 10020081 (nothing was submitted), 10020055.
    https://developers.weixin.qq.com/doc/store/shop/API/brand/delete.html
    """

    brand_id: NumberId


class BrandFound(Reply):
    """The proof."""

    brand: BrandQualification = Field(default_factory=BrandQualification)


class GetBrand(Call[BrandFound], post="/channels/ec/brand/get", repeatable=True):
    """What was submitted for a brand (获取品牌资质申请详情).

    https://developers.weixin.qq.com/doc/store/shop/API/brand/get.html
    """

    brand_id: NumberId


class BrandQualifications(Reply):
    """A page of proofs."""

    brands: list[BrandQualification] = []
    total_num: int = 0
    next_key: str = ""
    """Empty on the last page."""


class ListBrands(Call[BrandQualifications], post="/channels/ec/brand/list/get", repeatable=True):
    """What was submitted for brands (获取品牌资质申请列表), 50 a page at most.

    https://developers.weixin.qq.com/doc/store/shop/API/brand/list_get.html
    """

    page_size: int = Field(default=10, ge=1, le=50)
    status: int | None = None
    """Only these; absent or 0: all."""
    next_key: str | None = None


class ListValidBrands(Call[BrandQualifications], post="/channels/ec/brand/valid/list/get", repeatable=True):
    """Brands that the shop may sell now (获取生效中的品牌资质列表), 50 a page at most.

    https://developers.weixin.qq.com/doc/store/shop/API/brand/valid_list_get.html
    """

    page_size: int = Field(default=10, ge=1, le=50)
    next_key: str | None = None


class BrandCalls:
    """Brands."""

    add = endpoint(AddBrand)
    add_old = endpoint(AddBrandOld)
    update = endpoint(UpdateBrand)
    library = endpoint(ListAllBrands)
    iter_library = paged(ListAllBrands, lambda page: page.brands, cursor("next_key", more="continue_flag"))
    library_old = endpoint(ListAllBrandsOld)
    cancel_audit = endpoint(CancelBrandAudit)
    cancel_audit_old = endpoint(CancelBrandAuditOld)
    delete = endpoint(DeleteBrand)
    get = endpoint(GetBrand)
    list = endpoint(ListBrands)
    iter_list = paged(ListBrands, lambda page: page.brands, cursor("next_key"))
    valid = endpoint(ListValidBrands)
    iter_valid = paged(ListValidBrands, lambda page: page.brands, cursor("next_key"))


class Brands(BrandCalls, Sync):
    """Brands (品牌)."""


class AsyncBrands(BrandCalls, Async):
    """Brands (品牌)."""
