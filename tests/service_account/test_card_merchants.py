"""Sub-merchants (子商户) of cards: reported, reviewed, found."""

from __future__ import annotations

from typing import Any

import pytest
from account_steps import post, refused
from card_steps import DAY, told

from wxkit import Upload
from wxkit.callbacks.events import CardMerchantCheckResult
from wxkit.testing._bench import Bench

SUBMIT = "/card/submerchant/submit"


def papers(wechat: Bench, **changes: Any) -> dict[str, Any]:
    image = Upload(b"letter", "letter.jpg", "image/jpeg")
    protocol = wechat.sa.material.upload(type="image", media=image).media_id
    return {
        "brand_name": "山茶饮品",
        "logo_url": "http://mmbiz.qpic.cn/mmbiz/tea/0",
        "protocol": protocol,
        "end_time": wechat.world.clock.time() + 30 * DAY,
        "primary_category_id": 1,
        "secondary_category_id": 101,
    } | changes


def test_a_merchant_is_reviewed_and_told(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 60
    info = post(wechat, SUBMIT, info=papers(wechat))["info"]
    assert (info["status"], info["merchant_id"]) == ("CHECKING", 12)
    wechat.advance(60)
    (event,) = told(wechat, CardMerchantCheckResult)
    assert (event.merchant_id, event.is_pass) == ("12", 1)
    found = wechat.sa.card_merchants.get(merchant_id="12").info
    assert (found.status, found.brand_name) == ("APPROVED", "山茶饮品")
    wechat.advance(30 * DAY)
    assert wechat.sa.card_merchants.get(merchant_id="12").info.status == "EXPIRED"


def test_a_rejected_merchant_sends_new_papers(wechat: Bench) -> None:
    wechat.world.settings.card_audit = "fail"
    merchant_id = post(wechat, SUBMIT, info=papers(wechat))["info"]["merchant_id"]
    assert told(wechat, CardMerchantCheckResult)[-1].reason
    wechat.world.settings.card_audit = "pass"
    changed = papers(wechat, merchant_id=merchant_id, brand_name="山茶")
    post(wechat, "/card/submerchant/update", info=changed)
    found = wechat.sa.card_merchants.get(merchant_id=str(merchant_id)).info
    assert (found.status, found.brand_name) == ("APPROVED", "山茶")


def test_new_papers_during_the_review_begin_a_new_one(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = 60
    merchant_id = post(wechat, SUBMIT, info=papers(wechat))["info"]["merchant_id"]
    wechat.advance(30)
    post(wechat, "/card/submerchant/update", info=papers(wechat, merchant_id=merchant_id))
    wechat.advance(30)
    assert told(wechat, CardMerchantCheckResult) == []
    wechat.advance(30)
    assert len(told(wechat, CardMerchantCheckResult)) == 1


def test_merchants_are_listed_page_by_page(wechat: Bench) -> None:
    for _ in range(3):
        post(wechat, SUBMIT, info=papers(wechat))
    page = wechat.sa.card_merchants.list(limit=2)
    assert ([one.merchant_id for one in page.info_list], page.next_begin_id) == (["12", "13"], "14")
    assert [one.merchant_id for one in wechat.sa.card_merchants.iter_list(limit=2)] == ["12", "13", "14"]
    assert wechat.sa.card_merchants.list(status="REJECTED").info_list == []


def test_categories_are_those_that_merchants_can_have(wechat: Bench) -> None:
    first = wechat.sa.card_merchants.categories().category[0]
    leaf = first.secondary_category[0].secondary_category_id
    given = {"primary_category_id": first.primary_category_id, "secondary_category_id": leaf}
    assert post(wechat, SUBMIT, info=papers(wechat, **given))["info"]["secondary_category_id"] == leaf


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"brand_name": "茶" * 13}, 45021),
        ({"end_time": 1}, 40079),
        ({"secondary_category_id": 201}, 40035),
        ({"protocol": "gone"}, 40007),
        ({"logo_url": None}, 41011),
    ],
)
def test_bad_papers_are_refused_by_number(wechat: Bench, changes: dict[str, Any], code: int) -> None:
    info = {name: value for name, value in papers(wechat, **changes).items() if value is not None}
    with refused(code):
        post(wechat, SUBMIT, info=info)
    assert wechat.sa.card_merchants.list().info_list == []


def test_an_unknown_merchant_is_refused(wechat: Bench) -> None:
    with refused(40035):
        wechat.sa.card_merchants.get(merchant_id="99")
    with refused(40035):
        post(wechat, "/card/submerchant/update", info=papers(wechat, merchant_id=99))
    with refused(40035):
        post(wechat, "/card/submerchant/batchget", begin_id="x", limit=1)
