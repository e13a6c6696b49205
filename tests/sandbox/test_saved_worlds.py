"""A world that was saved and loaded goes on as if nothing had happened."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from wxkit._call import Call, Ok, Upload
from wxkit.store.orders import TimeRange
from wxkit.testing._bench import Bench
from wxkit_sandbox import Fault, SandboxServer, World, history, load_world, save_world
from wxkit_sandbox.clock import START

DAY = 86400


pytestmark = pytest.mark.wechat(empty=False)


@pytest.fixture
def lived(wechat: Bench) -> Bench:
    """A world in the middle of everything: unpaid, given, bought, on after-sale, followed, tagged."""
    tea, mug, *_ = wechat.shop.products.list(page_size=10).product_ids
    wechat.sa.tags.create(name="vip")
    wechat.mp.login.code2session(js_code=wechat.act.login(person="bo").code)
    wechat.act.join_vip(person="lan")
    wechat.act.buy(person="lan", product_id=mug, pay=False)
    wechat.act.buy(person="bo", product_id=tea, gift_to="wei", wish="生日快乐")
    wechat.act.become_promoter(person="ning")
    order_id = wechat.act.buy(person="wei", product_id=tea, count=2).order_id
    wechat.act.request_refund(person="wei", order_id=order_id, amount=500)
    wechat.advance(600)
    return wechat


def saved(world: World, path: Path) -> Path:
    save_world(world, path)
    return path


def again(wechat: Bench, tmp_path: Path) -> Bench:
    return Bench(load_world(saved(wechat.world, tmp_path / "one.wxworld")))


def go_on(bench: Bench) -> str:
    """Everything that a world tells while it goes on."""
    told = [str(bench.sa.tags.list())]
    tea = bench.shop.products.list(page_size=10).product_ids[0]
    told += [str(bench.act.buy(person="tao", product_id=tea)), str(bench.act.follow(person="tao"))]
    told += [str(bench.sa.users.list()), str(bench.mp.login.code2session(js_code=_login(bench)))]
    told += [str(bench.advance(20 * DAY)), str(bench.sa.tags.create(name="new"))]
    for order_id in bench.shop.orders.iter_list(
        create_time_range=TimeRange(start_time=int(START), end_time=int(START) + 3600)
    ):
        told.append(str(bench.shop.orders.get(order_id=order_id)))
    told += [item.model_dump_json() for item in bench.control.journal.list().items]
    told += [item.model_dump_json() for item in bench.control.deliveries.list().items]
    return "\n".join([*told, *map(str, history(bench.world))])


def _login(bench: Bench) -> str:
    return bench.act.login(person="bo").code


def test_both_go_on_alike(lived: Bench, tmp_path: Path) -> None:
    other = again(lived, tmp_path)
    assert go_on(other) == go_on(Bench(lived.world))


def test_saving_changes_nothing(lived: Bench, tmp_path: Path) -> None:
    first = saved(lived.world, tmp_path / "one.wxworld").read_bytes()
    assert saved(lived.world, tmp_path / "two.wxworld").read_bytes() == first
    assert saved(load_world(tmp_path / "one.wxworld"), tmp_path / "two.wxworld").read_bytes() == first


def test_tokens_survive(lived: Bench, tmp_path: Path) -> None:
    lived.sa.tags.list()
    other = again(lived, tmp_path)
    other.sa.tags.list()
    assert [entry.path for entry in other.journal][-1] == "/cgi-bin/tags/get"
    query = [entry.query for entry in lived.journal.calls("/cgi-bin/tags/get")][-1]
    assert (
        other.world.directory.grants.check(query.partition("access_token=")[2]) is other.world.service_account
    )


def test_a_push_that_is_tried_again_is_tried_again_later(lived: Bench, tmp_path: Path) -> None:
    lived.push_to("store", function=lambda request: 1 / 0)  # type: ignore[arg-type, return-value]
    lived.act.join_vip(person="mei")
    other = again(lived, tmp_path)
    taken: list[object] = []
    other.push_to("store", function=taken.append)
    other.advance(10)
    assert (len(taken), other.deliveries[-1].state) == (1, "delivered")


def test_faults_survive(lived: Bench, tmp_path: Path) -> None:
    lived.world.faults.add(Fault("errcode", errcode=-1, every=3))
    lived.world.faults.strike("/x", None)
    other = again(lived, tmp_path)
    assert [fault.seen for fault in other.world.faults] == [1]
    assert other.world.faults.add(Fault("close")).id == lived.world.faults.add(Fault("close")).id


def test_a_reset_brings_back_what_was_saved(lived: Bench, tmp_path: Path) -> None:
    other = again(lived, tmp_path)
    clock, before = other.world.clock, saved(other.world, tmp_path / "a").read_bytes()
    go_on(other)
    (tmp_path / "one.wxworld").unlink()
    other.control.worlds.reset()
    assert saved(other.world, tmp_path / "b").read_bytes() == before
    assert other.world.clock is clock
    other.sa.tags.list()


def test_a_clock_that_ran_goes_on_from_where_it_stood(tmp_path: Path) -> None:
    running = World(3)
    running.clock.change_mode("offset")
    world = load_world(saved(running, tmp_path / "w"))
    assert (world.clock.mode, 0 <= world.clock.now() - START < 60) == ("offset", True)
    frozen = load_world(tmp_path / "w", clock="frozen")
    assert (frozen.clock.mode, frozen.clock.now() - START < 60) == ("frozen", True)


def test_a_saved_world_can_be_served(lived: Bench, tmp_path: Path) -> None:
    file = saved(lived.world, tmp_path / "w")
    with SandboxServer(load=file) as server, Bench(server.world, server) as bench:
        assert bench.sa.tags.list().tags[0].name == "vip"


def test_the_manifest_says_what_is_in_it(lived: Bench, tmp_path: Path) -> None:
    with zipfile.ZipFile(saved(lived.world, tmp_path / "w")) as file:
        manifest = json.loads(file.read("manifest.json"))
    assert (manifest["format"], manifest["version"], manifest["seed"]) == ("wxworld", 1, "1")
    assert manifest["now"] == START + 600


class OwnCall(Call[Ok], post="/cgi-bin/of/our/own"):
    """A call that wxkit does not declare."""


def test_uploads_and_calls_of_ones_own_are_no_obstacle(wechat: Bench, tmp_path: Path) -> None:
    upload = Upload(b"png", "a.png")
    wechat.shop.basics.upload_image(media=upload, upload_type=0, resp_type=0, height=1, width=1)
    entry = list(wechat.journal)[-1]
    wechat.journal.add(replace(entry, call=OwnCall, parsed=OwnCall(), path="/cgi-bin/of/our/own"))
    names = [entry.name for entry in again(wechat, tmp_path).journal]
    assert names[-2:] == ["UploadImage", "/cgi-bin/of/our/own"]
