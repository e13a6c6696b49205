"""Faults of every kind, through both doors, and what the client makes of them."""

from __future__ import annotations

import pytest

import wxkit
from wxkit.service_account.tags import CreateTag, GetTags
from wxkit.testing._bench import Bench

CREATE = "/cgi-bin/tags/create"


def test_a_refusal_on_demand(either: Bench) -> None:
    fault = either.on(CreateTag).fail(45009, times=1)
    with pytest.raises(wxkit.QuotaExceeded):
        either.sa.tags.create(name="vip")
    assert either.sa.tags.create(name="vip").tag.name == "vip"
    assert fault.fired == 1


def test_a_refusal_with_another_text(wechat: Bench) -> None:
    wechat.on(CREATE).fail(45157, "no such name")
    with pytest.raises(wxkit.WeChatError, match="no such name"):
        wechat.sa.tags.create(name="vip")


def test_a_write_whose_reply_is_lost_is_done_once(either: Bench) -> None:
    either.on(CreateTag).drop_reply(times=1)
    with pytest.raises(wxkit.ReplyLost):
        either.sa.tags.create(name="vip")
    assert len(either.journal.calls(CreateTag)) == 1
    assert [tag.name for tag in either.sa.tags.list().tags] == ["vip"]


def test_a_read_whose_reply_is_lost_is_asked_again(either: Bench) -> None:
    either.on(GetTags).drop_reply(times=2)
    assert either.sa.tags.list().tags == []
    assert len(either.journal.calls(GetTags)) == 3


def test_a_connection_that_closes_before_anything_happens(either: Bench) -> None:
    either.on(CreateTag).close(times=1)
    with pytest.raises(wxkit.TransportError):
        either.sa.tags.create(name="vip")
    assert either.sa.tags.list().tags == []


def test_a_gateway_in_between_fails(either: Bench) -> None:
    either.on(CreateTag).http_status(502, times=1)
    with pytest.raises(wxkit.UnexpectedReply) as broken:
        either.sa.tags.create(name="vip")
    assert broken.value.status == 502


def test_a_late_answer_meets_a_client_without_patience(either: Bench) -> None:
    either.on(CreateTag).delay(0.4)
    with pytest.raises(wxkit.ReplyLost):
        either.sa.with_options(timeout=0.05).tags.create(name="vip")
    assert [tag.name for tag in either.sa.tags.list().tags] == ["vip"]


def test_a_late_answer_meets_a_patient_client(either: Bench) -> None:
    either.on(CreateTag).delay(0.01)
    assert either.sa.tags.create(name="vip").tag.name == "vip"


def test_every_third_request(wechat: Bench) -> None:
    wechat.on("*").http_status(503, every=3)
    account = wechat.sa.with_options(max_retries=0)
    account.access_token()
    outcomes = []
    for _ in range(6):
        try:
            account.tags.list()
            outcomes.append(True)
        except wxkit.UnexpectedReply:
            outcomes.append(False)
    assert outcomes == [True, False, True, True, False, True]


def struck(seed: int) -> list[bool]:
    with Bench.in_process(seed) as bench:
        bench.on(GetTags).fail(48001, probability=0.5)
        struck = []
        for _ in range(20):
            try:
                bench.sa.tags.list()
                struck.append(False)
            except wxkit.PermissionDenied:
                struck.append(True)
        return struck


def test_a_share_of_requests_depends_on_the_seed_only() -> None:
    assert struck(1) == struck(1) != struck(2)
    assert 0 < sum(struck(1)) < 20


def test_a_call_without_token_can_fail(wechat: Bench) -> None:
    wechat.on("/cgi-bin/stable_token").fail(50004)
    with pytest.raises(wxkit.WeChatError, match="50004"):
        wechat.sa.access_token()


@pytest.mark.parametrize(
    "wrong",
    [
        lambda on: on.fail(0),
        lambda on: on.delay(0),
        lambda on: on.http_status(200),
        lambda on: on.close(times=0),
        lambda on: on.close(probability=2),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(wechat: Bench, wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError, match=r"\w"):
        wrong(wechat.on("*"))
    assert list(wechat.world.faults) == []
