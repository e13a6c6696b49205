"""Banks for the settlement account."""

from __future__ import annotations

from shop_steps import refused

from wxkit.testing._bench import Bench


def test_a_card_number_tells_its_bank(wechat: Bench) -> None:
    (bank,) = wechat.shop.banks.of_number(account_number="6222000000000000").data
    assert (bank.account_bank, bank.bank_type, bank.need_branch) == ("工商银行", 2, False)
    assert wechat.shop.banks.of_number(account_number="0000").total_count == 0
    with refused(40097):
        wechat.shop.banks.of_number(account_number="card")


def test_banks_are_found_by_name(wechat: Bench) -> None:
    names = [bank.bank_name for bank in wechat.shop.banks.iter_search(limit=2)]
    assert len(names) == 3
    (small,) = wechat.shop.banks.search(key_words="城市").data
    assert (small.account_bank, small.bank_type, small.need_branch) == ("其他银行", 1, True)
    (private,) = wechat.shop.banks.search(key_words="城市", bank_type=1).data
    assert (private.bank_type, private.need_branch) == (2, False)


def test_from_a_province_to_a_branch(wechat: Bench) -> None:
    province = wechat.shop.banks.provinces().data[0]
    city = wechat.shop.banks.cities(province_code=province.province_code).data[0]
    assert (city.city_name, city.bank_address_code) == ("广州市", "440100")
    bank = wechat.shop.banks.search(key_words="城市").data[0]
    found = wechat.shop.banks.branches(bank_code=bank.bank_code, city_code=str(city.city_code), limit=1)
    assert (found.total_count, found.count) == (2, 1)
    assert found.data[0].branch_name.startswith("示例城市银行广州市")


def test_places_and_banks_that_are_not_there(wechat: Bench) -> None:
    with refused(9710001):
        wechat.shop.banks.cities(province_code=1)
    with refused(9710001):
        wechat.shop.banks.branches(bank_code="1", city_code="571")
