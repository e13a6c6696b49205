"""The Store (微信小店): products, orders, after-sale, gifts, members, promoters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy

if TYPE_CHECKING:
    from wxkit.store.addresses import Addresses, AsyncAddresses
    from wxkit.store.aftersale import Aftersale, AsyncAftersale
    from wxkit.store.banks import AsyncBanks, Banks
    from wxkit.store.basics import AsyncBasics, Basics
    from wxkit.store.brands import AsyncBrands, Brands
    from wxkit.store.buy_and_get import AsyncBuyAndGet, BuyAndGet
    from wxkit.store.categories import AsyncCategories, Categories
    from wxkit.store.category_permits import AsyncCategoryPermits, CategoryPermits
    from wxkit.store.compass_shop import AsyncCompassShop, CompassShop
    from wxkit.store.compass_talent import AsyncCompassTalent, CompassTalent
    from wxkit.store.complaints import AsyncComplaints, Complaints
    from wxkit.store.cooperation import AsyncCooperation, Cooperation
    from wxkit.store.cooperation_shops import AsyncCooperatingShops, CooperatingShops
    from wxkit.store.coupons import AsyncCoupons, Coupons
    from wxkit.store.courier_numbers import AsyncCourierNumbers, CourierNumbers
    from wxkit.store.custom_files import AsyncCustomFiles, CustomFiles
    from wxkit.store.customer_service import AsyncCustomerService, CustomerService
    from wxkit.store.delivery_changes import AsyncDeliveryChanges, DeliveryChanges
    from wxkit.store.delivery_negotiation import AsyncDeliveryNegotiation, DeliveryNegotiation
    from wxkit.store.dropshipping import AsyncDropshipping, Dropshipping
    from wxkit.store.ewaybill_templates import AsyncEwaybillTemplates, EwaybillTemplates
    from wxkit.store.ewaybills import AsyncEwaybills, Ewaybills
    from wxkit.store.favorites import AsyncFavorites, Favorites
    from wxkit.store.finder_live import AsyncFinderLive, FinderLive
    from wxkit.store.freight import AsyncFreight, Freight
    from wxkit.store.funds import AsyncFunds, Funds
    from wxkit.store.gift_activities import AsyncGiftActivities, GiftActivities
    from wxkit.store.gift_products import AsyncGiftProducts, GiftProducts
    from wxkit.store.gifts import AsyncGifts, Gifts
    from wxkit.store.guarantees import AsyncGuarantees, Guarantees
    from wxkit.store.homepage import AsyncHomepage, Homepage
    from wxkit.store.homepage_classes import AsyncHomepageClasses, HomepageClasses
    from wxkit.store.homepage_products import AsyncHomepageProducts, HomepageProducts
    from wxkit.store.leads import AsyncLeads, Leads
    from wxkit.store.league_funds import AsyncLeagueFunds, LeagueFunds
    from wxkit.store.league_headsupplier import AsyncLeagueHeadsupplier, LeagueHeadsupplier
    from wxkit.store.league_items import AsyncLeagueItems, LeagueItems
    from wxkit.store.league_plans import AsyncLeaguePlans, LeaguePlans
    from wxkit.store.league_promotions import AsyncLeaguePromotions, LeaguePromotions
    from wxkit.store.league_supply import AsyncLeagueSupply, LeagueSupply
    from wxkit.store.league_talents import AsyncLeagueTalents, LeagueTalents
    from wxkit.store.league_window import AsyncLeagueWindow, LeagueWindow
    from wxkit.store.limited_discount import AsyncLimitedDiscount, LimitedDiscount
    from wxkit.store.live_dashboard import AsyncLiveDashboard, LiveDashboard
    from wxkit.store.local_life import AsyncLocalLife, LocalLife
    from wxkit.store.order_flows import AsyncOrderFlows, OrderFlows
    from wxkit.store.orders import AsyncOrders, Orders
    from wxkit.store.preshipment import AsyncPreshipment, Preshipment
    from wxkit.store.private_numbers import AsyncPrivateNumbers, PrivateNumbers
    from wxkit.store.product_hints import AsyncProductHints, ProductHints
    from wxkit.store.product_links import AsyncProductLinks, ProductLinks
    from wxkit.store.product_release import AsyncProductRelease, ProductRelease
    from wxkit.store.product_sources import AsyncProductSources, ProductSources
    from wxkit.store.products import AsyncProducts, Products
    from wxkit.store.promoter import AsyncPromoter, Promoter
    from wxkit.store.promoter_content import AsyncPromoterContent, PromoterContent
    from wxkit.store.promoter_coupons import AsyncPromoterCoupons, PromoterCoupons
    from wxkit.store.promoter_live import AsyncPromoterLive, PromoterLive
    from wxkit.store.promoter_partners import AsyncPromoterPartners, PromoterPartners
    from wxkit.store.quality_inspection import AsyncQualityInspection, QualityInspection
    from wxkit.store.sharer import AsyncSharer, Sharer
    from wxkit.store.sharer_live import AsyncSharerLive, SharerLive
    from wxkit.store.stock import AsyncStock, Stock
    from wxkit.store.subsidies import AsyncSubsidies, Subsidies
    from wxkit.store.supplier_orders import AsyncSupplierOrders, SupplierOrders
    from wxkit.store.suppliers import AsyncSuppliers, Suppliers
    from wxkit.store.talent import AsyncTalent, Talent
    from wxkit.store.videos import AsyncVideos, Videos
    from wxkit.store.vip import AsyncVip, Vip
    from wxkit.store.virtual_numbers import AsyncVirtualNumbers, VirtualNumbers
    from wxkit.store.vouchers import AsyncVouchers, Vouchers
    from wxkit.store.warehouses import AsyncWarehouses, Warehouses
    from wxkit.store.wecom import AsyncWecom, Wecom
    from wxkit.store.window import AsyncWindow, Window
    from wxkit.store.wxa_vip import AsyncWxaVip, WxaVip

__all__ = ["AsyncStore", "Store"]


class Store(SyncClient):
    """Blocking client of one Store (微信小店)."""

    product: ClassVar[str] = "store"

    basics: Lazy[Basics] = Lazy("wxkit.store.basics", "Basics")
    products: Lazy[Products] = Lazy("wxkit.store.products", "Products")
    stock: Lazy[Stock] = Lazy("wxkit.store.stock", "Stock")
    orders: Lazy[Orders] = Lazy("wxkit.store.orders", "Orders")
    gifts: Lazy[Gifts] = Lazy("wxkit.store.gifts", "Gifts")
    aftersale: Lazy[Aftersale] = Lazy("wxkit.store.aftersale", "Aftersale")
    vip: Lazy[Vip] = Lazy("wxkit.store.vip", "Vip")
    promoter: Lazy[Promoter] = Lazy("wxkit.store.promoter", "Promoter")
    sharer: Lazy[Sharer] = Lazy("wxkit.store.sharer", "Sharer")
    addresses: Lazy[Addresses] = Lazy("wxkit.store.addresses", "Addresses")
    banks: Lazy[Banks] = Lazy("wxkit.store.banks", "Banks")
    brands: Lazy[Brands] = Lazy("wxkit.store.brands", "Brands")
    buy_and_get: Lazy[BuyAndGet] = Lazy("wxkit.store.buy_and_get", "BuyAndGet")
    categories: Lazy[Categories] = Lazy("wxkit.store.categories", "Categories")
    category_permits: Lazy[CategoryPermits] = Lazy("wxkit.store.category_permits", "CategoryPermits")
    compass_shop: Lazy[CompassShop] = Lazy("wxkit.store.compass_shop", "CompassShop")
    compass_talent: Lazy[CompassTalent] = Lazy("wxkit.store.compass_talent", "CompassTalent")
    complaints: Lazy[Complaints] = Lazy("wxkit.store.complaints", "Complaints")
    cooperation: Lazy[Cooperation] = Lazy("wxkit.store.cooperation", "Cooperation")
    cooperation_shops: Lazy[CooperatingShops] = Lazy("wxkit.store.cooperation_shops", "CooperatingShops")
    coupons: Lazy[Coupons] = Lazy("wxkit.store.coupons", "Coupons")
    courier_numbers: Lazy[CourierNumbers] = Lazy("wxkit.store.courier_numbers", "CourierNumbers")
    custom_files: Lazy[CustomFiles] = Lazy("wxkit.store.custom_files", "CustomFiles")
    customer_service: Lazy[CustomerService] = Lazy("wxkit.store.customer_service", "CustomerService")
    delivery_changes: Lazy[DeliveryChanges] = Lazy("wxkit.store.delivery_changes", "DeliveryChanges")
    delivery_negotiation: Lazy[DeliveryNegotiation] = Lazy(
        "wxkit.store.delivery_negotiation", "DeliveryNegotiation"
    )
    dropshipping: Lazy[Dropshipping] = Lazy("wxkit.store.dropshipping", "Dropshipping")
    ewaybill_templates: Lazy[EwaybillTemplates] = Lazy("wxkit.store.ewaybill_templates", "EwaybillTemplates")
    ewaybills: Lazy[Ewaybills] = Lazy("wxkit.store.ewaybills", "Ewaybills")
    favorites: Lazy[Favorites] = Lazy("wxkit.store.favorites", "Favorites")
    finder_live: Lazy[FinderLive] = Lazy("wxkit.store.finder_live", "FinderLive")
    freight: Lazy[Freight] = Lazy("wxkit.store.freight", "Freight")
    funds: Lazy[Funds] = Lazy("wxkit.store.funds", "Funds")
    gift_activities: Lazy[GiftActivities] = Lazy("wxkit.store.gift_activities", "GiftActivities")
    gift_products: Lazy[GiftProducts] = Lazy("wxkit.store.gift_products", "GiftProducts")
    guarantees: Lazy[Guarantees] = Lazy("wxkit.store.guarantees", "Guarantees")
    homepage: Lazy[Homepage] = Lazy("wxkit.store.homepage", "Homepage")
    homepage_classes: Lazy[HomepageClasses] = Lazy("wxkit.store.homepage_classes", "HomepageClasses")
    homepage_products: Lazy[HomepageProducts] = Lazy("wxkit.store.homepage_products", "HomepageProducts")
    leads: Lazy[Leads] = Lazy("wxkit.store.leads", "Leads")
    league_funds: Lazy[LeagueFunds] = Lazy("wxkit.store.league_funds", "LeagueFunds")
    league_headsupplier: Lazy[LeagueHeadsupplier] = Lazy(
        "wxkit.store.league_headsupplier", "LeagueHeadsupplier"
    )
    league_items: Lazy[LeagueItems] = Lazy("wxkit.store.league_items", "LeagueItems")
    league_plans: Lazy[LeaguePlans] = Lazy("wxkit.store.league_plans", "LeaguePlans")
    league_promotions: Lazy[LeaguePromotions] = Lazy("wxkit.store.league_promotions", "LeaguePromotions")
    league_supply: Lazy[LeagueSupply] = Lazy("wxkit.store.league_supply", "LeagueSupply")
    league_talents: Lazy[LeagueTalents] = Lazy("wxkit.store.league_talents", "LeagueTalents")
    league_window: Lazy[LeagueWindow] = Lazy("wxkit.store.league_window", "LeagueWindow")
    limited_discount: Lazy[LimitedDiscount] = Lazy("wxkit.store.limited_discount", "LimitedDiscount")
    live_dashboard: Lazy[LiveDashboard] = Lazy("wxkit.store.live_dashboard", "LiveDashboard")
    local_life: Lazy[LocalLife] = Lazy("wxkit.store.local_life", "LocalLife")
    order_flows: Lazy[OrderFlows] = Lazy("wxkit.store.order_flows", "OrderFlows")
    preshipment: Lazy[Preshipment] = Lazy("wxkit.store.preshipment", "Preshipment")
    private_numbers: Lazy[PrivateNumbers] = Lazy("wxkit.store.private_numbers", "PrivateNumbers")
    product_hints: Lazy[ProductHints] = Lazy("wxkit.store.product_hints", "ProductHints")
    product_links: Lazy[ProductLinks] = Lazy("wxkit.store.product_links", "ProductLinks")
    product_release: Lazy[ProductRelease] = Lazy("wxkit.store.product_release", "ProductRelease")
    product_sources: Lazy[ProductSources] = Lazy("wxkit.store.product_sources", "ProductSources")
    promoter_content: Lazy[PromoterContent] = Lazy("wxkit.store.promoter_content", "PromoterContent")
    promoter_coupons: Lazy[PromoterCoupons] = Lazy("wxkit.store.promoter_coupons", "PromoterCoupons")
    promoter_live: Lazy[PromoterLive] = Lazy("wxkit.store.promoter_live", "PromoterLive")
    promoter_partners: Lazy[PromoterPartners] = Lazy("wxkit.store.promoter_partners", "PromoterPartners")
    quality_inspection: Lazy[QualityInspection] = Lazy("wxkit.store.quality_inspection", "QualityInspection")
    sharer_live: Lazy[SharerLive] = Lazy("wxkit.store.sharer_live", "SharerLive")
    subsidies: Lazy[Subsidies] = Lazy("wxkit.store.subsidies", "Subsidies")
    supplier_orders: Lazy[SupplierOrders] = Lazy("wxkit.store.supplier_orders", "SupplierOrders")
    suppliers: Lazy[Suppliers] = Lazy("wxkit.store.suppliers", "Suppliers")
    talent: Lazy[Talent] = Lazy("wxkit.store.talent", "Talent")
    videos: Lazy[Videos] = Lazy("wxkit.store.videos", "Videos")
    virtual_numbers: Lazy[VirtualNumbers] = Lazy("wxkit.store.virtual_numbers", "VirtualNumbers")
    vouchers: Lazy[Vouchers] = Lazy("wxkit.store.vouchers", "Vouchers")
    warehouses: Lazy[Warehouses] = Lazy("wxkit.store.warehouses", "Warehouses")
    wecom: Lazy[Wecom] = Lazy("wxkit.store.wecom", "Wecom")
    window: Lazy[Window] = Lazy("wxkit.store.window", "Window")
    wxa_vip: Lazy[WxaVip] = Lazy("wxkit.store.wxa_vip", "WxaVip")


class AsyncStore(AsyncClient):
    """Client of one Store (微信小店) for the event loop."""

    product: ClassVar[str] = "store"

    basics: Lazy[AsyncBasics] = Lazy("wxkit.store.basics", "AsyncBasics")
    products: Lazy[AsyncProducts] = Lazy("wxkit.store.products", "AsyncProducts")
    stock: Lazy[AsyncStock] = Lazy("wxkit.store.stock", "AsyncStock")
    orders: Lazy[AsyncOrders] = Lazy("wxkit.store.orders", "AsyncOrders")
    gifts: Lazy[AsyncGifts] = Lazy("wxkit.store.gifts", "AsyncGifts")
    aftersale: Lazy[AsyncAftersale] = Lazy("wxkit.store.aftersale", "AsyncAftersale")
    vip: Lazy[AsyncVip] = Lazy("wxkit.store.vip", "AsyncVip")
    promoter: Lazy[AsyncPromoter] = Lazy("wxkit.store.promoter", "AsyncPromoter")
    sharer: Lazy[AsyncSharer] = Lazy("wxkit.store.sharer", "AsyncSharer")
    addresses: Lazy[AsyncAddresses] = Lazy("wxkit.store.addresses", "AsyncAddresses")
    banks: Lazy[AsyncBanks] = Lazy("wxkit.store.banks", "AsyncBanks")
    brands: Lazy[AsyncBrands] = Lazy("wxkit.store.brands", "AsyncBrands")
    buy_and_get: Lazy[AsyncBuyAndGet] = Lazy("wxkit.store.buy_and_get", "AsyncBuyAndGet")
    categories: Lazy[AsyncCategories] = Lazy("wxkit.store.categories", "AsyncCategories")
    category_permits: Lazy[AsyncCategoryPermits] = Lazy(
        "wxkit.store.category_permits", "AsyncCategoryPermits"
    )
    compass_shop: Lazy[AsyncCompassShop] = Lazy("wxkit.store.compass_shop", "AsyncCompassShop")
    compass_talent: Lazy[AsyncCompassTalent] = Lazy("wxkit.store.compass_talent", "AsyncCompassTalent")
    complaints: Lazy[AsyncComplaints] = Lazy("wxkit.store.complaints", "AsyncComplaints")
    cooperation: Lazy[AsyncCooperation] = Lazy("wxkit.store.cooperation", "AsyncCooperation")
    cooperation_shops: Lazy[AsyncCooperatingShops] = Lazy(
        "wxkit.store.cooperation_shops", "AsyncCooperatingShops"
    )
    coupons: Lazy[AsyncCoupons] = Lazy("wxkit.store.coupons", "AsyncCoupons")
    courier_numbers: Lazy[AsyncCourierNumbers] = Lazy("wxkit.store.courier_numbers", "AsyncCourierNumbers")
    custom_files: Lazy[AsyncCustomFiles] = Lazy("wxkit.store.custom_files", "AsyncCustomFiles")
    customer_service: Lazy[AsyncCustomerService] = Lazy(
        "wxkit.store.customer_service", "AsyncCustomerService"
    )
    delivery_changes: Lazy[AsyncDeliveryChanges] = Lazy(
        "wxkit.store.delivery_changes", "AsyncDeliveryChanges"
    )
    delivery_negotiation: Lazy[AsyncDeliveryNegotiation] = Lazy(
        "wxkit.store.delivery_negotiation", "AsyncDeliveryNegotiation"
    )
    dropshipping: Lazy[AsyncDropshipping] = Lazy("wxkit.store.dropshipping", "AsyncDropshipping")
    ewaybill_templates: Lazy[AsyncEwaybillTemplates] = Lazy(
        "wxkit.store.ewaybill_templates", "AsyncEwaybillTemplates"
    )
    ewaybills: Lazy[AsyncEwaybills] = Lazy("wxkit.store.ewaybills", "AsyncEwaybills")
    favorites: Lazy[AsyncFavorites] = Lazy("wxkit.store.favorites", "AsyncFavorites")
    finder_live: Lazy[AsyncFinderLive] = Lazy("wxkit.store.finder_live", "AsyncFinderLive")
    freight: Lazy[AsyncFreight] = Lazy("wxkit.store.freight", "AsyncFreight")
    funds: Lazy[AsyncFunds] = Lazy("wxkit.store.funds", "AsyncFunds")
    gift_activities: Lazy[AsyncGiftActivities] = Lazy("wxkit.store.gift_activities", "AsyncGiftActivities")
    gift_products: Lazy[AsyncGiftProducts] = Lazy("wxkit.store.gift_products", "AsyncGiftProducts")
    guarantees: Lazy[AsyncGuarantees] = Lazy("wxkit.store.guarantees", "AsyncGuarantees")
    homepage: Lazy[AsyncHomepage] = Lazy("wxkit.store.homepage", "AsyncHomepage")
    homepage_classes: Lazy[AsyncHomepageClasses] = Lazy(
        "wxkit.store.homepage_classes", "AsyncHomepageClasses"
    )
    homepage_products: Lazy[AsyncHomepageProducts] = Lazy(
        "wxkit.store.homepage_products", "AsyncHomepageProducts"
    )
    leads: Lazy[AsyncLeads] = Lazy("wxkit.store.leads", "AsyncLeads")
    league_funds: Lazy[AsyncLeagueFunds] = Lazy("wxkit.store.league_funds", "AsyncLeagueFunds")
    league_headsupplier: Lazy[AsyncLeagueHeadsupplier] = Lazy(
        "wxkit.store.league_headsupplier", "AsyncLeagueHeadsupplier"
    )
    league_items: Lazy[AsyncLeagueItems] = Lazy("wxkit.store.league_items", "AsyncLeagueItems")
    league_plans: Lazy[AsyncLeaguePlans] = Lazy("wxkit.store.league_plans", "AsyncLeaguePlans")
    league_promotions: Lazy[AsyncLeaguePromotions] = Lazy(
        "wxkit.store.league_promotions", "AsyncLeaguePromotions"
    )
    league_supply: Lazy[AsyncLeagueSupply] = Lazy("wxkit.store.league_supply", "AsyncLeagueSupply")
    league_talents: Lazy[AsyncLeagueTalents] = Lazy("wxkit.store.league_talents", "AsyncLeagueTalents")
    league_window: Lazy[AsyncLeagueWindow] = Lazy("wxkit.store.league_window", "AsyncLeagueWindow")
    limited_discount: Lazy[AsyncLimitedDiscount] = Lazy(
        "wxkit.store.limited_discount", "AsyncLimitedDiscount"
    )
    live_dashboard: Lazy[AsyncLiveDashboard] = Lazy("wxkit.store.live_dashboard", "AsyncLiveDashboard")
    local_life: Lazy[AsyncLocalLife] = Lazy("wxkit.store.local_life", "AsyncLocalLife")
    order_flows: Lazy[AsyncOrderFlows] = Lazy("wxkit.store.order_flows", "AsyncOrderFlows")
    preshipment: Lazy[AsyncPreshipment] = Lazy("wxkit.store.preshipment", "AsyncPreshipment")
    private_numbers: Lazy[AsyncPrivateNumbers] = Lazy("wxkit.store.private_numbers", "AsyncPrivateNumbers")
    product_hints: Lazy[AsyncProductHints] = Lazy("wxkit.store.product_hints", "AsyncProductHints")
    product_links: Lazy[AsyncProductLinks] = Lazy("wxkit.store.product_links", "AsyncProductLinks")
    product_release: Lazy[AsyncProductRelease] = Lazy("wxkit.store.product_release", "AsyncProductRelease")
    product_sources: Lazy[AsyncProductSources] = Lazy("wxkit.store.product_sources", "AsyncProductSources")
    promoter_content: Lazy[AsyncPromoterContent] = Lazy(
        "wxkit.store.promoter_content", "AsyncPromoterContent"
    )
    promoter_coupons: Lazy[AsyncPromoterCoupons] = Lazy(
        "wxkit.store.promoter_coupons", "AsyncPromoterCoupons"
    )
    promoter_live: Lazy[AsyncPromoterLive] = Lazy("wxkit.store.promoter_live", "AsyncPromoterLive")
    promoter_partners: Lazy[AsyncPromoterPartners] = Lazy(
        "wxkit.store.promoter_partners", "AsyncPromoterPartners"
    )
    quality_inspection: Lazy[AsyncQualityInspection] = Lazy(
        "wxkit.store.quality_inspection", "AsyncQualityInspection"
    )
    sharer_live: Lazy[AsyncSharerLive] = Lazy("wxkit.store.sharer_live", "AsyncSharerLive")
    subsidies: Lazy[AsyncSubsidies] = Lazy("wxkit.store.subsidies", "AsyncSubsidies")
    supplier_orders: Lazy[AsyncSupplierOrders] = Lazy("wxkit.store.supplier_orders", "AsyncSupplierOrders")
    suppliers: Lazy[AsyncSuppliers] = Lazy("wxkit.store.suppliers", "AsyncSuppliers")
    talent: Lazy[AsyncTalent] = Lazy("wxkit.store.talent", "AsyncTalent")
    videos: Lazy[AsyncVideos] = Lazy("wxkit.store.videos", "AsyncVideos")
    virtual_numbers: Lazy[AsyncVirtualNumbers] = Lazy("wxkit.store.virtual_numbers", "AsyncVirtualNumbers")
    vouchers: Lazy[AsyncVouchers] = Lazy("wxkit.store.vouchers", "AsyncVouchers")
    warehouses: Lazy[AsyncWarehouses] = Lazy("wxkit.store.warehouses", "AsyncWarehouses")
    wecom: Lazy[AsyncWecom] = Lazy("wxkit.store.wecom", "AsyncWecom")
    window: Lazy[AsyncWindow] = Lazy("wxkit.store.window", "AsyncWindow")
    wxa_vip: Lazy[AsyncWxaVip] = Lazy("wxkit.store.wxa_vip", "AsyncWxaVip")
