"""Terraform resources out of the typed CDKTF provider packages: the getters of a resource's class are its attributes, computed ones too."""
import functools
import pathlib
import re

CLASS = re.compile(r"^export declare class (\w+) extends cdktf\.(\w+) \{\n(.*?)^\}", re.M | re.S)
GETTER = re.compile(r"^    get (\w+)\(\): (\{[^}]*\}|[^;]+);", re.M)
ELEMENT = re.compile(r"^    get\((?:index|key): \w+\): (\w+);", re.M)
DOCUMENT = re.compile(r"polic(y|ies|y_document)$|^container_(definitions|properties)$|_settings$|^configuration$")
TYPE = re.compile(r'tfResourceType = "(\w+)"')


def plain(name):
    """CDKTF writes map_public_ip as mapPublicIp; what is compared has neither underscores nor capitals."""
    return name.replace("_", "").lower()


class Provider:
    def __init__(self, name, version, folder):
        self.name, self.version, self.types = name, version, {}
        for file in pathlib.Path(folder).glob("package/lib/*/index.d.ts"):
            if file.parent.name.startswith(f"data-{name}-"):
                continue
            found = TYPE.search(file.read_text())
            if found:
                self.types[found[1]] = file.parent

    @functools.cache
    def classes(self, folder):
        classes = {}
        for file in sorted(folder.rglob("*.d.ts")):
            for name, parent, body in CLASS.findall(file.read_text()):
                classes[name] = (parent, body)
        return classes

    def has(self, resource_type):
        return resource_type in self.types

    def resolve(self, resource_type, steps):
        """(kind, enumeration, default) of a path, or None."""
        classes = self.classes(self.types[resource_type])
        root = next(name for name, (parent, _) in classes.items() if parent == "TerraformResource")
        node = ("class", root)
        for before, step in zip([""] + steps, steps):
            # A policy, or another JSON document that is written as text.
            if node == "text" and DOCUMENT.search(before):
                return ("any", [], None)
            # A key may have dots.
            if node == "map" and step != "[]":
                return ("text", [], None)
            node = self.step(classes, node, step)
            if node is None:
                return None
            if node == "any":
                return ("any", [], None)
        return (self.kind(classes, node), [], None)

    def step(self, classes, node, step):
        # json_texts takes a single text as a list of itself.
        if step == "[]" and node == "text":
            return "text"
        if step in ("[]", "{}"):
            if isinstance(node, tuple) and node[0] == "list":
                return node[1]
            return {"map": "text"}.get(node) if step == "{}" else None
        if node == "map":
            return "text"
        if not (isinstance(node, tuple) and node[0] == "class"):
            return None
        for name, kind in GETTER.findall(classes[node[1]][1]):
            if name.lower() == plain(step) or plain(step) == name.lower() + "attribute":
                return self.node(classes, kind)
        # CDKTF renames what its own classes have: `id` of a block, `connection`, `provisioner`.
        return None

    def node(self, classes, kind):
        kind = kind.replace(" | undefined", "").strip()
        if kind in classes:
            parent, body = classes[kind]
            if parent in ("ComplexList", "ComplexMap"):
                return ("list", ("class", ELEMENT.search(body)[1]))
            # A block that stands once is a list of one in a plan.
            return ("list", ("class", kind))
        if kind.startswith("{") or kind.endswith("Map"):
            return "map"
        if kind.endswith("[]"):
            return ("list", {"string": "text", "number": "number"}.get(kind[:-2], "any"))
        if kind.startswith("boolean") or kind == "cdktf.IResolvable":
            return "bool"
        return {"string": "text", "number": "number"}.get(kind, "any")

    def kind(self, classes, node):
        if isinstance(node, tuple):
            return "list" if node[0] == "list" else "object"
        return node
