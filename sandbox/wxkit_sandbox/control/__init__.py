"""The control API below `/_sandbox/`: how tests and tools steer a world."""
