"""Events of cards and coupons (卡券), money in fen.

https://developers.weixin.qq.com/doc/service/guide/product/card/Coupons_Vouchers_and_Cards_Event_Push_Messages.html
"""

from __future__ import annotations

from wxkit.callbacks._push import Event, Id

__all__ = [
    "CardMerchantCheckResult",
    "CardNotPassCheck",
    "CardPassCheck",
    "CardPayOrder",
    "CardSkuRemind",
    "GiftcardPayDone",
    "GiftcardSendToFriend",
    "GiftcardUserAccept",
    "SubmitMembercardUserInfo",
    "UpdateMemberCard",
    "UserConsumeCard",
    "UserDelCard",
    "UserEnterSessionFromCard",
    "UserGetCard",
    "UserGiftingCard",
    "UserPayFromPayCell",
    "UserViewCard",
]


class _CardEvent(Event):
    card_id: Id = ""


class _UserCardEvent(_CardEvent):
    user_card_code: Id = ""


class CardPassCheck(_CardEvent, event="card_pass_check"):
    """A card passed review (卡券审核通过)."""


class CardNotPassCheck(_CardEvent, event="card_not_pass_check"):
    """A card did not pass review."""

    refuse_reason: str = ""


class UserGetCard(_UserCardEvent, event="user_get_card"):
    """A person took a card (领取卡券)."""

    is_give_by_friend: int = 0
    """1: a friend gave it (转赠)."""
    friend_user_name: str = ""
    """openid of that friend."""
    outer_id: str = ""
    """Older form of `outer_str`."""
    outer_str: str = ""
    """Channel by which it was received."""
    old_user_card_code: str = ""
    """Its code with the friend."""
    is_restore_member_card: int = 0
    """1: the person had deleted the member card and found it again."""
    is_recommend_by_friend: int = 0
    """1: a friend showed it (朋友推荐)."""
    union_id: str = ""


class UserGiftingCard(_UserCardEvent, event="user_gifting_card"):
    """A person gave a card to a friend (转赠卡券)."""

    is_return_back: int = 0
    """1: nobody took it, the person has it again."""
    friend_user_name: str = ""
    """openid of the friend; empty for a group."""
    is_chat_room: int = 0
    """1: to a group (群转赠)."""


class UserDelCard(_UserCardEvent, event="user_del_card"):
    """A person deleted a card (删除卡券)."""


class UserConsumeCard(_UserCardEvent, event="user_consume_card"):
    """A card was redeemed (核销卡券)."""

    consume_source: str = ""
    """`FROM_API`, `FROM_MP` or `FROM_MOBILE_HELPER`."""
    location_name: str = ""
    """The store (门店), when the person redeemed it or paid with it."""
    location_id: str = ""
    """The store, by poi_id, when the staff's helper redeemed it or somebody paid with it."""
    staff_open_id: str = ""
    """Who redeemed it with the helper (卡券商户助手)."""
    verify_code: str = ""
    """What the person typed who redeemed it themselves (自助核销)."""
    remark_amount: str = ""
    """The amount that they typed."""
    outer_str: str = ""
    """Channel by which it was received."""


class UserPayFromPayCell(_UserCardEvent, event="user_pay_from_pay_cell"):
    """A person paid with a card (微信买单)."""

    trans_id: Id = ""
    """Transaction of WeChat Pay."""
    location_id: str = ""
    """The store (门店), by poi_id."""
    fee: int = 0
    """What was paid."""
    original_fee: int = 0
    """What was due without the card."""


class UserViewCard(_UserCardEvent, event="user_view_card"):
    """A person opened a card (进入会员卡)."""

    outer_str: str = ""


class UserEnterSessionFromCard(_UserCardEvent, event="user_enter_session_from_card"):
    """A person entered the chat from a card (从卡券进入公众号会话)."""


class UpdateMemberCard(_UserCardEvent, event="update_member_card"):
    """Points or balance of a member card changed (会员卡内容更新)."""

    modify_bonus: int = 0
    modify_balance: int = 0


class SubmitMembercardUserInfo(_UserCardEvent, event="submit_membercard_user_info"):
    """A person filled in the activation form of a member card (会员卡激活)."""


class CardSkuRemind(_CardEvent, event="card_sku_remind"):
    """Few cards are left (库存报警)."""

    detail: str = ""


class CardPayOrder(Event, event="card_pay_order"):
    """Coins of the card account moved (券点流水)."""

    order_id: Id = ""
    status: str = ""
    """`ORDER_STATUS_WAITING`, `…_SUCC`, `…_FINANCE_SUCC`, `…_QUANTITY_SUCC`, `…_HAS_REFUND` and others."""
    create_order_time: int = 0
    """Unix seconds."""
    pay_finish_time: int = 0
    """Unix seconds."""
    desc: str = ""
    free_coin_count: str = ""
    """Coins left of those that were given."""
    pay_coin_count: str = ""
    """Coins left of those that were bought."""
    refund_free_coin_count: str = ""
    """How many given ones moved."""
    refund_pay_coin_count: str = ""
    """How many bought ones moved."""
    order_type: str = ""
    """`ORDER_TYPE_SYS_ADD` given, `…_WXPAY` bought, `…_REDUCE` spent on stock, `…_REFUND` back from unused
    stock, `…_SYS_REDUCE` taken by the platform."""
    memo: str = ""
    """Why."""
    receipt_info: str = ""
    """The invoice."""


class _GiftcardEvent(Event):
    page_id: str = ""
    order_id: Id = ""


class GiftcardPayDone(_GiftcardEvent, event="giftcard_pay_done"):
    """A gift card (礼品卡) was paid."""


class GiftcardSendToFriend(_GiftcardEvent, event="giftcard_send_to_friend"):
    """A gift card was sent to a friend."""

    is_chat_room: str = ""
    is_return_back: str = ""


class GiftcardUserAccept(_GiftcardEvent, event="giftcard_user_accept"):
    """A friend took a gift card."""

    is_chat_room: str = ""


class CardMerchantCheckResult(Event, event="card_merchant_check_result"):
    """A sub-merchant (子商户) was reviewed."""

    merchant_id: Id = ""
    is_pass: int = 0
    reason: str = ""
