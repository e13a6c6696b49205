"""Events of places: the store mini-program (门店小程序), Tencent's map, and mini-programs nearby.

https://developers.weixin.qq.com/doc/offiaccount/WeChat_Stores/WeChat_Shop_Miniprogram_Interface.html
"""

from __future__ import annotations

from wxkit.callbacks._push import Id, SnakeEvent

__all__ = [
    "AddNearbyPoiAuditInfo",
    "AddStoreAuditInfo",
    "ApplyMerchantAuditInfo",
    "CreateMapPoiAuditInfo",
    "ModifyStoreAuditInfo",
]


class _Audit(SnakeEvent):
    audit_id: Id = ""
    status: int = 0
    """1 passed, 3 not, 4 refused by the administrator (of an application)."""
    reason: str = ""
    """Why it did not pass."""


class ApplyMerchantAuditInfo(_Audit, event="apply_merchant_audit_info"):
    """The application for a store mini-program was reviewed (创建门店小程序)."""


class AddStoreAuditInfo(_Audit, event="add_store_audit_info"):
    """A new store was reviewed (新增门店)."""

    is_upgrade: int = 0
    """0: a new store, 1: one that was moved from the old store management."""
    poiid: Id = ""
    """The store, when it passed."""


class ModifyStoreAuditInfo(_Audit, event="modify_store_audit_info"):
    """Other pictures of a store were reviewed (修改门店图片)."""


class CreateMapPoiAuditInfo(SnakeEvent, event="create_map_poi_audit_info"):
    """A new place on Tencent's map was reviewed (在腾讯地图中创建门店)."""

    audit_id: Id = ""
    """`base_id` of the call's answer."""
    status: int = 0
    """0 passed, 1 not; WeChat has sent nothing at all for a pass."""
    map_poi_id: Id = ""
    """The place, when it passed."""
    name: str = ""
    address: str = ""
    latitude: str = ""
    longitude: str = ""
    sh_remark: str = ""
    """Why it did not pass."""


class AddNearbyPoiAuditInfo(SnakeEvent, event="add_nearby_poi_audit_info"):
    """A place nearby was reviewed (附近的小程序)."""

    audit_id: Id = ""
    status: int = 0
    """3 passed, 2 not."""
    reason: str = ""
    """Why it did not pass."""
    poi_id: Id = ""
