"""Brands: proved, looked at, expired, deleted, and the products that name them."""

from __future__ import annotations

from typing import Any

import pytest
from shop_steps import DAY, HOUR, pushes, refused
from test_category_permits import uploaded
from test_products import added, copies

from wxkit.store.brands import BrandApplicationInput, BrandGrantInput, BrandRegisterInput
from wxkit.testing._bench import Bench

RAINY = "10000531"


def register(wechat: Bench, **change: Any) -> BrandRegisterInput:
    fields = {
        "registrant": "小雨公司",
        "register_no": "R1",
        "is_permanent": True,
        "register_certifications": [uploaded(wechat)],
    }
    return BrandRegisterInput.model_validate(fields | change)


def fields(wechat: Bench, **change: Any) -> dict[str, Any]:
    mine: dict[str, Any] = {
        "brand_id": RAINY,
        "classification_no": "30",
        "trade_mark_symbol": 1,
        "register_details": register(wechat),
        "grant_type": 1,
    }
    return mine | change


def proved(wechat: Bench, **change: Any) -> str:
    return wechat.shop.brands.add(**fields(wechat, **change)).audit_id


def told(wechat: Bench) -> list[int]:
    return [body["status"] for name, body in pushes(wechat) if name == "channels_ec_brand"]


def status(wechat: Bench, brand_id: str = RAINY) -> int:
    return wechat.shop.brands.get(brand_id=brand_id).brand.status


def test_the_library(wechat: Bench) -> None:
    brands = wechat.shop.brands
    library = list(brands.iter_library(page_size=3))
    assert (library[0].brand_id, library[0].ch_name, library[0].en_name) == (RAINY, "小雨", "Rainy")
    page = brands.library_old(page_size=3)
    assert (len(page.brands), page.continue_flag) == (3, True)
    with refused(10020055):
        brands.library(next_key="x")


def test_a_proof_lets_products_name_the_brand(wechat: Bench) -> None:
    with refused(10020051):
        added(wechat, brand_id=RAINY)
    audit_id = proved(wechat)
    brand = wechat.shop.brands.get(brand_id=RAINY).brand
    assert (brand.ch_name, brand.status, brand.trade_mark_symbol) == ("小雨", 3, 1)
    assert brand.audit_result is not None
    assert brand.audit_result.audit_id == audit_id
    assert told(wechat) == [1, 4]
    assert added(wechat, brand_id=RAINY)
    assert added(wechat, brand_id="2100000000")


def test_a_failed_proof_says_why(wechat: Bench) -> None:
    wechat.world.settings.brand_audit = "fail"
    proved(wechat)
    brand = wechat.shop.brands.get(brand_id=RAINY).brand
    assert brand.status == 2
    assert brand.audit_result is not None
    assert brand.audit_result.reject_reason
    assert pushes(wechat)[-1][1]["reason"] == brand.audit_result.reject_reason
    assert wechat.shop.brands.valid().total_num == 0
    wechat.world.settings.brand_audit = "pass"
    wechat.shop.brands.add_old(**fields(wechat))
    assert status(wechat) == 3


def test_a_proof_is_withdrawn_while_it_is_looked_at(wechat: Bench) -> None:
    wechat.world.settings.audit_takes = HOUR
    audit_id = proved(wechat)
    brands = wechat.shop.brands
    with refused(10020055):
        brands.cancel_audit(brand_id=RAINY, audit_id="1")
    brands.cancel_audit(brand_id=RAINY, audit_id=audit_id)
    assert (status(wechat), told(wechat)) == (4, [1, 3])
    wechat.world.advance(HOUR)
    assert status(wechat) == 4
    with refused(10020055):
        brands.cancel_audit_old(brand_id=RAINY, audit_id=audit_id)


def test_an_update_leaves_the_proof_in_force_until_it_passes(wechat: Bench) -> None:
    proved(wechat)
    wechat.world.settings.audit_takes = HOUR
    brands = wechat.shop.brands
    brands.update(**fields(wechat, classification_no="29"))
    assert (status(wechat), told(wechat)[-1]) == (1, 2)
    assert [one.classification_no for one in brands.valid().brands] == ["30"]
    with refused(10020055):
        brands.update(**fields(wechat))
    wechat.world.advance(HOUR)
    assert [one.classification_no for one in brands.valid().brands] == ["29"]


def test_a_deleted_proof_takes_its_products_off(wechat: Bench) -> None:
    proved(wechat)
    product_id = added(wechat, brand_id=RAINY, listing=1)
    other = added(wechat, listing=1)
    wechat.shop.brands.delete(brand_id=RAINY)
    live = copies(wechat, product_id)[0]
    assert live is not None
    assert live.status == 15
    assert wechat.shop.products.list(status=5).product_ids == [other]
    assert told(wechat)[-1] == 6
    with refused(10020051):
        wechat.shop.products.listing(product_id=product_id)


def test_a_proof_ends_when_its_registration_does(wechat: Bench) -> None:
    end = wechat.world.clock.time() + DAY
    proved(wechat, register_details=register(wechat, is_permanent=False, end_time=end))
    product_id = added(wechat, brand_id=RAINY, listing=1)
    wechat.world.advance(DAY)
    assert (status(wechat), told(wechat)[-1]) == (6, 8)
    assert wechat.shop.products.list(status=11).product_ids == [product_id]
    assert wechat.shop.brands.valid().brands == []


def test_a_proof_that_was_renewed_lives_on(wechat: Bench) -> None:
    end = wechat.world.clock.time() + DAY
    proved(wechat, register_details=register(wechat, is_permanent=False, end_time=end))
    wechat.shop.brands.update(**fields(wechat))
    wechat.world.advance(DAY)
    assert status(wechat) == 3


def test_lists_of_proofs(wechat: Bench) -> None:
    proved(wechat)
    wechat.world.settings.brand_audit = "wait"
    proved(wechat, brand_id="10000532")
    brands = wechat.shop.brands
    assert [one.brand_id for one in brands.iter_list(page_size=1)] == [RAINY, "10000532"]
    assert [one.brand_id for one in brands.list(status=1).brands] == ["10000532"]
    assert [one.brand_id for one in brands.iter_valid(page_size=1)] == [RAINY]
    with refused(10020055):
        brands.list(next_key="x")


def test_nothing_was_submitted(wechat: Bench) -> None:
    brands = wechat.shop.brands
    for call in (brands.get, brands.delete):
        with refused(10020081):
            call(brand_id=RAINY)
    for cancel in (brands.cancel_audit, brands.cancel_audit_old):
        with refused(10020081):
            cancel(brand_id=RAINY, audit_id="1")
    with refused(10020081):
        brands.update(**fields(wechat))


def test_a_trade_mark_that_is_applied_for(wechat: Bench) -> None:
    applied = BrandApplicationInput(acceptance_no="A1", acceptance_certification=[uploaded(wechat)])
    granted = BrandGrantInput(grant_certifications=[uploaded(wechat)], is_permanent=True)
    proved(
        wechat,
        trade_mark_symbol=2,
        register_details=None,
        application_details=applied,
        grant_type=2,
        grant_details=granted,
    )
    assert status(wechat) == 3


@pytest.mark.parametrize(
    "change",
    [
        {"brand_id": "1"},
        {"classification_no": "46"},
        {"classification_no": "x"},
        {"register_details": None},
        {"register_details": BrandRegisterInput(is_permanent=True)},
        {"trade_mark_symbol": 2},
        {"grant_type": 2},
        {
            "register_details": BrandRegisterInput(
                registrant="a", register_no="b", is_permanent=True, register_certifications=["made-up"]
            )
        },
    ],
    ids=str,
)
def test_a_bad_proof_is_not_taken(wechat: Bench, change: dict[str, Any]) -> None:
    with refused(10020055):
        proved(wechat, **change)
    assert wechat.shop.brands.list().total_num == 0


def test_one_proof_a_brand(wechat: Bench) -> None:
    proved(wechat)
    with refused(10020055):
        proved(wechat)
    assert told(wechat) == [1, 4]
