"""What is wrong with gift cards and tickets is told by number, and nothing comes of it."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, received, refused
from card_steps import create, take
from gift_card_steps import bought, gift_card, page, people, shelf

import wxkit
from wxkit.testing._bench import Bench

PAGE, ORDER = "/card/giftcard/page/", "/card/giftcard/order/"


def test_only_gift_cards_stand_on_a_shelf(wechat: Bench) -> None:
    with refused(81002):
        post(wechat, PAGE + "add", page=page(create(wechat)))
    with refused(40073):
        post(wechat, PAGE + "add", page=page("pUnknown"))
    with refused(41011):
        post(wechat, PAGE + "add", page={"page_title": "x"})
    assert wechat.sa.gift_cards.pages().page_id_list == []


@pytest.mark.parametrize(
    ("path", "fields", "code"),
    [
        (PAGE + "get", {"page_id": "nowhere"}, 40035),
        (PAGE + "get", {}, 40035),
        (ORDER + "get", {"order_id": "nothing"}, 40035),
        (ORDER + "refund", {"order_id": "nothing"}, 40035),
        (ORDER + "batchget", {"offset": 0, "count": 101}, 40035),
        (ORDER + "batchget", {"begin_time": 2, "end_time": 1}, 40079),
        ("/card/giftcard/maintain/set", {"maintain": True}, 40035),
        ("/card/giftcard/maintain/set", {"page_id": "nowhere", "maintain": True}, 40035),
        ("/card/giftcard/pay/submch/bind", {"sub_mch_id": "1", "wxa_appid": "wx0"}, 40013),
        ("/card/giftcard/wxa/set", {"page_id": "nowhere", "wxa_appid": "wx0"}, 40013),
        ("/card/generalcard/updateuser", {"code": "1", "card_id": ""}, 40056),
        ("/card/generalcard/activate", {"code": "1", "card_id": "pUnknown", "card_number": "1"}, 40073),
        ("/card/meetingticket/updateuser", {"code": "1"}, 40056),
        ("/card/boardingpass/checkin", {"code": "1"}, 40056),
        ("/card/movieticket/updateuser", {"code": "1"}, 41011),
    ],
)
def test_what_is_not_there_is_refused(wechat: Bench, path: str, fields: dict[str, Any], code: int) -> None:
    with refused(code):
        post(wechat, path, **fields)


def test_a_merchant_without_permission_is_not_bound(wechat: Bench) -> None:
    with refused(48001):
        wechat.sa.gift_cards.bind_pay_merchant(sub_mch_id="1", wxa_appid=wechat.world.miniprogram.appid)


def test_a_purchase_is_refunded_once(wechat: Bench) -> None:
    order_id = bought(wechat, gift_card(wechat))
    wechat.sa.gift_cards.refund(order_id=order_id)
    with refused(40078):
        wechat.sa.gift_cards.refund(order_id=order_id)


def test_other_cards_are_neither_updated_nor_activated_as_gift_cards(wechat: Bench) -> None:
    code = take(wechat, "lan", card_id := create(wechat))
    with refused(81002):
        wechat.sa.gift_cards.update_card(code=code, card_id=card_id, balance=5)
    order_id = bought(wechat, gift := gift_card(wechat))
    mine = wechat.act.take_gift_cards(person="mei", order_id=order_id).code
    with refused(40035):
        wechat.sa.gift_cards.update_card(code=mine, card_id=gift, balance=-5)
    assert wechat.sa.card_codes.get(code=mine).balance == 10_000


def test_people_buy_and_take_only_what_they_may(wechat: Bench) -> None:
    people(wechat, "mei", "lan")
    page_id = shelf(wechat, card_id := gift_card(wechat), support_multi=False, support_buy_for_self=False)
    with pytest.raises(wxkit.WxkitError, match="support_multi"):
        wechat.act.buy_gift_cards(person="mei", page_id=page_id, card_ids=[card_id] * 2)
    with pytest.raises(wxkit.WxkitError, match="does not show"):
        wechat.act.buy_gift_cards(person="mei", page_id=page_id, card_ids=[gift_card(wechat)])
    order_id = wechat.act.buy_gift_cards(person="mei", page_id=page_id, card_ids=[card_id]).order_id
    with pytest.raises(wxkit.WxkitError, match="support_buy_for_self"):
        wechat.act.take_gift_cards(person="mei", order_id=order_id)
    with pytest.raises(wxkit.WxkitError, match="did not buy"):
        wechat.act.send_gift_cards(person="lan", order_id=order_id)


def test_a_ticket_shows_seat_and_entrance(wechat: Bench) -> None:
    code = take(wechat, "lan", create(wechat, "MEETING_TICKET"))
    wechat.sa.card_tickets.update_meeting(code=code, zone="A", seat_number="7")
    assert received(wechat, "lan", "ticket")[-1]["seat_number"] == "7"
    with refused(40079):
        wechat.sa.card_tickets.update_meeting(code=code, begin_time=2, end_time=1)
    with refused(40071):
        wechat.sa.card_tickets.check_in(code=code, seat="3A")


def test_a_film_ticket_and_a_boarding_pass_are_filled_in(wechat: Bench) -> None:
    film = take(wechat, "lan", create(wechat, "MOVIE_TICKET"))
    wechat.sa.card_tickets.update_movie(code=film, ticket_class="3D", show_time=1790000000, duration=120)
    flight = take(wechat, "lan", create(wechat, "BOARDING_PASS"))
    wechat.sa.card_tickets.check_in(code=flight, passenger_name="Lan", class_="头等舱", seat="3A")
    told = received(wechat, "lan", "ticket")
    assert (told[0]["ticket_class"], told[1]["class"]) == ("3D", "头等舱")
    wechat.sa.card_tickets.check_in(code=flight, is_cancel=True)
    wechat.sa.card_codes.consume(code=film)
    with refused(40099):
        wechat.sa.card_tickets.update_movie(code=film, ticket_class="2D", show_time=1, duration=1)


def test_a_code_that_was_changed_takes_its_seat_along(wechat: Bench) -> None:
    film = create(wechat, "MOVIE_TICKET", use_custom_code=True)
    take(wechat, "lan", film, code="M1")
    wechat.sa.card_tickets.update_movie(
        code="M1", card_id=film, ticket_class="3D", show_time=1790000000, duration=120, seat_number=["7排3座"]
    )
    wechat.sa.card_codes.update(code="M1", card_id=film, new_code="M2")
    for code, name in (("M2", "lan"), (take(wechat, "mei", film, code="M1"), "mei")):
        wechat.sa.card_tickets.update_movie(
            code=code, card_id=film, ticket_class="2D", show_time=1790000000, duration=90
        )
        seats = received(wechat, name, "ticket")[-1].get("seat_number")
        assert seats == (["7排3座"] if name == "lan" else None)
