"""Which calls last, and so need `point("before ...")` and `point("after ...")` around them (see wire/points.py).

Within `PLACES`, a call lasts when it is

* a commit: `.commit()`, `.execute("COMMIT")`, a `with ....begin():` (or `begin_transaction()`) block without a commit
  of its own, a file put in the place of another: `path.replace(other)`, `.rename(...)`, `os.replace(...)`, and a file
  written in place: `.write_text(...)`, `.write_bytes(...)`;
* a send: `.send(...)` and `.print_confirmed(...)` on something (a session to HQ, a printer's head), `await send(...)`
  (an answer of HQ);
* a print mark: `.mark(...)`.

Before it in its block stands `point("before ...")`, after it `point("after ...")`; of a `with` block the first is its
last statement, the second follows the block. `EXEMPT` names what looks the same and lasts nowhere else.
"""

import ast
from collections.abc import Iterator, Sequence

from tests.house_rules import Source

PLACES = ("local_db", "pos_app/sync", "pos_app/devices", "hq")
SENDS = {"send", "print_confirmed"}
BEGINS = ("begin", "begin_transaction")
WRITES = {"rename", "write_text", "write_bytes"}
EXEMPT = {
    ("hq/store/database.py", "read"): "a transaction that writes nothing",
    (
        "local_db/bootstrap.py",
        "upgrade",
    ): "no books are older than the first step; test_bootstrap.py cuts it",
    ("local_db/verify_tables.py", "expected_schema"): "a database in memory",
    ("hq/services/backup.py", "write"): "a copy for another place: cut off, it is not there, and another one is made",
    ("hq/store/shards.py", "distribute"): "statements of Citus, run again as long as some are due",
    ("hq/__main__.py", "_entries_doc"): "a page of the documentation",
    ("pos_app/sync/http.py", "call"): "asks the session, whose one send has the points",
    ("pos_app/sync/http.py", "call_unsigned"): "asks the session, whose one send has the points",
}
CURE = 'stand it between point("before ...") and point("after ...") of wire.points'

Block = Sequence[ast.stmt]


def without_points(source: Source) -> Iterator[str]:
    """Name every call that lasts and has no points around it."""
    if not source.within(*PLACES):
        return
    for function, block, place in statements(source.tree, ""):
        if (source.path, function) in EXEMPT:
            continue
        statement = block[place]
        for what in lasting(statement):
            before, after = block[place - 1] if place else None, block[place + 1 : place + 2]
            if what == "begin" and isinstance(statement, ast.With | ast.AsyncWith):
                before = statement.body[-1]
            if not (is_point(before, "before ") and after and is_point(after[0], "after ")):
                yield source.at(statement, f"{what} without its points: {CURE}")


def statements(parent: ast.AST, function: str) -> Iterator[tuple[str, Block, int]]:
    """Every statement with the function it stands in, as a block and its place there."""
    if isinstance(parent, ast.FunctionDef | ast.AsyncFunctionDef):
        function = parent.name
    for _, field in ast.iter_fields(parent):
        children = field if isinstance(field, list) else [field]
        for place, child in enumerate(children):
            if isinstance(child, ast.stmt):
                yield function, children, place
            if isinstance(child, ast.AST):
                yield from statements(child, function)


def lasting(statement: ast.stmt) -> Iterator[str]:
    """What of this very statement (not of the blocks inside it) lasts."""
    if isinstance(statement, ast.With | ast.AsyncWith):
        begins = any(is_call(item.context_expr, name) for item in statement.items for name in BEGINS)
        if begins and not any(is_call(node, "commit") for node in ast.walk(statement)):
            yield "begin"
    for node in own_nodes(statement):
        if isinstance(node, ast.Call) and (what := lasts(node)):
            yield what


def own_nodes(statement: ast.stmt) -> Iterator[ast.AST]:
    """The nodes of a statement without those of the statements and lambdas inside it."""
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.stmt | ast.Lambda)]


def lasts(call: ast.Call) -> str:
    """What kind of lasting call this is; "" when it is none."""
    if isinstance(call.func, ast.Name):
        return "send" if call.func.id == "send" else ""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    first = call.args[0] if call.args else None
    if name in {"execute", "exec_driver_sql"}:
        is_commit = isinstance(first, ast.Constant) and str(first.value).upper().startswith(("COMMIT", "END"))
        return "commit" if is_commit else ""
    if name == "replace":
        of_os = (
            isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id == "os"
        )
        return "replace" if of_os or (len(call.args) == 1 and not call.keywords) else ""
    return name if name in SENDS | WRITES | {"commit", "mark"} else ""


def is_call(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name


def is_point(statement: ast.stmt | None, begins: str) -> bool:
    """Whether this is `point("...")` with a name that begins so."""
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return False
    call = statement.value
    if not (isinstance(call.func, ast.Name) and call.func.id == "point" and len(call.args) == 1):
        return False
    name = call.args[0]
    first = name.values[0] if isinstance(name, ast.JoinedStr) and name.values else name
    return isinstance(first, ast.Constant) and str(first.value).startswith(begins)
