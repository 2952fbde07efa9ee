"""Google's discovery documents, as google-api-python-client ships them. An asset is `resource`, its API's object, and `iam_policy`."""
import functools
import json
import pathlib

KINDS = {"string": "text", "boolean": "bool", "integer": "number", "number": "number", "array": "list", "object": "object", "any": "any"}
# Where the discovery document has another name than the asset's.
APIS = {"cloudsql": "sqladmin", "identity": "accesscontextmanager"}
SCHEMAS = {
    "sqladmin Instance": ["DatabaseInstance"], "apikeys Key": ["V2Key"], "notebooks Instance": ["Instance"],
    "cloudfunctions CloudFunction": ["CloudFunction", "Function"], "cloudfunctions Function": ["Function", "CloudFunction"],
    "compute RegionDisk": ["Disk"], "compute RegionBackendService": ["BackendService"],
}


class Discovery:
    def __init__(self, folder):
        self.documents = pathlib.Path(folder, "googleapiclient/discovery_cache/documents")

    @functools.cache
    def apis(self, name):
        # The finished versions; a preview only where there is none.
        files = [file for file in sorted(self.documents.glob(f"{name}.v*.json")) if file.name.split(".")[1][1:].isdigit()]
        return [json.loads(file.read_text()) for file in files or sorted(self.documents.glob(f"{name}.v*.json"))]

    def roots(self, resource_type):
        host, _, noun = resource_type.partition("/")
        name = host.removesuffix(".googleapis.com").split(".")[0]
        name = APIS.get(name, name)
        for api in self.apis(name):
            for schema in SCHEMAS.get(f"{name} {noun}", [noun]):
                if schema in api["schemas"]:
                    yield api["schemas"], {"$ref": schema}

    def has(self, resource_type):
        return any(True for _ in self.roots(resource_type))

    def resolve(self, resource_type, steps):
        if steps[0] == "iam_policy":
            schemas = self.apis("cloudresourcemanager")[0]["schemas"]
            found = [self.walk(schemas, {"$ref": "Policy"}, steps[1:])]
        elif steps[0] == "resource":
            found = [self.walk(schemas, node, steps[1:]) for schemas, node in self.roots(resource_type)]
        else:
            return None
        found = [said for said in found if said]
        if not found:
            return None
        kinds = sorted({kind for said in found for kind in said[0].split("/")})
        return ("/".join(kinds), sorted({value for said in found for value in said[1]}), next((said[2] for said in found if said[2]), None))

    def walk(self, schemas, node, steps):
        for at, step in enumerate([*steps, None]):
            while "$ref" in node:
                node = schemas[node["$ref"]]
            if step is None:
                break
            if node.get("type") == "any":
                return ("any", [], None)
            # A member whose name is computed: any of them.
            if step == "{}" and node.get("properties"):
                every = (self.walk(schemas, member, steps[at + 1:]) for member in node["properties"].values())
                return next((said for said in every if said), None)
            # json_list takes an object as a list of itself.
            if step == "[]" and node.get("properties"):
                continue
            if step == "[]":
                node = node.get("items")
            elif step in node.get("properties", {}):
                node = node["properties"][step]
            elif isinstance(node.get("additionalProperties"), dict):
                node = node["additionalProperties"]
            else:
                return None
            if node is None:
                return None
        free = node.get("type") == "object" and not node.get("properties") and not node.get("additionalProperties")
        default = node.get("default") if node.get("type") == "boolean" else None
        return ("any" if free else KINDS.get(node.get("type"), "object"), node.get("enum", []), default)
