"""The three apps of one merchant together, from the environment or from a file."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Self

from wxkit._errors import ConfigError
from wxkit._settings import APPS, ClientSettings, Settings, read_env, read_file
from wxkit.miniprogram import AsyncMiniProgram, MiniProgram
from wxkit.service_account import AsyncServiceAccount, ServiceAccount
from wxkit.store import AsyncStore, Store

if TYPE_CHECKING:
    from wxkit._tokens import TokenStore

__all__ = ["AsyncWeChat", "WeChat"]


class _Bundle:
    """What both colours share."""

    _kinds: ClassVar[Mapping[str, Callable[..., Any]]]

    def __init__(self, settings: Settings, **options: Any) -> None:
        shared = _shared(settings.client) | options
        self._clients = {
            name: self._kinds[name](app.appid, app.secret, **shared)
            for name in APPS
            if (app := settings.app(name)) is not None
        }

    @classmethod
    def from_env(cls, environ: Mapping[str, str] | None = None, **options: Any) -> Self:
        """From WXKIT_STORE_APPID, WXKIT_STORE_SECRET, those of the other apps, and WXKIT_BASE_URL.

        `options` go to every client, e.g. `transport=` or `clock=`.
        """
        return cls(read_env(os.environ if environ is None else environ), **options)

    @classmethod
    def from_config(cls, path: str | Path = "wxkit.toml", **options: Any) -> Self:
        """From a TOML file with tables [store], [miniprogram], [service_account] and [client].

        A value `{ env = "NAME" }` is read from the environment, so that secrets stay out of the file.
        """
        return cls(read_file(Path(path)), **options)

    def _need(self, app: str) -> Any:
        if app not in self._clients:
            name = f"WXKIT_{app.upper()}_APPID"
            raise ConfigError(f"there is no {app} here: set {name} and its secret, or [{app}] in the file")
        return self._clients[app]


def _shared(client: ClientSettings) -> dict[str, Any]:
    """The settings as arguments of a client."""
    options = client.model_dump(exclude={"token_file", "token_redis"})
    store = _token_store(client)
    return options if store is None else options | {"tokens": store}


def _token_store(client: ClientSettings) -> TokenStore | None:
    from wxkit._tokens import FileTokenStore, RedisTokenStore

    if client.token_file and client.token_redis:
        raise ConfigError("client.token_file and client.token_redis exclude each other")
    if client.token_file:
        return FileTokenStore(client.token_file)
    return RedisTokenStore.from_url(client.token_redis) if client.token_redis else None


class WeChat(_Bundle):
    """Blocking clients of a merchant's three apps: `wechat.store`, `.miniprogram`, `.service_account`."""

    _kinds = {"store": Store, "miniprogram": MiniProgram, "service_account": ServiceAccount}

    @property
    def store(self) -> Store:
        client: Store = self._need("store")
        return client

    @property
    def miniprogram(self) -> MiniProgram:
        client: MiniProgram = self._need("miniprogram")
        return client

    @property
    def service_account(self) -> ServiceAccount:
        client: ServiceAccount = self._need("service_account")
        return client

    def close(self) -> None:
        """Close the connections of all clients."""
        for client in self._clients.values():
            client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class AsyncWeChat(_Bundle):
    """Clients of a merchant's three apps for the event loop."""

    _kinds = {
        "store": AsyncStore,
        "miniprogram": AsyncMiniProgram,
        "service_account": AsyncServiceAccount,
    }

    @property
    def store(self) -> AsyncStore:
        client: AsyncStore = self._need("store")
        return client

    @property
    def miniprogram(self) -> AsyncMiniProgram:
        client: AsyncMiniProgram = self._need("miniprogram")
        return client

    @property
    def service_account(self) -> AsyncServiceAccount:
        client: AsyncServiceAccount = self._need("service_account")
        return client

    async def close(self) -> None:
        """Close the connections of all clients."""
        for client in self._clients.values():
            await client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()
