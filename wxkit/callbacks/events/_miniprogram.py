"""Events of a mini-program (小程序): service, checks, shipping, payment, audits. Money in fen.

https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id, Many, PascalWire, SnakeEvent, Wire

__all__ = [
    "BadReview",
    "CodeAuditDelay",
    "CodeAuditFail",
    "CodeAuditSuccess",
    "MediaCheck",
    "MediaCheckDetail",
    "MediaCheckResult",
    "PunishEvent",
    "TradeManageOrderSettlement",
    "TradeManageRemindAccessApi",
    "TradeManageRemindShipping",
    "UserEnterTempsession",
    "WxaCommentBadScore",
    "WxaTradeControlled",
    "XpayCoinInfo",
    "XpayCoinPayNotify",
    "XpayGoodsDeliverNotify",
    "XpayGoodsInfo",
    "XpayPayInfo",
    "XpayRefundNotify",
]


class UserEnterTempsession(Event, event="user_enter_tempsession"):
    """A person opened customer service (进入客服会话), in a mini-program or a Store."""

    session_from: str = ""
    """The `session-from` attribute of the button."""


class MediaCheckResult(Wire):
    """The verdict."""

    suggest: str = ""
    """`pass`, `review` or `risky`."""
    label: str = ""
    """100 is normal."""


class MediaCheckDetail(Wire):
    """What one strategy says."""

    strategy: str = ""
    errcode: int = 0
    suggest: str = ""
    label: str = ""
    prob: int = 0
    """How sure it is, 0 to 100."""


class MediaCheck(SnakeEvent, event="wxa_media_check"):
    """The result of a media check (音视频内容安全识别), within 30 minutes of the call."""

    appid: str = ""
    trace_id: Id = ""
    """As in the answer of the call."""
    version: int = 0
    errcode: int = 0
    """0 when the result counts; -1008 when the file could not be fetched."""
    errmsg: str = ""
    result: MediaCheckResult = MediaCheckResult()
    detail: Many[MediaCheckDetail] = ()
    isrisky: int = 0
    """Version 1 only."""
    extra_info_json: str = ""
    """Version 1 only."""
    status_code: int = 0
    """Version 1 only."""


class PunishEvent(SnakeEvent, event="wxa_punish_event"):
    """The mini-program was punished or warned (小程序违规处罚)."""

    event_type: int = 0
    punish_id: Id = ""
    appid: str = ""
    punish_time: int = 0
    illegal_reason: str = ""
    illegal_content: str = ""
    rule_name: str = ""
    rule_url: str = ""
    adjust_guide_url: str = ""
    detail: str = ""
    """JSON text."""


class TradeManageRemindAccessApi(SnakeEvent, event="trade_manage_remind_access_api"):
    """Settlement after shipping starts soon: connect the shipping API (发货信息管理)."""

    msg: str = ""


class WxaTradeControlled(SnakeEvent, event="wxa_trade_controlled"):
    """The mini-program sells and has to join shipping information (发货信息管理), or may not be paid."""

    msg: str = ""


class _Trade(SnakeEvent):
    transaction_id: Id = ""
    merchant_id: str = ""
    sub_merchant_id: str = ""
    merchant_trade_no: Id = ""
    pay_time: int = 0


class TradeManageRemindShipping(_Trade, event="trade_manage_remind_shipping"):
    """A paid order waits for shipping information."""

    msg: str = ""


class TradeManageOrderSettlement(_Trade, event="trade_manage_order_settlement"):
    """An order is about to be settled, or was (订单将要结算或已经结算)."""

    shipped_time: int = 0
    estimated_settlement_time: int = 0
    confirm_receive_method: int = 0
    """1 by itself, 2 by the person."""
    confirm_receive_time: int = 0
    settlement_time: int = 0
    """Only once settled."""


class BadReview(Wire):
    """A review."""

    comment_id: Id = ""


class WxaCommentBadScore(SnakeEvent, event="wxa_comment_bad_score"):
    """A person gave a bad review (差评)."""

    result: BadReview = BadReview()


class XpayPayInfo(PascalWire):
    """The payment at WeChat Pay (微信支付)."""

    mch_order_no: str = ""
    transaction_id: str = ""
    paid_time: int = 0


class XpayGoodsInfo(PascalWire):
    """What was bought."""

    product_id: str = ""
    quantity: int = 0
    orig_price: int = 0
    actual_price: int = 0
    attach: str = ""


class XpayCoinInfo(PascalWire):
    """How many coins were bought."""

    quantity: int = 0
    orig_price: int = 0
    actual_price: int = 0
    attach: str = ""


class _XpayPaid(Event):
    open_id: str = ""
    out_trade_no: Id = ""
    env: int = 0
    """0 live, 1 sandbox."""
    we_chat_pay_info: XpayPayInfo = XpayPayInfo()


class XpayGoodsDeliverNotify(_XpayPaid, event="xpay_goods_deliver_notify"):
    """Virtual goods were paid: deliver them (道具发货推送)."""

    goods_info: XpayGoodsInfo = XpayGoodsInfo()


class XpayCoinPayNotify(_XpayPaid, event="xpay_coin_pay_notify"):
    """Coins were paid (代币支付推送)."""

    coin_info: XpayCoinInfo = XpayCoinInfo()


class XpayRefundNotify(Event, event="xpay_refund_notify"):
    """A refund of virtual goods or coins ended (退款推送)."""

    open_id: str = ""
    wx_refund_id: Id = ""
    mch_refund_id: Id = ""
    wx_order_id: str = ""
    mch_order_id: str = ""
    refund_fee: int = 0
    ret_code: int = 0
    ret_msg: str = ""
    refund_start_timestamp: int = 0
    refund_succ_timestamp: int = 0
    wxpay_refund_transaction_id: str = ""
    retry_times: int = 0


class CodeAuditSuccess(Event, event="weapp_audit_success"):
    """The code passed review (代码审核通过)."""

    succ_time: int = 0


class CodeAuditFail(Event, event="weapp_audit_fail"):
    """The code did not pass review."""

    reason: str = ""
    fail_time: int = 0
    screen_shot: str = ""
    """media_ids, joined by `|`."""


class CodeAuditDelay(Event, event="weapp_audit_delay"):
    """The review of the code takes longer."""

    reason: str = ""
    delay_time: int = 0
