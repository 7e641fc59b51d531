"""The embedded PostgreSQL: a server on a folder of ours, for everybody who has none.

A folder has one owner at a time; other processes attach to the owner's server. Nothing listens on the
network: clients come through a socket in a folder that only root and the server's user may enter.
"""

from payflowx.localdb.clusters import APPLICATION
from payflowx.localdb.errors import LocalDatabaseError
from payflowx.localdb.server import Server, running

__all__ = ["APPLICATION", "LocalDatabaseError", "Server", "running"]
