"""CloudFormation's stated defaults: the types of npm's `aws-cdk-lib` carry the reference's text of each property ("Default: - false").

`AWS::S3::Bucket` is `CfnBucketProps` of the module `aws-s3`; a property of a property has the interface that its type names.
"""
import functools
import re

from pulumi import stated

INTERFACE = re.compile(r"interface (\w+)(?: extends [^{]*)? \{")
PROPERTY = re.compile(r"/\*\*(.*?)\*/\s*readonly (\w+)\??: ([^;]+);", re.S)
NAMESPACE = re.compile(r"namespace (Cfn\w+)")
# Where a text speaks of one case, not of what is taken where nothing stands.
CASES = re.compile(r"\b(unless|except|for example|depends)\b|[Dd]efault [`\"]", re.I)


class Properties:
    def __init__(self, folder):
        self.files = {path.name.removesuffix(".generated.d.ts"): path for path in folder.glob("package/aws-*/lib/*.generated.d.ts")}

    @functools.cache
    def interfaces(self, module):
        """Interface, with its namespace before it, to properties in lower case: text and type."""
        if module not in self.files:
            return {}
        text, found = self.files[module].read_text(), {}
        spaces = [(space.start(), space[1]) for space in NAMESPACE.finditer(text)]
        for one in INTERFACE.finditer(text):
            body = text[one.end():self.closing(text, one.end())]
            said = {name.lower(): (re.sub(r"\s*\n\s*\* ?", " ", words), kind) for words, name, kind in PROPERTY.findall(body)}
            space = next((name for start, name in reversed(spaces) if start < one.start()), "")
            found.setdefault(one[1], said)
            found[f"{space}.{one[1]}"] = said
        return found

    @staticmethod
    def closing(text, at):
        depth = 1
        while depth and at < len(text):
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        return at - 1

    def default(self, resource_type, steps):
        names = resource_type.split("::")
        if len(names) != 3 or names[0] != "AWS":
            return None
        interfaces = self.interfaces(names[1].lower())
        node = interfaces.get(f"Cfn{names[2]}Props")
        names = [step for step in steps if step not in ("[]", "{}")]
        for at, name in enumerate(names):
            if not node or name.lower() not in node:
                return None
            said, kind = node[name.lower()]
            if at + 1 == len(names):
                sentences = [part for part in re.split(r"(?<=[.;]) ", said) if not CASES.search(part)]
                return stated(" ".join(sentences))
            inner = re.search(r"Cfn\w+\.\w+Property", kind)
            node = interfaces.get(inner[0]) if inner else None
        return None
