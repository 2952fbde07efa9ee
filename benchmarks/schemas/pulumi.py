"""Terraform's stated defaults: Pulumi's typed packages carry the documents of the providers' attributes ("Defaults to `false`").

Their resources have names of their own: `azurerm_storage_account` is `Account` of the module `storage`.
"""
import ast
import functools
import pathlib
import re

PROVIDERS = {"aws": "aws", "azure": "azurerm", "gcp": "google"}
STATED = re.compile(r"[Dd]efault(?:s| is| value is| values is| value)?(?: to| of)?:? [`\"]+([\w.:-]+)[`\"]+")
# Without marks only what can be no word of a sentence.
PLAIN = re.compile(r"[Dd]efaults?(?: value)?(?: is| to|:)(?: -)? (true|false|\d+|[A-Z][A-Z0-9_]+)\b")
CHOSEN = re.compile(r"[`\"]([\w.:-]+)[`\"] \([Dd]efault\)")


def stated(said):
    """The default that a text states, or nothing where it states several."""
    found = set(STATED.findall(said)) or set(PLAIN.findall(said)) or set(CHOSEN.findall(said))
    return found.pop() if len(found) == 1 else None


# Resources whose names have no word in common with the provider's.
FILES = {
    "aws_alb": "lb/load_balancer", "aws_lb": "lb/load_balancer", "aws_elb": "elb/load_balancer", "aws_db_instance": "rds/instance",
    "aws_cloudtrail": "cloudtrail/trail", "aws_db_proxy": "rds/proxy", "aws_db_event_subscription": "rds/event_subscription",
    "aws_config_configuration_recorder": "cfg/recorder", "aws_ec2_transit_gateway": "ec2transitgateway/transit_gateway",
    "azurerm_api_management": "apimanagement/service", "azurerm_app_configuration": "appconfiguration/configuration_store",
    "azurerm_application_insights": "appinsights/insights", "azurerm_container_app": "containerapp/app",
    "azurerm_container_group": "containerservice/group", "azurerm_container_registry": "containerservice/registry",
    "azurerm_data_factory": "datafactory/factory", "azurerm_log_analytics_workspace": "operationalinsights/analytics_workspace",
    "azurerm_monitor_diagnostic_setting": "monitoring/diagnostic_setting", "azurerm_web_application_firewall_policy": "waf/policy",
    "azurerm_active_directory_domain_service": "domainservices/service", "google_cloudfunctions2_function": "cloudfunctionsv2/function",
    "google_notebooks_instance": "notebooks/instance", "google_service_account": "serviceaccount/account",
}


def plain(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


class Documents:
    def __init__(self, folder):
        self.package = next(path for path in pathlib.Path(folder).iterdir() if path.name.startswith("pulumi_") and path.is_dir() and "." not in path.name)
        self.provider = PROVIDERS[self.package.name.removeprefix("pulumi_")]
        self.files = {}
        for file in self.package.glob("*/*.py"):
            if not file.name.startswith(("_", "get_")):
                module, noun = file.parent.name, file.stem
                for name in (noun, module + noun, module.rstrip("s") + noun):
                    self.files.setdefault(plain(name), []).append(file)

    @functools.cache
    def classes(self, file):
        found = {}
        for node in ast.parse(file.read_text()).body:
            made = isinstance(node, ast.ClassDef) and next((item for item in node.body if isinstance(item, ast.FunctionDef) and item.name == "__init__"), None)
            if made:
                text = ast.get_docstring(made) or ""
                words = {name: said for name, said in re.findall(r":param [^:]*?(\w+): (.*?)(?=\n:param|\Z)", text, re.S)}
                every = made.args.args + made.args.kwonlyargs
                found[node.name] = {one.arg: (ast.unparse(one.annotation) if one.annotation else "", words.get(one.arg, "")) for one in every}
        return found

    def resource(self, resource_type, members):
        """The file whose arguments are most of the members that tables read of the type."""
        if not resource_type.startswith(self.provider + "_"):
            return None
        if resource_type in FILES:
            file = self.package / (FILES[resource_type] + ".py")
            return file if file.exists() else None
        name = plain(resource_type.removeprefix(self.provider + "_").removesuffix("_v2"))
        best = (0, None)
        for file in sorted(set(self.files.get(name, []))):
            args = next((said for of, said in self.classes(file).items() if of.endswith("Args")), {})
            best = max(best, (len(members & set(args)), file), key=lambda pair: pair[0])
        return best[1] if best[0] * 2 >= len(members) else None

    def default(self, resource_type, members, steps):
        file = self.resource(resource_type, frozenset(members))
        if not file:
            return None
        node = next((said for of, said in self.classes(file).items() if of.endswith("Args")), None)
        names = [step for step in steps if step not in ("[]", "{}")]
        for at, name in enumerate(names):
            if not node or name not in node:
                return None
            kind, said = node[name]
            if at + 1 == len(names):
                return stated(said)
            inner = re.search(r"'(\w+Args)'", kind)
            inputs = file.parent / "_inputs.py"
            node = self.classes(inputs).get(inner[1]) if inner and inputs.exists() else None
        return None
