"""The pytest plugin as a user of wxkit meets it, in processes of their own: a run leaves modules behind."""

from __future__ import annotations

import sys

import pytest

from wxkit.testing._bench import Bench
from wxkit_sandbox import World, save_world


def test_a_fresh_world_for_every_test(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("turn", [1, 2])
        def test_tags(wechat, turn):
            wechat.sa.tags.create(name="vip")
            assert "mei" in wechat.people

        @pytest.mark.parametrize("turn", [1, 2])
        def test_tags_over_http(wechat_server, turn):
            wechat_server.sa.tags.create(name="vip")
            assert wechat_server.base_url.startswith("http://127.0.0.1:")
        """
    )
    pytester.runpytest_subprocess("-q", "--strict-markers").assert_outcomes(passed=4)


def test_the_marker_describes_the_world(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        pytestmark = pytest.mark.wechat(clock="offset", seed=3)

        @pytest.mark.wechat(seed=7, settings={"gift_expires": 60}, empty=True)
        def test_world(wechat):
            world = wechat.world
            assert (world.seed, world.clock.mode, len(world.people)) == ("7", "offset", 0)
            assert world.settings.gift_expires == 60
        """
    )
    pytester.runpytest_subprocess("-q", "--strict-markers").assert_outcomes(passed=1)


def test_the_marker_loads_a_saved_world(pytester: pytest.Pytester) -> None:
    world = World(5)
    world.people.add("梅", person_id="mei")
    save_world(world, pytester.path / "w.wxworld")
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.wechat(load="w.wxworld")
        def test_world(wechat): assert (wechat.world.seed, "mei" in wechat.people) == ("5", True)
        """
    )
    pytester.runpytest_subprocess("-q").assert_outcomes(passed=1)


def test_the_marker_knows_its_options(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.wechat(sed=7)
        def test_world(wechat): ...
        """
    )
    outcome = pytester.runpytest_subprocess("-q")
    outcome.assert_outcomes(errors=1)
    outcome.stdout.fnmatch_lines(["*no option sed*"])


def test_defaults_can_be_overridden(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(
        """
        import pytest

        @pytest.fixture
        def wechat_defaults():
            return {"empty": True}
        """
    )
    pytester.makepyfile("def test_world(wechat): assert len(wechat.people) == 0")
    pytester.runpytest_subprocess("-q").assert_outcomes(passed=1)


def test_sample_data_can_be_forbidden(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest
        import wxkit

        def ask(wechat):
            with pytest.raises(wxkit.WeChatError):
                wechat.sa.request("GET", "/cgi-bin/nobody/declares/this")

        @pytest.mark.wechat(stateful=True)
        def test_demanding(wechat):
            ask(wechat)

        def test_content(wechat):
            ask(wechat)
            with pytest.raises(AssertionError, match="nobody/declares"):
                wechat.require_stateful()
        """
    )
    outcome = pytester.runpytest_subprocess("-q")
    outcome.assert_outcomes(passed=2, errors=1)
    outcome.stdout.fnmatch_lines(["*no behaviour for /cgi-bin/nobody/declares/this (unknown)*"])


def test_what_is_stateful_passes(wechat: Bench) -> None:
    wechat.sa.tags.create(name="vip")
    wechat.require_stateful()


def test_workers_do_not_meet(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.parametrize("turn", range(6))
        def test_tags(wechat_server, turn):
            wechat_server.sa.tags.create(name="vip")
            assert len(wechat_server.sa.tags.list().tags) == 1
        """
    )
    pytester.runpytest_subprocess("-q", "-n", "2", "-p", "no:cacheprovider").assert_outcomes(passed=6)


def test_without_the_extra_the_server_says_what_to_install(pytester: pytest.Pytester) -> None:
    pytester.makeconftest("import sys\nsys.modules['uvicorn'] = None\n")
    pytester.makepyfile(
        """
        def test_in_process(wechat): ...
        def test_served(wechat_server): ...
        """
    )
    outcome = pytester.runpytest_subprocess("-q")
    outcome.assert_outcomes(passed=1, errors=1)
    outcome.stdout.fnmatch_lines(["*pip install 'wxkit-sdk*sandbox*'*"])


def test_the_plugin_loads_nothing_heavy(pytester: pytest.Pytester) -> None:
    script = (
        "import sys, wxkit.testing.plugin; print(sorted({'httpx', 'pydantic', 'uvicorn'} & set(sys.modules)))"
    )
    outcome = pytester.run(sys.executable, "-c", script)
    outcome.stdout.fnmatch_lines(["[[]]"])
