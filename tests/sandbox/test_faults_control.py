"""Faults over the control API."""

from __future__ import annotations

from typing import Any

import pytest

import wxkit
from wxkit.testing._bench import Bench


def test_a_fault_is_added_counted_and_deleted(either: Bench) -> None:
    faults = either.control.faults
    rule = faults.add(kind="errcode", match="CreateTag", errcode=45056, times=3)
    with pytest.raises(wxkit.WeChatError, match="45056"):
        either.sa.tags.create(name="vip")
    assert [(f.id, f.seen, f.fired, f.times) for f in faults.list().items] == [(rule.id, 1, 1, 3)]
    assert faults.delete(id=rule.id).deleted == 1
    assert faults.list().items == []


def test_all_faults_are_deleted_at_once(wechat: Bench) -> None:
    wechat.control.faults.add(kind="close")
    wechat.control.faults.add(kind="drop_reply", match="/cgi-bin/tags/get")
    assert wechat.control.faults.delete().deleted == 2


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "explode"}, "kind"),
        ({"kind": "close", "match": "CreateTagg"}, "CreateTagg"),
        ({"kind": "errcode", "errcode": 0}, "no error"),
        ({"kind": "delay"}, "seconds"),
        ({"kind": "close", "every": 0}, "every"),
        ({"kind": "close", "probability": 1.5}, "probability"),
        ({"kind": "close", "whenever": 1}, "whenever"),
    ],
)
def test_a_wrong_rule_is_refused_in_one_line(raw: Any, wrong: dict[str, Any], why: str) -> None:
    answer = raw("POST", "/_sandbox/faults", wrong)
    assert answer.status == 400
    assert why in answer.content.decode()
    assert raw("GET", "/_sandbox/faults").content == b"[]"


def test_a_fault_that_does_not_exist_cannot_be_deleted(wechat: Bench) -> None:
    with pytest.raises(wxkit.WeChatError, match="no fault 7"):
        wechat.control.faults.delete(id=7)
