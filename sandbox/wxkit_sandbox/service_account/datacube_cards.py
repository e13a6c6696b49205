"""Statistics of coupons and member cards, counted from what happened to them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time

from wxkit.service_account.card_codes import UserCardStatus
from wxkit.service_account.datacube_cards import (
    CardRow,
    CardRows,
    CardTotals,
    CardTotalsRows,
    CouponKind,
    GetCardInfo,
    GetCardTotals,
    GetMemberCardDetail,
    GetMemberCardTotals,
    MemberCardDetailRow,
    MemberCardDetailRows,
    MemberCardRow,
    MemberCardRows,
)
from wxkit_sandbox.clock import SHANGHAI
from wxkit_sandbox.days import DATES, days_of
from wxkit_sandbox.handlers import handles
from wxkit_sandbox.service_account.card_book import CardBook, HeldCard, template_of
from wxkit_sandbox.service_account.card_days import MOMENTS, CardDay, CardDays
from wxkit_sandbox.world import App

__all__: list[str] = []

SPAN = 62
BY_API = 1
KINDS = {
    "DISCOUNT": CouponKind.DISCOUNT,
    "CASH": CouponKind.CASH,
    "GIFT": CouponKind.GIFT,
    "GENERAL_COUPON": CouponKind.GENERAL,
    "GROUPON": CouponKind.GROUPON,
}
MEMBER_CARD = ("MEMBER_CARD",)


@handles(GetCardTotals, invalid=DATES)
def get_card_totals(app: App, call: GetCardTotals) -> CardTotalsRows:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    days = days_of(app, call.begin_date, call.end_date, at_most=SPAN)
    if call.cond_source != BY_API:
        return CardTotalsRows(list=[])
    ended, rows = _ended(app, KINDS), list[CardTotals]()
    for day in days:
        moved = list(_moved(app, day, KINDS).values())
        over = [card for (when, _), cards in ended.items() if when == day for card in cards]
        if moved or over:
            rows.append(CardTotals(ref_date=day.isoformat(), **_counts(moved), **_expired(over)))
    return CardTotalsRows(list=rows)


@handles(GetCardInfo, invalid=DATES)
def get_card_info(app: App, call: GetCardInfo) -> CardRows:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    days = days_of(app, call.begin_date, call.end_date, at_most=SPAN)
    if call.card_id:
        template_of(app, call.card_id)
    if call.cond_source != BY_API:
        return CardRows(list=[])
    ended, rows = _ended(app, KINDS), list[CardRow]()
    for day in days:
        moved = _moved(app, day, KINDS)
        known = sorted(moved.keys() | {card_id for when, card_id in ended if when == day})
        for card_id in (one for one in known if call.card_id in (None, "", one)):
            over = ended.get((day, card_id), [])
            rows.append(_row(app, day, card_id, moved.get(card_id, CardDay()), over))
    return CardRows(list=rows)


def _row(app: App, day: date, card_id: str, moved: CardDay, over: list[HeldCard]) -> CardRow:
    return CardRow(
        ref_date=day.isoformat(),
        card_id=card_id,
        card_type=KINDS[template_of(app, card_id).card_type],
        is_pay=0,
        **_counts([moved]),
        **_expired(over),
    )


@handles(GetMemberCardTotals, invalid=DATES)
def get_member_card_totals(app: App, call: GetMemberCardTotals) -> MemberCardRows:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    days = days_of(app, call.begin_date, call.end_date, at_most=SPAN)
    if call.cond_source != BY_API:
        return MemberCardRows(list=[])
    rows, held = list[MemberCardRow](), _held(app, MEMBER_CARD)
    for day in days:
        moved = list(_moved(app, day, MEMBER_CARD).values())
        if moved or _received(held, day):
            counts = _counts(moved, given=False) | _totals(moved, held, day)
            rows.append(MemberCardRow(ref_date=day.isoformat(), **counts))
    return MemberCardRows(list=rows)


@handles(GetMemberCardDetail, invalid=DATES | {"card_id": 41012})
def get_member_card_detail(app: App, call: GetMemberCardDetail) -> MemberCardDetailRows:
    """https://developers.weixin.qq.com/doc/offiaccount/Cards_and_Offer/Managing_Coupons_Vouchers_and_Cards.html"""
    days = days_of(app, call.begin_date, call.end_date, at_most=SPAN)
    template_of(app, call.card_id)
    held = [card for card in _held(app, MEMBER_CARD) if card.card_id == call.card_id]
    rows = list[MemberCardDetailRow]()
    for day in days:
        moved = _moved(app, day, MEMBER_CARD).get(call.card_id, CardDay())
        if not _received(held, day):
            continue
        row = MemberCardDetailRow(
            ref_date=day.isoformat(),
            merchanttype=1,
            cardid=call.card_id,
            submerchantid="0",
            active_cnt=moved.times["active"],
            new_user=len(_received(held, day)) - len(_received(held, date.fromordinal(day.toordinal() - 1))),
            payOriginalFee=moved.original_fee,
            fee=moved.fee,
            **_counts([moved], given=False),
            **_totals([moved], held, day),
        )
        rows.append(row)
    return MemberCardDetailRows(list=rows)


def _held(app: App, kinds: Iterable[str]) -> list[HeldCard]:
    """Every card of these kinds that somebody ever received."""
    everybody = app.state(CardBook).by_holder.values()
    return [card for cards in everybody for card in cards if card.template.card_type in kinds]


def _moved(app: App, day: date, kinds: Iterable[str]) -> dict[str, CardDay]:
    """What happened on a day to cards of these kinds, by card_id."""
    templates, entries = app.state(CardBook).templates, app.state(CardDays).on(day.isoformat())
    return {card_id: one for card_id, one in entries.items() if templates[card_id].card_type in kinds}


def _ended(app: App, kinds: Iterable[str]) -> dict[tuple[date, str], list[HeldCard]]:
    """Cards that nobody used in time, by the day on which they ended and card_id."""
    now, ended = app.world.clock.now(), dict[tuple[date, str], list[HeldCard]]()
    for card in _held(app, kinds):
        if card.ends is not None and card.status_at(now) == UserCardStatus.EXPIRE:
            day = datetime.fromtimestamp(card.ends, SHANGHAI).date()
            ended.setdefault((day, card.card_id), []).append(card)
    return ended


def _expired(cards: list[HeldCard]) -> dict[str, int]:
    return {"expire_cnt": len(cards), "expire_user": len({card.openid for card in cards})}


def _counts(moved: list[CardDay], *, given: bool = True) -> dict[str, int]:
    """Times and people of everything that cards go through."""
    counts = dict[str, int]()
    for moment in MOMENTS if given else MOMENTS - {"given"}:
        counts[f"{moment}_cnt"] = sum(one.times[moment] for one in moved)
        counts[f"{moment}_user"] = len(_people(moved, moment))
    return counts


def _people(moved: list[CardDay], moment: str) -> set[str]:
    return {openid for one in moved for openid in one.people.get(moment, set())}


def _totals(moved: list[CardDay], held: list[HeldCard], day: date) -> dict[str, int]:
    """Who activated a card on the day, who is a member at its end, and who ever took one."""
    end = _end_of(day)
    members = {
        card.openid
        for card in held
        if card.active_at is not None and card.active_at <= end and _stays(card, end)
    }
    return {
        "active_user": len(_people(moved, "active")),
        "total_user": len(members),
        "total_receive_user": len(_received(held, day)),
    }


def _received(held: list[HeldCard], day: date) -> set[str]:
    """Who took a card by the end of the day."""
    end = _end_of(day)
    return {card.openid for card in held if card.held_since <= end}


def _stays(card: HeldCard, moment: float) -> bool:
    """Whether its holder has it at that moment."""
    gone = card.gone_at is not None and card.gone_at <= moment
    return card.held_since <= moment and not gone and (card.ends is None or card.ends > moment)


def _end_of(day: date) -> float:
    return datetime.combine(day, time.max, SHANGHAI).timestamp()
