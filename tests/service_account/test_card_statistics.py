"""Statistics of cards: counted from what happened, and the codes of spans that cannot be asked for."""

from __future__ import annotations

import pytest
from account_steps import person, post, refused
from card_steps import DAY, create, take

from wxkit.service_account.datacube_cards import CouponKind
from wxkit.testing._bench import Bench

FIRST, SECOND, THIRD = "2026-03-02", "2026-03-03", "2026-03-04"
UNKNOWN = "pUnknownUnknownUnknownUnknown"
PATHS = ("getcardbizuininfo", "getcardcardinfo", "getcardmembercardinfo", "getcardmembercarddetail")


def test_coupons_are_counted_by_day(wechat: Bench) -> None:
    card_id = create(wechat, "CASH")
    one, two = take(wechat, "lan", card_id), take(wechat, "lan", card_id)
    wechat.act.open_card(person="lan", code=one)
    wechat.act.open_card(person="lan", code=one)
    wechat.advance(DAY)
    wechat.sa.card_codes.consume(code=one)
    person(wechat, "mei")
    wechat.act.give_card(person="lan", code=two, friend="mei")
    wechat.act.accept_card(person="mei", code=two)
    wechat.advance(DAY)
    first, second = wechat.sa.datacube_cards.totals(begin_date=FIRST, end_date=SECOND, cond_source=1).list
    assert (first.ref_date, first.receive_cnt, first.receive_user) == (FIRST, 2, 1)
    assert (first.view_cnt, first.view_user, first.verify_cnt, first.given_cnt) == (2, 1, 0, 0)
    assert (second.ref_date, second.verify_cnt, second.verify_user) == (SECOND, 1, 1)
    assert (second.given_cnt, second.given_user, second.receive_cnt) == (1, 1, 1)


def test_each_coupon_has_its_row(wechat: Bench) -> None:
    cash, gift = create(wechat, "CASH"), create(wechat, "GIFT")
    take(wechat, "lan", cash)
    take(wechat, "lan", gift)
    take(wechat, "lan", create(wechat, "MEMBER_CARD"))
    wechat.advance(DAY)
    rows = wechat.sa.datacube_cards.coupons(begin_date=FIRST, end_date=FIRST, cond_source=1).list
    assert {(row.card_id, row.card_type, row.receive_cnt) for row in rows} == {
        (cash, CouponKind.CASH, 1),
        (gift, CouponKind.GIFT, 1),
    }
    (only,) = wechat.sa.datacube_cards.coupons(
        begin_date=FIRST, end_date=FIRST, cond_source=1, card_id=cash
    ).list
    assert (only.card_id, only.is_pay) == (cash, 0)


def test_what_expires_is_counted_on_its_day(wechat: Bench) -> None:
    term = {"type": "DATE_TYPE_FIX_TERM", "fixed_term": 1, "fixed_begin_term": 0}
    card_id = create(wechat, date_info=term)
    used, _unused = take(wechat, "lan", card_id), take(wechat, "lan", card_id)
    wechat.sa.card_codes.consume(code=used)
    wechat.advance(DAY)
    (total,) = wechat.sa.datacube_cards.totals(begin_date=FIRST, end_date=FIRST, cond_source=1).list
    assert (total.expire_cnt, total.expire_user, total.verify_cnt) == (1, 1, 1)


def test_members_are_counted_as_they_come_and_go(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD", content={"auto_activate": True})
    other = create(wechat, "MEMBER_CARD")
    code = take(wechat, "lan", card_id)
    take(wechat, "ben", other)
    wechat.advance(DAY)
    take(wechat, "mei", card_id)
    wechat.act.discard_card(person="lan", code=code)
    wechat.advance(DAY)
    first, second = wechat.sa.datacube_cards.member_totals(
        begin_date=FIRST, end_date=SECOND, cond_source=1
    ).list
    assert (first.receive_user, first.active_user, first.total_user, first.total_receive_user) == (2, 1, 1, 2)
    assert (second.active_user, second.total_user, second.total_receive_user) == (1, 1, 3)
    one, two = wechat.sa.datacube_cards.member_card(begin_date=FIRST, end_date=SECOND, card_id=card_id).list
    assert (one.cardid, one.submerchantid, one.active_cnt, one.new_user) == (card_id, "0", 1, 1)
    assert (two.total_user, two.total_receive_user, two.new_user) == (1, 2, 1)


def test_quick_payments_are_added_up(wechat: Bench) -> None:
    card_id = create(
        wechat, "MEMBER_CARD", use_all_locations=True, content={"auto_activate": True, "discount": 10}
    )
    wechat.sa.cards.set_pay_cell(card_id=card_id, is_open=True)
    code = take(wechat, "lan", card_id)
    for _ in range(2):
        wechat.act.pay_from_card(person="lan", code=code, amount=1000)
    wechat.advance(DAY)
    (row,) = wechat.sa.datacube_cards.member_card(begin_date=FIRST, end_date=FIRST, card_id=card_id).list
    assert (row.payOriginalFee, row.fee) == (2000, 1800)


def test_nothing_was_made_in_the_console(wechat: Bench) -> None:
    take(wechat, "lan", create(wechat))
    wechat.advance(DAY)
    for call in ("totals", "coupons", "member_totals"):
        found = getattr(wechat.sa.datacube_cards, call)(begin_date=FIRST, end_date=FIRST, cond_source=0)
        assert found.list == []


def test_quiet_days_have_no_row(wechat: Bench) -> None:
    create(wechat)
    wechat.advance(2 * DAY)
    assert wechat.sa.datacube_cards.totals(begin_date=FIRST, end_date=SECOND, cond_source=1).list == []
    assert wechat.sa.datacube_cards.member_totals(begin_date=FIRST, end_date=SECOND, cond_source=1).list == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("begin", "end", "code"),
    [
        ("yesterday", SECOND, 61500),
        (FIRST, "2026-02-30", 61500),
        (SECOND, FIRST, 61501),
        ("2025-12-30", "2026-03-02", 61501),
        (THIRD, THIRD, 61501),
    ],
)
def test_days_that_cannot_be_asked_for(wechat: Bench, path: str, begin: str, end: str, code: int) -> None:
    card_id = create(wechat, "MEMBER_CARD")
    wechat.advance(2 * DAY - 3600)
    with refused(code):
        post(wechat, f"/datacube/{path}", begin_date=begin, end_date=end, cond_source=1, card_id=card_id)


@pytest.mark.parametrize("path", PATHS)
def test_yesterday_is_known_from_eight_oclock_on(wechat: Bench, path: str) -> None:
    card_id = create(wechat, "MEMBER_CARD")
    wechat.advance(DAY - 2 * 3600)
    with refused(61503):
        post(wechat, f"/datacube/{path}", begin_date=FIRST, end_date=FIRST, cond_source=1, card_id=card_id)
    wechat.advance(3600)
    assert "list" in post(
        wechat, f"/datacube/{path}", begin_date=FIRST, end_date=FIRST, cond_source=1, card_id=card_id
    )


def test_statistics_of_unknown_cards_are_refused(wechat: Bench) -> None:
    wechat.advance(DAY)
    with refused(40073):
        wechat.sa.datacube_cards.member_card(begin_date=FIRST, end_date=FIRST, card_id=UNKNOWN)
    with refused(40073):
        wechat.sa.datacube_cards.coupons(begin_date=FIRST, end_date=FIRST, cond_source=1, card_id=UNKNOWN)
    with refused(41012):
        post(wechat, "/datacube/getcardmembercarddetail", begin_date=FIRST, end_date=FIRST)
    with refused(40035):
        post(wechat, "/datacube/getcardbizuininfo", begin_date=FIRST, end_date=FIRST, cond_source=2)


def test_a_friend_is_a_member_from_the_gift_on(wechat: Bench) -> None:
    card_id = create(wechat, "MEMBER_CARD", content={"auto_activate": True})
    code = take(wechat, "lan", card_id)
    person(wechat, "mei")
    wechat.advance(DAY)
    wechat.act.give_card(person="lan", code=code, friend="mei")
    wechat.act.accept_card(person="mei", code=code)
    wechat.advance(DAY)
    first, second = wechat.sa.datacube_cards.member_totals(
        begin_date=FIRST, end_date=SECOND, cond_source=1
    ).list
    assert (first.total_user, first.total_receive_user) == (1, 1)
    assert (second.total_user, second.total_receive_user) == (1, 2)
