"""`wxkit serve` as a process: beside a served sandbox, ended by SIGTERM, killed, started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner
from live_steps import bought, opened, settled

from wxkit.cli import main
from wxkit.policy.sql import SqlBooks
from wxkit.serve.inbox import Hint, Inbox
from wxkit.testing._bench import Bench
from wxkit_sandbox.world import KINDS

PLUGIN = """
from wxkit.policy import Earn, OrderPaid, hookimpl

@hookimpl
def wxkit_points_earn(fact):
    if isinstance(fact, OrderPaid):
        yield Earn(person=fact.payer, points=fact.paid // 100, rule="yuan", reason="1 a yuan")
"""
DIST = "Metadata-Version: 2.1\nName: served-points\nVersion: 1\n"


@pytest.fixture
def folder(tmp_path: Path, wechat_server: Bench) -> Path:
    """A folder with wxkit.toml, and a plugin that is installed by lying there."""
    info = tmp_path / "served_points-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(DIST)
    (info / "entry_points.txt").write_text("[wxkit]\nserved = served_points\n")
    (tmp_path / "served_points.py").write_text(PLUGIN)
    tables = [
        f'[client]\nbase_url = "{wechat_server.base_url}"\n',
        f'[policy]\ndatabase = "{tmp_path}/ledger.sqlite3"\nplugins = ["served"]\nmember_score = true\n',
        "[serve]\nworkers = 2\n",
    ]
    for kind in KINDS:
        app = wechat_server.world.apps[kind]
        secrets = f'secret = "{app.secret}"\ntoken = "{app.token}"\naes_key = "{app.encoding_aes_key}"\n'
        tables.append(f'[{kind}]\nappid = "{app.appid}"\n{secrets}')
    (tmp_path / "wxkit.toml").write_text("\n".join(tables))
    return tmp_path


@contextmanager
def serving(folder: Path, wechat: Bench) -> Generator[tuple[subprocess.Popen[str], str]]:
    """The process and where it listens; the sandbox pushes to it."""
    with (folder / "log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "wxkit.cli", "serve", "--port", "0"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
    try:
        assert process.stdout is not None
        url = json.loads(process.stdout.readline())["url"]
        for kind in KINDS:
            wechat.push_to(kind, url=f"{url}/callbacks/{kind}")
        yield process, url
    finally:
        for kind in KINDS:
            wechat.world.apps[kind].sink = None
        process.kill()
        process.wait()
        process.stdout.close()


def until(holds: Callable[[], object]) -> None:
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    pytest.fail("it did not come to that")


def me(wechat: Bench, url: str) -> dict[str, Any]:
    token = httpx.post(f"{url}/api/login", json={"js_code": wechat.act.login(person="mei").code}).json()
    return httpx.get(f"{url}/api/me", headers={"Authorization": f"Bearer {token['token']}"}).json()


def test_an_order_becomes_points_in_the_app_and_in_the_store(wechat_server: Bench, folder: Path) -> None:
    tea, *_ = opened(wechat_server)
    wechat_server.act.join_vip(person="mei")
    with serving(folder, wechat_server) as (process, url):
        settled(wechat_server, bought(wechat_server, tea))
        until(lambda: me(wechat_server, url)["available"] == 199)
        openid = wechat_server.world.store.openid(wechat_server.world.people["mei"])
        until(lambda: wechat_server.shop.vip.score(openid=openid).info.score == "199")
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    log = (folder / "log").read_text()
    assert "Traceback" not in log
    app = wechat_server.world.store
    assert not any(secret in log for secret in (app.secret, app.token, app.encoding_aes_key))


def test_an_app_that_is_killed_finds_everything_when_it_is_back(wechat_server: Bench, folder: Path) -> None:
    tea, *_ = opened(wechat_server)
    with serving(folder, wechat_server) as (process, url):
        until(lambda: httpx.get(f"{url}/health").status_code == 200)
        for _ in range(10):
            bought(wechat_server, tea)
        process.kill()
        process.wait()
    bought(wechat_server, tea)
    with serving(folder, wechat_server) as (process, url):
        wechat_server.advance(121)
        until(lambda: me(wechat_server, url)["pending"] == 11 * 199)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("[serve]\nworkers = 0", "serve.workers: Input should be greater than or equal to 1"),
        ("[serve]\nsince = 2026-03-01T00:00:00", "serve.since: Value error, a moment needs its zone"),
        ("[policy]\nrefund_window = -1", "policy.refund_window"),
        ('[policy]\nplugins = ["none"]', "plugin none: is not installed"),
        ('[policy]\ndatabase = "sqlite:////no/such/folder/x"', "the ledger cannot be opened"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, line: str
) -> None:
    file = tmp_path / "wxkit.toml"
    file.write_text(f'[store]\nappid = "wx1"\nsecret = "hidden"\n{table}\n')
    monkeypatch.chdir(tmp_path)
    outcome = CliRunner().invoke(main, ["serve", "--config", str(file)])
    assert outcome.exit_code == 1
    assert line in outcome.stderr
    assert len(outcome.stderr.strip().splitlines()) == 1
    assert "hidden" not in outcome.stderr


def test_what_is_parked_is_listed_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WXKIT_DATABASE", str(tmp_path / "ledger.sqlite3"))
    books = SqlBooks(str(tmp_path / "ledger.sqlite3"))
    found = Inbox(books.engine, lambda: 1)
    found.note([Hint("order", "37")])
    (claim,) = found.claim()
    found.park(claim, "GetOrder refused")
    listed = CliRunner().invoke(main, ["inbox", "list"])
    assert listed.output == "order/37  1 attempts  GetOrder refused\n"
    assert CliRunner().invoke(main, ["inbox", "retry", "order/37"]).output == "1 will be read again\n"
    assert CliRunner().invoke(main, ["inbox", "list", "--json"]).output == "[]\n"
    assert CliRunner().invoke(main, ["outbox", "list"]).output == ""
    assert CliRunner().invoke(main, ["outbox", "replay", "--all"]).output == "0 will be delivered again\n"
    assert "no state lost" in CliRunner().invoke(main, ["outbox", "list", "--state", "lost"]).stderr
    assert "give what to try again" in CliRunner().invoke(main, ["outbox", "replay"]).stderr
    books.close()
