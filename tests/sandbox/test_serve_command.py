"""`wxkit sandbox serve` as a process, and the commands that steer it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import httpx
import pytest

from wxkit_sandbox import Control, save_world
from wxkit_sandbox.fresh import fresh_world

COMMAND = [sys.executable, "-m", "wxkit.cli", "sandbox"]


def start(*options: str) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    return subprocess.Popen([*COMMAND, "serve", "--port", "0", *options], stdout=pipe, stderr=pipe, text=True)


def told(process: subprocess.Popen[str]) -> dict[str, Any]:
    output: IO[str] | None = process.stdout
    assert output is not None
    line: dict[str, Any] = json.loads(output.readline())
    return line


@pytest.fixture
def served() -> Iterator[tuple[subprocess.Popen[str], str]]:
    process = start("--seed", "7", "--clock", "frozen", "--callback", "store=http://127.0.0.1:9/shop")
    try:
        yield process, told(process)["url"]
    finally:
        process.kill()
        process.communicate()


def run(*arguments: str, url: str = "") -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key != "WXKIT_BASE_URL"}
    if url:
        environment["WXKIT_BASE_URL"] = url
    return subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_well(number: signal.Signals) -> None:
    process = start("--empty")
    line = told(process)
    assert set(line["worlds"][0]["apps"]) == {"store", "miniprogram", "service_account"}
    process.send_signal(number)
    output, errors = process.communicate(timeout=30)
    assert (process.returncode, output, errors) == (0, "", "")


def test_it_ends_while_somebody_waits_for_an_answer(served: tuple[subprocess.Popen[str], str]) -> None:
    process, url = served
    with Control(url) as control:
        token = "/cgi-bin/stable_token"
        control.faults.add(kind="delay", match=token, seconds=3600)
        app = control.apps.list().items[0]
        with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))) as waiting:
            body = json.dumps({"grant_type": "client_credential", "appid": app.appid, "secret": app.secret})
            head = f"POST {token} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
            waiting.sendall((head + body).encode())
            while not control.journal.list().items:
                pass
            process.terminate()
            assert process.wait(timeout=30) == 0


def test_unknown_paths_are_reported_on_stderr(served: tuple[subprocess.Popen[str], str]) -> None:
    process, url = served
    answer = httpx.get(f"{url}/cgi-bin/tagz?access_token=60_hidden", trust_env=False)
    assert answer.json()["errcode"] == 40066
    process.terminate()
    _, errors = process.communicate(timeout=30)
    assert "/cgi-bin/tagz" in errors
    assert "hidden" not in errors


def test_people_act_from_the_command_line(served: tuple[subprocess.Popen[str], str]) -> None:
    _, url = served
    assert run("act", "follow", "--person", "tao", url=url).returncode == 0
    people = json.loads(run("people", "--url", url).stdout)
    assert "tao" in [person["id"] for person in people]
    pushes = json.loads(run("deliveries", "--event", "subscribe", url=url).stdout)
    assert [push["state"] for push in pushes] == ["unheard"]
    apps = json.loads(run("apps", url=url).stdout)
    assert [app["callback_url"] for app in apps] == ["http://127.0.0.1:9/shop", "", ""]


def test_time_passes_from_the_command_line(served: tuple[subprocess.Popen[str], str]) -> None:
    _, url = served
    assert json.loads(run("advance", "3600", url=url).stdout)["mode"] == "frozen"
    assert json.loads(run("journal", url=url).stdout) == []
    assert run("reset", url=url).returncode == 0


def test_an_act_that_is_impossible_is_one_line(served: tuple[subprocess.Popen[str], str]) -> None:
    done = run("act", "follow", "--person", "nobody", url=served[1])
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Follow refused: [400] there is no person 'nobody'")
    assert len(done.stderr.splitlines()) == 1


def test_the_options_of_an_act_are_its_fields() -> None:
    told = run("act", "buy", "--help").stdout
    assert all(option in told for option in ("--person", "--product-id", "--count", "--pay / --no-pay"))


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["serve", "--port", "99999"], "99999"),
        (["serve", "--clock", "fast"], "fast"),
        (["serve", "--colour", "red"], "--colour"),
        (["serve", "--callback", "shop=http://x"], "shop=http://x"),
        (["serve", "--config", "none.toml"], "none.toml"),
        (["serve", "--host", "256.1.1.1", "--port", "0"], "256.1.1.1"),
        (["act", "fly", "--person", "mei"], "fly"),
        (["act", "follow"], "--person"),
        (["act", "buy", "--person", "mei", "--address", "{"], "--address"),
        (["people"], "--url"),
        (["people", "--url", "http://127.0.0.1:9"], "not reached"),
        (["advance", "-5"], "-5"),
    ],
)
def test_mistakes_are_told_without_a_traceback(arguments: list[str], why: str, tmp_path: Path) -> None:
    done = run(*arguments)
    assert done.returncode != 0
    assert why in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_port_that_is_taken(served: tuple[subprocess.Popen[str], str]) -> None:
    port = served[1].rpartition(":")[2]
    done = run("serve", "--port", port)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: cannot listen on 127.0.0.1:{port}: ")


def test_a_file_with_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "sandbox.toml"
    path.write_text("[world]\nsed = 1\n")
    done = run("serve", "--config", str(path))
    assert (done.returncode, "world.sed" in done.stderr, done.stderr.count("\n")) == (1, True, 1)


def test_a_saved_world_is_served(tmp_path: Path) -> None:
    world = fresh_world(7)
    world.be_furnished()
    save_world(world, tmp_path / "w.wxworld")
    process = start("--load", str(tmp_path / "w.wxworld"))
    try:
        line = told(process)
        with Control(base_url=line["url"]) as control:
            assert {person.id for person in control.people.list().items} >= {"mei", "lan"}
        assert line["worlds"][0] | {"apps": {}} == {
            "name": "world-7",
            "seed": "7",
            "clock": "offset",
            "apps": {},
        }
    finally:
        process.kill()
        process.communicate()


def test_a_saved_world_has_its_own_seed() -> None:
    done = run("serve", "--load", "w.wxworld", "--seed", "3")
    assert done.returncode != 0
    assert "leave --config, --seed and --empty out" in done.stderr
