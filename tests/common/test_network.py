"""WeChat's addresses, and the check of the callback URL."""

from __future__ import annotations

import pytest
from raw_requests import Ask

import wxkit
from wxkit.testing._bench import Bench
from wxkit_sandbox.sinks import FunctionSink


@pytest.fixture
def reachable(wechat: Bench) -> Bench:
    wechat.world.store.sink = FunctionSink(lambda request: "success")
    return wechat


def test_addresses_are_those_of_the_sandbox(wechat: Bench) -> None:
    assert wechat.shop.network.api_ips().ip_list == ["127.0.0.1"]
    assert wechat.mp.network.callback_ips().ip_list == ["127.0.0.1"]


def test_all_checks_both(reachable: Bench) -> None:
    check = reachable.shop.network.check_callback(action="all", check_operator="UNICOM")
    assert [found.real_operator for found in check.dns] == ["UNICOM"]
    assert [(ping.from_operator, ping.package_loss) for ping in check.ping] == [("UNICOM", "0%")]


def test_one_check_leaves_the_other_out(reachable: Bench) -> None:
    network = reachable.shop.network
    assert "ping" not in network.check_callback(action="dns", check_operator="CAP").model_fields_set
    assert "dns" not in network.check_callback(action="ping", check_operator="CAP").model_fields_set


def test_without_a_callback_url_it_is_40201(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError) as refused:
        wechat.shop.network.check_callback(action="all", check_operator="DEFAULT")
    assert refused.value.errcode == 40201


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"action": "trace", "check_operator": "CAP"}, 40202),
        ({"action": "all", "check_operator": "MOON"}, 40203),
        ({"check_operator": "CAP"}, 40202),
        ({"action": "all"}, 40203),
    ],
)
def test_bad_fields(reachable: Bench, ask: Ask, fields: dict[str, str], code: int) -> None:
    query = {"access_token": reachable.shop.access_token()}
    assert ask("POST", "/cgi-bin/callback/check", fields, query=query)["errcode"] == code
