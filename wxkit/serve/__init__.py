"""The app around the policies: pushes are noted, the truth is read, the ledger written, WeChat told.

    push (a hint) → inbox → read the order → facts → engine → outbox → member score, grade, messages

`wxkit.serve.service` is all of it without threads and HTTP, for an app of your own; `wxkit.serve.web` is the
runnable app behind `wxkit serve`.
"""
