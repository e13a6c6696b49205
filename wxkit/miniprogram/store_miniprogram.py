"""The store mini-program (门店小程序): places of a merchant, made and kept by a service account (服务号).

Its calls take the service account's token. Pictures travel as addresses or as media_id of temporary material.
"""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint, paged
from wxkit._enums import OpenIntEnum
from wxkit._paging import offset

__all__ = [
    "AddStore",
    "ApplyMerchant",
    "AsyncStoreMiniProgram",
    "DeleteStore",
    "GetMerchantAudit",
    "GetMerchantCategories",
    "GetStore",
    "GetStores",
    "MerchantAudit",
    "MerchantAuditRead",
    "MerchantAuditStatus",
    "MerchantCategories",
    "MerchantCategory",
    "MerchantCategoryData",
    "MerchantCategoryList",
    "ModifyMerchant",
    "Proof",
    "ProofFile",
    "Proofs",
    "StoreAdded",
    "StoreAudit",
    "StoreChange",
    "StoreMiniProgram",
    "StorePhoto",
    "StorePlace",
    "StoreRead",
    "StoreReply",
    "StoreStatus",
    "StoreUpdated",
    "Stores",
    "UpdateStore",
]

BOTH = ("miniprogram", "service_account")


class ProofFile(Output):
    """A paper."""

    name: str = ""
    url: str | None = None
    """A sample."""


class Proof(Output):
    """Papers of which one is needed."""

    inner_list: list[ProofFile] = []


class Proofs(Output):
    """What has to be proved."""

    exter_list: list[Proof] = []
    remark: str | None = None


class MerchantCategory(Output):
    """A category (类目)."""

    id: int = 0
    name: str = ""
    level: int = 0
    """0: the root, 1: first, 2: second."""
    father: int | None = None
    children: list[int] = []
    qualify: Proofs | None = None
    sensitive_type: int | None = None
    """1: papers are needed."""


class MerchantCategoryList(Output):
    """All categories, flat."""

    categories: list[MerchantCategory] = []


class MerchantCategoryData(Output):
    """All categories."""

    all_category_info: MerchantCategoryList = Field(default_factory=MerchantCategoryList)


class MerchantCategories(Reply):
    """All categories."""

    data: MerchantCategoryData = Field(default_factory=MerchantCategoryData)


class GetMerchantCategories(Call[MerchantCategories], get="/wxa/get_merchant_category", products=BOTH):
    """Categories that a store mini-program may have (拉取门店小程序类目).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#5
    """


class ApplyMerchant(Call[Ok], post="/wxa/apply_merchant", products=BOTH):
    """Apply for a store mini-program (创建门店小程序). The account's administrator confirms within 24 hours.

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#6
    """

    first_catid: int
    second_catid: int
    qualification_list: list[str] | None = None
    """Papers of the category, by media_id."""
    headimg_mediaid: str
    nickname: str
    intro: str
    org_code: str | None = None
    """The business licence by media_id, when the company is not the account's own."""
    other_files: list[str] | None = None
    """More papers, by media_id."""


class MerchantAuditStatus(OpenIntEnum):
    """How far the application is."""

    NOT_SUBMITTED = 0
    APPROVED = 1
    AUDITING = 2
    REJECTED = 3
    REFUSED = 4
    """By the account's administrator."""


class MerchantAuditRead(Output):
    """The application."""

    audit_id: int = 0
    status: MerchantAuditStatus = MerchantAuditStatus(0)
    reason: str = ""
    """Why it was rejected or refused."""


class MerchantAudit(Reply):
    """The application."""

    data: MerchantAuditRead = Field(default_factory=MerchantAuditRead)


class GetMerchantAudit(Call[MerchantAudit], get="/wxa/get_merchant_audit_info", products=BOTH):
    """How far the application is (获取门店小程序审核结果).

    https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_getwxastoreauditinfo
    """

    audit_id: int | None = None
    """Needed in the page's table, absent in its sample."""


class ModifyMerchant(Call[Ok], post="/wxa/modify_merchant", products=BOTH, repeatable=True):
    """Change the picture and the introduction (修改门店小程序信息).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#8
    """

    headimg_mediaid: str
    intro: str


class StoreAudit(Output):
    """The audit of a store."""

    audit_id: int = 0


class StoreAdded(Reply):
    """The new store."""

    data: StoreAudit = Field(default_factory=StoreAudit)


class AddStore(Call[StoreAdded], post="/wxa/add_store", products=BOTH):
    """Add a store (新增门店). Its audit's end comes as an event.

    https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_addentityshop
    """

    map_poi_id: str
    """Tencent Maps' id of the place."""
    pic_list: str
    """JSON text of picture addresses: `{"list": ["http://…"]}`."""
    contract_phone: str
    hour: str
    """Opening hours, e.g. `11:11-12:12`."""
    credential: str
    """Number of the business licence."""
    company_name: str | None = None
    """When it is not the account's own company."""
    card_id: str = ""
    """A card of the account; empty for none."""
    qualification_list: list[str] | None = Field(default=None, max_length=5)
    """Papers by media_id, when it is not the account's own company."""
    poi_id: str | None = None
    """For a place of the old store management (门店管理)."""
    address: str | None = None


class StoreChange(Output):
    """What follows a change."""

    has_audit_id: int = 0
    """1: it is audited first."""
    audit_id: int = 0


class StoreUpdated(Reply):
    """What follows a change."""

    data: StoreChange = Field(default_factory=StoreChange)


class UpdateStore(Call[StoreUpdated], post="/wxa/update_store", products=BOTH, repeatable=True):
    """Change a store (更新门店信息).

    https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_newupdatepoi
    """

    poi_id: str
    map_poi_id: str | None = None
    """Tencent Maps' id of the place."""
    pic_list: str
    """JSON text of picture addresses: `{"list": ["http://…"]}`."""
    contract_phone: str
    hour: str
    """Opening hours, e.g. `11:11-12:12`."""
    card_id: str = ""
    """A card of the account; empty for none."""


class StoreStatus(OpenIntEnum):
    """How far the audit of a store is."""

    APPROVED = 1
    AUDITING = 2
    REJECTED = 3


class StorePhoto(Output):
    """A picture."""

    photo_url: str = ""


class StorePlace(Output):
    """A store."""

    poi_id: str = ""
    business_name: str = ""
    province: str = ""
    city: str = ""
    district: str = ""
    address: str = ""
    telephone: str = ""
    """Several are joined by semicolons."""
    longitude: float = 0
    latitude: float = 0
    open_time: str = ""
    photo_list: list[StorePhoto] = []
    status: StoreStatus = StoreStatus(0)
    qualification_name: str | None = None
    """Name on the business licence."""
    qualification_num: str | None = None
    """Number of the business licence."""


class StoreRead(Output):
    """A store, one level down."""

    base_info: StorePlace = Field(default_factory=StorePlace)


class StoreReply(Reply):
    """One store."""

    business: StoreRead = Field(default_factory=StoreRead)


class GetStore(Call[StoreReply], post="/wxa/get_store_info", products=BOTH, repeatable=True):
    """One store (获取门店详情).

    https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_newgetpoi
    """

    poi_id: str


class Stores(Reply):
    """A page of stores."""

    business_list: list[StoreRead] = []
    total_count: int = 0


class GetStores(Call[Stores], post="/wxa/get_store_list", products=BOTH, repeatable=True):
    """All stores (获取门店列表).

    https://developers.weixin.qq.com/doc/service/api/stores/miniapp/api_newgetpoilist
    """

    offset: int = Field(default=0, ge=0)
    """How many to skip."""
    limit: int = Field(default=20, ge=1)
    """How many to list."""


class DeleteStore(Call[Ok], post="/wxa/del_store", products=BOTH):
    """Delete a store (删除门店).

    https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html#16
    """

    poi_id: str


class StoreMiniProgramCalls:
    """The store mini-program."""

    categories = endpoint(GetMerchantCategories)
    apply = endpoint(ApplyMerchant)
    audit = endpoint(GetMerchantAudit)
    modify = endpoint(ModifyMerchant)
    add = endpoint(AddStore)
    update = endpoint(UpdateStore)
    get = endpoint(GetStore)
    list = endpoint(GetStores)
    iter_list = paged(GetStores, lambda page: page.business_list, offset("business_list"))
    delete = endpoint(DeleteStore)


class StoreMiniProgram(StoreMiniProgramCalls, Sync):
    """The store mini-program (门店小程序)."""


class AsyncStoreMiniProgram(StoreMiniProgramCalls, Async):
    """The store mini-program (门店小程序)."""
