"""Sub-merchants (客服子商户) of a mini-program, each with a chat and, if it wants, accounts of its own.

https://developers.weixin.qq.com/miniprogram/dev/server/API/kf-mgnt/kf-management/api_registerbusiness.html
"""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import App

__all__ = ["SubMerchant", "SubMerchants", "served", "sub_merchant"]


@dataclass(slots=True)
class SubMerchant:
    """One of them."""

    business_id: str
    account_name: str
    nickname: str
    icon_media_id: str
    has_service: bool
    """People who write to it may be handed to the customer service (transfer_to_commkf)."""


@dataclass(slots=True)
class SubMerchants:
    """All of one mini-program by id, oldest first."""

    by_id: dict[str, SubMerchant] = field(default_factory=dict[str, SubMerchant])
    by_name: dict[str, SubMerchant] = field(default_factory=dict[str, SubMerchant])


def sub_merchant(app: App, business_id: str) -> SubMerchant:
    """The one with this id; 45071 when there is none."""
    found = app.state(SubMerchants).by_id.get(business_id)
    if found is None:
        raise Refusal(45071)
    return found


def served(app: App, business_id: str | None) -> str:
    """Whose customer service is meant, empty for the app's own: 40097 for one that has none."""
    if not business_id:
        return ""
    if not sub_merchant(app, business_id).has_service:
        raise Refusal(40097)
    return business_id
