#!/usr/bin/env python3
"""Whether azuredeploy.json says what main.bicep and its modules say: the same parameters, the same resources of the same versions, the
same literal properties. Bicep's compiler is in no package registry; pycep-parser reads the language.

    bicep.py FOLDER
"""
import collections, json, pathlib, re, sys
import pycep


def literals(value):
    """Texts of some length, numbers and switches that stand in a value, however deep; expressions and names are left out."""
    if isinstance(value, dict):
        return [one for key, inner in value.items() if key not in ("parent", "scope", "dependsOn", "name") for one in literals(inner)]
    if isinstance(value, list):
        return [one for inner in value for one in literals(inner)]
    if isinstance(value, str):
        return re.findall(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", value) or ([value] if re.fullmatch(r"[A-Z]\w*(?:\.\w+)*|1\.2", value) else [])
    return [] if value is None else [json.dumps(value)]


def of_bicep(path, folder):
    read = pycep.BicepParser().parse(file_path=path)
    resources = [(one["type"], one["api_version"], tuple(sorted(literals(one["config"].get("properties", {}))))) for one in read["resources"].values()]
    parameters = set(read.get("parameters", {}))
    for module in read.get("modules", {}).values():
        inner, needed = of_bicep(folder / module["detail"]["path"], folder)
        given = set(module["config"]["params"])
        if given != needed:
            sys.exit(f"{path}: the module takes {sorted(needed)} and is given {sorted(given)}")
        resources += inner
    return resources, parameters


def of_template(template):
    resources = []
    for one in template["resources"]:
        if one["type"] == "Microsoft.Resources/deployments":
            resources += of_template(one["properties"]["template"])[0]
            continue
        properties = dict(one.get("properties", {}))
        for loop in properties.pop("copy", []):
            properties[loop["name"]] = loop["input"]
        resources.append((one["type"], one["apiVersion"], tuple(sorted(literals(properties)))))
    return resources, set(template["parameters"])


folder = pathlib.Path(sys.argv[1])
written, parameters = of_bicep(folder / "main.bicep", folder)
deployed, taken = of_template(json.loads((folder / "azuredeploy.json").read_text()))
differ = (collections.Counter(written) - collections.Counter(deployed)) + (collections.Counter(deployed) - collections.Counter(written))
for resource in differ:
    print("stands in one of the two only:", resource)
for name in parameters ^ taken:
    print("a parameter of one of the two only:", name)
if differ or parameters != taken:
    sys.exit(1)
print(f"Bicep: {len(written)} resources, the same in the template")
