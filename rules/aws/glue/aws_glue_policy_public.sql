/*
id: aws_glue_policy_public
title: Glue data catalog is open to everybody
severity: high
description: >-
  The resource policy allows every principal and no condition limits it. Everybody can read or change databases and tables of
  the catalog.
remediation:
  console: Glue > Catalog settings > Permissions. Name accounts or roles, or add a condition.
  cli: aws glue put-resource-policy --policy-in-json file://policy.json
  terraform: Name the principals in the policy of the aws_glue_resource_policy.
attack: [T1530]
mapped_from: [prowler glue_data_catalogs_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
*/
SELECT resource_uid, name, policy
FROM aws_glue_policy
WHERE iam_policy_public(policy)
