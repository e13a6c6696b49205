"""What wxkit ships for the tests of its users: the pytest plugin and its fixtures."""
