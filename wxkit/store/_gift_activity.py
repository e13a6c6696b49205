"""A gift activity (礼物活动): whose it is and what it gives."""

from __future__ import annotations

from pydantic import Field

from wxkit._call import Output
from wxkit._enums import OpenIntEnum
from wxkit._numbers import TextInt

__all__ = [
    "Activity",
    "ActivityBasics",
    "ActivityInfo",
    "ActivityPrizes",
    "ActivityProduct",
    "ActivityShop",
    "ActivityStatus",
    "ActivitySummary",
    "ActivityType",
]


class ActivityStatus(OpenIntEnum):
    """How far an activity is."""

    NOT_STARTED = 1
    RUNNING = 2
    DRAWN = 4
    """已开奖."""
    INVALID = 5


class ActivityType(OpenIntEnum):
    """Where the goods of an activity come from."""

    GRANTED = 0
    """The shop gives its own."""
    PURCHASED = 1
    """The owner of the mini-program bought them."""
    ALL = 2
    """To filter with only."""


class ActivitySummary(Output):
    """A gift activity in a list."""

    shop_appid: str = ""
    shop_nickname: str = ""
    activity_id: str = ""
    status: ActivityStatus = ActivityStatus(0)
    type: ActivityType = ActivityType.GRANTED


class ActivityShop(Output):
    """The shop of an activity."""

    appid: str = ""
    nickname: str = ""


class ActivityBasics(Output):
    """When an activity runs, and whose it is."""

    activity_start_time: TextInt = 0
    """Unix seconds."""
    activity_end_time: TextInt = 0
    """Unix seconds."""
    shop_info: ActivityShop = Field(default_factory=ActivityShop)


class ActivityProduct(Output):
    """A gift to give."""

    product_id: str = ""
    product_name: str = ""
    product_img_url: str = ""
    sku_id: str = ""
    sku_name: str = ""
    price: TextInt = 0
    """Fen."""
    stock_num: TextInt = 0
    can_use_stock_num: TextInt = 0
    """How many are left to give."""


class ActivityPrizes(Output):
    """What an activity gives."""

    product_info_list: list[ActivityProduct] = []


class ActivityInfo(Output):
    """What an activity is."""

    basic_info: ActivityBasics = Field(default_factory=ActivityBasics)
    prize_info: ActivityPrizes = Field(default_factory=ActivityPrizes)


class Activity(Output):
    """A gift activity (礼物活动)."""

    activity_id: str = ""
    status: ActivityStatus = ActivityStatus(0)
    info: ActivityInfo = Field(default_factory=ActivityInfo)
