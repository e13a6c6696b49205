"""Live rooms that promoters spread: lists, links, QR codes, reservations, products."""

from __future__ import annotations

from collections.abc import Sequence

from wxkit.store.promoter_live import (
    GetLiveReservations,
    GetShopLiveNoticeLink,
    GetShopLiveNoticeQrcode,
    GetShopLiveNotices,
    GetShopLiveProducts,
    GetShopLiveQrcode,
    GetShopLives,
    GetTalentLiveNoticeLink,
    GetTalentLiveNoticeQrcode,
    GetTalentLiveNotices,
    GetTalentLiveProducts,
    GetTalentLiveQrcode,
    GetTalentLives,
    LiveNotice,
    LiveNotices,
    LiveNoticeShareLink,
    LiveProduct,
    LiveQrcode,
    LiveReservations,
    PromotedLive,
    PromotedLives,
    ShopLiveProduct,
    ShopLiveProductPage,
    TalentLiveProductPage,
)
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.store.contents import sold_in
from wxkit_sandbox.store.lives import Lives, Notice, Room, running
from wxkit_sandbox.store.pages import page_of
from wxkit_sandbox.store.promoted_content import (
    BAD,
    BAD_CONTENT,
    check_miniprogram,
    content_link,
    content_talent,
    expected,
    promoter_of,
    shop_channel,
    shown_product,
)
from wxkit_sandbox.store.talents import Talents
from wxkit_sandbox.world import App

__all__: list[str] = []

BAD_PROMOTER = 10071003
UNKNOWN = 10071030
INVALID = {"*": BAD}
LIVE = "live_{code}"
NOTICE = "notice_{code}"
QRCODE = "https://mmecimage.cn/p/{appid}/{code}"


@handles(GetTalentLives, invalid=INVALID)
def talent_lives(app: App, call: GetTalentLives) -> PromotedLives:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_record_list.html"""
    talent = content_talent(app, call.talent_appid, tells_off=True)
    check_miniprogram(app, call.mini_program_appid)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD)
    return _lives(app, talent.finder_id, person_id)


@handles(GetShopLives, invalid=INVALID)
def shop_lives(app: App, call: GetShopLives) -> PromotedLives:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_record_list.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    check_miniprogram(app, call.mini_program_appid)
    return _lives(app, finder_id, promoter_of(app, call.sharer_appid, unknown=BAD))


def _lives(app: App, finder_id: str, person_id: str) -> PromotedLives:
    shown = [
        PromotedLive(
            export_id=room.content.export_id,
            description=room.description,
            promoter_share_link=content_link(app, LIVE, person_id, room.content),
        )
        for room in running(app, finder_id)
    ]
    return PromotedLives(live_record_list=shown)


@handles(GetTalentLiveNotices, invalid=INVALID)
def talent_notices(app: App, call: GetTalentLiveNotices) -> LiveNotices:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_record_list.html"""
    talent = content_talent(app, call.talent_appid, tells_off=True)
    check_miniprogram(app, call.mini_program_appid)
    promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return _notices(app, talent.finder_id)


@handles(GetShopLiveNotices, invalid=INVALID | {"promoter_type": BAD_CONTENT})
def shop_notices(app: App, call: GetShopLiveNotices) -> LiveNotices:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_notice_record_list.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type, tells_off=True)
    return _notices(app, finder_id)


def _notices(app: App, finder_id: str) -> LiveNotices:
    lives = app.state(Lives)
    coming = [lives.notices[id_] for id_ in lives.notices_of.get(finder_id, ())]
    shown = [
        LiveNotice(notice_id=n.notice_id, description=n.description, start_time=n.start_time)
        for n in coming
        if not n.room
    ]
    return LiveNotices(live_notice_record_list=shown)


def _room(app: App, export_id: str, finder_id: str) -> Room:
    room = app.state(Lives).rooms.get(export_id)
    if room is None or room.end or room.content.finder_id != finder_id:
        raise Refusal(BAD_CONTENT)
    return room


def _notice(app: App, notice_id: str, finder_id: str) -> Notice:
    notice = app.state(Lives).notices.get(notice_id)
    if notice is None or notice.room or notice.content.finder_id != finder_id:
        raise Refusal(BAD_CONTENT)
    return notice


def _finder(app: App, talent_appid: str, *, unknown: int = BAD_CONTENT) -> str:
    talent = app.state(Talents).by_appid.get(talent_appid)
    if talent is None:
        raise Refusal(unknown)
    return talent.finder_id


@handles(GetTalentLiveQrcode, invalid=INVALID)
def talent_qrcode(app: App, call: GetTalentLiveQrcode) -> LiveQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_record_qr_code.html"""
    room = _room(app, call.export_id, _finder(app, call.talent_appid))
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return LiveQrcode(qrcode_url=content_link(app, QRCODE, person_id, room.content))


@handles(GetShopLiveQrcode, invalid=INVALID)
def shop_qrcode(app: App, call: GetShopLiveQrcode) -> LiveQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_record_qr_code.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    room = _room(app, call.export_id, finder_id)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return LiveQrcode(qrcode_url=content_link(app, QRCODE, person_id, room.content))


@handles(GetTalentLiveNoticeQrcode, invalid=INVALID)
def talent_notice_qrcode(app: App, call: GetTalentLiveNoticeQrcode) -> LiveQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_record_qr_code.html"""
    notice = _notice(app, call.notice_id, _finder(app, call.talent_appid))
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return LiveQrcode(qrcode_url=content_link(app, QRCODE, person_id, notice.content))


@handles(GetShopLiveNoticeQrcode, invalid=INVALID)
def shop_notice_qrcode(app: App, call: GetShopLiveNoticeQrcode) -> LiveQrcode:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_notice_record_qr_code.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    notice = _notice(app, call.notice_id, finder_id)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return LiveQrcode(qrcode_url=content_link(app, QRCODE, person_id, notice.content))


@handles(GetTalentLiveNoticeLink, invalid=INVALID)
def talent_notice_link(app: App, call: GetTalentLiveNoticeLink) -> LiveNoticeShareLink:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getlivenoticepromotersharelink.html"""
    notice = _notice(app, call.notice_id, _finder(app, call.talent_appid, unknown=UNKNOWN))
    check_miniprogram(app, call.mini_program_appid)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return LiveNoticeShareLink(promoter_share_link=content_link(app, NOTICE, person_id, notice.content))


@handles(GetShopLiveNoticeLink, invalid=INVALID)
def shop_notice_link(app: App, call: GetShopLiveNoticeLink) -> LiveNoticeShareLink:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getshoplivenoticepromotersharelink.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    notice = _notice(app, call.notice_id, finder_id)
    person_id = promoter_of(app, call.sharer_appid, unknown=BAD_CONTENT)
    return LiveNoticeShareLink(promoter_share_link=content_link(app, NOTICE, person_id, notice.content))


@handles(GetLiveReservations, invalid=INVALID)
def get_reservations(app: App, call: GetLiveReservations) -> LiveReservations:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_notice_reservation_info.html"""
    promoter_of(app, call.sharer_appid, unknown=UNKNOWN)
    notice = app.state(Lives).notices.get(call.live_notice_id)
    if notice is None:
        raise Refusal(BAD_PROMOTER)
    brought = [by for by in notice.reserved.values() if by and call.sharer_appid in (None, "", by)]
    return LiveReservations(count=len(brought))


def _on_show(app: App, finder_id: str) -> Sequence[str]:
    """The products of the live room that goes on now."""
    return [product_id for room in running(app, finder_id)[-1:] for product_id in sold_in(app, room.content)]


@handles(GetTalentLiveProducts, invalid=INVALID)
def talent_products(app: App, call: GetTalentLiveProducts) -> TalentLiveProductPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_live_commission_product_list.html"""
    talent = content_talent(app, call.talent_appid)
    expects = {id_: expected(app, talent, id_) for id_ in _on_show(app, talent.finder_id)}
    paying = [product_id for product_id, amount in expects.items() if amount]
    page = page_of(paying, call.page_size, call.next_key, talent.talent_appid, mismatch=BAD)
    products = [_product(app, product_id, expects[product_id]) for product_id in page.ids]
    return TalentLiveProductPage(product_list=products, next_key=page.next_key, has_more=bool(page.next_key))


def _product(app: App, product_id: str, expects: int) -> LiveProduct:
    name, picture, price = shown_product(app, product_id)
    return LiveProduct(
        product_id=product_id,
        product_name=name,
        product_img_url=picture,
        product_price=price,
        predict_commission_amount=expects,
    )


@handles(GetShopLiveProducts, invalid=INVALID)
def shop_products(app: App, call: GetShopLiveProducts) -> ShopLiveProductPage:
    """https://developers.weixin.qq.com/doc/store/leagueheadsupplier/API/promotion/content/live/get_shop_live_commission_product_list.html"""
    finder_id = shop_channel(app, call.shop_appid, call.promoter_id, call.promoter_type)
    page = page_of(_on_show(app, finder_id), call.page_size, call.next_key, finder_id, mismatch=BAD)
    products = [
        ShopLiveProduct.model_validate(dict(_product(app, product_id, 0)) | {"commission_rate": 0})
        for product_id in page.ids
    ]
    return ShopLiveProductPage(product_list=products, next_key=page.next_key, has_more=bool(page.next_key))
