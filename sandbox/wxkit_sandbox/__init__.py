"""The sandbox: a local, stateful emulator of WeChat's Store, mini-program and service account."""
