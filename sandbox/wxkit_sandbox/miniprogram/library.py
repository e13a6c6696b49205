"""A small public library of subscribe message templates (公共模板库), in the form of WeChat's."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CARDS", "CATEGORIES", "TITLES", "Card", "Keyword", "Title", "title_of"]

ONE_TIME, LONG_TERM = 2, 3


class Keyword(NamedTuple):
    """A keyword that may be chosen for a template."""

    kid: int
    name: str
    example: str
    rule: str
    values: tuple[str, ...] = ()
    """What an `enum` may be."""

    @property
    def key(self) -> str:
        """Its key in the data of a message, e.g. `thing1`."""
        return f"{self.rule}{self.kid}"


class Title(NamedTuple):
    """A title and the keywords that belong to it."""

    tid: str
    title: str
    type: int
    category: int
    keywords: tuple[Keyword, ...]


CATEGORIES: tuple[tuple[int, str], ...] = (
    (307, "服装/鞋/箱包"),
    (616, "公交"),
    (670, "点餐平台"),
)

TITLES: tuple[Title, ...] = (
    Title(
        "1128",
        "订单发货通知",
        ONE_TIME,
        307,
        (
            Keyword(1, "商品名称", "亚麻衬衫", "thing"),
            Keyword(2, "订单号", "3702020202020202020", "character_string"),
            Keyword(3, "发货时间", "2026年3月2日 15:01", "date"),
            Keyword(4, "快递公司", "顺丰速运", "phrase"),
            Keyword(5, "收件人", "兰兰", "name"),
            Keyword(6, "联系电话", "+86-0766-66888866", "phone_number"),
        ),
    ),
    Title(
        "1451",
        "退款成功通知",
        ONE_TIME,
        307,
        (
            Keyword(1, "退款金额", "¥25.50元", "amount"),
            Keyword(2, "商品名称", "亚麻衬衫", "thing"),
            Keyword(3, "退款时间", "2026年3月2日 15:01", "time"),
            Keyword(4, "退款方式", "原路退回", "enum", ("原路退回", "退至余额")),
        ),
    ),
    Title(
        "3086",
        "积分变更提醒",
        ONE_TIME,
        307,
        (
            Keyword(1, "变更数量", "100", "number"),
            Keyword(2, "积分余额", "1280", "number"),
            Keyword(3, "变更原因", "购物奖励", "thing"),
            Keyword(4, "变更时间", "2026-03-02 15:01", "date"),
        ),
    ),
    Title(
        "4150",
        "礼物领取提醒",
        ONE_TIME,
        307,
        (
            Keyword(1, "礼物名称", "亚麻衬衫", "thing"),
            Keyword(2, "送礼人", "兰兰", "name"),
            Keyword(3, "截止时间", "2026年3月3日 15:01", "time"),
            Keyword(4, "备注", "24 小时内有效", "thing"),
        ),
    ),
    Title(
        "6011",
        "取餐提醒",
        ONE_TIME,
        670,
        (
            Keyword(1, "取餐码", "A1024", "character_string"),
            Keyword(2, "门店名称", "南山店", "thing"),
            Keyword(3, "桌号", "A", "letter"),
            Keyword(4, "口味", "★★★", "symbol"),
        ),
    ),
    Title(
        "9301",
        "车辆到站提醒",
        LONG_TERM,
        616,
        (
            Keyword(1, "线路", "101 路", "thing"),
            Keyword(2, "车牌号", "粤B12345", "car_number"),
            Keyword(3, "到站时间", "15:01~15:06", "time"),
        ),
    ),
)


class Card(NamedTuple):
    """A kind of service card (服务卡片), which has states in place of keywords."""

    tid: str
    name: str

    @property
    def title(self) -> Title:
        return Title(self.tid, self.name, ONE_TIME, CATEGORIES[0][0], ())


CARDS: dict[int, Card] = {
    1001: Card("10000017", "打车服务动态"),
    1003: Card("10000018", "同城配送服务动态"),
    2001: Card("10000001", "购物（实体物流）服务动态"),
    2002: Card("10000002", "购物（自提）服务动态"),
    2003: Card("10000003", "购物（虚拟发货）服务动态"),
    2004: Card("10000004", "快递寄送服务动态"),
    2005: Card("10000005", "保险购买服务动态"),
    2006: Card("10000006", "购物&餐饮（同城配送）服务动态"),
    2007: Card("10000007", "购物&餐饮&本地生活（等候领取）服务动态"),
    2008: Card("10000021", "酒店预订服务动态"),
    2009: Card("10000024", "机票服务动态"),
    2010: Card("10000022", "火车票、汽车票、船票服务动态"),
    2011: Card("10000029", "景区门票服务动态"),
}
"""By `notify_type`. Those from 2001 on take a WeChat Pay number as their code; 1003's tid is made up."""


def title_of(tid: str) -> Title | None:
    """The public title with this id, those of service cards among them."""
    titles = (*TITLES, *(card.title for card in CARDS.values()))
    return next((title for title in titles if title.tid == tid), None)
