"""What the data analysis of a mini-program tells: figures of days, pages and visits, and of the users."""

from __future__ import annotations

from wxkit._call import Output
from wxkit._enums import OpenIntEnum, OpenStrEnum
from wxkit._numbers import Figure

__all__ = [
    "DailySummary",
    "Distribution",
    "DistributionIndex",
    "KeyValue",
    "NamedShare",
    "Portrait",
    "VisitSource",
    "VisitTrend",
    "VisitedPage",
]


class DailySummary(Output):
    """One day in figures."""

    ref_date: str = ""
    visit_total: int = 0
    """Users so far."""
    share_pv: int = 0
    """How often it was shared."""
    share_uv: int = 0
    """How many people shared it."""


class VisitTrend(Output):
    """Visits of a day, a week (`20170306-20170312`) or a month (`201702`)."""

    ref_date: str = ""
    session_cnt: int = 0
    """How often it was opened."""
    visit_pv: int = 0
    visit_uv: int = 0
    visit_uv_new: int = 0
    stay_time_uv: float = 0.0
    """Seconds a person."""
    stay_time_session: Figure = 0.0
    """Seconds a session."""
    visit_depth: float = 0.0
    """Pages a session."""


class VisitSource(OpenIntEnum):
    """From where a mini-program was opened (访问来源)."""

    HISTORY_LIST = 1
    """小程序历史列表."""
    SEARCH = 2
    """搜索."""
    CHAT = 3
    """会话."""
    SCAN = 4
    """扫一扫二维码."""
    ACCOUNT_PROFILE = 5
    """公众号主页."""
    CHAT_TOP = 6
    """聊天顶部."""
    DESKTOP = 7
    """系统桌面."""
    MINI_PROGRAM_PROFILE = 8
    """小程序主页."""
    NEARBY = 9
    """附近的小程序."""
    OTHER = 10
    """其他."""
    TEMPLATE_MESSAGE = 11
    """模板消息."""
    SERVICE_MESSAGE = 12
    """客服消息."""
    ACCOUNT_MENU = 13
    """公众号菜单."""
    APP_SHARE = 14
    """APP分享."""
    PAYMENT_DONE = 15
    """支付完成页."""
    PRESSED_CODE = 16
    """长按识别二维码."""
    CODE_IN_ALBUM = 17
    """相册选取二维码."""
    ARTICLE = 18
    """公众号文章."""
    WALLET = 19
    """钱包."""
    CARD_PACK = 20
    """卡包."""
    CARD_IN_MINI_PROGRAM = 21
    """小程序内卡券."""
    OTHER_MINI_PROGRAM = 22
    """其他小程序."""
    BACK_FROM_MINI_PROGRAM = 23
    """其他小程序返回."""
    STORES_OF_CARD = 24
    """卡券适用门店列表."""
    SEARCH_SHORTCUT = 25
    """搜索框快捷入口."""
    MINI_PROGRAM_SERVICE_MESSAGE = 26
    """小程序客服消息."""
    SENT_BY_ACCOUNT = 27
    """公众号下发."""
    CHAT_MENU = 28
    """系统会话菜单."""
    RECENT_IN_TASK_BAR = 29
    """任务栏-最近使用."""
    MENU_BUTTON = 30
    """长按小程序菜单圆点."""
    WIFI = 31
    """连wifi成功页."""
    CITY_SERVICES = 32
    """城市服务."""
    ADVERTISEMENT = 33
    """微信广告."""
    OTHER_APP = 34
    """其他移动应用."""
    MINE_IN_DISCOVER = 35
    """发现入口-我的小程序."""
    MINE_IN_TASK_BAR = 36
    """任务栏-我的小程序."""
    CIRCLES = 37
    """微信圈子."""
    PHONE_TOP_UP = 38
    """手机充值."""
    WEB_PAGE = 39
    """H5."""
    PLUGIN = 40
    """插件."""
    USED_BY_EVERYBODY = 41
    """大家在用."""
    DISCOVER = 42
    """发现页."""
    FLOATING_WINDOW = 43
    """浮窗."""
    PEOPLE_NEARBY = 44
    """附近的人."""
    TOP_STORIES = 45
    """看一看."""
    MOMENTS = 46
    """朋友圈."""
    WECOM = 47
    """企业微信."""
    VIDEO = 48
    """视频."""
    FAVORITES = 49
    """收藏."""
    RED_PACKET = 50
    """微信红包."""
    GAME_CENTER = 51
    """微信游戏中心."""
    SHAKE = 52
    """摇一摇."""
    GUIDE_MESSAGE = 53
    """公众号导购消息."""
    OBJECT_RECOGNITION = 54
    """识物."""
    ORDERS = 55
    """小程序订单."""
    LIVE = 56
    """小程序直播."""
    GROUP_TOOLS = 57
    """群工具."""


class DistributionIndex(OpenStrEnum):
    """Over what visits spread."""

    SOURCE = "access_source_session_cnt"
    STAY = "access_staytime_info"
    DEPTH = "access_depth_info"


class KeyValue(Output):
    """A figure by its key."""

    key: int = 0
    value: int = 0


class Distribution(Output):
    """How visits spread over one index."""

    index: DistributionIndex = DistributionIndex("")
    item_list: list[KeyValue] = []
    """Keys of SOURCE are those of `VisitSource`. Of STAY, 1 to 8 are 0-2, 3-5, 6-10, 11-20, 20-30, 30-50,
    50-100 and over 100 seconds; of DEPTH, 1 to 5 are so many pages, 6 is 6-10, and 7 more."""


class VisitedPage(Output):
    """A page of the mini-program."""

    page_path: str = ""
    page_visit_pv: int = 0
    page_visit_uv: int = 0
    page_staytime_pv: float = 0.0
    """Seconds a visit."""
    entrypage_pv: int = 0
    """How often visits began here."""
    exitpage_pv: int = 0
    """How often visits ended here."""
    page_share_pv: int = 0
    page_share_uv: int = 0


class NamedShare(Output):
    """How many users are of one kind."""

    id: int = 0
    name: str = ""
    value: int = 0


class Portrait(Output):
    """Who some users are."""

    province: list[NamedShare] = []
    city: list[NamedShare] = []
    genders: list[NamedShare] = []
    platforms: list[NamedShare] = []
    devices: list[NamedShare] = []
    ages: list[NamedShare] = []
