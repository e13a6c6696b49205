"""What the tests of the mini-program's members begin with: a server that answers the shop's questions."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from wxkit._wire import Incoming
from wxkit.testing._bench import Bench

YES = {"errcode": 0, "errmsg": "ok", "info": {"is_vip": True, "identity": "Lv.2", "outer_userid": "u1"}}
PREFIX = "channels_ec_"
Answers = dict[str, dict[str, Any] | Callable[[], dict[str, Any]]]


@dataclass
class Brand:
    """The mini-program's server: what it is going to answer, by event, and what it was asked."""

    answers: Answers = field(default_factory=Answers)
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list[tuple[str, dict[str, Any]]])

    def take(self, request: Incoming) -> str:
        push = json.loads(request.body)
        name = push["Event"].removeprefix(PREFIX)
        self.asked.append((name, push))
        answer = self.answers.get(name, {})
        found = answer() if callable(answer) else answer
        return json.dumps(found) if found else "success"

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.asked]


def brand(wechat: Bench, **answers: dict[str, Any] | Callable[[], dict[str, Any]]) -> Brand:
    """A mini-program that answers so, and two people."""
    made, app = Brand(dict(answers)), wechat.world.miniprogram
    app.push_mode, app.push_format = "plaintext", "json"
    wechat.push_to(app, function=made.take)
    for name in ("mei", "lan"):
        if name not in wechat.world.people:
            wechat.world.people.add(name, person_id=name)
    return made


def linked(wechat: Bench, made: Brand, person: str = "mei") -> str:
    """Somebody whom the mini-program knows is a member in the shop: the openid."""
    made.answers["vip_user_info_get"] = YES
    assert wechat.act.join_brand(person=person).linked
    made.asked.clear()
    return wechat.world.miniprogram.openid(wechat.world.people[person])
