"""The file store: one private file, made at first use; a bad file is one clear error."""

from __future__ import annotations

import os
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor as Pool
from contextlib import closing
from pathlib import Path

import pytest

from wxkit._errors import ConfigError
from wxkit._tokens import FileTokenStore, Token


def test_nothing_is_made_before_first_use(tmp_path: Path) -> None:
    FileTokenStore(tmp_path / "deep" / "tokens.db")
    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    FileTokenStore(tmp_path / "deep" / "tokens.db").save("k", Token("v", 1.0))
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["tokens.db"]


@pytest.mark.skipif(os.name != "posix", reason="this platform has no file modes")
def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    FileTokenStore(tmp_path / "tokens.db").save("k", Token("v", 1.0))
    assert stat.S_IMODE((tmp_path / "tokens.db").stat().st_mode) == 0o600


def test_two_stores_on_one_file_share_it(tmp_path: Path) -> None:
    FileTokenStore(tmp_path / "tokens.db").save("k", Token("v", 1.0))
    assert FileTokenStore(str(tmp_path / "tokens.db")).load("k") == Token("v", 1.0)


def test_a_file_that_is_no_database_is_a_config_error(tmp_path: Path) -> None:
    (tmp_path / "tokens.db").write_text("these are not the tokens you are looking for " * 40)
    with pytest.raises(ConfigError, match=r"^token file .*tokens\.db cannot be used: .*not a database$"):
        FileTokenStore(tmp_path / "tokens.db").load("k")


def test_a_database_of_another_program_is_a_config_error(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "tokens.db") as db:
        db.execute("CREATE TABLE token (colour TEXT)")
    db.close()
    with pytest.raises(ConfigError, match="no such column"):
        FileTokenStore(tmp_path / "tokens.db").load("k")


@pytest.mark.parametrize("method", ["load", "save", "acquire", "release"])
def test_a_place_that_cannot_be_written_is_a_config_error(tmp_path: Path, method: str) -> None:
    (tmp_path / "file").touch()
    arguments = {"load": (), "save": (Token("v", 1.0),), "acquire": ("a", 60), "release": ("a",)}[method]
    with pytest.raises(ConfigError, match="cannot be used"):
        getattr(FileTokenStore(tmp_path / "file" / "tokens.db"), method)("k", *arguments)


def test_a_folder_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="unable to open database file"):
        FileTokenStore(tmp_path).load("k")


def test_repr_is_the_path(tmp_path: Path) -> None:
    assert repr(FileTokenStore(tmp_path / "t.db")) == f"FileTokenStore({str(tmp_path / 't.db')!r})"


def test_a_lease_taken_between_look_and_write_is_respected(tmp_path: Path) -> None:
    store = FileTokenStore(tmp_path / "tokens.db")
    store.release("k", "nobody")  # makes the tables
    with closing(sqlite3.connect(tmp_path / "tokens.db", isolation_level=None)) as rival, Pool(1) as pool:
        rival.execute("BEGIN IMMEDIATE")
        rival.execute("INSERT INTO lease VALUES ('k', 'rival', 9e9)")
        asked = pool.submit(store.acquire, "k", "late", 60)
        with pytest.raises(TimeoutError):  # it has looked, and waits for the rival's lock
            asked.result(timeout=0.2)
        rival.execute("COMMIT")
        assert asked.result() is False
