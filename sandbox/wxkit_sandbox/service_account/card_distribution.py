"""How cards reach people: QR codes, pages with cards, pieces of articles."""

from __future__ import annotations

from urllib.parse import quote

from wxkit.service_account.card_distribution import (
    CardArticleHtml,
    CardLandingPage,
    CardQrCode,
    CreateCardLandingPage,
    CreateCardQrCode,
    GetCardArticleHtml,
    QrActionInfo,
    QrCard,
)
from wxkit.service_account.cards import CardStatus
from wxkit.service_account.qrcode import image_url
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.service_account.card_book import CardBook, CardTemplate, living_template
from wxkit_sandbox.service_account.card_codes import is_code
from wxkit_sandbox.service_account.card_handing import Channel, received_often
from wxkit_sandbox.service_account.card_links import CardLink, CardLinks, OfferedCard, biz_of
from wxkit_sandbox.world import App

__all__: list[str] = []

YEAR = 365 * 86400
QR_CODES = {
    "action_name": 40052,
    "action_info": 40053,
    "action_info.card.card_id": 41012,
    "action_info.multiple_card.card_list": 45039,
    "action_info.multiple_card.card_list.card_id": 41012,
}


@handles(CreateCardQrCode, invalid=QR_CODES)
def create_card_qr_code(app: App, call: CreateCardQrCode) -> CardQrCode:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    wanted = _wanted(call.action_name, call.action_info)
    offered = [_offered(app, card) for card in wanted]
    ids, now, life = app.world.ids, app.world.clock.now(), call.expire_seconds or YEAR
    link = CardLink(offered, now + life, once=any(card.code or card.openid for card in offered))
    link.once |= any(card.is_unique_code for card in wanted)
    link.ticket, url = "gQ" + ids.token(92) + "==", f"http://weixin.qq.com/q/{ids.token(20)}"
    links = app.state(CardLinks).by_address
    links[link.ticket] = links[url] = link
    return CardQrCode(
        ticket=link.ticket, expire_seconds=life, url=url, show_qrcode_url=image_url(link.ticket)
    )


def _wanted(action_name: str, info: QrActionInfo) -> list[QrCard]:
    """The cards that `action_name` speaks of."""
    if action_name == "QR_CARD":
        found = [info.card] if info.card else []
    else:
        found = list(info.multiple_card.card_list) if info.multiple_card else []
    if not found:
        raise Refusal(40053)
    return found


def _offered(app: App, card: QrCard) -> OfferedCard:
    template = living_template(app, card.card_id)
    _check_code(app, template, card.code or "")
    _check_receiver(app, template, card.openid or "")
    if card.is_unique_code and template.status != CardStatus.VERIFY_OK:
        raise Refusal(40078)
    if card.is_unique_code and not template.quantity:
        raise Refusal(45031)
    channel = Channel(outer_str=card.outer_str or "", outer_id=card.outer_id or 0)
    return OfferedCard(template, card.code or "", card.openid or "", channel)


def _check_code(app: App, template: CardTemplate, code: str) -> None:
    """40053 for a code where none belongs or none where one does, 40116 for one that will not do."""
    if bool(code) != template.names_codes:
        raise Refusal(40053)
    if code and (not is_code(code) or (template.card_id, code) in app.state(CardBook).by_code):
        raise Refusal(40116)


def _check_receiver(app: App, template: CardTemplate, openid: str) -> None:
    if not openid:
        if template.base.bind_openid:
            raise Refusal(40053)
        return
    if app.person(openid) is None:
        raise Refusal(40003)
    if received_often(app, template, openid):
        raise Refusal(45033)


@handles(CreateCardLandingPage, invalid={"card_list.card_id": 41012, "scene": 40129, "*": 41011})
def create_card_landing_page(app: App, call: CreateCardLandingPage) -> CardLandingPage:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    offered = [OfferedCard(_without_codes(app, card.card_id)) for card in call.card_list]
    page_id = app.world.ids.count("card-page")
    query = f"shelf_id={page_id}&showwxpaytitle=1&biz={quote(biz_of(app))}&scene={call.scene}"
    url = f"https://mp.weixin.qq.com/bizmall/cardshelf?{query}#wechat_redirect"
    app.state(CardLinks).by_address[url] = CardLink(offered, choice=True)
    return CardLandingPage(url=url, page_id=page_id)


def _without_codes(app: App, card_id: str) -> CardTemplate:
    """45030 for a card of which the merchant has to name each code: nobody could do so here."""
    template = living_template(app, card_id)
    if template.names_codes:
        raise Refusal(45030)
    return template


@handles(GetCardArticleHtml, invalid={"card_id": 41012})
def get_card_article_html(app: App, call: GetCardArticleHtml) -> CardArticleHtml:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Distributing_Coupons_Vouchers_and_Cards.html"""
    card_id = _without_codes(app, call.card_id).card_id
    source = (
        "http://mp.weixin.qq.com/bizmall/appmsgcard?action=show"
        f"&biz={quote(biz_of(app))}&cardid={card_id}&wechat_card_js=1#wechat_redirect"
    )
    frame = f'<iframe class="res_iframe card_iframe js_editor_card" data-src="{source}"></iframe>'
    return CardArticleHtml(content=frame)
