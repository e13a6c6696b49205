"""The published wechatpy, unmodified: tickets among the cards, and member cards for those who pay."""

from __future__ import annotations

from typing import Any

from stranger import refused
from test_wechatpy_cards import card, member_card
from wechatpy import WeChatClient

from wxkit.testing._bench import Bench

FLIGHT = {
    "from": "广州",
    "to": "杭州",
    "flight": "CZ1",
    "air_model": "空客A320",
    "departure_time": 1_790_000_000,
    "landing_time": 1_790_007_200,
}
MERCHANT = "1900000001"


def taken(account: WeChatClient, bench: Bench, kind: str, content: dict[str, Any]) -> str:
    """Lan has taken such a card; its code."""
    card_id = account.card.create(card(kind, content))
    return bench.act.receive_card(person="lan", card_id=card_id).code


def ticket(bench: Bench) -> dict[str, Any]:
    last = bench.control.people.inbox(person="lan").items[-1]
    assert last.kind == "ticket"
    return last.content


def test_a_film_ticket_gets_its_seat(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    code = taken(account, wechat_server, "MOVIE_TICKET", {"detail": "茶馆"})
    account.card.update_movie_ticket(code, "3D", 1_790_000_000, 120, "2 号厅", ["7 排 5 座"])
    assert (ticket(wechat_server)["ticket_class"], ticket(wechat_server)["screening_room"]) == (
        "3D",
        "2 号厅",
    )
    with refused(40056):
        account.card.update_movie_ticket("1", "3D", 1_790_000_000, 120, "2 号厅", ["7 排 5 座"])
    with refused(40071):
        account.card.checkin_boardingpass(code, "Lan", "头等舱", "1")


def test_a_boarding_pass_is_checked_in(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    code = taken(account, wechat_server, "BOARDING_PASS", FLIGHT)
    account.card.checkin_boardingpass(code, "Lan", "头等舱", "1", seat="3A", gate="12")
    assert (ticket(wechat_server)["seat"], ticket(wechat_server)["class"]) == ("3A", "头等舱")
    with refused(40056):
        account.card.checkin_boardingpass("1", "Lan", "头等舱", "1")


def test_who_pays_is_offered_the_member_card(account: WeChatClient, lan: str, wechat_server: Bench) -> None:
    now = wechat_server.world.clock.time()
    base = {"mchid_list": [MERCHANT], "begin_time": now, "end_time": now + 86_400}
    member = {"card_id": account.card.create(member_card()), "least_cost": 100, "max_cost": 1000}
    rule_id = account.card.add_pay_giftcard(base, member, True)["rule_id"]
    assert account.card.get_pay_giftcard(rule_id)["base_info"]["mchid_list"] == [MERCHANT]
    assert account.card.batch_get_pay_giftcard()["total_count"] == 1
    wechat_server.act.pay_in_miniprogram(person="lan", amount=100, mch_id=MERCHANT)
    offered = [item.kind for item in wechat_server.control.people.inbox(person="lan").items]
    assert offered == ["card_offer"]
    account.card.del_pay_giftcard(rule_id)
    assert account.card.batch_get_pay_giftcard()["total_count"] == 0


def test_wrong_rules_are_refused_by_number(account: WeChatClient, wechat_server: Bench) -> None:
    now = wechat_server.world.clock.time()
    base = {"mchid_list": [MERCHANT], "begin_time": now, "end_time": now - 1}
    member = {"card_id": account.card.create(member_card()), "least_cost": 100, "max_cost": 1000}
    with refused(40079):
        account.card.add_pay_giftcard(base, member, True)
    with refused(40073):
        account.card.add_pay_giftcard(base | {"end_time": now + 1}, member | {"card_id": "pUnknown"}, True)
    with refused(40035):
        account.card.get_pay_giftcard(9)
    with refused(40035):
        account.card.del_pay_giftcard(9)
