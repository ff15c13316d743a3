"""The house rules: each looks at source text and complains with file, line and cure (run by test_tidy.py)."""

import ast
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from statistics import median, quantiles

PRODUCT = ("domain", "wire", "local_db", "hq", "pos_app", "demo", "bench", "handout", "run.py")
MONEY = ("domain", "local_db", "hq/store", "pos_app/services")
DOCUMENTED = ("domain", "wire", "pos_app/services", "hq/services")
OWN_TEST = ("domain", "local_db")
PORTS = (
    "tests",
    "bench",
    "demo",
    "handout",
    "run.py",
)  # these may read clock, chance and environment; so may modules named:
PORT_MODULES = ("clock.py", "chance.py", "environment.py", "bootstrap.py", "__main__.py")
LATE_IMPORTS = ("bootstrap.py", "__main__.py")
OUTSIDE_WORLD = re.compile(
    r"(datetime\.)?datetime\.(now|utcnow|today)|(datetime\.)?date\.today|time\.(time|time_ns|localtime|gmtime)"
    r"|time\.(monotonic|perf_counter)(_ns)?|random\.\w+|secrets\.\w+|uuid\.uuid[14]|os\.(environ|getenv|urandom)"
)
READS_SHAPES = re.compile(r"msgspec\.(convert|json\.Decoder)")
OPENS_DATABASE = re.compile(
    r"(local_db|hq\.store)(\.\w+)*\.open_(books|database|existing|reference)\w*|sqlalchemy\.create_engine|(sqlite3|sqlcipher3\.dbapi2)\.connect"
)
NOT_PURE = {
    "os",
    "io",
    "pathlib",
    "socket",
    "sqlite3",
    "subprocess",
    "threading",
    "asyncio",
    "urllib",
    "http",
    "locale",
}
PRIVATE_PLACES = re.compile(
    r"(?<![\w.])/(?:work|root|home|Users)/[\w.]|pypi\.org|pythonhosted\.org|registry\.npmjs|deb\.debian\.org",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Source:
    """One file of the project."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]

    def within(self, *places: str) -> bool:
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)

    def at(self, node: ast.AST, cure: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {cure}"


Function = ast.FunctionDef | ast.AsyncFunctionDef
Rule = Callable[[Sequence[Source]], Iterable[str]]
RULES: dict[str, Rule] = {}


def each_file(check: Callable[[Source], Iterable[str]]) -> Callable[[Source], Iterable[str]]:
    """Make a rule of a check that looks at one Python file at a time."""
    RULES[check.__name__] = lambda sources: [complaint for source in sources for complaint in check(source)]
    return check


def whole_project(check: Rule) -> Rule:
    """Make a rule of a check that looks at all Python files together."""
    RULES[check.__name__] = check
    return check


def functions(sources: Iterable[Source]) -> Iterator[tuple[Source, Function, int]]:
    for source in sources:
        for node in source.nodes:
            if isinstance(node, Function):
                yield source, node, (node.end_lineno or node.lineno) - node.lineno + 1


def imports(source: Source) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each imported name in full; a relative import counts from its package."""
    package = source.path.removesuffix(".py").split("/")[:-1]
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = [*package[: len(package) - node.level + 1]] if node.level else []
            base += [node.module] if node.module else []
            yield from ((node, ".".join([*base, alias.name])) for alias in node.names)


def aliases(source: Source) -> dict[str, str]:
    """Return what each imported name stands for: `import datetime as dt` gives {"dt": "datetime"}."""
    found: dict[str, str] = {}
    for node in source.nodes:
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name.partition(".")[0]: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


@each_file
def size_of_file(source: Source) -> Iterable[str]:
    lines = source.text.count("\n")
    if lines > 400:
        yield f"{source.path}:400: {lines} lines, 400 at most: find the two things in it"


@each_file
def size_of_function(source: Source) -> Iterable[str]:
    for _, node, lines in functions([source]):
        if lines > 60:
            yield source.at(node, f"{node.name} has {lines} lines, 60 at most: name its steps")


@each_file
def size_of_class(source: Source) -> Iterable[str]:
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(child, Function) for child in node.body)
            if methods > 20:
                yield source.at(
                    node, f"{node.name} has {methods} methods, 20 at most: find the part that is its own thing"
                )


@whole_project
def usual_sizes(sources: Sequence[Source]) -> Iterable[str]:
    product = [source for source in sources if source.within(*PRODUCT)]
    usual = median(source.text.count("\n") for source in product)
    if usual > 120:
        yield f"the project:1: half of the files have over {usual:.0f} lines, 120 at most: part what is two things"
    sizes = [lines for _, _, lines in functions(product)]
    if len(sizes) > 1 and (tenth := quantiles(sizes, n=10)[-1]) > 25:
        yield f"the project:1: a tenth of the functions is longer than {tenth:.0f} lines, 25 at most: name the steps"


@whole_project
def import_cycles(sources: Sequence[Source]) -> Iterable[str]:
    module_of = {
        source.path.removesuffix(".py").removesuffix("/__init__").replace("/", "."): source for source in sources
    }
    graph: dict[str, set[str]] = {}
    for module, source in module_of.items():
        names = (name for _, name in imports(source))
        known = (name if name in module_of else name.rpartition(".")[0] for name in names)
        graph[module] = {name for name in known if name in module_of and name != module}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        chain = cycle.args[1]
        yield f"{module_of[chain[0]].path}:1: import cycle {' < '.join(chain)}: move what both need below them"


@each_file
def imports_in_functions(source: Source) -> Iterable[str]:
    if source.name in LATE_IMPORTS:
        return
    for _, function, _ in functions([source]):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield source.at(node, "import at the top; what must load late is loaded by a bootstrap.py")


@each_file
def standard_library_only(source: Source) -> Iterable[str]:
    if not source.within("domain"):
        return
    for node, name in imports(source):
        top = name.partition(".")[0]
        if top in NOT_PURE or (top != "domain" and top not in sys.stdlib_module_names):
            yield source.at(node, f"domain imports {top}: take what it gives as an argument")


@each_file
def adapters_know_no_ports(source: Source) -> Iterable[str]:
    if not source.within("local_db", "pos_app/devices", "pos_app/sync", "pos_app/receipts", "pos_app/payments"):
        return
    for node, name in imports(source):
        if name.startswith("pos_app.services.ports"):
            yield source.at(node, "an adapter does not import its port: mypy checks the fit in bootstrap.py")


@each_file
def no_float_near_money(source: Source) -> Iterable[str]:
    if not source.within(*MONEY):
        return
    for node in source.nodes:
        is_float = isinstance(node, ast.Name) and node.id == "float"
        is_float |= isinstance(node, ast.Constant) and isinstance(node.value, float)
        is_float |= isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and source.within("domain")
        if is_float:
            yield source.at(node, "float near money, use minor units or domain.money.Ratio")


@each_file
def no_outside_world(source: Source) -> Iterable[str]:
    if source.within(*PORTS) or source.name in PORT_MODULES:
        return
    for node in named(source, OUTSIDE_WORLD):
        yield source.at(node, f"{ast.unparse(node)} is read here, ask a port for it (clock.py, chance.py)")


@each_file
def only_bootstraps_open_databases(source: Source) -> Iterable[str]:
    if source.within("local_db", "hq/store", "tests", "bench", "demo") or source.name in LATE_IMPORTS:
        return
    for node in named(source, OPENS_DATABASE):
        yield source.at(node, f"{ast.unparse(node)}: only a bootstrap.py opens a database, take it as an argument")


@each_file
def shapes_are_read_in_one_place(source: Source) -> Iterable[str]:
    """Two threads that read a class for the first time end the process: `wire.shapes` has the lock."""
    if source.within("tests", "bench", "demo") or str(source.path) == "wire/shapes.py":
        return
    for node in named(source, READS_SHAPES):
        yield source.at(node, f"{ast.unparse(node)} is not safe on two threads, take wire.shapes")
    for call in calls_of(source, "decode"):
        if any(keyword.arg == "type" for keyword in call.keywords):
            yield source.at(call, f"{ast.unparse(call)} is not safe on two threads, take wire.shapes")


def named(source: Source, pattern: re.Pattern[str]) -> Iterator[ast.expr]:
    """Yield what the file reads of other modules under a full name of this pattern."""
    full = aliases(source)
    for node in source.nodes:
        if isinstance(node, ast.Attribute | ast.Name):
            first, dot, rest = ast.unparse(node).partition(".")
            if pattern.fullmatch(f"{full.get(first, '-')}{dot}{rest}"):
                yield node


@each_file
def no_catch_all(source: Source) -> Iterable[str]:
    if source.name == "bootstrap.py":
        return
    for node in source.nodes:
        if isinstance(node, ast.ExceptHandler):
            caught = (
                {name.id for name in ast.walk(node.type) if isinstance(name, ast.Name)} if node.type else {"Exception"}
            )
            if caught & {"Exception", "BaseException"}:
                yield source.at(node, "name the errors you can answer; the rest goes up to bootstrap.py")


@each_file
def no_lambda_slots(source: Source) -> Iterable[str]:
    for call in calls_of(source, "connect"):
        if any(isinstance(part, ast.Lambda) for argument in call.args for part in ast.walk(argument)):
            yield source.at(call, "connect a named slot, a lambda has no name in a traceback")


@each_file
def texts_can_be_translated(source: Source) -> Iterable[str]:
    for call in [*calls_of(source, "tr"), *calls_of(source, "translate")]:
        if any(_is_filled_in(argument) for argument in call.args):
            yield source.at(call, "translate a plain text and fill it in afterwards: the translator sees only literals")


def _is_filled_in(argument: ast.expr) -> bool:
    """Tell an f-string, a format() or a text put together with + or %; painter.translate(x + 1, y) is none."""
    if isinstance(argument, ast.BinOp):
        return any(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in ast.walk(argument))
    is_format = isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") == "format"
    return is_format or isinstance(argument, ast.JoinedStr)


def calls_of(source: Source, method: str) -> list[ast.Call]:
    """Return the calls of a function or method of this name."""
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    return [call for call in calls if getattr(call.func, "attr", getattr(call.func, "id", "")) == method]


@whole_project
def public_docstrings(sources: Sequence[Source]) -> Iterable[str]:
    documented = [source for source in sources if source.within(*DOCUMENTED)]
    public = [(source, node) for source in documented for node in _public(source.tree)]
    bare = [
        source.at(node, f"say what {node.name} means, its units, its errors")
        for source, node in public
        if not _said(node)
    ]
    if len(bare) > 0.05 * len(public):
        yield from bare


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    for node in parent.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def _said(node: Function | ast.ClassDef) -> bool:
    return ast.get_docstring(node) is not None


@whole_project
def own_test_files(sources: Sequence[Source]) -> Iterable[str]:
    paths = {source.path for source in sources}
    for source in sources:
        if not source.within(*OWN_TEST) or source.name in {"__init__.py", "env.py"} or "/versions/" in source.path:
            continue
        folder, name = source.path.rpartition("/")[0], f"test_{source.name.lstrip('_')}"
        wanted = [f"tests/{folder.partition('/')[0]}/{name}", f"tests/{folder}/{name}"]
        if paths.isdisjoint(wanted):
            yield f"{source.path}:1: nobody tests it: write {wanted[-1]}"


@whole_project
def few_mocks(sources: Sequence[Source]) -> Iterable[str]:
    tests = [
        source for source in sources if source.within("tests") and source.name not in {"test_tidy.py", "house_rules.py"}
    ]
    count = sum(node.name.startswith("test_") for _, node, _ in functions(tests))
    mocks = sum(len(re.findall(r"Mock\(|monkeypatch\.|patch\(|mocker\.", source.text)) for source in tests)
    if mocks > 0.1 * count:
        yield f"tests:1: {mocks} mentions of mocks in {count} tests, one in ten at most: use the real thing or a fake"


def private_places(source: Source) -> Iterable[str]:
    """Complain of paths of one machine and of hosts of package registries, in files of every kind."""
    for number, line in enumerate(source.text.splitlines(), 1):
        if found := PRIVATE_PLACES.search(line):
            yield f"{source.path}:{number}: {found[0]} holds on one machine only: use a relative path or a setting"
