"""Decides where the cluster of a data folder lies, and makes it at the first start, whole or not at all."""

import glob
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from payflowx.localdb import folders, processes
from payflowx.localdb.binaries import Binaries
from payflowx.localdb.errors import LocalDatabaseError
from payflowx.localdb.processes import Account

STATE_FOLDER = Path("/var/lib/payflowx")
DATABASE = "payflowx"
SUPERUSER = "payflowx"
APPLICATION = "payflowx_app"


@dataclass(frozen=True, slots=True)
class Cluster:
    """A folder of PostgreSQL's, there or yet to be made, and the user it belongs to."""

    folder: Path
    account: Account


def locate(data_folder: Path) -> Cluster:
    """Find the cluster of a data folder, given as an absolute path, or the place for a new one.

    It is `postgres` in that folder, unless we are root and PostgreSQL's user can't enter there, as in root's
    home. Then it is kept in /var/lib, under a name that follows from the data folder's path.
    """
    here = data_folder / "postgres"
    account = Account.for_folder(data_folder)
    if os.geteuid() != 0:
        return Cluster(here, account)
    away = STATE_FOLDER / f"{data_folder.name[:40]}-{folders.digest(data_folder)}"
    for existing in (here, away):  # data stay where they are, even if the modes above them have changed
        if existing.exists():
            return Cluster(existing, Account.for_folder(existing))
    return Cluster(here if account.reaches(data_folder) else away, account)


def ensure(cluster: Cluster, binaries: Binaries) -> None:
    """Make the cluster if there is none; refuse one that this user or these programs can't use."""
    folder, account = cluster.folder, cluster.account
    for abandoned in folder.parent.glob(f"{glob.escape(folder.name)}.new-*"):  # by a first start that was killed
        shutil.rmtree(abandoned, ignore_errors=True)
    if not folder.exists():
        _create(cluster, binaries)
    owner_uid = folder.stat().st_uid
    if owner_uid != account.uid:
        raise LocalDatabaseError(f"{folder} belongs to user {owner_uid} and can't be used by user {account.uid}.")
    try:
        major = (folder / "PG_VERSION").read_text().strip()
    except FileNotFoundError as error:
        raise LocalDatabaseError(f"{folder} is no cluster of PostgreSQL. Move it out of the way.") from error
    if major != str(binaries.major):
        raise LocalDatabaseError(
            f"{folder} was made by PostgreSQL {major}, and {binaries.folder} is {binaries.version}. "
            f"Name the programs of PostgreSQL {major}, or carry the data over with its pg_dump."
        )


def _create(cluster: Cluster, binaries: Binaries) -> None:
    parent, account = cluster.folder.parent, cluster.account
    if parent == STATE_FOLDER:
        folders.claim(parent, mode=0o755, uid=os.geteuid(), gid=os.getegid())
    new = Path(tempfile.mkdtemp(prefix=f"{cluster.folder.name}.new-", dir=parent))
    os.chown(new, account.uid, account.gid, follow_symlinks=False)
    # Who may come in is decided by the socket's folder, so that nobody needs a password. Text is ordered by code
    # point; since version 17 the server itself knows upper case beyond ASCII.
    initdb = [f"{binaries.folder}/initdb", "-D", str(new), "-U", SUPERUSER, "--auth=trust"]
    initdb += ["--encoding=UTF8", "--locale=C"]
    if binaries.major >= 17:
        initdb += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    processes.run(initdb, account)
    single_user = [f"{binaries.folder}/postgres", "--single", "-D", str(new), "-c", "exit_on_error=on", "postgres"]
    processes.run(single_user, account, text=f"CREATE DATABASE {DATABASE}\n")
    new.rename(cluster.folder)
    folder = os.open(parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # PostgreSQL has synced all below; the new name is ours to sync
    finally:
        os.close(folder)
