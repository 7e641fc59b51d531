"""Files in requests, by the GraphQL multipart request specification (https://github.com/jaydenseric/graphql-multipart-request-spec).

A form is a request that any page may send with a browser's cookies, so one is read only for a caller who proves by a
header who it is, and only where its role may upload at all.
"""

from collections.abc import AsyncGenerator
from typing import Any, Final

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from payflowx.api import files
from payflowx.core.errors import PayFlowXError
from payflowx.edge import exact_json

FILES_MAX: Final = 1
FIELDS_MAX: Final = 2
FILENAME_DEFAULT: Final = "statement"


class BadForm(PayFlowXError):
    """A body is no form of that specification, or too large; `status` is what HTTP calls it."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


async def read_form(request: Request, *, bytes_max: int, field_bytes_max: int) -> tuple[FormData, Any]:
    """The form, which is to be closed, and the operation in it, with the file at its place. Raises BadForm."""
    try:
        form = await _Parser(request, bytes_max, field_bytes_max).parse()
    except MultiPartException as error:
        raise BadForm(f"The form can't be read: {error.message}") from error
    except KeyError as error:
        raise BadForm("The form has no boundary.") from error
    except (ValueError, LookupError) as error:  # of a character set that is none, too
        raise BadForm("The form's fields must be UTF-8.") from error
    try:
        return form, _placed(form)
    except BaseException:
        await form.close()
        raise


def operation_length(form: FormData) -> int:
    """How long the operation of a form that was read is, in characters."""
    return len(str(form["operations"]))


class _Parser(MultiPartParser):
    """Reads a form of a bounded size to its end; what breaks off before is refused, and no file of it is left open."""

    def __init__(self, request: Request, bytes_max: int, field_bytes_max: int) -> None:
        chunks = self._chunks(request, bytes_max)
        super().__init__(
            request.headers, chunks, max_files=FILES_MAX, max_fields=FIELDS_MAX, max_part_size=field_bytes_max
        )
        self._has_ended = False

    def on_end(self) -> None:
        """The last boundary has come."""
        self._has_ended = True

    async def _chunks(self, request: Request, bytes_max: int) -> AsyncGenerator[bytes, None]:
        received = 0
        async for chunk in request.stream():
            received += len(chunk)
            if received > bytes_max:
                raise BadForm(f"The upload is larger than {bytes_max} bytes.", 413)
            yield chunk
        if not self._has_ended:
            raise BadForm("The form breaks off before its end.")


def _placed(form: FormData) -> Any:
    """The operation with the files put where `map` says that they belong."""
    operation, places = _json(form, "operations"), _json(form, "map")
    if not isinstance(operation, dict) or not isinstance(places, dict):
        raise BadForm("`operations` and `map` must be JSON objects.")
    for name, paths in places.items():
        file = form.get(name)
        if not isinstance(file, UploadFile):
            raise BadForm("`map` names a file that the form doesn't have.")
        if not isinstance(paths, list) or len(paths) != 1 or not isinstance(paths[0], str):
            raise BadForm("`map` must name one place for each file, such as variables.input.file.")
        _put(operation, paths[0].split("."), files.Upload(file.file, _basename(file.filename)))
    return operation


def _json(form: FormData, name: str) -> Any:
    value = form.get(name)
    if not isinstance(value, str):
        raise BadForm(f"The form has no field `{name}`.")
    try:
        return exact_json.read(value)
    except exact_json.NotJSON as error:
        raise BadForm(f"`{name}` is not valid JSON.") from error


def _put(operation: dict[str, Any], path: list[str], upload: files.Upload) -> None:
    holder: Any = operation
    for name in path[:-1]:
        holder = holder.get(name) if isinstance(holder, dict) else None
    if path[0] != "variables" or not isinstance(holder, dict) or holder.get(path[-1], upload) is not None:
        raise BadForm("`map` must name a variable that is null in `operations`, such as variables.input.file.")
    holder[path[-1]] = upload


def _basename(filename: str | None) -> str:
    """The name alone: some browsers send a path."""
    return (filename or "").replace("\\", "/").rpartition("/")[2] or FILENAME_DEFAULT
