"""What the tests of stores and places share: the two accounts that may have them, and their papers."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from wxkit._call import Upload
from wxkit.callbacks import Push
from wxkit.miniprogram import MiniProgram
from wxkit.service_account import ServiceAccount
from wxkit.testing._bench import Bench
from wxkit_sandbox.service_account.media import MediaShelf, keep
from wxkit_sandbox.world import App

__all__ = ["Account", "account_of", "app_of", "paper", "pics", "place", "pushed"]

Account = MiniProgram | ServiceAccount


def account_of(wechat: Bench, kind: str) -> Account:
    return wechat.mp if kind == "miniprogram" else wechat.sa


def app_of(wechat: Bench, account: Account) -> App:
    return wechat.world.directory.apps[account.appid]


def paper(wechat: Bench, account: Account) -> str:
    """media_id of an uploaded picture."""
    app = app_of(wechat, account)
    file = Upload(b"a licence", "licence.jpg", "image/jpeg")
    return keep(app, "image", file, app.state(MediaShelf).temporary, "temporary").media_id


def pics(*urls: str) -> str:
    return json.dumps({"list": list(urls or ("http://mmbiz.example/front",))})


def place(account: Account, keyword: str = "茶馆", district: int = 440305) -> str:
    """A place of Tencent's map."""
    return account.map_pois.search(districtid=district, keyword=keyword).data.item[0].sosomap_poi_uid


def pushed(wechat: Bench, account: Account, kind: type[Any]) -> Sequence[Push]:
    """What the account's server was sent."""
    app, log = app_of(wechat, account), wechat.world.pusher.log
    return [entry.push for entry in log if entry.app is app and isinstance(entry.push, kind)]
