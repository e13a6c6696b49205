"""What people do: one vocabulary for Python, the control API and the command line.

An act is a declared call below `/_sandbox/act/` and one function that lets it happen.
"""
