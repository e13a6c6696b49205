"""The mini-program (小程序): login, phone numbers, codes and links, subscribe messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit.miniprogram.links import AsyncLinks, Links
    from wxkit.miniprogram.login import AsyncLogin, Login
    from wxkit.miniprogram.qrcode import AsyncQrCode, QrCode
    from wxkit.miniprogram.subscribe import AsyncSubscribe, Subscribe
    from wxkit.miniprogram.user_info import AsyncUserInfo, UserInfo
    from wxkit.store.gifts import AsyncGifts, Gifts

__all__ = ["AsyncMiniProgram", "MiniProgram"]


class MiniProgram(SyncClient):
    """Blocking client of one mini-program (小程序)."""

    product: ClassVar[str] = "miniprogram"

    login: Lazy[Login] = Lazy("wxkit.miniprogram.login", "Login")
    user_info: Lazy[UserInfo] = Lazy("wxkit.miniprogram.user_info", "UserInfo")
    qrcode: Lazy[QrCode] = Lazy("wxkit.miniprogram.qrcode", "QrCode")
    links: Lazy[Links] = Lazy("wxkit.miniprogram.links", "Links")
    subscribe: Lazy[Subscribe] = Lazy("wxkit.miniprogram.subscribe", "Subscribe")
    gifts: Lazy[Gifts] = Lazy("wxkit.store.gifts", "Gifts")


class AsyncMiniProgram(AsyncClient):
    """Client of one mini-program (小程序) for the event loop."""

    product: ClassVar[str] = "miniprogram"

    login: Lazy[AsyncLogin] = Lazy("wxkit.miniprogram.login", "AsyncLogin")
    user_info: Lazy[AsyncUserInfo] = Lazy("wxkit.miniprogram.user_info", "AsyncUserInfo")
    qrcode: Lazy[AsyncQrCode] = Lazy("wxkit.miniprogram.qrcode", "AsyncQrCode")
    links: Lazy[AsyncLinks] = Lazy("wxkit.miniprogram.links", "AsyncLinks")
    subscribe: Lazy[AsyncSubscribe] = Lazy("wxkit.miniprogram.subscribe", "AsyncSubscribe")
    gifts: Lazy[AsyncGifts] = Lazy("wxkit.store.gifts", "AsyncGifts")
