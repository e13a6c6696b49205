"""Menus: the default one, conditional ones, and which of them a follower sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from wxkit._call import Ok
from wxkit.service_account._buttons import REMOVED, Button, SubButton
from wxkit.service_account.menu import (
    AddConditionalMenu,
    ConditionalMenu,
    ConditionalMenuAdded,
    CreateMenu,
    CurrentButton,
    CurrentButtons,
    CurrentMenu,
    CurrentMenuInfo,
    DefaultMenu,
    DeleteConditionalMenu,
    DeleteMenu,
    GetCurrentMenu,
    GetMenu,
    MatchedMenu,
    MenuButton,
    MenuRule,
    Menus,
    TryMatchMenu,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.followers import Follower, named
from wxkit_sandbox.service_account.tags import SYSTEM, TagBook
from wxkit_sandbox.service_account.visitors import host_among
from wxkit_sandbox.world import App

__all__ = ["MenuBook", "StoredMenu", "leaves", "menu_of"]

FIRST_ID = 430_000_001
DOMAINS = 3
BUTTON_CODES = {
    "button": 40016,
    "button.type": 40017,
    "button.name": 40018,
    "button.key": 40019,
    "button.url": 40020,
    "button.media_id": 40007,
    "button.article_id": 53600,
    "button.appid": 40013,
    "button.pagepath": 40035,
    "button.sub_button": 40023,
    "button.sub_button.type": 40024,
    "button.sub_button.name": 40025,
    "button.sub_button.key": 40026,
    "button.sub_button.url": 40027,
    "button.sub_button.media_id": 40007,
    "button.sub_button.article_id": 53600,
    "button.sub_button.appid": 40013,
    "button.sub_button.pagepath": 40035,
    "button.sub_button.sub_button": 40022,
}
RULE_CODES = {
    "button:missing": 65307,
    "button:too_short": 65307,
    "button.type:rule": 65308,
    "button.sub_button.type:rule": 65308,
    "matchrule": 65304,
    "matchrule.client_platform_type": 40035,
    **{f"matchrule.{name}": 65320 for name in REMOVED},
}


@dataclass(slots=True)
class StoredMenu:
    """A menu. The buttons are as `menu/get` gives them: leaves have an empty `sub_button`."""

    menuid: str
    button: list[dict[str, Any]]
    tag_id: str = ""
    platform: str = ""

    def fits(self, follower: Follower) -> bool:
        """Of several tags the one given last decides."""
        tag_fits = not self.tag_id or (bool(follower.tags) and str(follower.tags[-1]) == self.tag_id)
        return tag_fits and self.platform in ("", follower.platform)


@dataclass(slots=True)
class MenuBook:
    """The menus of one account."""

    default: StoredMenu | None = None
    conditional: list[StoredMenu] = field(default_factory=list[StoredMenu])
    """Newest first."""

    def seen_by(self, follower: Follower) -> StoredMenu | None:
        """The newest conditional menu that fits, or the default one."""
        return next((menu for menu in self.conditional if menu.fits(follower)), self.default)

    def names(self, media_id: str) -> bool:
        """Whether a button of any menu sends this material."""
        menus = [menu for menu in (self.default, *self.conditional) if menu is not None]
        return any(leaf.get("media_id") == media_id for menu in menus for leaf in leaves(menu.button))


def leaves(buttons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The buttons that do something when they are tapped."""
    return [leaf for button in buttons for leaf in (button["sub_button"] or [button])]


def menu_of(app: App, follower: Follower) -> StoredMenu | None:
    """The menu that this follower sees."""
    return app.state(MenuBook).seen_by(follower)


@handles(CreateMenu, invalid=BUTTON_CODES, escapes="refused")
def create_menu(app: App, call: CreateMenu) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu"""
    if not app.world.settings.custom_menu:
        raise Refusal(40028)
    _check_links(app, call.button, bad=40054, below=40055)
    app.state(MenuBook).default = StoredMenu(_new_id(app), [_stored(button) for button in call.button])
    return Ok()


@handles(GetMenu)
def get_menu(app: App, call: GetMenu) -> Menus:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_getmenu"""
    book = app.state(MenuBook)
    if book.default is None:
        raise Refusal(46003)
    default = DefaultMenu(button=_buttons(book.default))
    if not book.conditional:
        return Menus(menu=default)
    default.menuid = book.default.menuid
    return Menus(
        menu=default,
        conditionalmenu=[
            ConditionalMenu(button=_buttons(menu), matchrule=_rule(menu), menuid=menu.menuid)
            for menu in book.conditional
        ],
    )


@handles(DeleteMenu)
def delete_menu(app: App, call: DeleteMenu) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_deletemenu"""
    book = app.state(MenuBook)
    book.default = None
    book.conditional.clear()
    return Ok()


@handles(AddConditionalMenu, invalid=BUTTON_CODES | RULE_CODES, escapes="refused")
def add_conditional_menu(app: App, call: AddConditionalMenu) -> ConditionalMenuAdded:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu"""
    book, rule = app.state(MenuBook), call.matchrule
    _check_allowed(app, book)
    if rule.tag_id and rule.tag_id not in map(str, (*SYSTEM, *app.state(TagBook).names)):
        raise Refusal(45159)
    _check_links(app, call.button, bad=65317, below=65317)
    menu = StoredMenu(
        menuid="",
        button=[_stored(button) for button in call.button],
        tag_id=rule.tag_id or "",
        platform=rule.client_platform_type or "",
    )
    if len({host for one in (menu, *book.conditional) for host in _hosts(one.button)}) > DOMAINS:
        raise Refusal(65316)
    menu.menuid = _new_id(app)
    book.conditional.insert(0, menu)
    return ConditionalMenuAdded(menuid=menu.menuid)


@handles(DeleteConditionalMenu, invalid={"menuid": 65301})
def delete_conditional_menu(app: App, call: DeleteConditionalMenu) -> Ok:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_deleteconditionalmenu"""
    book = app.state(MenuBook)
    kept = [menu for menu in book.conditional if menu.menuid != call.menuid]
    if len(kept) == len(book.conditional):
        raise Refusal(65301)
    book.conditional = kept
    return Ok()


@handles(TryMatchMenu, invalid={"user_id": 65302})
def try_match_menu(app: App, call: TryMatchMenu) -> MatchedMenu:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_trymatchmenu"""
    follower = named(app, call.user_id)
    if follower is None:
        raise Refusal(65302)
    menu = menu_of(app, follower)
    if menu is None:
        raise Refusal(46003)
    return MatchedMenu(button=_buttons(menu))


@handles(GetCurrentMenu)
def get_current_menu(app: App, call: GetCurrentMenu) -> CurrentMenu:
    """https://developers.weixin.qq.com/doc/service/api/custommenu/api_getcurrentselfmenuinfo"""
    menu = app.state(MenuBook).default
    if menu is None:
        return CurrentMenu(is_menu_open=0)
    info = CurrentMenuInfo(button=[_current(button) for button in menu.button])
    return CurrentMenu(is_menu_open=1, selfmenu_info=info)


def _new_id(app: App) -> str:
    return str(app.world.ids.count("menu", FIRST_ID))


def _check_allowed(app: App, book: MenuBook) -> None:
    """The account may have another conditional menu."""
    settings = app.world.settings
    if settings.conditional_menus != "on":
        raise Refusal(65309 if settings.conditional_menus == "off" else 65306)
    if book.default is None:
        raise Refusal(65303)
    if len(book.conditional) >= settings.conditional_menus_at_most:
        raise Refusal(65305)


def _check_links(app: App, buttons: list[Button], *, bad: int, below: int) -> None:
    """A button opens web pages, and mini-programs that are linked to the account; in a world that is its own.

    `bad` and `below` refuse an address without a domain, on the bar and below it.
    """
    for button in buttons:
        for leaf in (button, *(button.sub_button or ())):
            if leaf.type == "miniprogram" and leaf.appid != app.world.miniprogram.appid:
                raise Refusal(45064)
            if leaf.type == "view" and not host_among(leaf.url or "", None):
                raise Refusal(bad if leaf is button else below)


def _stored(button: Button | SubButton) -> dict[str, Any]:
    stored = button.model_dump(exclude_none=True, exclude={"sub_button"})
    below = button.sub_button or () if isinstance(button, Button) else ()
    return stored | {"sub_button": [_stored(sub) for sub in below]}


def _buttons(menu: StoredMenu) -> list[MenuButton]:
    return [MenuButton.model_validate(button) for button in menu.button]


def _rule(menu: StoredMenu) -> MenuRule:
    given = {"tag_id": menu.tag_id, "client_platform_type": menu.platform}
    return MenuRule(**{name: value for name, value in given.items() if value})


def _hosts(buttons: list[dict[str, Any]]) -> set[str]:
    """The outside domains to which buttons lead."""
    links = [str(leaf["url"]) for leaf in leaves(buttons) if leaf["type"] == "view"]
    return {urlsplit(link).hostname or "" for link in links}


def _current(button: dict[str, Any]) -> CurrentButton:
    current = CurrentButton.model_validate({k: v for k, v in button.items() if k != "sub_button"})
    if button["sub_button"]:
        current.sub_button = CurrentButtons(list=[_current(sub) for sub in button["sub_button"]])
    return current
