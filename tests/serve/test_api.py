"""The member centre over HTTP: log in, look, redeem once, undo, refer, sign in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from live_steps import Http, Rules, bought, opened, settled, union

from wxkit.policy import Coupon, Earn, Fact, Offer, RedeemRequest, Redemption, TaskDone, Voucher, hookimpl
from wxkit.serve.service import Service
from wxkit.serve.web import create_app
from wxkit.testing._bench import Bench

DAY = 86_400


class Shop(Rules):
    """Offers a cup of tea, a coupon and money off; a point for signing in."""

    @hookimpl
    def wxkit_points_earn(self, fact: Fact) -> Iterator[Earn]:
        if isinstance(fact, TaskDone):
            yield Earn(person=fact.person, points=1, hold="none", rule="sign-in", reason="signed in")
        yield from Rules.wxkit_points_earn(self, fact)

    @hookimpl
    def wxkit_points_lifetime(self, view: Any) -> int:
        return view.now + 365 * DAY

    @hookimpl
    def wxkit_points_offers(self) -> list[Offer]:
        return [
            Offer(id="cup", kind="voucher", title="A cup of tea", points=50, target="tea"),
            Offer(id="coupon", kind="coupon", title="A coupon", points=60, target="1001"),
            Offer(id="off", kind="cash_off", title="10 yuan off", points=500, value=1_000),
        ]

    @hookimpl
    def wxkit_points_redeem(self, request: RedeemRequest) -> Redemption | None:
        common: dict[str, Any] = {"person": request.person, "rule": "offer", "reason": "redeemed"}
        gives: dict[str, Any] = {
            "cup": (Voucher(series="tea", count=request.count, **common),),
            "coupon": (Coupon(coupon_id="1001", **common),),
            "goods": (),
        }
        if request.offer_id not in gives:
            return None
        prices = {"cup": 50 * request.count, "coupon": 60, "goods": 10}
        return Redemption(
            points=prices[request.offer_id], gives=gives[request.offer_id], rule="offer", reason="redeemed"
        )


@pytest.fixture
def shop(wechat: Bench, open_service: Any) -> Service:
    """An app with offers; Mei has 199 points."""
    tea, *_ = opened(wechat)
    service: Service = open_service(plugins={"shop": Shop()})
    settled(wechat, bought(wechat, tea))
    service.settle()
    return service


@pytest.fixture
def http(shop: Service) -> Http:
    return Http(create_app(shop, {}, work=False))


def logged_in(wechat: Bench, http: Http, person: str = "mei") -> dict[str, str]:
    code = wechat.act.login(person=person).code
    token = http.post("/api/login", json={"js_code": code}).json()["token"]
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def mei(wechat: Bench, http: Http) -> dict[str, str]:
    return logged_in(wechat, http)


def redeem(http: Http, who: dict[str, str], offer: str, key: str, count: int = 1) -> Any:
    headers = {**who, "Idempotency-Key": key}
    return http.post("/api/me/redemptions", json={"offer_id": offer, "count": count}, headers=headers)


def available(http: Http, who: dict[str, str]) -> int:
    return http.get("/api/me", headers=who).json()["available"]


def test_points_of_the_store_are_seen_in_the_mini_program(http: Http, mei: dict[str, str]) -> None:
    me = http.get("/api/me", headers=mei).json()
    assert (me["available"], me["pending"], me["debt"], me["expiring"]) == (199, 0, 0, [])
    (lot,) = http.get("/api/me?days=366", headers=mei).json()["expiring"]
    assert lot["points"] == 199


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wrong"}])
def test_without_a_session_nothing_is_told(http: Http, header: dict[str, str]) -> None:
    answer = http.get("/api/me", headers=header)
    assert (answer.status_code, answer.json()["error"]) == (401, "login")


def test_a_session_ends_by_itself_or_by_logging_out(wechat: Bench, http: Http, mei: dict[str, str]) -> None:
    lan = logged_in(wechat, http, "lan")
    assert http.post("/api/logout", headers=lan).status_code == 204
    assert http.get("/api/me", headers=lan).status_code == 401
    wechat.advance(31 * DAY)
    assert http.get("/api/me", headers=mei).status_code == 401


def test_a_login_code_is_good_for_once(wechat: Bench, http: Http) -> None:
    code = wechat.act.login(person="mei").code
    assert http.post("/api/login", json={"js_code": code}).json()["known"] is True
    again = http.post("/api/login", json={"js_code": code})
    assert (again.status_code, again.json()["error"]) == (401, "code")


def test_tokens_are_kept_as_digests(shop: Service, mei: dict[str, str]) -> None:
    token = mei["Authorization"].removeprefix("Bearer ")
    with shop.books.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM sessions").all()
    assert rows
    assert token not in str(rows)


def test_a_redemption_with_the_same_key_happens_once(http: Http, mei: dict[str, str]) -> None:
    first, second = (redeem(http, mei, "cup", "k1", 2).json() for _ in range(2))
    assert (first["points"], first["fresh"], second["fresh"]) == (100, True, False)
    assert available(http, mei) == 99
    (voucher,) = http.get("/api/me/vouchers", headers=mei).json()
    assert (voucher["series"], voucher["count"]) == ("tea", 2)


def test_keys_of_two_people_never_meet(wechat: Bench, http: Http, mei: dict[str, str]) -> None:
    assert redeem(http, mei, "cup", "k1").status_code == 200
    lan = logged_in(wechat, http, "lan")
    assert redeem(http, lan, "cup", "k1").json()["error"] == "not_enough"


@pytest.mark.parametrize(
    ("offer", "key", "count", "status", "error"),
    [
        ("cup", "k", 9, 409, "not_enough"),
        ("nothing", "k", 1, 404, "unknown_offer"),
        ("cup", "used", 1, 422, "key_reused"),
    ],
)
def test_what_is_refused_is_told_with_its_cause(
    http: Http, mei: dict[str, str], offer: str, key: str, count: int, status: int, error: str
) -> None:
    redeem(http, mei, "coupon", "used")
    answer = redeem(http, mei, offer, key, count)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_a_redemption_needs_a_key(http: Http, mei: dict[str, str]) -> None:
    answer = http.post("/api/me/redemptions", json={"offer_id": "cup"}, headers=mei)
    assert (answer.status_code, answer.json()["message"]) == (422, "Idempotency-Key: Field required")


def test_offers_tell_what_is_affordable(http: Http, mei: dict[str, str]) -> None:
    offers = {offer["id"]: offer["affordable"] for offer in http.get("/api/me/offers", headers=mei).json()}
    assert offers == {"cup": True, "coupon": True, "off": False}


def test_an_unused_voucher_can_be_given_back(http: Http, mei: dict[str, str]) -> None:
    redeem(http, mei, "cup", "k1")
    for _ in range(2):
        assert http.delete("/api/me/redemptions/k1", headers=mei).status_code == 204
    assert (available(http, mei), http.get("/api/me/vouchers", headers=mei).json()) == (199, [])


def test_a_coupon_can_be_given_back_until_it_is_taken(
    wechat: Bench, shop: Service, http: Http, mei: dict[str, str]
) -> None:
    redeem(http, mei, "coupon", "k1")
    shop.settle()
    assert http.get("/api/me/coupons", headers=mei).json() == [{"coupon_id": "1001"}]
    assert http.delete("/api/me/redemptions/k1", headers=mei).status_code == 204
    assert (available(http, mei), http.get("/api/me/coupons", headers=mei).json()) == (199, [])
    redeem(http, mei, "coupon", "k2")
    shop.settle()
    with shop.books.transaction() as unit:
        assert shop.outbox.taken(unit.connection, union(wechat, "mei"), "1001")
    answer = http.delete("/api/me/redemptions/k2", headers=mei)
    assert (answer.status_code, answer.json()["message"]) == (409, "a coupon of it was taken")
    assert available(http, mei) == 139


def test_what_the_merchant_handed_over_is_not_given_back_from_here(
    wechat: Bench, http: Http, mei: dict[str, str]
) -> None:
    redeem(http, mei, "goods", "k1")
    assert http.delete("/api/me/redemptions/k1", headers=mei).status_code == 409
    assert http.delete("/api/me/redemptions/k9", headers=mei).status_code == 404
    lan = logged_in(wechat, http, "lan")
    assert http.delete("/api/me/redemptions/k1", headers=lan).status_code == 404


def test_signing_in_counts_once_a_day(wechat: Bench, http: Http, mei: dict[str, str]) -> None:
    for _ in range(3):
        assert http.post("/api/me/tasks/sign-in", headers=mei).status_code == 204
    assert available(http, mei) == 200
    wechat.advance(DAY)
    http.post("/api/me/tasks/sign-in", headers=mei)
    assert available(http, mei) == 201


def test_a_page_cannot_report_any_task(http: Http, mei: dict[str, str]) -> None:
    assert http.post("/api/me/tasks/profile", headers=mei).status_code == 404
    assert available(http, mei) == 199


def test_who_comes_by_a_link_was_referred(
    wechat: Bench, shop: Service, http: Http, mei: dict[str, str]
) -> None:
    code = http.get("/api/me/share-code", headers=mei).json()["code"]
    assert http.get("/api/me/share-code", headers=mei).json()["code"] == code
    lan = logged_in(wechat, http, "lan")
    for _ in range(2):
        assert http.post("/api/me/touches", json={"code": code}, headers=lan).status_code == 204
    assert http.post("/api/me/touches", json={"code": "made-up"}, headers=lan).status_code == 404
    with shop.engine.view(shop.now()) as view:
        assert [touch.referrer for touch in view.touches(union(wechat, "lan"))] == [union(wechat, "mei")]


def test_sharing_is_counted_and_earns_nothing(http: Http, mei: dict[str, str]) -> None:
    assert http.post("/api/me/shares", json={"page": "pages/tea"}, headers=mei).status_code == 204
    assert available(http, mei) == 199


def test_trouble_at_wechat_is_told_as_such(wechat: Bench, http: Http) -> None:
    wechat.on("/sns/jscode2session").fail(-1)
    answer = http.post("/api/login", json={"js_code": "any"})
    assert (answer.status_code, answer.json()["error"]) == (503, "wechat")


def test_the_documentation_needs_no_network(http: Http) -> None:
    page = http.get("/docs").text
    assert "https://" not in page
    for part in ("swagger-ui-bundle.js", "swagger-ui.css"):
        assert http.get(f"/static-offline-docs/{part}").status_code == 200
    document = http.get("/openapi.json").json()
    assert "/api/me/redemptions" in document["paths"]


def test_health_tells_what_waits(http: Http) -> None:
    assert http.get("/health").json() == {
        "status": "ok",
        "waiting": 0,
        "parked": 0,
        "outbox_waiting": 0,
        "outbox_unknown": 0,
        "outbox_dead": 0,
    }


def test_pages_are_answered_while_the_ledger_is_written(
    wechat: Bench, shop: Service, http: Http, mei: dict[str, str]
) -> None:
    with shop.books.transaction():
        assert available(http, mei) == 199
        assert len(http.get("/api/me/offers", headers=mei).json()) == 3
