"""The shop's name, picture and business state, as the merchant changes them in the console."""

from __future__ import annotations

from dataclasses import dataclass

from wxkit.callbacks import events
from wxkit.store.basics import ShopStatus
from wxkit_sandbox.world import App

__all__ = ["ShopState", "begin_closing", "headimg_of", "rename", "reopen", "set_headimg"]

CLOSING, CLOSED = 10080000, 10080001


@dataclass(slots=True)
class ShopState:
    """What the console shows of the shop itself."""

    headimg: str = ""
    """Its picture (头像), once it was changed."""
    status: ShopStatus = ShopStatus.OPEN_FINISHED
    closings: int = 0
    """How often it began to close; the timer of a closing that was taken back is told by it."""


def headimg_of(app: App) -> str:
    """The address of the shop's picture."""
    return app.state(ShopState).headimg or f"https://mmecimage.cn/p/{app.appid}/head"


def rename(app: App, name: str) -> None:
    """The shop has another name (店铺名称)."""
    told = events.SetShopNickname(appid=app.appid, old_nickname=app.name, new_nickname=name)
    app.name = name
    app.emit(told)


def set_headimg(app: App, url: str) -> None:
    """The shop has another picture (店铺头像)."""
    told = events.SetShopHeadimg(appid=app.appid, old_head_img_url=headimg_of(app), new_head_img_url=url)
    app.state(ShopState).headimg = url
    app.emit(told)


def begin_closing(app: App) -> None:
    """The shop sells nothing any more; after the days of publicity (注销公示期) it is closed for good."""
    state = app.state(ShopState)
    state.closings += 1
    _change(app, ShopStatus.CLOSING, CLOSING)
    app.world.clock.call_after(app.world.settings.shop_closes_after, _close, app, state.closings)


def reopen(app: App) -> None:
    """The closing is taken back."""
    _change(app, ShopStatus.OPEN_FINISHED, 0)


def _change(app: App, status: ShopStatus, barred: int) -> None:
    state = app.state(ShopState)
    told = events.ChangeStatus(
        appid=app.appid,
        change_timestamp=app.world.clock.time(),
        old_status=state.status,
        new_status=status,
    )
    state.status, app.barred = status, barred
    app.emit(told)


def _close(app: App, closing: int) -> None:
    """Timer: the shop is closed, unless that was taken back."""
    state = app.state(ShopState)
    if state.status != ShopStatus.CLOSING or state.closings != closing:
        return
    state.status, app.barred = ShopStatus.CLOSE_FINISHED, CLOSED
    app.emit(events.CloseStore(appid=app.appid, close_timestamp=app.world.clock.time()))
