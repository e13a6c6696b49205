"""A shelf of gift cards (礼品卡货架), as it is sent and as it comes back."""

from __future__ import annotations

from wxkit._call import Input, Output

__all__ = [
    "GiftPage",
    "GiftPageCategory",
    "GiftPageCategoryInput",
    "GiftPageCell",
    "GiftPageCellInput",
    "GiftPageChange",
    "GiftPageInput",
    "GiftPageItem",
    "GiftPageItemInput",
    "GiftPagePicture",
    "GiftPagePictureInput",
    "GiftPageTheme",
    "GiftPageThemeInput",
]


class GiftPageItemInput(Input):
    """A card on sale."""

    card_id: str
    title: str | None = None
    """Name on the shelf; that of the template when absent."""
    pic_url: str | None = None
    """Thumbnail."""
    desc: str | None = None


class GiftPagePictureInput(Input):
    """A face of the card (卡面), with the words that go with it."""

    background_pic_url: str
    outer_img_id: str | None = None
    """The merchant's own id of the picture."""
    default_gifting_msg: str | None = None
    """Words of the giver, unless changed."""


class GiftPageThemeInput(Input):
    """An occasion (主题)."""

    theme_pic_url: str
    title: str
    title_color: str
    item_list: list[GiftPageItemInput]
    pic_item_list: list[GiftPagePictureInput]
    category_index: int | None = None
    """Position in `category_list`, from 0."""
    show_sku_title_first: bool | None = None
    is_banner: bool | None = None
    """Shown at the top of the page; the first one only."""


class GiftPageCategoryInput(Input):
    """A tab of themes."""

    title: str


class GiftPageCellInput(Input):
    """A link of the merchant's own."""

    title: str
    url: str


class GiftPageInput(Input):
    """A shelf."""

    page_title: str
    banner_pic_url: str
    theme_list: list[GiftPageThemeInput]
    category_list: list[GiftPageCategoryInput] | None = None
    support_multi: bool | None = None
    """Several cards in one purchase, to send to a group."""
    support_buy_for_self: bool | None = None
    address: str
    service_phone: str
    biz_description: str
    """Terms."""
    need_receipt: bool | None = None
    """Offers an invoice."""
    cell_1: GiftPageCellInput | None = None
    cell_2: GiftPageCellInput | None = None


class GiftPageChange(GiftPageInput):
    """A shelf that exists."""

    page_id: str


class GiftPageItem(Output):
    """A card on sale."""

    card_id: str = ""
    title: str | None = None
    pic_url: str | None = None
    desc: str | None = None


class GiftPagePicture(Output):
    """A face of the card."""

    background_pic_url: str = ""
    outer_img_id: str | None = None
    default_gifting_msg: str | None = None


class GiftPageTheme(Output):
    """An occasion."""

    theme_pic_url: str = ""
    title: str = ""
    title_color: str = ""
    item_list: list[GiftPageItem] = []
    pic_item_list: list[GiftPagePicture] = []
    category_index: int = 0
    show_sku_title_first: bool = False
    is_banner: bool = False


class GiftPageCategory(Output):
    """A tab of themes."""

    title: str = ""


class GiftPageCell(Output):
    """A link of the merchant's own."""

    title: str = ""
    url: str = ""


class GiftPage(Output):
    """A shelf."""

    page_title: str = ""
    banner_pic_url: str = ""
    theme_list: list[GiftPageTheme] = []
    category_list: list[GiftPageCategory] = []
    support_multi: bool = False
    support_buy_for_self: bool = False
    address: str = ""
    service_phone: str = ""
    biz_description: str = ""
    need_receipt: bool = False
    cell_1: GiftPageCell | None = None
    cell_2: GiftPageCell | None = None
