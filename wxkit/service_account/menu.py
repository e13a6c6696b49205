"""Custom menus (自定义菜单): up to 3 buttons below the chat, each with up to 5 below it.

Conditional menus (个性化菜单) show other buttons to those whom a rule fits; the newest that fits wins.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit._enums import OpenStrEnum
from wxkit._numbers import NumberId
from wxkit.service_account._buttons import Button, MatchRule, SubButton

__all__ = [
    "AddConditionalMenu",
    "AsyncMenu",
    "Button",
    "ButtonKind",
    "ConditionalMenu",
    "ConditionalMenuAdded",
    "CreateMenu",
    "CurrentButton",
    "CurrentButtons",
    "CurrentMenu",
    "CurrentMenuInfo",
    "CurrentNews",
    "CurrentNewsItem",
    "DefaultMenu",
    "DeleteConditionalMenu",
    "DeleteMenu",
    "GetCurrentMenu",
    "GetMenu",
    "MatchRule",
    "MatchedMenu",
    "Menu",
    "MenuButton",
    "MenuRule",
    "Menus",
    "SubButton",
    "TryMatchMenu",
]


class ButtonKind(OpenStrEnum):
    """What a button does."""

    CLICK = "click"
    VIEW = "view"
    SCANCODE_PUSH = "scancode_push"
    SCANCODE_WAITMSG = "scancode_waitmsg"
    PIC_SYSPHOTO = "pic_sysphoto"
    PIC_PHOTO_OR_ALBUM = "pic_photo_or_album"
    PIC_WEIXIN = "pic_weixin"
    LOCATION_SELECT = "location_select"
    MEDIA_ID = "media_id"
    VIEW_LIMITED = "view_limited"
    ARTICLE_ID = "article_id"
    ARTICLE_VIEW_LIMITED = "article_view_limited"
    MINIPROGRAM = "miniprogram"
    TEXT = "text"
    """Made in the console, as the next four."""
    IMG = "img"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    NEWS = "news"


Bar = Annotated[list[Button], Field(min_length=1, max_length=3)]


class CreateMenu(Call[Ok], post="/cgi-bin/menu/create", repeatable=True):
    """Replace the default menu (创建自定义菜单). Clients see it within five minutes. 1000 a day.

    Errors: 40016 (number of buttons), 40017, 40018, 40019, 40020 (type, name, key, url of a button),
    40022 (depth), 40023 (number of sub buttons), 40024, 40025, 40026, 40027 (type, name, key, url of a sub
    button), 40028 (switched off), 40033 (escapes in the body), 40054, 40055 (a link without a domain),
    45064 (mini-program that is not linked).
    https://developers.weixin.qq.com/doc/service/api/custommenu/api_createcustommenu
    """

    button: Bar


class MenuButton(Output):
    """A button as WeChat keeps it."""

    type: ButtonKind | None = None
    name: str = ""
    key: str | None = None
    url: str | None = None
    media_id: str | None = None
    article_id: str | None = None
    appid: str | None = None
    pagepath: str | None = None
    sub_button: list[MenuButton] = []


class DefaultMenu(Output):
    """The menu of all whom no rule fits."""

    button: list[MenuButton] = []
    menuid: NumberId | None = None
    """Only when there are conditional menus."""


class MenuRule(Output):
    """Whom a conditional menu is for."""

    tag_id: str | None = None
    client_platform_type: NumberId | None = None
    """`1` iOS, `2` Android, `3` other."""


class ConditionalMenu(Output):
    """A conditional menu."""

    button: list[MenuButton] = []
    matchrule: MenuRule = Field(default_factory=MenuRule)
    menuid: NumberId = ""


class Menus(Reply):
    """All menus that were made by API."""

    menu: DefaultMenu = Field(default_factory=DefaultMenu)
    conditionalmenu: list[ConditionalMenu] = []
    """Newest first."""


class GetMenu(Call[Menus], get="/cgi-bin/menu/get", bare=True):
    """The menus made by API (获取自定义菜单配置).

    Errors: 46003 (there is no menu).
    https://developers.weixin.qq.com/doc/service/api/custommenu/api_getmenu
    """


class DeleteMenu(Call[Ok], get="/cgi-bin/menu/delete"):
    """Delete the default menu and every conditional one (删除自定义菜单). 1000 a day.

    https://developers.weixin.qq.com/doc/service/api/custommenu/api_deletemenu
    """


class ConditionalMenuAdded(Reply):
    """The new conditional menu."""

    menuid: str = ""


class AddConditionalMenu(Call[ConditionalMenuAdded], post="/cgi-bin/menu/addconditional", bare=True):
    """Add a conditional menu (创建个性化菜单). It cannot be changed, only deleted. 2000 a day.

    Errors: those of `CreateMenu`, 65303 (no default menu yet), 65304 (empty matchrule), 65305 (too many),
    65306, 65309 (not allowed, switched off), 65307 (no buttons), 65308 (a button without action),
    65316 (over 3 domains in all conditional menus), 65317 (a link without a domain), 65320 (a rule by sex,
    region or language), 45159 (no such tag).
    https://developers.weixin.qq.com/doc/service/api/custommenu/api_addconditionalmenu
    """

    button: Bar
    matchrule: MatchRule


class DeleteConditionalMenu(Call[Ok], post="/cgi-bin/menu/delconditional"):
    """Delete one conditional menu (删除个性化菜单). 2000 a day.

    Errors: 65301 (no such menu).
    https://developers.weixin.qq.com/doc/service/api/custommenu/api_deleteconditionalmenu
    """

    menuid: str


class MatchedMenu(Reply):
    """The menu that somebody sees."""

    button: list[MenuButton] = []


class TryMatchMenu(Call[MatchedMenu], post="/cgi-bin/menu/trymatch", bare=True, repeatable=True):
    """The menu that one follower sees (测试个性化菜单匹配结果). 20,000 a day.

    Errors: 46003 (there is no menu), 65302 (no such user).
    https://developers.weixin.qq.com/doc/service/api/custommenu/api_trymatchmenu
    """

    user_id: str
    """Openid or WeChat id."""


class CurrentNewsItem(Output):
    """An article behind a button."""

    title: str = ""
    author: str = ""
    digest: str = ""
    show_cover: int = 0
    cover_url: str = ""
    content_url: str = ""
    source_url: str = ""


# Inside a class that has a field named list, `list[…]` would mean the field.
NewsItems: TypeAlias = list[CurrentNewsItem]


class CurrentNews(Output):
    """The articles behind a button that was made in the console."""

    list: NewsItems = []


class CurrentButton(Output):
    """A button, made by API or in the console."""

    type: ButtonKind | None = None
    name: str = ""
    key: str | None = None
    url: str | None = None
    value: str | None = None
    """Of console buttons: text, media id (for three days) or link, as `type` says."""
    appid: str | None = None
    pagepath: str | None = None
    media_id: str | None = None
    article_id: str | None = None
    news_info: CurrentNews | None = None
    sub_button: CurrentButtons | None = None
    """Unlike in `GetMenu`, an object with a `list`."""


ButtonList: TypeAlias = list[CurrentButton]


class CurrentButtons(Output):
    """The buttons below another."""

    list: ButtonList = []


class CurrentMenuInfo(Output):
    """The bar."""

    button: list[CurrentButton] = []


class CurrentMenu(Reply):
    """The default menu, whoever made it."""

    is_menu_open: int = 0
    """1 when a menu shows."""
    selfmenu_info: CurrentMenuInfo | None = None


class GetCurrentMenu(Call[CurrentMenu], get="/cgi-bin/get_current_selfmenu_info", bare=True):
    """The default menu, made by API or in the console (查询自定义菜单信息).

    https://developers.weixin.qq.com/doc/service/api/custommenu/api_getcurrentselfmenuinfo
    """


class MenuCalls:
    """Custom menus."""

    create = endpoint(CreateMenu)
    get = endpoint(GetMenu)
    delete = endpoint(DeleteMenu)
    add_conditional = endpoint(AddConditionalMenu)
    delete_conditional = endpoint(DeleteConditionalMenu)
    try_match = endpoint(TryMatchMenu)
    current = endpoint(GetCurrentMenu)


class Menu(MenuCalls, Sync):
    """Custom menus (自定义菜单)."""


class AsyncMenu(MenuCalls, Async):
    """Custom menus (自定义菜单)."""
