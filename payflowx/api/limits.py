"""How much one request may ask for: a document is measured in a single pass, before anything looks closer at it.

graphql-core's validation is slow on documents made to be slow, and execution does whatever a document says. So this
pass comes first, and meets what nobody has validated: unknown fields, missing fragments and cycles count as far as they
go, and are left to validation to report. What a fragment adds up to is worked out once, so a chain of fragments that
would expand to 2^100 fields costs no more than the lines it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    NamedTypeNode,
    NullValueNode,
    OperationDefinitionNode,
    OperationType,
    SchemaMetaFieldDef,
    SelectionNode,
    SelectionSetNode,
    TypeMetaFieldDef,
    ValueNode,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_introspection_type,
    is_list_type,
)

from payflowx.api.pagination import PAGE_SIZE_DEFAULT
from payflowx.core.paging import PAGE_SIZE_MAX

INTROSPECTION: Final[Mapping[str, GraphQLField]] = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}
PAGE_ARGUMENTS: Final = frozenset({"first", "last"})
SCHEMA_LIST_SIZE: Final = 10
PAGE_DIGITS_MAX: Final = len(str(PAGE_SIZE_MAX))
FIGURE_MAX: Final = 10**9


@dataclass(frozen=True, slots=True)
class DocumentLimits:
    """The most that a document may have of each thing.

    As it is written: `tokens`, `aliases`, `directives`, `fields`, and selections and fragments inside each other
    (`nesting`). Of the operation that is run, with its fragments put in: `depth`, `fields`, `mutations` and `cost`,
    where a list multiplies what is asked of an item by the length of its page. Questions about the schema itself are
    left out of these four; they have a `schema_cost` of their own, where each list counts as one of ten items, and may
    put `schema_lists` inside each other.
    """

    tokens: int = 1_000
    aliases: int = 15
    directives: int = 10
    nesting: int = 60
    depth: int = 10
    fields: int = 200
    mutations: int = 1
    cost: int = 5_000
    schema_cost: int = 60_000
    schema_lists: int = 3


DEFAULT_LIMITS: Final = DocumentLimits()


@dataclass(frozen=True, slots=True)
class Measured:
    """What an operation asks for, known before it is run; `decided_by` is the variables that have a say in its cost."""

    is_write: bool
    root_fields: frozenset[str]
    cost: int
    decided_by: frozenset[str] = field(default=frozenset(), compare=False)


class LimitExceeded(GraphQLError):
    """The document asks for too much at once."""


class Size(NamedTuple):
    """What a selection adds up to, with its fragments put in; `width` is how many fields it has itself."""

    width: int = 0
    depth: int = 0
    fields: int = 0
    cost: int = 0
    schema_cost: int = 0
    schema_lists: int = 0
    nesting: int = 0


NOTHING: Final = Size()
LEAF: Final = Size(width=1, depth=1, fields=1, cost=1, schema_cost=1)
TYPENAME: Final = LEAF._replace(width=0)


def measure(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
    limits: DocumentLimits,
) -> Measured:
    """What it takes to run this operation of the document. Raises LimitExceeded."""
    document_pass = _Pass(schema, document, operation, variables)
    try:
        size = document_pass.run()
    except RecursionError:
        raise LimitExceeded("The document is nested too deeply.") from None
    is_write = operation.operation is OperationType.MUTATION
    for figure, limit, sentence in (
        (document_pass.aliases, limits.aliases, "The document has {} aliases"),
        (document_pass.directives, limits.directives, "The document has {} directives"),
        (document_pass.fields, limits.fields, "The document has {} fields"),
        (document_pass.nesting, limits.nesting, "The document nests selections and fragments {} levels deep"),
        (size.depth, limits.depth, "The operation is {} levels deep"),
        (size.fields, limits.fields, "The operation asks for {} fields, its fragments put in"),
        (size.width if is_write else 0, limits.mutations, "The request runs {} mutations"),
        (size.cost, limits.cost, "The operation costs {}: every field once for each item of the lists around it"),
        (size.schema_cost, limits.schema_cost, "The operation's questions about the schema cost {}"),
        (size.schema_lists, limits.schema_lists, "The operation nests lists of the schema {} levels deep"),
    ):
        if figure > limit:
            raise LimitExceeded(f"{sentence.format(_readable(figure))}; at most {limit:,} may be.")
    return Measured(is_write, document_pass.root_fields(), size.cost, frozenset(document_pass.decided_by))


def _readable(figure: int) -> str:
    return f"{figure:,}" if figure <= FIGURE_MAX else f"more than {FIGURE_MAX:,}"


class _Pass:
    """One walk over a document's definitions, each of them visited once."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> None:
        self.aliases = self.directives = self.fields = self.nesting = 0
        self.decided_by: set[str] = set()
        self._schema = schema
        self._document = document
        self._operation = operation
        self._variables = variables
        self._defaults = {node.variable.name.value: node.default_value for node in operation.variable_definitions}
        self._fragments = {
            node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        self._sizes: dict[str, Size] = {}

    def run(self) -> Size:
        """Counts what is written in the whole document, and gives the size of the operation."""
        chosen = NOTHING
        for node in self._document.definitions:
            if isinstance(node, FragmentDefinitionNode):
                size = self._fragment(node.name.value)
            elif isinstance(node, OperationDefinitionNode):
                size = self._root(node)
            else:
                continue
            self.nesting = max(self.nesting, size.nesting)
            if node is self._operation:
                chosen = size
        return chosen

    def root_fields(self) -> frozenset[str]:
        """The names of the operation's own fields, its fragments put in."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [self._operation.selection_set]
        while waiting:
            for node in waiting.pop().selections:
                if isinstance(node, FieldNode):
                    found.add(node.name.value)
                elif isinstance(node, InlineFragmentNode):
                    waiting.append(node.selection_set)
                elif isinstance(node, FragmentSpreadNode) and (name := node.name.value) not in seen:
                    seen.add(name)
                    waiting += [self._fragments[name].selection_set] if name in self._fragments else []
        return frozenset(found)

    def _root(self, node: OperationDefinitionNode) -> Size:
        self.directives += len(node.directives)
        self.directives += sum(len(variable.directives) for variable in node.variable_definitions)
        return self._selections(node.selection_set, self._schema.get_root_type(node.operation))

    def _fragment(self, name: str) -> Size:
        node = self._fragments.get(name)
        if node is None:
            return NOTHING
        if name not in self._sizes:
            self._sizes[name] = NOTHING  # what it adds inside itself, until validation refuses that
            self.directives += len(node.directives)
            self._sizes[name] = self._selections(
                node.selection_set, self._schema.get_type(node.type_condition.name.value)
            )
        return self._sizes[name]

    def _selections(self, node: SelectionSetNode, parent: GraphQLNamedType | None) -> Size:
        """The size of what stands between two braces."""
        sizes = [self._selection(selection, parent) for selection in node.selections]
        widths, depths, fields, costs, schema_costs, schema_lists, nestings = zip(*sizes, strict=True)
        return Size(
            sum(widths),
            max(depths),
            sum(fields),
            sum(costs),
            sum(schema_costs),
            max(schema_lists),
            max(nestings) + 1,
        )

    def _selection(self, node: SelectionNode, parent: GraphQLNamedType | None) -> Size:
        if node.directives:
            self.directives += len(node.directives)
        if isinstance(node, FieldNode):
            return self._field(node, parent)
        if isinstance(node, InlineFragmentNode):
            return self._selections(node.selection_set, self._narrowed(node, parent))
        return self._fragment(cast(FragmentSpreadNode, node).name.value)

    def _narrowed(self, node: InlineFragmentNode, parent: GraphQLNamedType | None) -> GraphQLNamedType | None:
        condition: NamedTypeNode | None = node.type_condition
        return parent if condition is None else self._schema.get_type(condition.name.value)

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> Size:
        self.fields += 1
        if node.alias:
            self.aliases += 1
        name = node.name.value
        if node.selection_set is None:
            return TYPENAME if name == "__typename" else LEAF
        definition = _definition(parent, name)
        inner = self._selections(node.selection_set, get_named_type(definition.type) if definition else None)
        is_schema_list = definition is not None and _is_schema_list(parent, definition)
        schema_cost = 1 + inner.schema_cost * (SCHEMA_LIST_SIZE if is_schema_list else 1)
        schema_lists = inner.schema_lists + is_schema_list
        if name in INTROSPECTION:  # validation refuses it anywhere but at the root of a query
            return Size(1, 1, 1, 1, schema_cost, schema_lists, inner.nesting)
        cost = 1 + inner.cost * self._page_size(node, definition)
        return Size(1, inner.depth + 1, inner.fields + 1, cost, schema_cost, schema_lists, inner.nesting)

    def _page_size(self, node: FieldNode, definition: GraphQLField | None) -> int:
        """How many items the field may give at most; 1 where it has no pages."""
        if definition is None or PAGE_ARGUMENTS.isdisjoint(definition.args):
            return 1
        given = [self._number(argument.value) for argument in node.arguments if argument.name.value in PAGE_ARGUMENTS]
        return max((size for size in given if size is not None), default=_default_page_size(definition))

    def _number(self, node: ValueNode | None) -> int | None:
        """What a page argument's value stands for; None where it is null or left out, the most where it is no size."""
        if isinstance(node, VariableNode):
            name = node.name.value
            self.decided_by.add(name)
            if name not in self._variables:
                return self._number(self._defaults.get(name))
            value = self._variables[name]
        elif node is None or isinstance(node, NullValueNode):
            value = None
        else:
            digits = node.value if isinstance(node, IntValueNode) else ""
            value = int(digits) if 0 < len(digits) <= PAGE_DIGITS_MAX else PAGE_SIZE_MAX
        is_size = isinstance(value, int) and 0 <= value <= PAGE_SIZE_MAX
        return value if value is None or is_size else PAGE_SIZE_MAX


def _definition(parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
    """The field that a type has under this name; None where it has none, which validation reports."""
    if name in INTROSPECTION:
        return INTROSPECTION[name]
    if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
        found: GraphQLField | None = parent.fields.get(name)
        return found
    return None


def _default_page_size(definition: GraphQLField) -> int:
    given = definition.args["first"].default_value if "first" in definition.args else None
    return given if isinstance(given, int) else PAGE_SIZE_DEFAULT


def _is_schema_list(parent: GraphQLNamedType | None, definition: GraphQLField) -> bool:
    type_: Any = definition.type
    return parent is not None and is_introspection_type(parent) and is_list_type(get_nullable_type(type_))
