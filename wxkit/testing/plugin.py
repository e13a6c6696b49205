"""pytest plugin: a WeChat for every test, in this process (`wechat`) or over HTTP (`wechat_server`).

    def test_tags(wechat):
        tag = wechat.sa.tags.create(name="vip").tag
        assert wechat.sa.tags.list().tags[0].id == tag.id

    @pytest.mark.wechat(seed=7, clock="offset", settings={"gift_expires": 60}, empty=True, stateful=True)
    def test_in_a_world_of_its_own(wechat_server): ...

    @pytest.mark.wechat(load="tests/world.wxworld")
    def test_in_a_saved_world(wechat): ...

To change the defaults of many tests, override the fixture `wechat_defaults`.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from wxkit.testing._bench import Bench
    from wxkit_sandbox.thread import SandboxServer

__all__ = ["pytest_configure", "wechat", "wechat_defaults", "wechat_server"]

MARKER = (
    "wechat(seed=1, clock='frozen', settings={}, empty=False, load=None, stateful=False): the world of the "
    "fixtures wechat and wechat_server; `load` takes a saved one; `stateful` fails a test that was answered "
    "with sample data"
)
OPTIONS = ("seed", "clock", "settings", "empty", "load", "stateful")
EXTRA = {"uvicorn", "uvloop", "httptools", "starlette"}


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", MARKER)


@pytest.fixture
def wechat_defaults() -> dict[str, Any]:
    """What the marker's options are without a marker; override it in a conftest."""
    return {}


@pytest.fixture
def wechat(request: pytest.FixtureRequest, wechat_defaults: dict[str, Any]) -> Iterator[Bench]:
    """A world in this process, with clients ready: `wechat.sa.tags.create(name="vip")`."""
    with _bench(request, wechat_defaults, None) as bench:
        yield bench


@pytest.fixture
def wechat_server(
    request: pytest.FixtureRequest, wechat_defaults: dict[str, Any], _wechat_server: SandboxServer
) -> Iterator[Bench]:
    """As `wechat`, over HTTP: `wechat_server.base_url` is for your app in another thread or process."""
    with _bench(request, wechat_defaults, _wechat_server) as bench:
        yield bench


@pytest.fixture(scope="session")
def _wechat_server() -> Iterator[SandboxServer]:  # pyright: ignore[reportUnusedFunction] - a fixture
    """One server for all tests of a process; every test has a world of its own on it."""
    try:
        from wxkit_sandbox.thread import SandboxServer
        from wxkit_sandbox.world import Directory
    except ModuleNotFoundError as error:
        if error.name not in EXTRA:
            raise
        pytest.fail(f"wechat_server needs {error.name}: pip install 'wxkit-sdk[sandbox]'", pytrace=False)
    with SandboxServer(directory=Directory()) as server:
        yield server


@contextmanager
def _bench(
    request: pytest.FixtureRequest, defaults: dict[str, Any], server: SandboxServer | None
) -> Generator[Bench, None, None]:
    from wxkit.testing._bench import Bench, new_world

    options = {**defaults, **_marked(request)}
    stateful = options.pop("stateful", False)
    if isinstance(options.get("settings"), dict):
        options["settings"] = _settings(options["settings"])
    with Bench(new_world(**options, server=server), server) as bench:
        yield bench
        if stateful:
            bench.require_stateful()


def _marked(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The options of all markers on the test, the nearest first."""
    node: pytest.Item = request.node
    options: dict[str, Any] = {}
    for marker in node.iter_markers("wechat"):
        options = {**marker.kwargs, **options}
    unknown = set(options) - set(OPTIONS)
    if unknown:
        raise pytest.UsageError(
            f"mark wechat has no option {', '.join(sorted(unknown))}; it has {', '.join(OPTIONS)}"
        )
    return options


def _settings(given: dict[str, Any]) -> Any:
    from wxkit_sandbox.settings import Settings

    return Settings(**given)
