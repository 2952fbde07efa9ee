"""Configuration items of AWS Config: the members of CloudFormation's schema, or those of the service's API, by names without case.

AWS publishes the items' own schemas in no package, and writes some names otherwise than the API does (`dBInstanceStatus` for
`DBInstanceStatus`): that a name exists is held, how its letters are written is not.
"""


class Item:
    def __init__(self, registry, api):
        self.registry, self.api = registry, api

    def has(self, resource_type):
        return self.registry.has(resource_type) or self.api.has(resource_type)

    def resolve(self, resource_type, steps):
        # A part of an item that another call of the API fills.
        if steps[0] == "supplementaryConfiguration" and len(steps) > 1:
            steps = steps[1:]
        found = [self.said(self.registry, resource_type, steps), self.said(self.api, resource_type, steps)]
        found = [said for said in found if said]
        if not found:
            return None
        kinds = sorted({kind for said in found for kind in said[0].split("/")})
        values = [] if any(not said[1] for said in found) else sorted({value for said in found for value in said[1]})
        return ("/".join(kinds), values, None)

    @staticmethod
    def said(schema, resource_type, steps):
        return schema.has(resource_type) and schema.any_case().resolve(resource_type, [step.lower() for step in steps])
