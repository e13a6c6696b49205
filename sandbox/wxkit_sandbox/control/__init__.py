"""The control API below `/_sandbox/`: how tests and tools steer a world."""

__all__ = ["PREFIX"]

PREFIX = "/_sandbox/"
"""Where the control API begins; everything else is WeChat's."""
