"""Whatever happens in the customer service: everybody waits or is talked to, and nobody in vain."""

from __future__ import annotations

from contextlib import suppress

from account_steps import follower
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from kf_steps import ANNA, BEN, hands_over, seat, worker

import wxkit
from wxkit._errors import WxkitError
from wxkit.testing._bench import Bench
from wxkit_sandbox.common.kf_desk import KfDesk
from wxkit_sandbox.service_account.followers import Followers

NAMES = ("lan", "mei", "bo", "wei")
CARA = "cara@shop"

who = st.sampled_from(NAMES)
works = st.sampled_from(("anna", "ben"))
account = st.sampled_from((ANNA, BEN, CARA))


class Desk(RuleBasedStateMachine):
    """Two who work, an account that nobody is behind, and four people who write."""

    def __init__(self) -> None:
        super().__init__()
        self.wechat = Bench.in_process(7)
        for name in NAMES:
            follower(self.wechat, name)
        for kf_account in (ANNA, BEN):
            worker(self.wechat, kf_account, accepts=1)
        seat(self.wechat, CARA)
        hands_over(self.wechat, self.wechat.world.service_account)

    @property
    def desk(self) -> KfDesk:
        return self.wechat.world.service_account.state(KfDesk)

    def openid(self, name: str) -> str:
        return self.wechat.world.service_account.openid(self.wechat.world.people[name])

    @rule(name=who)
    def write(self, name: str) -> None:
        with suppress(WxkitError):  # they do not follow
            self.wechat.act.send_message(person=name, content="在吗")

    @rule(name=who, follows=st.booleans())
    def come_or_go(self, name: str, follows: bool) -> None:
        with suppress(WxkitError):  # they do so already
            (self.wechat.act.follow if follows else self.wechat.act.unfollow)(person=name)

    @rule(name=who, kf_account=account)
    def open_session(self, name: str, kf_account: str) -> None:
        with suppress(wxkit.WeChatError):  # nobody is there, or another talks to them
            self.wechat.sa.customer_service.create_session(kf_account=kf_account, openid=self.openid(name))

    @rule(name=who, kf_account=account)
    def close_session(self, name: str, kf_account: str) -> None:
        with suppress(wxkit.WeChatError):  # there is none
            self.wechat.sa.customer_service.close_session(kf_account=kf_account, openid=self.openid(name))

    @rule(person=works, accepts=st.integers(0, 2))
    def go_online(self, person: str, accepts: int) -> None:
        with suppress(WxkitError):  # the account is deleted
            self.wechat.act.kf_go_online(person=person, accepts=accepts)

    @rule(person=works)
    def go_offline(self, person: str) -> None:
        with suppress(WxkitError):  # the account is deleted
            self.wechat.act.kf_go_offline(person=person)

    @rule(person=works, name=who)
    def take(self, person: str, name: str) -> None:
        with suppress(WxkitError):  # they do not wait
            self.wechat.act.kf_take(person=person, customer=name)

    @rule(person=works, name=who, to=account)
    def hand_on(self, person: str, name: str, to: str) -> None:
        with suppress(WxkitError):  # they do not talk to them, or nobody is there
            self.wechat.act.kf_hand_on(person=person, customer=name, to=to)

    @rule(kf_account=account)
    def delete(self, kf_account: str) -> None:
        with suppress(wxkit.WeChatError):  # it is gone already
            self.wechat.sa.customer_service.delete(kf_account=kf_account)

    @rule(seconds=st.sampled_from((60, 1800)))
    def wait(self, seconds: int) -> None:
        self.wechat.advance(seconds)

    @invariant()
    def everybody_waits_or_is_talked_to_once(self) -> None:
        theirs = [chat for one in self.desk.seats.values() for chat in one.talks]
        assert sorted(theirs) == sorted(self.desk.talks)
        assert not self.desk.talks.keys() & self.desk.waiting.keys()
        for chat, talk in self.desk.talks.items():
            assert chat in self.desk.seats[talk.kf_account].talks

    @invariant()
    def only_followers_are_there(self) -> None:
        followers = self.wechat.world.service_account.state(Followers).by_openid
        assert {*self.desk.talks, *self.desk.waiting} <= followers.keys()

    @invariant()
    def nobody_waits_while_somebody_has_room(self) -> None:
        room = [one for one in self.desk.seats.values() if one.online and len(one.talks) < one.accepts]
        assert not (room and self.desk.waiting)


Desk.TestCase.settings = settings(max_examples=20, stateful_step_count=30, deadline=None)
TestDesk = Desk.TestCase
