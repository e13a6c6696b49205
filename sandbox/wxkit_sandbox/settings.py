"""The settings of a world: what WeChat does not document, or what differs between accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["Settings"]

RISKY = ("特3456书yuuo莞6543李zxcz蒜7782法fgnv级", "完2347全dfji试3726测asad感3847知qwez到")
"""The texts that WeChat publishes to try out its check of contents with."""
CRIME = 20006


@dataclass(slots=True)
class Settings:
    """What WeChat does not document, or what differs between accounts. Times are seconds."""

    unpaid_order_closes: int = 30 * 60
    """WeChat publishes no figure; 30 minutes is a guess."""
    auto_receipt: int = 10 * 86400
    """From shipping; ten days for couriers, after the sibling product's rule."""
    settles_after_receipt: int = 7 * 86400
    """End of the after-sale period, after the sibling product's rule."""
    receipt_prolonged_by: int = 3 * 86400
    """What a buyer gets who puts the receipt off (延长收货), once an order; a guess."""
    trade_managed: bool = True
    """The mini-program has opened shipping information (发货信息管理服务); otherwise its calls are 48001."""
    payment_known_after: int = 0
    """Until a mini-program payment's number is known to shipping information and service cards, which WeChat
    says may take a while: 10060001 and 85437 before."""
    trade_auto_receipt_without_courier: int = 2 * 86400
    """From shipping, for what a mini-program sells and no courier brings; `auto_receipt` is for couriers."""
    trade_settles_after_receipt: int = 86400
    """Until the merchant has a mini-program payment's money; WeChat publishes no figure."""
    order_notes_a_minute: int = 0
    """More changes of one order's note (商家备注) in a minute are 100003; 0 for any number, as there is no
    published figure."""
    blocked_logins: tuple[str, ...] = ()
    """Ids of people whose logins WeChat stops as too risky (高风险等级用户, 40226)."""
    making_links: Literal["open", "not_granted", "suspended", "banned"] = "open"
    """Whether the mini-program may make schemes and URL Links: it lacks the permission (85407), it was taken
    away (40013), or the mini-program is banned (85408)."""
    cloud_environments: tuple[str, ...] | None = None
    """Environments of cloud base (云开发) that the mini-program has: URL Links to others are 85088. None:
    every one will do."""
    nfc_models: dict[str, bool] | None = None
    """Models of devices with NFC, and whether each device has a code of its own (一机一码), so that a scheme
    has to name it. Empty: the ability was not granted (9800007). None: every model will do, named or not."""
    short_links: bool = True
    """The mini-program's category allows Short Links; otherwise they are 43104."""
    subscribe_banned: bool = False
    """Subscribe messages are closed for a violation: sending is 43107, another template 200011."""
    banned_templates: tuple[str, ...] = ()
    """Titles of the template library (`tid`) that are closed: 43107 when sent, 200013 when added."""
    service_cards: bool = True
    """The mini-program may use service cards (服务卡片); otherwise their calls are 85462."""
    place_audit: Literal["pass", "fail", "wait"] = "pass"
    """What is said to stores, to places on Tencent's map and to places nearby, after `audit_takes`."""
    search_takes: int = 86400
    """Until WeChat's search (搜一搜) has taken in a page that was offered to it; a guess."""
    nearby_unfit: bool = False
    """The mini-program is of a kind that is not shown nearby (93012)."""
    nearby_banned: bool = False
    """The mini-program may not be shown nearby (92004)."""
    service_card_lasts: int = 30 * 86400
    """How long the code of a service card (服务卡片) can be used; a guess."""
    famous_brand_audit: Literal["pass", "fail", "wait"] = "pass"
    """What the platform says to a mini-program's brand (品牌申请), after `audit_takes`."""
    risky_content: dict[str, int] = field(default_factory=lambda: dict.fromkeys(RISKY, CRIME))
    """What makes a text, or the address or the bytes of a file risky (内容安全), with the label of the risk:
    10001 advertisement, 20001 politics, 20002 porn, 20003 abuse, 20006 crime, 20008 fraud, 21000 other."""
    doubtful_content: dict[str, int] = field(default_factory=dict[str, int])
    """The same for what a human should look at (`review`)."""
    forbidden_words: tuple[str, ...] = ()
    """The mini-program's own list of words (自定义关键词), which its texts are checked for."""
    unreachable_media: tuple[str, ...] = ()
    """Parts of addresses from which WeChat cannot fetch media to check."""
    media_check_takes: int = 60
    """How long a check of media takes; WeChat promises 30 minutes."""
    risk_ranks: dict[str, int] = field(default_factory=dict[str, int])
    """How risky people are (用户安全等级), 0 to 4, by their id; others are 0."""
    old_order_events: bool = False
    """Every change of an order's status is also pushed as `product_order_status_update`, as it was of old."""
    orders_listed_at_most: int = 100_000
    """More orders (or changes) in the span of an order list are 31042; WeChat publishes no figure."""
    address_proposal_lasts: int = 24 * 3600
    """How long a buyer has to answer another address that the merchant proposes (代改址协商); a guess."""
    sku_change_lasts: int = 24 * 3600
    """How long the merchant has to decide about another SKU before shipment (发货前换款); a guess."""
    delay_answered_within: int = 24 * 3600
    """How long a buyer has to answer when the merchant wants to ship later (发货协商); a guess."""
    virtual_number_lasts: int = 30 * 86400
    """How long a virtual number (虚拟号) works, and by how much it can be extended; a guess."""
    real_number_audit: Literal["pass", "fail", "wait"] = "pass"
    """What becomes of a request to see a buyer's real number, after `audit_takes`."""
    phone_checked_after: int = 3600
    """How long a carrier takes to verify a phone of the shop's; a guess."""
    inspection: bool = False
    """The shop has set up inspection before shipment (先检后发) of its jewels in its console."""
    dropshipping: bool = True
    """The shop has opened drop shipping (代发管理) in its console."""
    supplier_answers: Literal["accept", "refuse", "wait"] = "accept"
    """What a supplier says to a shop's invitation, after `audit_takes`."""
    group_buy_amount: int = 30_000
    """Fen that those who buy together (一起买) must reach; a guess."""
    group_buy_discount: int = 3_000
    """Fen that come off that amount, shared in proportion; a guess."""
    group_buy_lasts: int = 24 * 3600
    """How long a group has to reach it; a guess."""
    voucher_lasts: int = 90 * 86400
    """How long a voucher (团购优惠) can be redeemed from its sale on, when its offer names no days."""
    coupon_returns_after_refund: bool = True
    """A coupon comes back when all of its order is refunded; when it is not paid it always does. A guess."""
    aftersale_merchant_handles: int = 48 * 3600
    """How long the merchant has to answer an after-sale request (待商家处理)."""
    aftersale_buyer_returns: int = 7 * 86400
    """How long the buyer has to send the goods back (待买家退货)."""
    aftersale_merchant_receives: int = 10 * 86400
    """How long the merchant has to take them in (待商家收货)."""
    aftersale_negotiates_first: bool = False
    """A request may be refused only after something was proposed (10021068)."""
    late_refund_after: int | None = None
    """Seconds after the shipping deadline from which what has not left is refunded at once (延迟发货);
    None for never, as WeChat publishes no figure."""
    fast_refund: bool = False
    """What is not shipped yet is refunded at once when the buyer asks (极速退款)."""
    refunds: Literal["succeed", "fail", "no_balance"] = "succeed"
    """What comes of paying money back: it fails later (`PLATFORM_REFUND_FAIL`), or is refused (10021046)."""
    interception: Literal["off", "succeed", "fail"] = "off"
    """Parcels on their way are stopped (物流拦截) before a refund, with luck or without."""
    interception_takes: int = 24 * 3600
    """Until it is known whether a parcel was stopped."""
    platform_steps_in: bool = False
    """The platform opens a dispute (平台自动介入) when the merchant leaves a request unanswered; otherwise
    that counts as the merchant's yes."""
    dispute_within: int = 7 * 86400
    """How long after a refusal the buyer may have the platform step in (平台介入)."""
    dispute_service_takes: int = 24 * 3600
    """How long the platform's service (客服) takes for each step of a dispute or a claim; a guess."""
    dispute_evidence: Literal["none", "buyer", "merchant", "both"] = "merchant"
    """From whom the platform wants evidence (举证) before it decides about a dispute or a complaint."""
    dispute_proof_within: int = 48 * 3600
    """How long there is for evidence; a guess."""
    dispute_verdict: Literal["buyer", "merchant"] = "buyer"
    """For whom the platform decides disputes, claims and complaints (交易投诉)."""
    dispute_appeal: Literal["none", "won", "lost"] = "none"
    """Whether the merchant appeals in the console (商家申诉) when the buyer wins, and what comes of it."""
    guarantee_answered_within: int = 48 * 3600
    """How long merchant or buyer have to answer about a guarantee order (保障单); a guess."""
    guarantee_amount_questioned: int = 0
    """Compensation for fake goods from so many fen on is looked at by a human first; 0 for never."""
    gift_expires: int = 24 * 3600
    """How long somebody has to accept a gift (礼物单) before it is paid back."""
    mass_send_takes: int = 10
    """Seconds until a mass message (群发) has reached everybody; a guess."""
    comments: bool = True
    """The service account has the right to have comments (留言功能); otherwise its calls are 88000."""
    customer_service: bool = True
    """The customer service (客服) is turned on in the console; otherwise its calls are 65400."""
    jump_rules_at_most: int = 10_000
    """Rules by which codes open the mini-program (85073); WeChat publishes no figure."""
    jump_links_banned: tuple[str, ...] = ()
    """What codes say for which WeChat allows no rule (85070)."""
    jump_links_taken: tuple[str, ...] = ()
    """What codes say for which another mini-program has a rule (85072)."""
    miniprogram_is_personal: bool = False
    """The mini-program belongs to a person (个人类型), so that no code of the account opens it (85075),
    it makes no links (40002) and is not shown nearby (93011)."""
    kf_session_lasts: int = 30 * 60
    """A session of the customer service ends when nobody has closed it by then."""
    kf_invitation_lasts: int = 24 * 3600
    """How long somebody has to accept an invitation to the customer service; a guess."""
    kf_businesses_at_most: int = 10_000
    """Sub-merchants (客服子商户) that a mini-program may have (45077); WeChat publishes no figure."""
    protected_minors: tuple[str, ...] = ()
    """Ids of people whom the protection of minors (未成年人模式) keeps from such messages (70000)."""
    kf_serve_elsewhere: tuple[str, ...] = ()
    """Ids of people who are behind as many accounts of other customer services as they may (65410)."""
    template_messages: Literal["delivered", "held_back", "failed"] = "delivered"
    """What becomes of template messages (模板消息); WeChat holds back (拦截) what looks like marketing."""
    article_selling: Literal["open", "closed", "restricted"] = "open"
    """Whether articles may sell products (带货): not opened is 53406, restricted 53404."""
    template_sending: Literal["open", "marketing", "restricted"] = "open"
    """What WeChat thinks of template messages: marketing (40249), or the template is restricted (43116)."""
    mass_sending: Literal["open", "advertising", "no_agreement"] = "open"
    """What stops mass sends (群发): the account takes advertising orders (45062), or its administrator has
    not accepted the agreement (48003)."""
    mass_confirmation: Literal["off", "confirm", "refuse", "ignore"] = "off"
    """Whether sends to everybody need the administrator (群发保护), and what that person does about it."""
    mass_originality: Literal["original", "reprint", "forbidden", "error"] = "original"
    """What WeChat's check (原创校验) makes of articles that are mass sent: a reprint that its author allows,
    one that the author forbids, or nothing because the check itself fails."""
    custom_menu: bool = True
    """The custom menu (自定义菜单) is switched on in the console; otherwise none is made (40028)."""
    conditional_menus: Literal["on", "off", "not_allowed"] = "on"
    """Whether the account has conditional menus (个性化菜单): switched off is 65309, not allowed 65306."""
    conditional_menus_at_most: int = 2000
    """More of them are 65305; WeChat publishes no figure, 2000 may be added in a day."""
    publishing: Literal["open", "banned", "too_often", "unfit", "console_only", "unsaved"] = "open"
    """What stops a draft from being published (发布): 53500, 53501, 53503, 53504, 53505."""
    publish_review: Literal["pass", "fail", "not_original", "broken", "wait"] = "pass"
    """What becomes of articles that are published (发布), after `publish_takes`."""
    publish_takes: int = 60
    """Seconds until WeChat has looked at them; a guess."""
    product_audit: Literal["pass", "fail", "wait"] = "pass"
    """What the platform says to products and free items."""
    category_audit: Literal["pass", "fail", "wait"] = "pass"
    """What the platform says to a shop that asks for a category with a proof; others are given at once."""
    brand_audit: Literal["pass", "fail", "wait"] = "pass"
    """What the platform says to the proof of a brand."""
    card_audit: Literal["pass", "fail", "wait"] = "pass"
    """What WeChat says to card templates (卡券) of the service account, after `audit_takes`."""
    card_gift_expires: int = 24 * 3600
    """How long a friend has to take a card (转赠卡券) before it goes back; a guess."""
    custom_card_codes: bool = True
    """The account may give cards codes of its own (自定义code); otherwise 43009."""
    card_payment: bool = True
    """The account may let people pay from cards (买单); otherwise 43008."""
    stored_value_cards: bool = True
    """The account may let cards show a balance (储值); otherwise 43010."""
    homepage_audit: Literal["pass", "fail", "wait"] = "pass"
    """What the platform says to pictures for the shop's home page."""
    deposit: int = 10_000_000
    """Fen that the shop has paid in (保证金); products of a category that asks for more are not listed."""
    audit_takes: int = 0
    """Seconds until an audit is decided; 0 decides at once."""
    upload_takes: int = 0
    """Seconds that WeChat takes in an update of more than 25 SKUs (edit_status 7)."""
    local_life: bool = True
    """The shop may sell offers of local life (团购优惠); without it, their list is refused (10020150)."""
    card_times: int = 10
    """How often a card (次卡) works."""
    low_stock: int | None = None
    """Pieces of a SKU at which `channels_ec_stock_no_enough` is pushed; None never: WeChat documents the
    event for shops of local life (本地生活), and no figure."""
    stock_changes_a_minute: int = 0
    """More changes of one SKU's stock in a minute are 10020112; 0 for any number, as WeChat publishes no
    figure."""
    may_list: bool = True
    """False: the platform has banned the shop from listing (10020208)."""
    league_joined: bool = True
    """The shop has joined the league (优选联盟); otherwise its calls are 10023007 and nothing is promoted."""
    league_public_service_ppm: int = 100_000
    """What agencies get of every product that has no plan of its own, as if the shop had put all its products
    into their pool (公开计划); 0 for an empty pool. Parts per million; 10 % is a guess."""
    lock_days: tuple[int, int, int, int] = (30, 30, 3, 30)
    """Days for which a promoter keeps a customer (锁客): after a click on a product, an order of it, a click
    on content, an order from it. WeChat publishes no figures."""
    shop_lock_days: tuple[int, int, int, int] | None = None
    """The same as the shop has set them, which outranks the others."""
    lock_scope: Literal["product", "shop"] = "product"
    """What a locked customer's promoter earns on: the products of the link, or all of the shop's; a guess."""
    content_agency_ppm: int = 500_000
    """Part of a talent's commission for the agency whose promoter spread the talent's content; a guess."""
    talent_answers: Literal["accept", "refuse", "wait"] = "accept"
    """What a talent says to a shop's invitation, after `audit_takes`."""
    shop_channel: bool = True
    """The shop has a Channels account (视频号) of its own, whose token the Store's stands in for."""
    shop_content: Literal["open", "promoters_off", "closed"] = "open"
    """Whether the agency's promoters may spread the shop's own live rooms, videos and articles (内容合作)."""
    cooperation_is_linking: bool = False
    """Cooperation accounts are linked accounts (关联账号), the newer kind: a mini-program hears of its orders
    by `related_shop_order_submission` instead of `cooperation_shop_order`."""
    cooperation_invitation_lasts: int = 7 * 86400
    """How long a mini-program or official account has to answer the shop's invitation (合作账号); a guess."""
    window_holds: int = 500
    """Products that a talent's window (橱窗) has room for; a guess."""
    window_banned: bool = False
    """The window of the shop's Channels account is banned for a violation."""
    shop_serves_by_api: bool = True
    """The shop answers buyers by its own server (自研客服); otherwise in WeChat's workbench, of which the
    server hears nothing, and into which it cannot write (48001)."""
    shop_closes_after: int = 7 * 86400
    """How long the closing of a shop is made public (注销公示期) before it is closed for good; a guess."""
    technical_service_fee_ppm: int = 50_000
    """Parts per million of what was paid; the rate depends on the category, 5 % is a guess."""
    freight_insurance_premium: int = 60
    """Fen of an order with freight insurance (运费险), taken at settlement; a guess."""
    withdrawal_code_lasts: int = 600
    """How long the QR code of a withdrawal (提现) can be scanned; a guess."""
    withdrawal_takes: int = 86400
    """Until the bank has the money of a withdrawal; a guess."""
    withdrawal_ends: Literal["success", "fail", "refund"] = "success"
    """What the bank does with it; `refund` takes it and gives it back (退票)."""
    member_score_per_yuan: int = 0
    """Points (积分) that a shop member earns for each yuan of a settled order; 0: not set up."""
    member_score_fen: int = 0
    """Fen that one point takes off an order (积分抵扣); 0: not set up."""
    member_experience_from: Literal["amount", "orders"] = "amount"
    """What gives experience (经验值): each yuan of a settled order, or the order itself."""
    member_grades: tuple[int, ...] = ()
    """Experience from which VIP2, VIP3, … begin; empty: no experience is counted."""
    brand_members: Literal["online", "offline", "testing"] = "online"
    """Whether the shop serves members of the mini-program (小程序会员); `testing`: the white list."""
    brand_members_tested_by: tuple[str, ...] = ()
    """Ids of the people on that white list (测试白名单)."""
    oauth_domains: tuple[str, ...] | None = None
    """Domains of web login (网页授权域名), e.g. `shop.example.com`, with the port if there is one; others are
    10003. None: nobody has set them up, and every address will do."""
    js_domains: tuple[str, ...] | None = None
    """Domains of pages that may use the JS-SDK (JS接口安全域名); None: every page may."""
    business_domains: tuple[str, ...] | None = None
    """Domains of pages to which one-time subscriptions lead back (业务域名); None: every address will do."""
    live_banned: bool = False
    """The mini-program may not make or change live rooms and goods (300001)."""
    live_customer_service: bool = True
    """The mini-program's console has set up customer service, so that live rooms can have it (300038)."""
    code_audit: Literal["pass", "fail", "delay"] = "pass"
    """What WeChat says to the mini-program's code (代码审核), after `audit_takes`."""
    complaint_confirmed_within: int = 72 * 3600
    """How long a buyer has to say whether the merchant's answer will do (交易投诉待用户确认); a guess."""
    complaint_returns: bool = False
    """In complaints (交易投诉) goods come back (待用户退货) before the refund."""
    complaint_refund_proof: Literal["pass", "fail", "wait"] = "pass"
    """What WeChat's service says to the proof of a refund, after `dispute_service_takes`."""
    complaint_appeal: Literal["won", "lost"] = "lost"
    """How an appeal of the merchant (商家申诉) ends."""
    reviews_granted: bool = True
    """The mini-program may use the calls of transaction reviews (交易评价类); otherwise they are -10007."""
    live_goods_audit: Literal["pass", "fail", "wait"] = "pass"
    """What WeChat says to goods of live rooms, after `audit_takes`."""
    live_audits_a_day: int = 500
    """How often goods of live rooms can be submitted for audit a day (300012)."""
    live_goods_shown_for: int = 60
    """Seconds for which goods that are pushed in a live room (推送商品) show; a guess."""
    live_video_takes: int = 600
    """Seconds until the recording of how goods were explained (讲解视频) is ready; a guess."""
    ip_whitelist: tuple[str, ...] = ()
    """When not empty, tokens are issued to these addresses only (40164)."""
    ip_confirmation: Literal["off", "confirm", "refuse", "ignore"] = "off"
    """Whether the administrator has to confirm an address before it gets a token, and what that person does:
    89503 when first asked, 89501 until there is an answer, 89507 and 89506 after refusals."""
