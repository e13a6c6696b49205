"""Whatever people answer and merchants send: each consent to a one-time template is one message."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from mp_refusals import refuses

from wxkit._errors import WxkitError
from wxkit.miniprogram.subscribe import SubscribeValue
from wxkit.testing._bench import Bench

PEOPLE = ("lan", "mei")
GOOD = {
    "once": {"number1": "100", "thing3": "购物奖励"},
    "lasting": {"thing1": "101 路", "time3": "15:01"},
}
kinds, names = st.sampled_from(tuple(GOOD)), st.sampled_from(PEOPLE)


class Consenting(RuleBasedStateMachine):
    """Dialogs, the settings page, and messages, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench.in_process(7)
        for name in PEOPLE:
            self.wechat.world.people.add(name, person_id=name)
        add = self.wechat.mp.subscribe.add_template
        tids = {"once": "3086", "lasting": "9301"}
        self.ids = {kind: add(tid=tid, kidList=[1, 3]).priTmplId for kind, tid in tids.items()}
        self.left = dict.fromkeys(PEOPLE, 0)
        self.lasting: set[str] = set()
        self.sent = dict.fromkeys(PEOPLE, 0)

    @rule(name=names, kind=kinds)
    def accept(self, name: str, kind: str) -> None:
        self.wechat.act.subscribe(person=name, accept=[self.ids[kind]])
        if kind == "once":
            self.left[name] += 1
        else:
            self.lasting.add(name)

    @rule(name=names, kind=kinds)
    def reject(self, name: str, kind: str) -> None:
        self.wechat.act.subscribe(person=name, reject=[self.ids[kind]])
        if kind == "lasting":
            self.lasting.discard(name)

    @rule(name=names, kind=kinds)
    def refuse_on_the_settings_page(self, name: str, kind: str) -> None:
        with suppress(WxkitError):  # they were never asked
            self.wechat.act.change_subscription(person=name, reject=[self.ids[kind]])
            if kind == "once":
                self.left[name] = 0
            else:
                self.lasting.discard(name)

    @rule(name=names, kind=kinds, fits=st.booleans())
    def send(self, name: str, kind: str, fits: bool) -> None:
        openid = self.wechat.world.miniprogram.openid(self.wechat.world.people[name])
        given = GOOD[kind] if fits else dict.fromkeys(GOOD[kind], "")
        allowed = self.left[name] > 0 if kind == "once" else name in self.lasting
        data = {key: SubscribeValue(value=value) for key, value in given.items()}
        message: dict[str, Any] = {"touser": openid, "template_id": self.ids[kind], "data": data}
        if not (fits and allowed):
            with refuses(43101 if fits else 47003):
                self.wechat.mp.subscribe.send(**message)
            return
        self.wechat.mp.subscribe.send(**message)
        self.sent[name] += 1
        self.left[name] -= kind == "once"

    @invariant()
    def inboxes_hold_what_was_sent(self) -> None:
        for name in PEOPLE:
            received = self.wechat.world.people[name].messages(self.wechat.mp.appid, "subscribe")
            assert len(received) == self.sent[name]


Consenting.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestConsenting = Consenting.TestCase
