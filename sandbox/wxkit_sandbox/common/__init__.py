"""Behaviour of the calls declared in wxkit.common."""
