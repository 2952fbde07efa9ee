"""AWS's API as botocore's service models describe it.

A record of `aws_api` is what a collector put together out of several answers, so its members may be those of any structure of the
service; one that is named for the operation that fills it (`Encryption` of GetBucketEncryption) holds that operation's answer.
"""
import functools
import gzip
import json
import pathlib
import re

KINDS = {"string": "text", "character": "text", "blob": "text", "timestamp": "text", "boolean": "bool", "integer": "number",
         "long": "number", "float": "number", "double": "number", "bigdecimal": "number", "list": "list", "map": "map", "structure": "object"}
# CloudFormation's name of a service, and botocore's where it is another.
SERVICES = {
    "acmpca": ["acm-pca"], "amazonmq": ["mq"], "apigatewayv2": ["apigatewayv2"], "applicationautoscaling": ["application-autoscaling"],
    "backup": ["backup"], "bedrock": ["bedrock", "bedrock-agent"], "certificatemanager": ["acm"], "cognito": ["cognito-idp", "cognito-identity"],
    "directoryservice": ["ds"], "docdb": ["docdb"], "elasticloadbalancing": ["elb"], "elasticloadbalancingv2": ["elbv2"],
    "elasticsearch": ["es"], "opensearchservice": ["opensearch"], "kinesisfirehose": ["firehose"], "macie": ["macie2"], "msk": ["kafka"],
    "networkfirewall": ["network-firewall"], "osis": ["osis"], "redshiftserverless": ["redshift-serverless"], "ses": ["sesv2", "ses"],
    "ssmincidents": ["ssm-incidents"], "stepfunctions": ["stepfunctions"], "timestream": ["timestream-write"], "vpclattice": ["vpc-lattice"],
    "waf": ["waf"], "wafregional": ["waf-regional"], "wafv2": ["wafv2"], "logs": ["logs"], "lex": ["lexv2-models"], "dms": ["dms"],
    "events": ["events"], "s3glacier": ["glacier"], "workspacesweb": ["workspaces-web"], "config": ["config"], "inspectorv2": ["inspector2"],
    "cloudwatch": ["cloudwatch"], "iot": ["iot"], "s3": ["s3", "s3control"], "kinesisvideo": ["kinesisvideo"], "elasticache": ["elasticache"],
    "connect": ["connect"],
}
# The collector's own members, by the answer that fills them where their names do not say it.
POLICY = re.compile(r"polic(y|ies|ydocument)|document|settings$|^policyText|^SecurityConfiguration$", re.I)


class Api:
    flags = 0

    def __init__(self, folder):
        self.data = pathlib.Path(folder, "botocore/data")

    def services(self, resource_type):
        name = resource_type.split("::")[1].lower() if resource_type.count("::") == 2 else ""
        return [one for one in SERVICES.get(name, [name]) if one and self.data.joinpath(one).is_dir()]

    @functools.cache
    def model(self, service):
        newest = sorted(self.data.joinpath(service).iterdir())[-1]
        return json.loads(gzip.decompress(newest.joinpath("service-2.json.gz").read_bytes()))

    @functools.cache
    def any_case(self):
        return AnyCase(self)

    def has(self, resource_type):
        return bool(self.services(resource_type))

    def resolve(self, resource_type, steps):
        found = [said for service in self.services(resource_type) for said in self.in_service(self.model(service), resource_type, steps)]
        if not found:
            return None
        kinds = sorted({kind for said in found for kind in said[0].split("/")})
        values = [] if any(not said[1] for said in found) else sorted({value for said in found for value in said[1]})
        return ("/".join(kinds), values, None)

    def in_service(self, model, resource_type, steps):
        shapes, noun = model["shapes"], resource_type.split("::")[2]
        structures = [name for name, shape in shapes.items() if shape["type"] == "structure"]
        named = [name for name in structures if name in (noun, noun + "Detail", noun + "Description", noun + "Data", noun + "Info")]
        for roots in (named, structures):
            found = [said for said in (self.walk(shapes, name, steps) for name in roots) if said]
            if found:
                return found
        answers = [operation["output"]["shape"] for name, operation in model["operations"].items()
                   if "output" in operation and len(steps) > 1 and re.search(r"^(Get|Describe|List)\w*" + re.escape(steps[0]) + "s?$", name, self.flags)]
        return [said for said in (self.walk(shapes, name, steps[1:]) for name in answers) if said]

    def walk(self, shapes, name, steps):
        for at, (before, step) in enumerate(zip([""] + steps, steps)):
            shape = shapes[name]
            # A member whose name is computed: any of them.
            if step == "{}" and shape["type"] == "structure":
                every = (self.walk(shapes, member["shape"], steps[at + 1:]) for member in shape["members"].values())
                return next((said for said in every if said), None)
            if shape["type"] == "string" and POLICY.search(before) or shape.get("document"):
                return ("any", [], None)
            if shape["type"] == "structure" and step in shape["members"]:
                name = shape["members"][step]["shape"]
            elif shape["type"] == "list" and step == "[]":
                name = shape["member"]["shape"]
            elif shape["type"] == "map" and step != "[]":
                name = shape["value"]["shape"]
            else:
                return None
        shape = shapes[name]
        kind = "any" if shape.get("document") else KINDS[shape["type"]]
        return (kind, sorted(shape.get("enum", [])), None)


class AnyCase(Api):
    """The same, with names that have no case."""
    flags = re.I

    def __init__(self, api):
        super().__init__(api.data.parent.parent)

    @functools.cache
    def model(self, service):
        model = super().model(service)
        for shape in model["shapes"].values():
            if shape["type"] == "structure":
                shape["members"] = {name.lower(): member for name, member in shape["members"].items()}
        return model
