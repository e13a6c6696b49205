"""The service account (服务号): menus, users, messages, QR codes, web login."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit.miniprogram.map_pois import AsyncMapPois, MapPois
    from wxkit.miniprogram.store_miniprogram import AsyncStoreMiniProgram, StoreMiniProgram
    from wxkit.service_account.auto_reply import AsyncAutoReply, AutoReply
    from wxkit.service_account.card_codes import AsyncCardCodes, CardCodes
    from wxkit.service_account.card_distribution import AsyncCardDistribution, CardDistribution
    from wxkit.service_account.card_merchants import AsyncCardMerchants, CardMerchants
    from wxkit.service_account.card_tickets import AsyncCardTickets, CardTickets
    from wxkit.service_account.cards import AsyncCards, Cards
    from wxkit.service_account.comments import AsyncComments, Comments
    from wxkit.service_account.customer_service import AsyncCustomerService, CustomerService
    from wxkit.service_account.datacube import AsyncDataCube, DataCube
    from wxkit.service_account.datacube_articles import AsyncDataCubeArticles, DataCubeArticles
    from wxkit.service_account.datacube_cards import AsyncDataCubeCards, DataCubeCards
    from wxkit.service_account.drafts import AsyncDrafts, Drafts
    from wxkit.service_account.gift_cards import AsyncGiftCards, GiftCards
    from wxkit.service_account.jssdk import AsyncJsSdk, JsSdk
    from wxkit.service_account.mass_send import AsyncMassSend, MassSend
    from wxkit.service_account.material import AsyncMaterial, Material
    from wxkit.service_account.member_cards import AsyncMemberCards, MemberCards
    from wxkit.service_account.menu import AsyncMenu, Menu
    from wxkit.service_account.messages import AsyncMessages, Messages
    from wxkit.service_account.oauth import AsyncOAuth, OAuth
    from wxkit.service_account.pay_gift_cards import AsyncPayGiftCards, PayGiftCards
    from wxkit.service_account.publish import AsyncPublish, Publish
    from wxkit.service_account.qrcode import AsyncQrCode, QrCode
    from wxkit.service_account.qrcode_jump import AsyncQrCodeJump, QrCodeJump
    from wxkit.service_account.shorten import AsyncShorten, Shorten
    from wxkit.service_account.store_link import AsyncStoreLink, StoreLink
    from wxkit.service_account.subscribe import AsyncSubscribe, Subscribe
    from wxkit.service_account.tags import AsyncTags, Tags
    from wxkit.service_account.templates import AsyncTemplates, Templates
    from wxkit.service_account.users import AsyncUsers, Users

__all__ = ["AsyncServiceAccount", "ServiceAccount"]


class ServiceAccount(SyncClient):
    """Blocking client of one service account (服务号)."""

    product: ClassVar[str] = "service_account"

    users: Lazy[Users] = Lazy("wxkit.service_account.users", "Users")
    tags: Lazy[Tags] = Lazy("wxkit.service_account.tags", "Tags")
    menu: Lazy[Menu] = Lazy("wxkit.service_account.menu", "Menu")
    qrcode: Lazy[QrCode] = Lazy("wxkit.service_account.qrcode", "QrCode")
    messages: Lazy[Messages] = Lazy("wxkit.service_account.messages", "Messages")
    templates: Lazy[Templates] = Lazy("wxkit.service_account.templates", "Templates")
    oauth: Lazy[OAuth] = Lazy("wxkit.service_account.oauth", "OAuth")
    jssdk: Lazy[JsSdk] = Lazy("wxkit.service_account.jssdk", "JsSdk")
    auto_reply: Lazy[AutoReply] = Lazy("wxkit.service_account.auto_reply", "AutoReply")
    card_codes: Lazy[CardCodes] = Lazy("wxkit.service_account.card_codes", "CardCodes")
    card_distribution: Lazy[CardDistribution] = Lazy(
        "wxkit.service_account.card_distribution", "CardDistribution"
    )
    card_merchants: Lazy[CardMerchants] = Lazy("wxkit.service_account.card_merchants", "CardMerchants")
    card_tickets: Lazy[CardTickets] = Lazy("wxkit.service_account.card_tickets", "CardTickets")
    cards: Lazy[Cards] = Lazy("wxkit.service_account.cards", "Cards")
    comments: Lazy[Comments] = Lazy("wxkit.service_account.comments", "Comments")
    customer_service: Lazy[CustomerService] = Lazy(
        "wxkit.service_account.customer_service", "CustomerService"
    )
    datacube: Lazy[DataCube] = Lazy("wxkit.service_account.datacube", "DataCube")
    datacube_articles: Lazy[DataCubeArticles] = Lazy(
        "wxkit.service_account.datacube_articles", "DataCubeArticles"
    )
    datacube_cards: Lazy[DataCubeCards] = Lazy("wxkit.service_account.datacube_cards", "DataCubeCards")
    drafts: Lazy[Drafts] = Lazy("wxkit.service_account.drafts", "Drafts")
    gift_cards: Lazy[GiftCards] = Lazy("wxkit.service_account.gift_cards", "GiftCards")
    map_pois: Lazy[MapPois] = Lazy("wxkit.miniprogram.map_pois", "MapPois")
    mass_send: Lazy[MassSend] = Lazy("wxkit.service_account.mass_send", "MassSend")
    material: Lazy[Material] = Lazy("wxkit.service_account.material", "Material")
    member_cards: Lazy[MemberCards] = Lazy("wxkit.service_account.member_cards", "MemberCards")
    pay_gift_cards: Lazy[PayGiftCards] = Lazy("wxkit.service_account.pay_gift_cards", "PayGiftCards")
    publish: Lazy[Publish] = Lazy("wxkit.service_account.publish", "Publish")
    qrcode_jump: Lazy[QrCodeJump] = Lazy("wxkit.service_account.qrcode_jump", "QrCodeJump")
    shorten: Lazy[Shorten] = Lazy("wxkit.service_account.shorten", "Shorten")
    store_link: Lazy[StoreLink] = Lazy("wxkit.service_account.store_link", "StoreLink")
    store_miniprogram: Lazy[StoreMiniProgram] = Lazy(
        "wxkit.miniprogram.store_miniprogram", "StoreMiniProgram"
    )
    subscribe: Lazy[Subscribe] = Lazy("wxkit.service_account.subscribe", "Subscribe")


class AsyncServiceAccount(AsyncClient):
    """Client of one service account (服务号) for the event loop."""

    product: ClassVar[str] = "service_account"

    users: Lazy[AsyncUsers] = Lazy("wxkit.service_account.users", "AsyncUsers")
    tags: Lazy[AsyncTags] = Lazy("wxkit.service_account.tags", "AsyncTags")
    menu: Lazy[AsyncMenu] = Lazy("wxkit.service_account.menu", "AsyncMenu")
    qrcode: Lazy[AsyncQrCode] = Lazy("wxkit.service_account.qrcode", "AsyncQrCode")
    messages: Lazy[AsyncMessages] = Lazy("wxkit.service_account.messages", "AsyncMessages")
    templates: Lazy[AsyncTemplates] = Lazy("wxkit.service_account.templates", "AsyncTemplates")
    oauth: Lazy[AsyncOAuth] = Lazy("wxkit.service_account.oauth", "AsyncOAuth")
    jssdk: Lazy[AsyncJsSdk] = Lazy("wxkit.service_account.jssdk", "AsyncJsSdk")
    auto_reply: Lazy[AsyncAutoReply] = Lazy("wxkit.service_account.auto_reply", "AsyncAutoReply")
    card_codes: Lazy[AsyncCardCodes] = Lazy("wxkit.service_account.card_codes", "AsyncCardCodes")
    card_distribution: Lazy[AsyncCardDistribution] = Lazy(
        "wxkit.service_account.card_distribution", "AsyncCardDistribution"
    )
    card_merchants: Lazy[AsyncCardMerchants] = Lazy(
        "wxkit.service_account.card_merchants", "AsyncCardMerchants"
    )
    card_tickets: Lazy[AsyncCardTickets] = Lazy("wxkit.service_account.card_tickets", "AsyncCardTickets")
    cards: Lazy[AsyncCards] = Lazy("wxkit.service_account.cards", "AsyncCards")
    comments: Lazy[AsyncComments] = Lazy("wxkit.service_account.comments", "AsyncComments")
    customer_service: Lazy[AsyncCustomerService] = Lazy(
        "wxkit.service_account.customer_service", "AsyncCustomerService"
    )
    datacube: Lazy[AsyncDataCube] = Lazy("wxkit.service_account.datacube", "AsyncDataCube")
    datacube_articles: Lazy[AsyncDataCubeArticles] = Lazy(
        "wxkit.service_account.datacube_articles", "AsyncDataCubeArticles"
    )
    datacube_cards: Lazy[AsyncDataCubeCards] = Lazy(
        "wxkit.service_account.datacube_cards", "AsyncDataCubeCards"
    )
    drafts: Lazy[AsyncDrafts] = Lazy("wxkit.service_account.drafts", "AsyncDrafts")
    gift_cards: Lazy[AsyncGiftCards] = Lazy("wxkit.service_account.gift_cards", "AsyncGiftCards")
    map_pois: Lazy[AsyncMapPois] = Lazy("wxkit.miniprogram.map_pois", "AsyncMapPois")
    mass_send: Lazy[AsyncMassSend] = Lazy("wxkit.service_account.mass_send", "AsyncMassSend")
    material: Lazy[AsyncMaterial] = Lazy("wxkit.service_account.material", "AsyncMaterial")
    member_cards: Lazy[AsyncMemberCards] = Lazy("wxkit.service_account.member_cards", "AsyncMemberCards")
    pay_gift_cards: Lazy[AsyncPayGiftCards] = Lazy(
        "wxkit.service_account.pay_gift_cards", "AsyncPayGiftCards"
    )
    publish: Lazy[AsyncPublish] = Lazy("wxkit.service_account.publish", "AsyncPublish")
    qrcode_jump: Lazy[AsyncQrCodeJump] = Lazy("wxkit.service_account.qrcode_jump", "AsyncQrCodeJump")
    shorten: Lazy[AsyncShorten] = Lazy("wxkit.service_account.shorten", "AsyncShorten")
    store_link: Lazy[AsyncStoreLink] = Lazy("wxkit.service_account.store_link", "AsyncStoreLink")
    store_miniprogram: Lazy[AsyncStoreMiniProgram] = Lazy(
        "wxkit.miniprogram.store_miniprogram", "AsyncStoreMiniProgram"
    )
    subscribe: Lazy[AsyncSubscribe] = Lazy("wxkit.service_account.subscribe", "AsyncSubscribe")
