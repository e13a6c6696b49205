"""The async client logs people in as the blocking one does."""

from __future__ import annotations

import asyncio

from mp_refusals import refuses

import wxkit
from wxkit.testing._bench import Bench


async def log_in_and_reset(wechat: Bench, code: str) -> tuple[str, str]:
    """The openid behind the code, and the key that replaced the first one."""
    app = wechat.world.miniprogram
    mp = wxkit.AsyncMiniProgram(app.appid, app.secret, transport=wechat.transport, clock=wechat.world.clock)
    session = await mp.login.code2session(js_code=code)
    reset = await mp.login.reset_key(openid=session.openid, session_key=session.session_key)
    with refuses(87009):
        await mp.login.check_key(openid=session.openid, session_key=session.session_key)
    return session.openid, reset.session_key


def test_login_and_reset(wechat: Bench, lan: str) -> None:
    openid, key = asyncio.run(log_in_and_reset(wechat, wechat.act.login(person="lan").code))
    assert openid == lan
    wechat.mp.login.check_key(openid=lan, session_key=key)
