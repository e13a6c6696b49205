"""Worlds as files (`.wxworld`): save one, go on with it elsewhere.

    save_world(world, "world.wxworld")
    world = load_world("world.wxworld")

A loaded world behaves exactly as the one that was saved: the same people, orders and tokens, the same timers
still to come, the same ids for what happens next. Only where pushes go is not part of it. Of the journal and
of the delivery log the last thousand come along.

The file is a zip of JSON and nothing else, so that a world from a stranger can be opened. A pickle would have
been less code and faster, but whoever writes a pickle chooses what the reader calls, and a list of what may
be called is only as safe as everything on it. Here the reader calls nothing that the file names. It makes
empty objects of the sandbox's own data classes and fills in their fields; a timer is the name of a function
of the sandbox, which has to be one that works on an app.

    manifest.json   format and version, wxkit's version, and the world's name, seed, time and numbers
    classes.json    [["wxkit_sandbox.people:Person", "id", "nickname", …], …]: each class with its fields
    state.json      the world, as one value

A value is null, true, false, a number, a text, or a list that begins with what it is:

    [7, …]                    an object of the class with number 7, its fields in the order of classes.json
    ["list", …] ["tuple", …] ["set", …] ["frozenset", …] ["deque", maxlen, …]
    ["dict", key, value, …] ["counter", key, value, …]
    ["enum", 7, value] ["class", 7] ["function", "module:name"]
    ["bytes", base64] ["float", "inf"] ["random", state]
    ["ref", 41]               what was described before as number 41

Numbers count, from 0 on, everything that can change: lists, dictionaries, sets, counters, deques, random
sources and objects, in the order in which they begin in the file. Of a pydantic object the first field is the
list of those that were given, the last holds what the class does not know. Fields that a class has won since
take their defaults, fields that it has lost are passed over. The same world makes the same bytes.
"""

from wxkit_sandbox.saving._file import load_world, save_world

__all__ = ["load_world", "save_world"]
