"""Azure's REST API as the azure-mgmt packages of PyPI model it: a URL of an operation names the type, its answer's class the members.

Two generations of generated code: `_attribute_map` with the wire's names, and `rest_field(name=…)` beside an annotation.
"""
import ast
import functools
import pathlib
import re

BASIC = {"str": "text", "bytes": "text", "bool": "bool", "int": "number", "float": "number", "long": "number", "iso-8601": "text",
         "rfc-1123": "text", "duration": "text", "decimal": "number", "bytearray": "text", "time": "text", "date": "text"}
# What a template or an export has beside the API's own members.
ENVELOPE = {"apiVersion": "text", "type": "text", "name": "text", "id": "text", "location": "text", "scope": "text", "resources": "any",
            "tags": "map", "kind": "text", "dependsOn": "list", "condition": "any", "zones": "list"}
VALUES = re.compile(r'(?:Known|Possible) values (?:are|include): (.*?)(?:\. |\.$|$)', re.S)


class Module:
    """The models of one folder."""
    def __init__(self, folder):
        self.classes, self.enums = {}, {}
        for file in sorted(folder.glob("*.py")):
            for node in ast.parse(file.read_text()).body:
                if isinstance(node, ast.ClassDef):
                    self.add(node)
        self.children = {}
        for name, (bases, _) in self.classes.items():
            for base in bases:
                self.children.setdefault(base, []).append(name)

    def add(self, node):
        bases = [ast.unparse(base).split(".")[-1] for base in node.bases]
        if any("Enum" in base for base in bases):
            self.enums[node.name] = [item.value.value for item in node.body
                                     if isinstance(item, ast.Assign) and isinstance(item.value, ast.Constant)]
            return
        words, members = self.words(ast.get_docstring(node) or ""), {}
        for item in node.body:
            if isinstance(item, ast.Assign) and ast.unparse(item.targets[0]) == "_attribute_map" and isinstance(item.value, ast.Dict):
                for name, said in zip(item.value.keys, item.value.values):
                    said = {key.value: value.value for key, value in zip(said.keys, said.values)}
                    key = tuple(part.replace("\\.", ".") for part in re.split(r"(?<!\\)\.", said["key"]))
                    members[key] = (said["type"], words.get(name.value, []))
            if isinstance(item, ast.AnnAssign) and isinstance(item.value, ast.Call) and "rest_" in ast.unparse(item.value.func):
                named = [word.value.value for word in item.value.keywords if word.arg == "name"]
                name = item.target.id
                members[(named[0] if named else name,)] = (ast.unparse(item.annotation), words.get(name, []))
        self.classes[node.name] = (bases, members)

    @staticmethod
    def words(document):
        found = {}
        for part in re.split(r"\n(?=:ivar |:keyword )", document):
            name = re.match(r":ivar (\w+):", part)
            values = name and VALUES.search(" ".join(part.split(":vartype")[0].split()))
            if values:
                found[name[1]] = re.findall(r'"([^"]*)"', values[1])
        return found

    def members(self, name, seen=()):
        if name not in self.classes or name in seen:
            return
        bases, members = self.classes[name]
        yield from members.items()
        for base in bases:
            yield from self.members(base, (*seen, name))

    def family(self, name):
        """A class and those that a discriminator makes of it."""
        yield name
        for child in self.children.get(name, []):
            yield from self.family(child)

    def walk(self, kind, values, steps):
        kind = kind.replace("'", "").replace('"', "").replace(" ", "")
        while found := re.fullmatch(r"Optional\[(.*)\]", kind):
            kind = found[1]
        name = re.split(r"[.,\]]", kind.replace("Union[str,", ""))[-1 if not kind.startswith("Union[str,") else -2].split("_models.")[-1]
        if found := re.fullmatch(r"(?:\[|list\[|List\[)(.*)\]", kind):
            if not steps:
                return ("list", [])
            return self.walk(found[1], values, steps[1:]) if steps[0] == "[]" else None
        if found := re.fullmatch(r"(?:\{|dict\[str,|Dict\[str,)(.*)[\]}]", kind):
            if not steps:
                return ("map", [])
            return self.walk(found[1], values, steps[1:]) if steps[0] != "[]" else None
        if name in self.classes:
            if not steps:
                return ("any" if not any(True for one in self.family(name) for _ in self.members(one)) else "object", [])
            found = [said for one in self.family(name) for said in self.into(one, steps)]
            return found[0] if found else None
        if name in self.enums or kind.startswith("Union[str,"):
            return ("text", self.enums.get(name, values)) if not steps else None
        if kind in BASIC:
            return (BASIC[kind], values) if not steps else None
        return ("text", []) if "datetime" in kind and not steps else ("any", [])

    def into(self, name, steps):
        for key, (kind, values) in self.members(name):
            if tuple(steps[:len(key)]) == key:
                said = self.walk(kind, values, steps[len(key):])
                if said:
                    yield said
            elif key[:len(steps)] == tuple(steps):
                yield ("object", [])


class Package:
    def __init__(self, folder):
        self.folder, self.types = pathlib.Path(folder), {}
        for file in sorted(self.folder.glob("**/operations/*.py")):
            if "aio" not in file.parts:
                self.read(file)

    def read(self, file):
        text = file.read_text()
        parts = re.split(r"^(?=def build_|class )", text, flags=re.M)
        urls = {}
        for part in parts:
            name, url = re.match(r"def (build_\w+)\(", part), re.search(r'"(/[^"]*/providers/[^"]*|/\{[^"]*)"', part)
            if name and url:
                urls[name[1]] = url[1]
        for part in parts:
            if not part.startswith("class "):
                continue
            for method in re.split(r"\n    (?=def )", part):
                model = re.search(r"ClsType\[(?:Optional\[)?\"?_models\.(\w+)", method) or re.search(r"-> \"?_models\.(\w+)", method)
                # The oldest generation keeps a method's URL behind it.
                own = re.findall(r"metadata = \{'url': '([^']*)'\}", method)
                for url in [*own, *(urls.get(builder, "") for builder in re.findall(r"(build_\w+)\(", method))]:
                    of = self.type_of(url)
                    if model and of:
                        self.types.setdefault(of, set()).add((file.parent.parent / "models", model[1]))

    @staticmethod
    def type_of(url):
        if "/providers/" not in url:
            return None
        parts = url.split("?")[0].rpartition("/providers/")[2].strip("/").split("/")
        names = parts[1::2]
        if len(parts) % 2 == 0 or any("{" in name for name in names):
            return None
        return "/".join([parts[0], *names]).lower()


class Azure:
    """All packages as one schema."""
    def __init__(self, folders):
        self.types = {}
        for folder in folders:
            for of, classes in Package(folder).types.items():
                self.types.setdefault(of, set()).update(classes)

    @staticmethod
    @functools.cache
    def module(folder):
        return Module(folder)

    def has(self, resource_type):
        return resource_type in self.types

    def resolve(self, resource_type, steps):
        found = []
        for folder, name in sorted(self.types[resource_type]):
            module = self.module(folder)
            said = module.walk(name, [], steps)
            if said:
                found.append(said)
        if not found and steps[0] in ENVELOPE:
            return (ENVELOPE[steps[0]] if len(steps) == 1 else "any", [], None)
        if not found:
            return None
        kinds = sorted({kind for kind, _ in found})
        values = [] if any(not values for _, values in found) else sorted({value for _, values in found for value in values})
        return ("/".join(kinds), values, None)
