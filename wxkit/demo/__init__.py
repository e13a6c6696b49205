"""The demonstration: a simulated merchant's week, told while it happens."""
