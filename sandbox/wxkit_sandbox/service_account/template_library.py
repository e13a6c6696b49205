"""A small library of category templates (类目模板), and the industries, as data.

Numbers and words of the templates are made up; their form is WeChat's.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["INDUSTRIES", "LIBRARY", "LONGEST", "PublicTemplate"]


@dataclass(frozen=True, slots=True)
class PublicTemplate:
    """A template that any account of the category may take."""

    title: str
    primary_industry: str
    deputy_industry: str
    keywords: tuple[tuple[str, str, str], ...]
    """Name, type and example of each keyword; its key is the type and its position, such as `thing2`."""

    def key(self, name: str) -> str | None:
        """The key of a keyword, or None when the template has no such keyword."""
        for position, (keyword, kind, _) in enumerate(self.keywords, start=1):
            if keyword == name:
                return f"{kind}{position}"
        return None

    def example(self, name: str) -> str:
        """What a value may look like."""
        return next(example for keyword, _, example in self.keywords if keyword == name)


_NUMBER = ("订单编号", "character_string", "3705115058471208928")
_GOODS = ("商品名称", "thing", "乌龙茶")
_AMOUNT = ("订单金额", "amount", "￥39.80")
_TIME = ("时间", "time", "2026年3月2日 09:00")
_NOTE = ("备注", "thing", "感谢惠顾")

LIBRARY: dict[str, PublicTemplate] = {
    "40001": PublicTemplate("订单支付成功通知", "生活服务", "百货", (_NUMBER, _GOODS, _AMOUNT, _TIME, _NOTE)),
    "40002": PublicTemplate(
        "订单发货通知",
        "生活服务",
        "百货",
        (
            _NUMBER,
            _GOODS,
            ("快递公司", "thing", "顺丰速运"),
            ("快递单号", "character_string", "SF0000000000000"),
            _TIME,
        ),
    ),
    "40003": PublicTemplate(
        "退款成功通知", "生活服务", "百货", (_NUMBER, _GOODS, ("退款金额", "amount", "￥39.80"), _TIME)
    ),
    "40004": PublicTemplate(
        "积分变动提醒",
        "生活服务",
        "百货",
        (
            ("会员名称", "thing", "小兰"),
            ("变动积分", "character_string", "+39"),
            ("积分余额", "character_string", "139"),
            ("变动原因", "thing", "购物"),
            _TIME,
        ),
    ),
    "40005": PublicTemplate(
        "礼物领取提醒",
        "生活服务",
        "百货",
        (_GOODS, ("赠送人", "thing", "小明"), ("截止时间", "time", "2026年3月3日 09:00"), _NOTE),
    ),
    "40006": PublicTemplate(
        "优惠券到期提醒",
        "生活服务",
        "百货",
        (
            ("优惠券名称", "thing", "满39减5"),
            ("到期时间", "time", "2026年3月9日 24:00"),
            ("客服电话", "phone_number", "10000000000"),
            _NOTE,
        ),
    ),
    "40007": PublicTemplate(
        "售后进度提醒",
        "生活服务",
        "百货",
        (_NUMBER, ("售后状态", "const", "待退货"), ("处理说明", "thing", "请寄回商品"), _TIME),
    ),
}

LONGEST: dict[str, int] = {
    "thing": 20,
    "character_string": 32,
    "phone_number": 17,
    "amount": 17,
    "const": 20,
    "time": 64,
}
"""How many characters a value of each type may have."""

INDUSTRIES: dict[str, tuple[str, str]] = {
    "1": ("IT科技", "互联网/电子商务"),
    "2": ("IT科技", "IT软件与服务"),
    "3": ("IT科技", "IT硬件与设备"),
    "4": ("IT科技", "电子技术"),
    "5": ("IT科技", "通信与运营商"),
    "6": ("IT科技", "网络游戏"),
    "7": ("金融业", "银行"),
    "8": ("金融业", "基金理财信托"),
    "9": ("金融业", "保险"),
    "10": ("餐饮", "餐饮"),
    "11": ("酒店旅游", "酒店"),
    "12": ("酒店旅游", "旅游"),
    "13": ("运输与仓储", "快递"),
    "14": ("运输与仓储", "物流"),
    "15": ("运输与仓储", "仓储"),
    "16": ("教育", "培训"),
    "17": ("教育", "院校"),
    "18": ("政府与公共事业", "学术科研"),
    "19": ("政府与公共事业", "交警"),
    "20": ("政府与公共事业", "博物馆"),
    "21": ("政府与公共事业", "公共事业非盈利机构"),
    "22": ("医药护理", "医药医疗"),
    "23": ("医药护理", "护理美容"),
    "24": ("医药护理", "保健与卫生"),
    "25": ("交通工具", "汽车相关"),
    "26": ("交通工具", "摩托车相关"),
    "27": ("交通工具", "火车相关"),
    "28": ("交通工具", "飞机相关"),
    "29": ("房地产", "建筑"),
    "30": ("房地产", "物业"),
    "31": ("消费品", "消费品"),
    "32": ("商业服务", "法律"),
    "33": ("商业服务", "会展"),
    "34": ("商业服务", "中介服务"),
    "35": ("商业服务", "认证"),
    "36": ("商业服务", "审计"),
    "37": ("文体娱乐", "传媒"),
    "38": ("文体娱乐", "体育"),
    "39": ("文体娱乐", "娱乐休闲"),
    "40": ("印刷", "印刷"),
    "41": ("其它", "其它"),
}
"""First and second class by id."""
