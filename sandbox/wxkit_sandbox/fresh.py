"""What a fresh world holds, so that there is something to look at: people, products, a little history."""

from __future__ import annotations

from collections.abc import Callable

from wxkit_sandbox.clock import ClockMode
from wxkit_sandbox.handlers import load_handlers
from wxkit_sandbox.world import World

__all__ = ["PEOPLE", "begin_later_with", "begin_with", "fresh_world", "furnish", "settle_in"]

PEOPLE = {"mei": "梅", "lan": "兰", "bo": "博", "wei": "伟", "ning": "宁", "tao": "涛"}
"""Nicknames of those who live in a fresh world, by id."""


def furnish(world: World) -> World:
    """Put people, products and a little history into an empty world; a reset does it again.

    Everybody but Tao follows the service account. Mei and Lan have opened the mini-program. The Store sells a
    few products, and Mei bought the first. What happened before anybody listened is in no delivery log.
    """
    return begin_with(world, settle_in)


def fresh_world(seed: int | str = 1, *, clock: ClockMode = "frozen", empty: bool = False) -> World:
    """A world of its own, furnished when somebody first looks, unless it shall be empty."""
    world = World(seed, clock=clock)
    return world if empty else begin_later_with(world, settle_in)


def begin_with(world: World, furnisher: Callable[[World], None]) -> World:
    """Let a function fill the world, now and after every reset."""
    begin_later_with(world, furnisher)
    with world.directory.lock:
        world.be_furnished()
    return world


def begin_later_with(world: World, furnisher: Callable[[World], None]) -> World:
    """As `begin_with`, but when somebody first looks: a server is ready sooner."""
    world.furnisher = furnisher
    world.unfurnished = True
    return world


def settle_in(world: World) -> None:
    """The people, products and history of a fresh world."""
    # Acts bring most of the sandbox with them.
    from wxkit_sandbox.acts.following import Follow, follow
    from wxkit_sandbox.acts.miniprogram import Login, Open, login, open_miniprogram
    from wxkit_sandbox.acts.orders import Buy, buy
    from wxkit_sandbox.store.catalogue import stock_shelves

    load_handlers()
    for person_id, nickname in PEOPLE.items():
        world.people.add(nickname, person_id=person_id)
    products = stock_shelves(world.store)
    for person_id in ("mei", "lan", "bo", "wei", "ning"):
        follow(world, Follow(person=person_id))
    for person_id in ("mei", "lan"):
        open_miniprogram(world, Open(person=person_id))
        login(world, Login(person=person_id))
    buy(world, Buy(person="mei", product_id=products[0].product_id))
