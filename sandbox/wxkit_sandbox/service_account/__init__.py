"""Behaviour of the calls declared in wxkit.service_account."""
