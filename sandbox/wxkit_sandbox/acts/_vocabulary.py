"""Everything that a person can do, as methods: `control.act.follow(person="lan")`."""

from __future__ import annotations

from wxkit._endpoint import Async, Sync
from wxkit_sandbox.acts.aftersale import AftersaleActs
from wxkit_sandbox.acts.app_secrets import SecretActs
from wxkit_sandbox.acts.articles import ArticleActs
from wxkit_sandbox.acts.auto_replies import AutoReplyActs
from wxkit_sandbox.acts.brand_members import BrandMemberActs
from wxkit_sandbox.acts.broadcasts import BroadcastActs
from wxkit_sandbox.acts.card_coins import CardCoinActs
from wxkit_sandbox.acts.card_gifts import CardGiftActs
from wxkit_sandbox.acts.card_uses import CardUseActs
from wxkit_sandbox.acts.cards import CardActs
from wxkit_sandbox.acts.carts import CartActs
from wxkit_sandbox.acts.claims import ClaimActs
from wxkit_sandbox.acts.client_keys import ClientKeyActs
from wxkit_sandbox.acts.commenting import CommentingActs
from wxkit_sandbox.acts.complaints import ComplaintActs
from wxkit_sandbox.acts.console import ConsoleActs
from wxkit_sandbox.acts.cooperation import CooperationActs
from wxkit_sandbox.acts.coupons import CouponActs
from wxkit_sandbox.acts.couriers import CourierActs
from wxkit_sandbox.acts.customer_service import CustomerServiceActs
from wxkit_sandbox.acts.favorites import FavoriteActs
from wxkit_sandbox.acts.following import FollowingActs
from wxkit_sandbox.acts.funds import FundsActs
from wxkit_sandbox.acts.gift_activities import GiftActivityActs
from wxkit_sandbox.acts.gift_cards import GiftCardActs
from wxkit_sandbox.acts.gifts import GiftActs
from wxkit_sandbox.acts.group_gifts import GroupGiftActs
from wxkit_sandbox.acts.invoices import InvoiceActs
from wxkit_sandbox.acts.js_sdk import JsSdkActs
from wxkit_sandbox.acts.leads import LeadActs
from wxkit_sandbox.acts.live_shelf import LiveShelfActs
from wxkit_sandbox.acts.live_viewers import LiveViewerActs
from wxkit_sandbox.acts.lives import LiveActs
from wxkit_sandbox.acts.member_cards import MemberCardActs
from wxkit_sandbox.acts.members import MemberActs
from wxkit_sandbox.acts.messaging import MessagingActs
from wxkit_sandbox.acts.miniprogram import MiniProgramActs
from wxkit_sandbox.acts.moving import MovingActs
from wxkit_sandbox.acts.order_requests import OrderRequestActs
from wxkit_sandbox.acts.orders import OrderActs
from wxkit_sandbox.acts.payments import PaymentActs
from wxkit_sandbox.acts.places import PlaceActs
from wxkit_sandbox.acts.profile_changes import ProfileActs
from wxkit_sandbox.acts.promotion import PromotionActs
from wxkit_sandbox.acts.purchase_complaints import PurchaseComplaintActs
from wxkit_sandbox.acts.reviews import ReviewActs
from wxkit_sandbox.acts.service_cards import ServiceCardActs
from wxkit_sandbox.acts.sharing import SharingActs
from wxkit_sandbox.acts.shop_chat import ShopChatActs
from wxkit_sandbox.acts.supervision import SupervisionActs
from wxkit_sandbox.acts.talents import TalentActs
from wxkit_sandbox.acts.temp_sessions import TempSessionActs
from wxkit_sandbox.acts.together import TogetherActs
from wxkit_sandbox.acts.virtual_payments import VirtualPaymentActs
from wxkit_sandbox.acts.visiting import VisitingActs
from wxkit_sandbox.acts.vouchers import VoucherActs
from wxkit_sandbox.acts.webpages import WebpageActs

__all__ = ["Acts", "AsyncActs"]


class ActCalls(
    FollowingActs,
    MessagingActs,
    ArticleActs,
    AutoReplyActs,
    CommentingActs,
    MovingActs,
    CustomerServiceActs,
    TempSessionActs,
    WebpageActs,
    JsSdkActs,
    ProfileActs,
    InvoiceActs,
    MiniProgramActs,
    VisitingActs,
    PaymentActs,
    SharingActs,
    ServiceCardActs,
    PlaceActs,
    ClientKeyActs,
    BroadcastActs,
    LiveShelfActs,
    LiveViewerActs,
    ReviewActs,
    PurchaseComplaintActs,
    VirtualPaymentActs,
    SupervisionActs,
    CourierActs,
    CartActs,
    OrderActs,
    OrderRequestActs,
    CouponActs,
    GiftActs,
    GroupGiftActs,
    GiftActivityActs,
    AftersaleActs,
    ComplaintActs,
    ClaimActs,
    PromotionActs,
    BrandMemberActs,
    MemberActs,
    FundsActs,
    FavoriteActs,
    TogetherActs,
    TalentActs,
    LiveActs,
    CooperationActs,
    ConsoleActs,
    SecretActs,
    ShopChatActs,
    LeadActs,
    VoucherActs,
    CardActs,
    CardUseActs,
    CardGiftActs,
    CardCoinActs,
    MemberCardActs,
    GiftCardActs,
):
    """The vocabulary."""


class Acts(ActCalls, Sync):
    """What people do."""


class AsyncActs(ActCalls, Async):
    """What people do."""
