"""What `import wxkit` gives, what it costs, and that both colours of every client say the same."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

import wxkit
from wxkit import Async, Sync, endpoint, paged
from wxkit._call import Call
from wxkit._client import AsyncClient, SyncClient
from wxkit._endpoint import Lazy
from wxkit._registry import PRODUCTS, load_all

CLIENTS = [wxkit.Store, wxkit.MiniProgram, wxkit.ServiceAccount]
UNDOCUMENTED: frozenset[str] = frozenset()
"""Calls that WeChat has no page for, as `module:Class`."""
NO_LINE = {
    "wxkit.common.tokens:GetStableToken",
    "wxkit.common.tokens:GetToken",
    "wxkit.service_account.oauth:RefreshUserToken",
}
"""Calls that are no line of a facade: clients fetch tokens by themselves, a method fills in the appid."""


def facades() -> Iterator[type[Sync]]:
    for product in PRODUCTS:
        for found in pkgutil.iter_modules(importlib.import_module(f"wxkit.{product}").__path__):
            module = importlib.import_module(f"wxkit.{product}.{found.name}")
            for kind in vars(module).values():
                if inspect.isclass(kind) and issubclass(kind, Sync) and kind.__module__ == module.__name__:
                    yield kind


def lines(facade: type) -> dict[str, Any]:
    return {
        name: value
        for base in reversed(facade.__mro__)
        for name, value in vars(base).items()
        if isinstance(value, endpoint | paged)
    }


def methods(facade: type) -> set[str]:
    return {name for name in dir(facade) if not name.startswith("_")}


def groups(client: type) -> dict[str, tuple[str, str]]:
    return {
        name: (value.module, value.name)
        for base in reversed(client.__mro__)
        for name, value in vars(base).items()
        if isinstance(value, Lazy)
    }


def calls() -> list[type[Call[Any]]]:
    return list(dict.fromkeys(call for product, call in load_all().rows() if product in PRODUCTS))


def loaded_by(statement: str) -> list[str]:
    script = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_all_is_sorted_and_without_doubles() -> None:
    assert wxkit.__all__ == sorted(set(wxkit.__all__))


@pytest.mark.parametrize("name", wxkit.__all__)
def test_every_name_can_be_had(name: str) -> None:
    assert getattr(wxkit, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Shop'"):
        _ = wxkit.Shop


def test_import_loads_none_of_the_heavy_modules() -> None:
    loaded = loaded_by("import wxkit")
    assert [name for name in loaded if name.startswith("wxkit")] == ["wxkit"]
    assert not {"httpx", "pydantic", "rich", "click", "cryptography"} & set(loaded)


def test_a_client_brings_only_its_own_product() -> None:
    loaded = loaded_by("from wxkit import Store; Store('a', 'b')")
    assert not [
        name for name in loaded if name.startswith(("wxkit.miniprogram", "wxkit.store.", "wxkit_sandbox"))
    ]


@pytest.mark.parametrize("facade", list(facades()), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_every_facade_has_an_async_twin_of_the_same_lines(facade: type[Sync]) -> None:
    module = sys.modules[facade.__module__]
    twin = getattr(module, f"Async{facade.__name__}")
    assert issubclass(twin, Async)
    assert lines(facade) == lines(twin) != {}
    assert methods(facade) == methods(twin)
    assert {facade.__name__, twin.__name__} <= set(module.__all__)


@pytest.mark.parametrize("client", CLIENTS)
def test_both_colours_of_a_client_have_the_same_groups(client: type[SyncClient]) -> None:
    twin = getattr(wxkit, f"Async{client.__name__}")
    assert issubclass(twin, AsyncClient)
    assert groups(twin) == {name: (home, f"Async{kind}") for name, (home, kind) in groups(client).items()}


@pytest.mark.parametrize("client", CLIENTS)
def test_every_group_can_be_loaded(client: type[SyncClient]) -> None:
    for home, kind in groups(client).values():
        assert issubclass(getattr(importlib.import_module(home), kind), Sync)


def test_every_group_is_mounted() -> None:
    mounted = {place for client in CLIENTS for place in groups(client).values()}
    assert {(facade.__module__, facade.__name__) for facade in facades()} == mounted


def test_every_other_call_is_a_line_of_a_facade() -> None:
    offered = {line.call for facade in facades() for line in lines(facade).values()}
    assert {_place(call) for call in calls() if call not in offered} == NO_LINE


def test_every_call_says_what_it_does_and_names_its_page() -> None:
    assert {_place(call) for call in calls() if not _documented(call)} == UNDOCUMENTED


def _place(call: type[Call[Any]]) -> str:
    return f"{call.__module__}:{call.__qualname__}"


def _documented(call: type[Call[Any]]) -> bool:
    return "__doc__" in vars(call) and bool(call.__doc_url__) and not (call.__doc__ or "").startswith("https")


def test_no_field_hides_an_attribute_of_pydantic() -> None:
    taken = set(dir(BaseModel))
    assert [(call, name) for call in calls() for name in call.model_fields if name in taken] == []
