"""What the faults befall: servers on data folders, API processes, demos."""

from tests.demo.visitors import folder
from tests.localdb.conftest import data_folder, open_folder, shared_folder, used_folder
from tests.processes.conftest import admin, api_urls, clients, merchant, token, user

__all__ = [
    "admin",
    "api_urls",
    "clients",
    "data_folder",
    "folder",
    "merchant",
    "open_folder",
    "shared_folder",
    "token",
    "used_folder",
    "user",
]
