"""A saved world's customer service goes on where it was."""

from __future__ import annotations

from pathlib import Path

from account_steps import follower
from kf_steps import ANNA, told, worker

from wxkit.testing._bench import Bench
from wxkit_sandbox.common.kf_desk import KfDesk
from wxkit_sandbox.saving import load_world, save_world


def test_sessions_are_saved_and_end_in_time(wechat: Bench, tmp_path: Path) -> None:
    worker(wechat, accepts=1)
    lan = follower(wechat, "lan")
    wechat.sa.customer_service.create_session(kf_account=ANNA, openid=lan)
    save_world(wechat.world, tmp_path / "kf.wxworld")
    again = load_world(tmp_path / "kf.wxworld")
    desk = again.service_account.state(KfDesk)
    assert [talk.kf_account for talk in desk.talks.values()] == [ANNA]
    again.advance(1800)
    assert desk.talks == {}
    assert told(wechat) == [f"kf_create_session {ANNA}"]
