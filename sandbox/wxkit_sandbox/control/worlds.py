"""`/_sandbox/worlds`, `/_sandbox/reset`, `/_sandbox/health`: the worlds that one server holds."""

from __future__ import annotations

from pydantic import Field

import wxkit
from wxkit._call import Call, Ok, Output, Reply
from wxkit._endpoint import Async, Sync, endpoint
from wxkit_sandbox.clock import ClockMode
from wxkit_sandbox.control.listed import Listed
from wxkit_sandbox.control.steering import steers, steers_all
from wxkit_sandbox.fresh import furnish
from wxkit_sandbox.handlers import Refusal
from wxkit_sandbox.world import Directory, World

__all__ = [
    "AsyncWorlds",
    "CreateWorld",
    "DeleteWorld",
    "GetHealth",
    "GetWorlds",
    "Health",
    "Reset",
    "WorldCreated",
    "WorldShown",
    "Worlds",
]


class WorldShown(Output):
    """One merchant's universe."""

    name: str = ""
    """`?world=name` addresses it."""
    seed: str = ""
    clock: ClockMode = "frozen"
    now: float = 0.0
    """Unix seconds."""
    people: int = 0


class WorldCreated(WorldShown, Reply):
    """The new world."""


class Health(Reply):
    """The server is up."""

    status: str = "ok"
    version: str = ""
    """Of wxkit."""
    worlds: list[str] = Field(default_factory=list[str])


class GetHealth(Call[Health], get="/_sandbox/health", auth="none"):
    """Whether the server is up, and which worlds it holds."""


class GetWorlds(Call[Listed[WorldShown]], get="/_sandbox/worlds", auth="none"):
    """All worlds; the first is the one that requests mean when they name none."""


class CreateWorld(Call[WorldCreated], post="/_sandbox/worlds", auth="none"):
    """Make a world beside the others. The same name and seed give the same ids."""

    name: str = Field(pattern=r"^[\w.-]{1,64}$")
    seed: str = "1"
    clock: ClockMode = "frozen"
    start: float | None = Field(default=None, ge=0, allow_inf_nan=False)
    """Unix seconds at which a frozen world begins."""
    empty: bool = False
    """Without people, products and history."""


class DeleteWorld(Call[Ok], post="/_sandbox/worlds/delete", auth="none"):
    """Forget a world with everything in it."""

    name: str


class Reset(Call[Ok], post="/_sandbox/reset", auth="none"):
    """Begin the world anew with the same seed. Push settings stay as they are."""


@steers_all(GetHealth)
def get_health(directory: Directory, call: GetHealth) -> Health:
    """Answers even when there is no world."""
    return Health(status="ok", version=wxkit.__version__, worlds=list(directory.worlds))


@steers_all(GetWorlds)
def get_worlds(directory: Directory, call: GetWorlds) -> Listed[WorldShown]:
    """In the order in which they were made."""
    return Listed[WorldShown](items=[_shown(world) for world in directory.worlds.values()])


@steers_all(CreateWorld)
def create_world(directory: Directory, call: CreateWorld) -> WorldCreated:
    """A name can be taken once."""
    if call.name in directory.worlds:
        raise Refusal(400, f"there is a world {call.name!r} already")
    world = World(call.seed, name=call.name, clock=call.clock, start=call.start, directory=directory)
    if not call.empty:
        furnish(world)
    return WorldCreated(**_shown(world).model_dump())


@steers_all(DeleteWorld)
def delete_world(directory: Directory, call: DeleteWorld) -> Ok:
    """Its tokens and appids are forgotten too."""
    if call.name not in directory.worlds:
        raise Refusal(400, f"there is no world {call.name!r}")
    directory.remove(directory.worlds[call.name])
    return Ok()


@steers(Reset)
def reset(world: World, call: Reset) -> Ok:
    """Tokens die with the old world; clients fetch new ones by themselves."""
    world.reset()
    return Ok()


def _shown(world: World) -> WorldShown:
    return WorldShown(
        name=world.name,
        seed=world.seed,
        clock=world.clock.mode,
        now=world.clock.now(),
        people=len(world.people),
    )


class WorldCalls:
    """The worlds of a server."""

    health = endpoint(GetHealth)
    list = endpoint(GetWorlds)
    create = endpoint(CreateWorld)
    delete = endpoint(DeleteWorld)
    reset = endpoint(Reset)


class Worlds(WorldCalls, Sync):
    """The worlds of a server."""


class AsyncWorlds(WorldCalls, Async):
    """The worlds of a server."""
