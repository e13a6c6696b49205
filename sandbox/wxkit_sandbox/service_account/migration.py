"""Account migration (账号迁移): openids of an older account, whose followers this one took over."""

from __future__ import annotations

from dataclasses import dataclass, field

from wxkit.service_account.users import ChangedOpenid, ChangedOpenids, ChangeOpenids
from wxkit_sandbox.handlers import Refusal, handles
from wxkit_sandbox.world import App

__all__ = ["Migration"]

NOT_MOVED, EMPTY, TOO_MANY = 63178, 63182, 40032
DAYS_15 = 15 * 86_400


@dataclass(slots=True)
class Moved:
    """An account that was moved to this one."""

    until: int
    """Unix seconds: from then on nobody can ask any more."""
    openids: dict[str, str]
    """Of this account, by those of the older one."""


@dataclass(slots=True)
class Migration:
    """Accounts that were moved to this one, by appid and by original id."""

    accounts: dict[str, Moved] = field(default_factory=dict[str, Moved])

    def take_over(self, app: App, names: tuple[str, str], openids: dict[str, str]) -> None:
        """The review has passed."""
        moved = Moved(app.world.clock.time() + DAYS_15, openids)
        self.accounts |= dict.fromkeys(names, moved)


@handles(
    ChangeOpenids,
    invalid={"from_appid": NOT_MOVED, "openid_list": EMPTY, "openid_list:too_long": TOO_MANY},
)
def change_openids(app: App, call: ChangeOpenids) -> ChangedOpenids:
    """https://developers.weixin.qq.com/doc/service/api/usermanage/userinfo/api_changeopenid"""
    moved = app.state(Migration).accounts.get(call.from_appid)
    if moved is None or app.world.clock.time() >= moved.until:
        raise Refusal(NOT_MOVED)
    return ChangedOpenids(result_list=[_changed(moved, openid) for openid in call.openid_list])


def _changed(moved: Moved, openid: str) -> ChangedOpenid:
    new = moved.openids.get(openid)
    if new is None:
        return ChangedOpenid(ori_openid=openid, err_msg="ori_openid error")
    return ChangedOpenid(ori_openid=openid, new_openid=new, err_msg="ok")
