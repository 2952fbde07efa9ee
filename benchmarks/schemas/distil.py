"""Distils out of the providers' published schemas what the tables read: `renew` calls it with the paths and the unpacked packages.

A file a shape: type, path, kinds, values of an enumeration, stated default, versions in which the path is. What is in no schema
has no row, and `evaluate/tests/schemas` fails on it.
"""
import collections
import pathlib
import re
import sys

from aws_api import Api
from aws_config import Item
from azure_models import Azure
from cdk import Properties
from google_discovery import Discovery
from kubernetes_models import Models
from pulumi import Documents
from registry import CloudFormation
from terraform import Provider

HERE = pathlib.Path(__file__).parent
PROVIDERS = ("aws", "azurerm", "google", "kubernetes")


def steps(path):
    """a.b[].c is the steps a, b, [], c."""
    found = []
    for part in path.split("."):
        name = re.match(r"^(.*?)((?:\[\]|\{\})*)$", part)
        found += ([name[1]] if name[1] else []) + re.findall(r"\[\]|\{\}", name[2])
    return found


def sources(packages):
    """Per shape the schemas, each with the name and version that is written beside a path."""
    def folders(name):
        return sorted(packages.glob(f"{name}-*"))

    def version(folder):
        return folder.name.rpartition("-")[2]
    terraform = []
    for provider in PROVIDERS:
        for folder in folders(f"cdktf-provider-{provider}"):
            stated = re.search(r"registry\.terraform\.io/providers/[\w-]+/[\w-]+/([\d.]+)/docs",
                               "".join(file.read_text() for file in list(folder.glob("package/lib/*/index.d.ts"))[:20]))
            terraform.append((f"{provider} {stated[1]}", Provider(provider, stated[1], folder)))
    registry = [(f"cfn-lint {version(f)}", CloudFormation(f)) for f in folders("cfn_lint")]
    api = [(f"botocore {version(f)}", Api(f)) for f in folders("botocore")]
    # One schema of many packages; their versions stand in packages.txt.
    azure = [("azure-mgmt", Azure(folders("azure_mgmt_*")))]
    one = {
        "cloudformation": registry,
        "terraform": terraform,
        "kubernetes": [(f"{f.name.rpartition('-')[0]} {version(f)}", Models(f)) for f in folders("kubernetes-models*")],
        "aws_api": api,
        "aws_config": [(f"{first}; {second}", Item(one, other)) for (first, one), (second, other) in zip(registry, api)],
        "gcp_asset": [(f"google-api-python-client {version(f)}", Discovery(f)) for f in folders("google_api_python_client")],
        "azure": azure,
        "arm": azure,
    }
    return {shape: found for shape, found in one.items() if found}


def distil(paths, found):
    rows = {}
    for read in paths:
        key, where = (read["resource_type"], read["path"]), collections.OrderedDict()
        for name, schema in found:
            if schema.has(key[0]):
                # The type itself: a path of a type without this row is not checked.
                rows.setdefault((key[0], ""), ["object", "", "", ""])
                said = schema.resolve(key[0], steps(key[1]))
                if said:
                    where[name] = said
        if where:
            kinds = sorted({kind for said in where.values() for kind in said[0].split("/")})
            values = sorted({value for said in where.values() for value in said[1]})
            defaults = {said[2] for said in where.values()} - {None}
            # Only what a table compares is kept of an enumeration.
            rows[key] = ["/".join(kinds), "|".join(values) if read["compared"] == "true" else "", str(defaults.pop()) if len(defaults) == 1 else "",
                         ", ".join(where)]
    return rows


def state_defaults(rows, documents):
    """Terraform's defaults, which its typed packages do not have."""
    members = collections.defaultdict(set)
    for of, path in rows:
        if path:
            members[of].add(steps(path)[0])
    for (of, path), row in rows.items():
        stated = [document.default(of, members[of], steps(path)) for document in documents] if path else []
        row[2] = next((default for default in stated if default is not None), row[2])


def state_properties(rows, packages):
    """CloudFormation's defaults, of which its schemas have few: the reference's text as the CDK's types carry it."""
    properties = [Properties(folder) for folder in sorted(packages.glob("aws-cdk-lib-*"))]
    for (of, path), row in rows.items():
        if path and not row[2]:
            said = [of_it.default(of, steps(path)) for of_it in properties]
            row[2] = next((default for default in said if default is not None), "")


def main():
    names = ("shape", "resource_type", "path", "compared", "tables", "defaults")
    paths = [dict(zip(names, line.rstrip("\n").split("\t"))) for line in sys.stdin]
    written = sorted(pathlib.Path(sys.argv[1]).glob("pulumi_*"))
    documents = [Documents(folder) for folder in written]
    for shape, found in sources(pathlib.Path(sys.argv[1])).items():
        rows = distil([read for read in paths if read["shape"] == shape], found)
        if shape == "terraform":
            state_defaults(rows, documents)
            found = found + [(folder.name, None) for folder in written]
        if shape == "cloudformation":
            state_properties(rows, pathlib.Path(sys.argv[1]))
            found = found + [(folder.name, None) for folder in sorted(pathlib.Path(sys.argv[1]).glob("aws-cdk-lib-*"))]
        lines = ["# " + "; ".join(name for name, _ in found), "# type, path, kinds, values, default, versions that have it"]
        lines += ["\t".join([*key, *row]) for key, row in sorted(rows.items())]
        file = HERE / f"{shape}.tsv"
        before = set(file.read_text().splitlines()) if file.exists() else set()
        for line in sorted(before - set(lines)):
            print("-", shape, line)
        for line in lines:
            if line not in before:
                print("+", shape, line)
        file.write_text("\n".join(lines) + "\n")


main()
