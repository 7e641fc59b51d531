"""Trusted documents: the operations of one's own front ends, written to a file when those are built; no others are run.

Two kinds of files are read: `{id: document}`, as Relay's compiler and the client preset of GraphQL Code Generator write
it, and the persisted query manifest of Apollo (https://www.apollographql.com/docs/graphos/platform/security/persisted-queries).
"""

import codecs
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from graphql import GraphQLError

from payflowx.core.errors import PayFlowXError
from payflowx.edge import exact_json

APOLLO_FORMAT: Final = "apollo-persisted-query-manifest"
NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


class UnusableManifest(PayFlowXError):
    """The file of trusted documents can't be used; the text names the document at fault."""


class DocumentNotTrusted(PayFlowXError):
    """The request asks for a document that is not in the file."""


class TrustedDocuments:
    """The documents that may be run, by their ids."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        self._documents = dict(documents)
        self._texts = frozenset(documents.values())

    def find(self, document_id: str | None, text: str | None) -> str:
        """The document that a request names by its id, its full text, or both. Raises DocumentNotTrusted."""
        found = text if document_id is None else self._documents.get(document_id)
        if found is None or found not in self._texts or text not in (None, found):
            raise DocumentNotTrusted("Only documents that this server knows are run, and this is none of them.")
        return found


def load(path: Path, check: Callable[[str], None], *, also: Mapping[str, str] = NOTHING) -> TrustedDocuments:
    """The documents of a manifest, and those that are trusted besides.

    `check` raises GraphQLError for one that can't be run. Raises UnusableManifest.
    """
    try:
        manifest = exact_json.read(path.read_bytes().removeprefix(codecs.BOM_UTF8))
    except OSError as error:
        raise UnusableManifest(f"{path} can't be read: {error.strerror}.") from error
    except exact_json.NotJSON as error:
        raise UnusableManifest(f"{path} is not valid JSON in UTF-8.") from error
    documents = _documents(path, manifest)
    for document_id, text in documents.items():
        try:
            check(text)
        except GraphQLError as error:
            raise UnusableManifest(f"{path}: the document {document_id!r} can't be run: {error.message}") from error
    return TrustedDocuments({**also, **documents})


def _documents(path: Path, manifest: Any) -> dict[str, str]:
    if isinstance(manifest, dict) and manifest.get("format") == APOLLO_FORMAT:
        manifest = _of_apollo(path, manifest.get("operations"))
    if not isinstance(manifest, dict) or not manifest:
        raise UnusableManifest(f"{path} must hold documents: an object of ids and texts, or Apollo's manifest.")
    for document_id, text in manifest.items():
        if not isinstance(text, str):
            raise UnusableManifest(f"{path}: the document {document_id!r} is not a string.")
    return manifest


def _of_apollo(path: Path, operations: Any) -> dict[Any, Any]:
    is_list_of_objects = isinstance(operations, list) and all(isinstance(operation, dict) for operation in operations)
    if not is_list_of_objects or not all(isinstance(operation.get("id"), str) for operation in operations):
        raise UnusableManifest(f"{path} must have `operations`, each an object with `id` and `body`.")
    return {operation["id"]: operation.get("body") for operation in operations}
