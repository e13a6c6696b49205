"""Which categories (类目) the shop may sell in, and asking for more.

The platform looks at an application; event `product_category_audit` tells the outcome. Files are the
`file_id` that `basics.upload_qualification` gave.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Input, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._numbers import NumberId
from wxkit._paging import offset

__all__ = [
    "AddCategory",
    "AsyncCategoryPermits",
    "CancelCategoryAudit",
    "CancelCategoryAuditOld",
    "CategoryAudit",
    "CategoryAuditFound",
    "CategoryAuditStatus",
    "CategoryAudits",
    "CategoryLevelInput",
    "CategoryPermits",
    "CategoryProofs",
    "CategoryRelation",
    "CategoryRelationDetail",
    "CategoryRelations",
    "CategorySubmitted",
    "CategoryVerdict",
    "CategoryVerdictReply",
    "GetCategoryAudit",
    "GetCategoryRelation",
    "GetCategoryVerdict",
    "License",
    "LicenseField",
    "LicenseFieldInput",
    "LicenseGroup",
    "LicenseGroupInput",
    "LicenseInput",
    "ListCategoryAudits",
    "ListCategoryRelations",
    "ListUsableCategories",
    "PermitBrand",
    "PermitBrandInput",
    "RelationStatus",
    "UsableCategories",
    "UsableCategory",
]


class CategoryAuditStatus(OpenIntEnum):
    """Where an application stands."""

    NONE = 0
    AUDITING = 1
    REJECTED = 2
    PASSED = 3
    CANCELLED = 4
    """Withdrawn, in the lists of applications."""
    WITHDRAWN = 12
    """Withdrawn, in `verdict` and in the event."""


class RelationStatus(OpenIntEnum):
    """Whether the shop may use a category."""

    NONE = 0
    EFFECTIVE = 1
    ENDED = 2


class CategoryLevelInput(Input):
    """One level of a category, outermost first."""

    cat_id: NumberId


class LicenseFieldInput(Input):
    """A value that a licence shows."""

    key: str
    value: str


class LicenseInput(Input):
    """A licence (证照)."""

    license_id: NumberId
    file_id_list: list[str] | None = None
    license_field_list: list[LicenseFieldInput] | None = None


class LicenseGroupInput(Input):
    """A group of licences (证照组), and the one that is handed in."""

    license_group_id: NumberId
    license: LicenseInput


class PermitBrandInput(Input):
    """A brand that the shop wants to sell in the category."""

    brand_id: NumberId


class CategorySubmitted(Reply):
    """The application."""

    audit_id: str = ""


class AddCategory(Call[CategorySubmitted], post="/channels/ec/category/add", within="category_info"):
    """Ask to sell in a category (申请类目).

    https://developers.weixin.qq.com/doc/store/shop/API/category/add.html
    """

    level1: str | None = None
    """The old tree has three levels."""
    level2: str | None = None
    level3: str | None = None
    cats_v2: list[CategoryLevelInput] | None = None
    """All levels of the new tree; preferred."""
    is_new_apply_cat: bool | None = None
    """The proofs are in `license_group_list`."""
    license_group_list: list[LicenseGroupInput] | None = None
    brand_list: list[PermitBrandInput] | None = None
    certificate: list[str] | None = None
    """Proofs (资质材料)."""
    baobeihan: list[str] | None = None
    """Letter of registration (报备函)."""
    jingyingzhengming: list[str] | None = None
    """Proof of business (经营证明)."""
    daihuokoubei: list[str] | None = None
    """Ratings as a seller (带货口碑)."""
    ruzhuzhizhi: list[str] | None = None
    """Proofs of admission elsewhere (入驻资质)."""
    jingyingliushui: list[str] | None = None
    """Turnover (经营流水)."""
    buchongcailiao: list[str] | None = None
    """Anything else (补充材料)."""
    jingyingpingtai: str | None = None
    """The platform of the business (经营平台)."""
    zhanghaomingcheng: str | None = None
    """The account's name there (账号名称)."""


class _OneAudit(Call[Ok]):
    """Names an application."""

    audit_id: str


class CancelCategoryAudit(_OneAudit, post="/shop/ec/category/audit/cancel"):
    """Withdraw an application (撤销类目审核).

    Errors: 10020006 (no such application).
    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_cancelauditcategory.html
    """


class CancelCategoryAuditOld(_OneAudit, post="/channels/ec/category/audit/cancel"):
    """Withdraw an application (撤销类目审核) at the older path, which still works.

    Errors: 10020006 (no such application).
    https://developers.weixin.qq.com/doc/store/shop/API/category/cancelauditcategory.html
    """


class CategoryVerdict(Output):
    """What the platform said."""

    status: CategoryAuditStatus = CategoryAuditStatus.NONE
    reject_reason: str | None = None


class CategoryVerdictReply(Reply):
    """What the platform said."""

    data: CategoryVerdict = Field(default_factory=CategoryVerdict)


class GetCategoryVerdict(Call[CategoryVerdictReply], post="/channels/ec/category/audit/get", repeatable=True):
    """What the platform said of an application (获取审核结果); given up for `audit`.

    Errors: 10020006 (no such application).
    https://developers.weixin.qq.com/doc/store/shop/API/category/audit_get.html
    """

    audit_id: str


class LicenseField(Output):
    """A value that a licence shows."""

    key: str = ""
    value: str = ""


class License(Output):
    """A licence."""

    license_id: NumberId = ""
    file_id_list: list[str] | None = None
    license_field_list: list[LicenseField] | None = None


class LicenseGroup(Output):
    """A group of licences, and the one that was handed in."""

    license_group_id: NumberId = ""
    license: License | None = None


class PermitBrand(Output):
    """A brand that the shop wants to sell in the category."""

    brand_id: NumberId = ""


class CategoryProofs(Output):
    """What was handed in; the fields are those of `add`."""

    level3: NumberId | None = None
    """The category."""
    certificate: list[str] | None = None
    brand_list: list[PermitBrand] | None = None
    baobeihan: list[str] | None = None
    jingyingzhengming: list[str] | None = None
    jingyingpingtai: str | None = None
    zhanghaomingcheng: str | None = None
    ruzhuzhizhi: list[str] | None = None
    daihuokoubei: list[str] | None = None
    jingyingliushui: list[str] | None = None
    buchongcailiao: list[str] | None = None
    license_group_list: list[LicenseGroup] | None = None
    commitment_letter_list: list[str] | None = None
    """Promises (承诺函)."""
    account_link: str | None = None
    is_new_apply_cat: bool | None = None


class CategoryAudit(Output):
    """An application."""

    cat_id: NumberId = ""
    status: CategoryAuditStatus = CategoryAuditStatus.NONE
    audit_id: NumberId = ""
    qua_id: NumberId | None = None
    """The proof that the category asks for."""
    create_time: int = 0
    update_time: int = 0
    audit_info: CategoryProofs | None = None
    audit_time: int | None = None
    audit_reason: str | None = None
    """Why it was rejected."""


class CategoryAuditFound(Reply):
    """The application."""

    info: CategoryAudit = Field(default_factory=CategoryAudit)


class GetCategoryAudit(
    Call[CategoryAuditFound], post="/shop/ec/category/getbizcatflowdetail", repeatable=True
):
    """One application (获取店铺的类目审核单详情).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getbizcatflowdetail.html
    """

    audit_id: NumberId


class CategoryRelation(Output):
    """A category that the shop may use, or could."""

    id: NumberId = ""
    status: RelationStatus = RelationStatus.NONE
    uneffective_reason: str | None = None
    """Why it ended."""
    effective_time: int = 0
    uneffective_time: int = 0
    qua_id: NumberId | None = None


class UsableCategory(Output):
    """A category that the shop may use."""

    cat_id: str = ""
    qua_id: str | None = None


# Inside a class that has a field named list, `list[…]` would mean the field.
AuditList = list[CategoryAudit]
RelationList = list[CategoryRelation]
UsableList = list[UsableCategory]


class CategoryAudits(Reply):
    """A page of applications."""

    list: AuditList = []


class ListCategoryAudits(Call[CategoryAudits], post="/shop/ec/category/getbizcatflowlist", repeatable=True):
    """Applications of the shop (获取店铺的类目审核单列表).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getbizcatflowlist.html
    """

    is_filter_status: bool = False
    """Only those with `status`."""
    status: int | None = None
    """A `CategoryAuditStatus`."""
    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=10, ge=1)


class CategoryRelations(Reply):
    """Categories of the shop."""

    list: RelationList = []


class ListCategoryRelations(
    Call[CategoryRelations], post="/shop/ec/category/get_category_relation_list", repeatable=True
):
    """Categories that the shop may use, or could (获取店铺的类目权限列表).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getcategoryrelationlist.html
    """

    is_filter_status: bool = False
    """Only those with `status`."""
    status: int | None = None
    """A `RelationStatus`."""


class CategoryRelationDetail(Reply):
    """A category of the shop."""

    category_id: NumberId = ""
    status: RelationStatus = RelationStatus.NONE
    uneffective_reason: str | None = None
    """Why it ended."""
    audit_info: CategoryProofs | None = None
    effective_time: int = 0
    uneffective_time: int = 0
    qua_id: NumberId | None = None


class GetCategoryRelation(
    Call[CategoryRelationDetail], post="/shop/ec/category/get_category_relation_detail", repeatable=True
):
    """One category of the shop, with its proofs (获取店铺的类目权限详情).

    https://developers.weixin.qq.com/doc/store/shop/API/channels-shop-category/api_getcategoryrelationdetail.html
    """

    category_id: NumberId


class UsableCategories(Reply):
    """Categories that the shop may use."""

    list: UsableList = []


class ListUsableCategories(Call[UsableCategories], get="/channels/ec/category/list/get"):
    """Categories that the shop may use (获取账号申请通过的类目和资质信息) at the older path.

    https://developers.weixin.qq.com/doc/store/shop/API/category/getavailablebizcat.html
    """


class CategoryPermitCalls:
    """Which categories the shop may sell in."""

    add = endpoint(AddCategory)
    cancel_audit = endpoint(CancelCategoryAudit)
    cancel_audit_old = endpoint(CancelCategoryAuditOld)
    verdict = endpoint(GetCategoryVerdict)
    audit = endpoint(GetCategoryAudit)
    audits = endpoint(ListCategoryAudits)
    iter_audits = paged(ListCategoryAudits, lambda page: page.list, offset("list"))
    relations = endpoint(ListCategoryRelations)
    relation = endpoint(GetCategoryRelation)
    usable = endpoint(ListUsableCategories)


class CategoryPermits(CategoryPermitCalls, Sync):
    """Which categories (类目) the shop may sell in."""


class AsyncCategoryPermits(CategoryPermitCalls, Async):
    """Which categories (类目) the shop may sell in."""
