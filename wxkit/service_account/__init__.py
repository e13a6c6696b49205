"""The service account (服务号): menus, users, messages, QR codes, web login."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit.service_account.jssdk import AsyncJsSdk, JsSdk
    from wxkit.service_account.menu import AsyncMenu, Menu
    from wxkit.service_account.messages import AsyncMessages, Messages
    from wxkit.service_account.oauth import AsyncOAuth, OAuth
    from wxkit.service_account.qrcode import AsyncQrCode, QrCode
    from wxkit.service_account.tags import AsyncTags, Tags
    from wxkit.service_account.templates import AsyncTemplates, Templates
    from wxkit.service_account.users import AsyncUsers, Users

__all__ = ["AsyncServiceAccount", "ServiceAccount"]


class ServiceAccount(SyncClient):
    """Blocking client of one service account (服务号)."""

    product: ClassVar[str] = "service_account"

    users: Lazy[Users] = Lazy("wxkit.service_account.users", "Users")
    tags: Lazy[Tags] = Lazy("wxkit.service_account.tags", "Tags")
    menu: Lazy[Menu] = Lazy("wxkit.service_account.menu", "Menu")
    qrcode: Lazy[QrCode] = Lazy("wxkit.service_account.qrcode", "QrCode")
    messages: Lazy[Messages] = Lazy("wxkit.service_account.messages", "Messages")
    templates: Lazy[Templates] = Lazy("wxkit.service_account.templates", "Templates")
    oauth: Lazy[OAuth] = Lazy("wxkit.service_account.oauth", "OAuth")
    jssdk: Lazy[JsSdk] = Lazy("wxkit.service_account.jssdk", "JsSdk")


class AsyncServiceAccount(AsyncClient):
    """Client of one service account (服务号) for the event loop."""

    product: ClassVar[str] = "service_account"

    users: Lazy[AsyncUsers] = Lazy("wxkit.service_account.users", "AsyncUsers")
    tags: Lazy[AsyncTags] = Lazy("wxkit.service_account.tags", "AsyncTags")
    menu: Lazy[AsyncMenu] = Lazy("wxkit.service_account.menu", "AsyncMenu")
    qrcode: Lazy[AsyncQrCode] = Lazy("wxkit.service_account.qrcode", "AsyncQrCode")
    messages: Lazy[AsyncMessages] = Lazy("wxkit.service_account.messages", "AsyncMessages")
    templates: Lazy[AsyncTemplates] = Lazy("wxkit.service_account.templates", "AsyncTemplates")
    oauth: Lazy[AsyncOAuth] = Lazy("wxkit.service_account.oauth", "AsyncOAuth")
    jssdk: Lazy[AsyncJsSdk] = Lazy("wxkit.service_account.jssdk", "AsyncJsSdk")
