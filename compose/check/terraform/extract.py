#!/usr/bin/env python3
"""What HashiCorp's providers say of the resources that our modules use, in the form of `terraform providers schema -json`.

Read from CDK for Terraform's bindings, which are generated from the providers' schemas and come by PyPI:
    pip download --no-deps cdktf-cdktf-provider-aws cdktf-cdktf-provider-google
    compose/check/terraform/extract.py WHEEL… compose/check/terraform
Where the providers themselves can be had, `terraform providers schema -json` is the better source of the same files. Bindings do not
say which optional attributes the provider may fill in by itself: those but `id` are taken to stay as they are written.
"""
import json, pathlib, re, sys, tarfile, io, zipfile

MODULES = {"aws": "compose/aws/terraform", "google": "compose/gcp"}


def snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def pascal(name):
    return "".join(part.capitalize() for part in name.split("_"))


def kind(declared):
    """The attribute's type, or the name of the block's."""
    if "primitive" in declared:
        return {"boolean": "bool"}.get(declared["primitive"], declared["primitive"]), None
    if "union" in declared:
        others = [one for one in declared["union"]["types"] if one.get("fqn") != "cdktf.IResolvable"]
        maps = [one for one in others if "collection" in one]
        return kind((maps or others)[0])
    if "collection" in declared:
        element, block = kind(declared["collection"]["elementtype"])
        return (None, block) if block else ([declared["collection"]["kind"].replace("array", "list"), element], None)
    if declared["fqn"].startswith("cdktf."):
        return {"cdktf.StringMap": ["map", "string"], "cdktf.BooleanMap": ["map", "bool"]}.get(declared["fqn"], "string"), None
    return None, declared["fqn"]


def block(types, name):
    made = {"attributes": {}, "block_types": {}}
    for one in types[name].get("properties", []):
        value, nested = kind(one["type"])
        if nested:
            made["block_types"][snake(one["name"])] = {"nesting_mode": "list", "block": block(types, nested)}
        else:
            made["attributes"][snake(one["name"])] = {"type": value, "optional" if one.get("optional") else "required": True}
    return made


def resource(types, package, name, prefix):
    whole = (prefix + "_" if prefix else "") + name
    module = pascal(whole)[0].lower() + pascal(whole)[1:]
    owner = f"{package}.{module}.{pascal(whole)}"
    made = block(types, owner + "Config")
    made["attributes"].get("id", {}).update({"computed": True})
    for one in types[owner]["properties"]:
        key = snake(one["name"])
        if key.endswith("_input") or one.get("static") or key in made["attributes"] or key in made["block_types"]:
            continue
        value, nested = kind(one["type"])
        if value and not nested:
            made["attributes"][key] = {"type": value, "computed": True}
    return {"version": 0, "block": made}


def main(wheels, target):
    for wheel in wheels:
        archive = zipfile.ZipFile(wheel)
        inner = next(name for name in archive.namelist() if name.endswith(".jsii.tgz"))
        bindings = json.load(tarfile.open(fileobj=io.BytesIO(archive.read(inner))).extractfile("package/.jsii"))
        package, types = bindings["name"], bindings["types"]
        provider = package.split("-")[-1]
        text = "".join(file.read_text() for file in pathlib.Path(MODULES[provider]).glob("*.tf"))
        short = lambda name: name.removeprefix(provider + "_")  # so are the bindings' names of resources
        used = {
            "resource_schemas": {name: resource(types, package, short(name), "") for name in sorted(set(re.findall(r'^resource "(\w+)"', text, re.M)))},
            "data_source_schemas": {name: resource(types, package, name, "data") for name in sorted(set(re.findall(r'^data "(\w+)"', text, re.M)))},
        }
        used["provider"] = {"version": 0, "block": {}}  # a module configures none
        whole = {"format_version": "1.0", "provider_schemas": {f"registry.terraform.io/hashicorp/{provider}": used}}
        path = pathlib.Path(target, f"{provider}.json")
        path.write_text(json.dumps(whole, separators=(",", ":"), sort_keys=True) + "\n")
        print(f"{path}: {bindings['version']}, {len(used['resource_schemas'])} resources")


main(sys.argv[1:-1], sys.argv[-1])
