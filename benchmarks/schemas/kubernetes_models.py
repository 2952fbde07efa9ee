"""Kubernetes' OpenAPI and custom resource definitions, as the typed packages kubernetes-models of npm give them."""
import functools
import pathlib
import re

TOKEN = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:[^"\\]|\\.)*"|[\w$.]+|\[key: string\]|[{}<>\[\]|;:?&(),=]', re.S)
WORDS = {"string": "text", "boolean": "bool", "number": "number"}


class Types:
    """A reader of the type expressions that stand in the packages' declarations."""
    def __init__(self, text):
        self.tokens = [token for token in TOKEN.findall(text) if not token.startswith(("/*", "//"))]
        self.at = 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def union(self):
        parts = [self.one()]
        while self.peek() in ("|", "&"):
            self.take()
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else ("union", parts)

    def one(self):
        token = self.take()
        if token == "{":
            found = self.members()
        elif token == "(":
            found = self.union()
            self.take()
        elif token.startswith('"'):
            found = ("value", token[1:-1])
        elif self.peek() == "<":
            self.take()
            found = ("list", self.union())
            while self.take() != ">":
                self.union()
            found = found if token in ("Array", "ReadonlyArray") else ("name", token)
        else:
            found = (WORDS[token],) if token in WORDS else ("name", token)
        while self.peek() == "[" and self.tokens[self.at + 1] == "]":
            self.at += 2
            found = ("list", found)
        return found

    def members(self):
        members, every = {}, None
        while self.peek() != "}":
            name = self.take()
            if self.peek() == "?":
                self.take()
            self.take()
            if name == "[key: string]":
                every = self.union()
            else:
                members[name.strip('"')] = self.union()
            if self.peek() in (";", ","):
                self.take()
        self.take()
        return ("object", members, every)


class Models:
    def __init__(self, folder):
        self.root = pathlib.Path(folder, "package")
        self.kinds = {}
        for file in sorted(self.root.glob("**/*.d.ts")):
            found = re.search(r'^    "kind": "(\w+)";', file.read_text(), re.M)
            group = file.relative_to(self.root).parts[0]
            if found and found[1] == file.name.removesuffix(".d.ts"):
                self.kinds.setdefault(found[1], []).append(file)
                self.kinds.setdefault(f"{found[1]}.{group}", []).append(file)

    def has(self, resource_type):
        return resource_type in self.kinds

    @functools.cache
    def declared(self, file):
        text = file.read_text()
        imports = dict()
        for names, path in re.findall(r'^import \{ ([^}]*) \} from "(\.[^"]*)";', text, re.M):
            for name in names.split(", "):
                imports[name.split(" as ")[-1]] = (file.parent / (path + ".d.ts")).resolve()
        own = {}
        for name in re.finditer(r"^export (?:interface (\w+)(?: extends [^{]*)? |(?:declare )?type (\w+) = )", text, re.M):
            own[name[1] or name[2]] = Types(text[name.end():]).union()
        exported = re.findall(r"export (?:type )?\{([^}]*)\}", text)
        for one in ",".join(exported).split(","):
            before, _, after = one.strip().partition(" as ")
            if before in own and after:
                own[after] = own[before]
        return own, imports

    def resolve(self, resource_type, steps):
        found = []
        for file in self.kinds[resource_type]:
            own, _ = self.declared(file)
            found += self.walk(own["I" + file.name.removesuffix(".d.ts")], file, steps)
        if not found:
            return None
        kinds = sorted({kind for kind, _ in found})
        open_text = any(kind == "text" and not values for kind, values in found)
        return ("/".join(kinds), [] if open_text else sorted({value for _, values in found for value in values}), None)

    def walk(self, node, file, steps):
        if node[0] == "union":
            return [said for part in node[1] for said in self.walk(part, file, steps)]
        if node[0] == "name":
            if node[1] == "IObjectMeta":
                return self.metadata(steps)
            own, imports = self.declared(file)
            if node[1] in own:
                return self.walk(own[node[1]], file, steps)
            if node[1] in imports and imports[node[1]].exists():
                file = imports[node[1]]
                own, _ = self.declared(file)
                inner = own.get(node[1]) or own.get("I" + file.name.removesuffix(".d.ts"))
                return self.walk(inner, file, steps) if inner else []
            return self.metadata(steps) if node[1].endswith("ObjectMeta") else [("any", [])]
        if not steps:
            if node[0] == "value":
                return [("text", [node[1]])]
            free = node[0] == "object" and not node[1] and node[2] is None
            return [("any" if free else node[0], [])]
        step, rest = steps[0], steps[1:]
        if node[0] == "list" and step == "[]":
            return self.walk(node[1], file, rest)
        if node[0] == "object":
            if step in node[1]:
                return self.walk(node[1][step], file, rest)
            if node[2] is not None:
                return self.walk(node[2], file, rest)
            return [] if node[1] else [("any", [])]
        return []

    @staticmethod
    def metadata(steps):
        texts = ("name", "namespace", "generateName", "uid", "creationTimestamp")
        if not steps:
            return [("object", [])]
        if steps[0] in ("annotations", "labels"):
            return [("map", [])] if len(steps) == 1 else [("text", [])]
        return [("text", [])] if steps[0] in texts else [("any", [])] if steps[0] in ("ownerReferences", "finalizers") else []
