"""What the merchant does with the shop itself in its console, and what WeChat announces to it."""

from __future__ import annotations

from pydantic import Field

from wxkit._endpoint import endpoint
from wxkit.callbacks import events
from wxkit.store.basics import ShopStatus
from wxkit_sandbox.acts._base import Act, Acted, acting, impossible, the_app, the_person
from wxkit_sandbox.store.shopkeeping import ShopState, begin_closing, rename, reopen, set_headimg
from wxkit_sandbox.world import App, World

__all__ = [
    "AnnounceApiChange",
    "ChangeShopPicture",
    "CloseShop",
    "ConsoleActs",
    "RenameShop",
    "ReopenShop",
]


class RenameShop(Act[Acted], post="/_sandbox/act/rename_shop", auth="none"):
    """In the console, the merchant renames the shop (修改名称): event `set_shop_nickname`."""

    name: str = Field(min_length=1)


class ChangeShopPicture(Act[Acted], post="/_sandbox/act/change_shop_picture", auth="none"):
    """In the console, the merchant changes the shop's picture (修改头像): event `set_shop_headimg`."""

    img_url: str = Field(min_length=1)


class CloseShop(Act[Acted], post="/_sandbox/act/close_shop", auth="none"):
    """In the console, the merchant asks to close the shop (注销).

    Event `channels_ec_change_status`. Until the closing is over nothing is sold, and calls are 10080000; then
    comes `channels_ec_close_store`, and calls are 10080001.
    """


class ReopenShop(Act[Acted], post="/_sandbox/act/reopen_shop", auth="none"):
    """In the console, the merchant takes the closing back: event `channels_ec_change_status`."""


class AnnounceApiChange(Act[Acted], post="/_sandbox/act/announce_api_change", auth="none"):
    """WeChat tells the merchant, here the person, that an API changes: event `api_diff`."""

    cgi_path: str
    """Of the endpoint."""
    chinese_name: str = ""
    doc_url: str = ""
    change_content: str = ""


@acting(RenameShop)
def rename_shop(world: World, act: RenameShop) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/set_shop_nickname"""
    rename(_open_shop(world, act), act.name)
    return Acted()


@acting(ChangeShopPicture)
def change_shop_picture(world: World, act: ChangeShopPicture) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/set_headimg"""
    set_headimg(_open_shop(world, act), act.img_url)
    return Acted()


@acting(CloseShop)
def close_shop(world: World, act: CloseShop) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/channels_ec_basic_change_status"""
    begin_closing(_open_shop(world, act))
    return Acted()


@acting(ReopenShop)
def reopen_shop(world: World, act: ReopenShop) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/storebasics_callback/channels_ec_basic_change_status"""
    app = the_app(world, act, "store")
    the_person(world, act)
    if app.state(ShopState).status != ShopStatus.CLOSING:
        raise impossible("the shop is not closing")
    reopen(app)
    return Acted()


@acting(AnnounceApiChange)
def announce_api_change(world: World, act: AnnounceApiChange) -> Acted:
    """https://developers.weixin.qq.com/doc/store/shop/notify/common_callback/API_change_log_callback"""
    app = the_app(world, act, "store")
    the_person(world, act)
    change = events.ApiChange(
        chinese_name=act.chinese_name,
        cgi_path=act.cgi_path,
        doc_url=act.doc_url,
        change_content=act.change_content,
    )
    app.emit(
        events.ApiDiff(
            changelog_url="https://developers.weixin.qq.com/doc/store/shop/changelog.html",
            api_changes=(change,),
            change_time=world.clock.time(),
        )
    )
    return Acted()


def _open_shop(world: World, act: Act[Acted]) -> App:
    """The shop, when it is in business."""
    app = the_app(world, act, "store")
    the_person(world, act)
    if app.state(ShopState).status != ShopStatus.OPEN_FINISHED:
        raise impossible("the shop is closing or closed")
    return app


class ConsoleActs:
    """What happens in the shop's console."""

    rename_shop = endpoint(RenameShop)
    change_shop_picture = endpoint(ChangeShopPicture)
    close_shop = endpoint(CloseShop)
    reopen_shop = endpoint(ReopenShop)
    announce_api_change = endpoint(AnnounceApiChange)
