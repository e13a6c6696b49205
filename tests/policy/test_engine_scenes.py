"""A QR code's scene names who referred whoever scans it."""

from __future__ import annotations

from policy_steps import START, engine_of

from wxkit.policy import Followed, Person, Scanned, Touch, hookimpl
from wxkit.policy.engine import Engine


class Scenes:
    @hookimpl
    def wxkit_referral_scene(self, fact: Followed | Scanned) -> Person | None:
        return fact.scene.removeprefix("by_") if fact.scene.startswith("by_") else None


def followed(person: str, scene: str) -> Followed:
    return Followed(id=f"follow/{person}", at=START, person=person, scene=scene)


def touches(engine: Engine, person: str) -> tuple[Touch, ...]:
    with engine.view(START) as view:
        return view.touches(person)


def test_a_scene_that_a_plugin_understands_is_a_touch() -> None:
    engine = engine_of({"scenes": Scenes()})
    engine.process([followed("mei", "by_bo"), followed("lan", "shelf-3")])
    assert touches(engine, "mei") == (Touch("bo", START, "qr"),)
    assert touches(engine, "lan") == ()


def test_a_follower_who_scans_is_touched_as_well() -> None:
    engine = engine_of({"scenes": Scenes()})
    engine.process([Scanned(id="scan/mei", at=START, person="mei", scene="by_bo")])
    assert touches(engine, "mei") == (Touch("bo", START, "qr"),)


def test_nobody_refers_themselves_by_their_own_code() -> None:
    engine = engine_of({"scenes": Scenes()})
    engine.process([followed("bo", "by_bo")])
    assert touches(engine, "bo") == ()
