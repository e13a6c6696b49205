"""`python -m wxkit.cli`, for where the script is not on the path."""

from wxkit.cli import main

main(prog_name="wxkit")
