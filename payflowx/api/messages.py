"""What graphql-core says about a request, without the values that it quotes: they may be secrets, and answers are kept.

Nor are the names of fields, arguments, types and directives that the schema doesn't have: whoever puts a value where a
name belongs would find it in an answer. The error's place in the document says which one is meant. Names of the schema
stay, and those of variables and fragments, which are the client's program and not its data.
"""

import re
from typing import Final

from graphql import GraphQLError

# Values may hold anything, line breaks and the words of these messages included: each pattern begins where the message
# does, and takes as much of the value as there is.
VALUE_FREE: Final = tuple(
    (re.compile(pattern, re.DOTALL), replacement)
    for pattern, replacement in (
        # type/scalars.py
        (r"ID cannot represent (value|a non-string and non-integer value): .*", r"ID must be a string or an integer."),
        (r"(\w+ cannot represent (a )?non[- ][^:]*value): .*", r"\1."),
        # type/definition.py
        (r"Value '.*' does not exist in '(\w+)' enum\.", r"The value does not exist in '\1' enum."),
        (r"(Enum '\w+' cannot represent (non-\w+ )?value): .*", r"\1."),
        # validation/rules/values_of_correct_type.py
        (r"(Expected value of type '[^']*'), found .*", r"\1."),
        # utilities/coerce_input_value.py
        (r"(Expected type '\w+'\.) .*", r"\1"),
        (r"Invalid value .*", "The value is invalid."),
        (r"Field '.*' is not defined by type '(\w+)'\.", r"A field of the value is not defined by type '\1'."),
        # execution/values.py; the variables of a request are looked at below
        (r"(Argument '\w+') has invalid value .*", r"\1 has an invalid value."),
        # validation/rules: fields_on_correct_type, known_*, unique_*, overlapping_fields_can_be_merged
        (r"Cannot query field '\w+' on type '(\w+)'\.", r"Cannot query fields that type '\1' does not have."),
        (r"Unknown argument '\w+' on", "Unknown argument on"),
        (r"Unknown type '\w+'\.", "Unknown type."),
        (r"Unknown directive '@\w+'\.", "Unknown directive."),
        (r"There can be only one (argument|input field) named '\w+'\.", r"There can be only one \1 of a name."),
        (r"Fields '.*' conflict because .*\. Use", "Fields of one name conflict. Use"),
        # language/parser.py and language/lexer.py
        (r"(Syntax Error: .*?\b(Name|String|BlockString|Int|Float)) '.*'", r"\1"),
        (r"(Syntax Error: Invalid (Unicode|character) escape sequence): .*", r"\1."),
    )
)
VARIABLE: Final = re.compile(r"Variable '\$(\w+)' got invalid value ")
PLACE: Final = re.compile(r" at '\w+(\.\w+|\[\d+\])+'\Z")
SUGGESTION: Final = re.compile(r" Did you mean [^?]*\?\Z")


def without_values(error: GraphQLError) -> str:
    """The message of a request error, with what was expected where, and without what was sent."""
    cause = error.original_error
    if (variable := VARIABLE.match(error.message)) is None:
        return _value_free(error.message)
    reason = cause.message if isinstance(cause, GraphQLError) else ""
    place = PLACE.search(error.message.removesuffix(f"; {reason}"))
    return f"Variable '${variable[1]}' got an invalid value{place[0] if place else ''}; {_value_free(reason)}"


def without_suggestion(message: str) -> str:
    """The message without names of the schema that are similar to the wrong one."""
    return SUGGESTION.sub("", message)


def _value_free(message: str) -> str:
    for pattern, replacement in VALUE_FREE:
        if pattern.match(message):
            return pattern.sub(replacement, message, count=1)
    return message
