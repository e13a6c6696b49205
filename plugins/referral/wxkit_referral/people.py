"""Who may refer, and what the scenes of QR codes name them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wxkit.policy.facts import Person
from wxkit.policy.plugin_settings import PluginSettings
from wxkit.policy.view import View

__all__ = ["Referrers"]


class Referrers(PluginSettings):
    """People whose touches count."""

    who: Literal["anyone", "members", "promoters"] = "anyone"
    """`promoters`: whoever was recruited, is listed, or came through WeChat's promoter links; `members`:
    these and who joined (入会)."""
    listed: frozenset[Person] = frozenset()
    """Promoters of the merchant's own."""
    scene_prefix: str = "ref_"
    """A QR scene that begins so names the person in the rest: `ref_union/o…`."""
    scenes: dict[str, Person] = Field(default_factory=dict)
    """Short scenes by name: `shelf-3`."""

    def named_by(self, scene: str) -> Person | None:
        """Whom a scene names."""
        if scene in self.scenes:
            return self.scenes[scene]
        rest = scene.removeprefix(self.scene_prefix)
        return rest if self.scene_prefix and rest and rest != scene else None

    def includes(self, person: Person, channel: str, view: View) -> bool:
        """Whether this person's touches through a channel count."""
        if self.who == "anyone" or channel == "promoter" or person in self.listed:
            return True
        if view.recruiter(person) is not None:
            return True
        return self.who == "members" and view.joined(person) is not None
