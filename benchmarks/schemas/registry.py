"""CloudFormation's registry schemas, as cfn-lint ships them."""
import functools
import json
import pathlib

KINDS = {"string": "text", "boolean": "bool", "integer": "number", "number": "number", "array": "list", "object": "object"}


def alternatives(node, root, seen=0):
    """The node and what its references and combinations say."""
    if not isinstance(node, dict) or seen > 20:
        return
    if "$ref" in node:
        target = node["$ref"]
        if target.startswith("#/"):
            found = root
            for part in target[2:].split("/"):
                found = found.get(part.replace("~1", "/"), {})
        else:
            found = root.get("schemas", {}).get(target, {})
        yield from alternatives(found, root, seen + 1)
    yield node
    for word in ("oneOf", "anyOf", "allOf"):
        for inner in node.get(word, []):
            yield from alternatives(inner, root, seen + 1)


def enter(nodes, step, root):
    found = []
    for node in nodes:
        if step == "[]":
            if isinstance(node.get("items"), dict):
                found.append(node["items"])
            continue
        if step != "{}" and step in node.get("properties", {}):
            found.append(node["properties"][step])
            continue
        if isinstance(node.get("patternProperties"), dict):
            found.extend(node["patternProperties"].values())
        if isinstance(node.get("additionalProperties"), dict):
            found.append(node["additionalProperties"])
    return [one for node in found for one in alternatives(node, root)]


def is_open(nodes):
    """Whether the schema says nothing of what stands within: a free document."""
    closed = ("properties", "patternProperties", "items", "enum", "additionalProperties")
    kinds = {kind for node in nodes for kind in kinds_of(node)}
    return bool(nodes) and kinds <= {"object", "text", "any"} and ("object" in kinds or "any" in kinds or not kinds) and not any(
        node.get(word) for node in nodes for word in closed)


def kinds_of(node):
    kind = node.get("type", [])
    return [KINDS.get(one, one) for one in ([kind] if isinstance(kind, str) else kind)]


def resolve(root, start, steps):
    nodes = list(alternatives(start, root))
    for before, step in zip([""] + steps, steps):
        if is_open(nodes):
            return ("any", [], None)
        texts = {kind for node in nodes for kind in kinds_of(node)} == {"text"}
        if texts and before.endswith("Document"):
            return ("any", [], None)
        nodes = enter(nodes, step, root)
        if not nodes:
            return None
    if is_open(nodes):
        return ("any", [], None)
    kinds = sorted({kind for node in nodes for kind in kinds_of(node)})
    values = sorted({str(value) for node in nodes for value in node.get("enum", []) if value is not None})
    # An alternative without an enumeration leaves it open.
    texts = [node for node in nodes if "text" in kinds_of(node) and not any(word in node for word in ("oneOf", "anyOf", "allOf"))]
    if any("enum" not in node for node in texts):
        values = []
    defaults = [node["default"] for node in nodes if "default" in node]
    default = json.dumps(defaults[0]) if defaults and not isinstance(defaults[0], (dict, list)) else None
    return ("/".join(kinds) or "any", values, default)


def lowered(node):
    """A schema whose names of members have no case."""
    if isinstance(node, list):
        return [lowered(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {word: {name.lower(): lowered(one) for name, one in said.items()} if word == "properties" and isinstance(said, dict) else lowered(said)
            for word, said in node.items()}


class CloudFormation:
    def __init__(self, folder):
        self.types = {}
        for file in pathlib.Path(folder, "cfnlint/data/schemas/resources").glob("*.json"):
            schema = json.loads(file.read_text())
            self.types[schema["typeName"]] = schema

    def has(self, resource_type):
        return resource_type in self.types

    def resolve(self, resource_type, steps):
        schema = self.types[resource_type]
        return resolve(schema, schema, steps)

    @functools.cache
    def any_case(self):
        other = CloudFormation.__new__(CloudFormation)
        other.types = {name: lowered(schema) for name, schema in self.types.items()}
        return other
