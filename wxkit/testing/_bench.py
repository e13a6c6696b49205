"""What the fixtures hand to a test: a world, clients of its apps, and its control."""

from __future__ import annotations

from typing import Self

from wxkit._http import InProcess
from wxkit.miniprogram import MiniProgram
from wxkit.service_account import ServiceAccount
from wxkit.store import Store
from wxkit_sandbox.acts._vocabulary import Acts
from wxkit_sandbox.control.client import Control
from wxkit_sandbox.gateway import Gateway
from wxkit_sandbox.journal import Journal
from wxkit_sandbox.world import World

__all__ = ["Bench"]


class Bench:
    """A world and everything a test needs to drive it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.gateway = Gateway(world.directory)
        self.transport = InProcess(self.gateway.handle)
        self.control = Control(transport=self.transport)
        store, miniprogram, account = world.store, world.miniprogram, world.service_account
        self.shop = Store(store.appid, store.secret, transport=self.transport, clock=world.clock)
        self.mp = MiniProgram(
            miniprogram.appid, miniprogram.secret, transport=self.transport, clock=world.clock
        )
        self.sa = ServiceAccount(account.appid, account.secret, transport=self.transport, clock=world.clock)

    @classmethod
    def in_process(cls, seed: int | str = 1) -> Self:
        """A fresh frozen world in this process."""
        return cls(World(seed))

    @property
    def act(self) -> Acts:
        """What people do."""
        return self.control.act

    @property
    def journal(self) -> Journal:
        """What was asked and answered."""
        return self.world.journal

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.control.close()
