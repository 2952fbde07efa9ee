#!/usr/bin/env python3
"""Whether compose/sentinel/main.bicep deploys what azuredeploy.json does: resources with their versions, parameters, outputs, columns. Bicep's
compiler is in no package registry; pycep-parser reads the language.

    check_bicep.py FOLDER
"""
import json, pathlib, sys
import pycep

folder = pathlib.Path(sys.argv[1])
read = pycep.BicepParser().parse(file_path=folder / "main.bicep")
template = json.loads((folder / "azuredeploy.json").read_text())
resources = {one["type"]: one for one in template["resources"]}

written = {one["type"]: one["api_version"] for one in read["resources"].values() if not one.get("existing")}
deployed = {kind: one["apiVersion"] for kind, one in resources.items()}
columns = {name: [(column["name"], column["type"]) for column in read["variables"][name]["value"]] for name in ("findingColumns", "alertColumns")}
streams = resources["Microsoft.Insights/dataCollectionRules"]["properties"]["streamDeclarations"]
declared = {
    "findingColumns": [(column["name"], column["type"]) for column in streams["Custom-TriplineFindings"]["columns"]],
    "alertColumns": [(column["name"], column["type"]) for column in streams["Custom-TriplineAlerts"]["columns"]],
}
pairs = {
    "resources": (written, deployed),
    "parameters": (set(read["parameters"]), set(template["parameters"])),
    "outputs": (set(read["outputs"]), set(template["outputs"])),
    "columns": (columns, declared),
}
wrong = [f"{what}: {ours} and {theirs}" for what, (ours, theirs) in pairs.items() if ours != theirs]
print("\n".join(wrong) or f"Bicep: {len(written)} resources, {sum(map(len, columns.values()))} columns, as in the template")
sys.exit(bool(wrong))
