"""Reasons for an after-sale and for refusing one."""

from __future__ import annotations

from wxkit.store.aftersale import RejectReason, RejectScene

__all__ = ["GENERATE", "PRICE_DIFF", "REASONS", "REJECT", "usual_text"]

GENERATE: dict[str, str] = {
    "10000014": "双方协商一致退款",
    "10000002": "拍错/多拍",
    "10000000": "不想要了",
    "10000001": "缺货",
    "10000006": "卖家发错货",
    "10000021": "质量问题",
    "10000007": "未收到商品",
    "10000015": "快递长时间未送达",
    "10000017": "物流无跟踪记录",
    "10000008": "其他",
}
"""With these a merchant may open an after-sale order for the buyer."""
PRICE_DIFF: dict[str, str] = {
    "10001336": "协商一致退差价",
    "10001337": "商品降价",
    "10001338": "未用优惠券",
}
"""With these a merchant may give a difference in price back."""
_OLDER: dict[str, str] = {
    "INCORRECT_SELECTION": "拍错/多拍",
    "NO_LONGER_WANT": "不想要了",
    "NO_EXPRESS_INFO": "无快递信息",
    "EMPTY_PACKAGE": "包裹为空",
    "REJECT_RECEIVE_PACKAGE": "已拒签包裹",
    "NOT_DELIVERED_TOO_LONG": "快递长时间未送达",
    "NOT_MATCH_PRODUCT_DESC": "与商品描述不符",
    "QUALITY_ISSUE": "质量问题",
    "SEND_WRONG_GOODS": "卖家发错货",
    "THREE_NO_PRODUCT": "三无产品",
    "FAKE_PRODUCT": "假冒产品",
    "NO_REASON_7_DAYS": "七天无理由",
    "INITIATE_BY_PLATFORM": "平台代发起",
    "OTHERS": "其他",
}
REASONS: dict[str, str] = _OLDER | GENERATE | PRICE_DIFF

_S = RejectScene
_REJECT: tuple[tuple[int, str, RejectScene], ...] = (
    (6, "买家误操作/已协商取消申请", _S.REFUND),
    (17, "已在约定时间发货且物流运输正常", _S.REFUND),
    (15, "特殊品类商品", _S.RETURN),
    (16, "商品未存在问题", _S.RETURN),
    (19, "买家上传退货单号有误,商家未收到货", _S.RETURN),
    (20, "买家寄回商品影响二次销售", _S.RETURN),
    (21, "买家寄回包裹非本订单商品", _S.RETURN),
    (22, "买家寄回包裹为空包、缺少配件/赠品等异常包裹", _S.RETURN),
    (24, "买家申请售后原因与实际不符", _S.EXCHANGE),
    (46, "买家寄回商品影响二次销售", _S.RESHIP),
)
REJECT: dict[int, RejectReason] = {
    number: RejectReason(
        reject_reason_type=number,
        reject_reason_type_text=text,
        reject_reason=f"{text},如有疑问请联系商家",
        reject_scene=scene,
    )
    for number, text, scene in _REJECT
}


def usual_text(reason: int) -> str:
    """What the buyer reads when the merchant writes nothing."""
    return REJECT[reason].reject_reason if reason in REJECT else ""
