/*
id: aws_iam_policy_full_access
title: Policy gives full access to a sensitive service
severity: medium
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin, aws_iam_policy_privilege_escalation]
description: >-
  All actions of a service on which the rest of the account depends are allowed on every resource: logs can be stopped, keys
  deleted, data read.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1098, T1562.008]
mapped_from: [prowler iam_policy_no_full_access_to_kms, prowler iam_policy_no_full_access_to_cloudtrail]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
params:
  services:
    type: text_list
    default: ["kms", "cloudtrail", "s3", "iam", "sts", "organizations"]
    meaning: prefixes of services that nobody should hold in full
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : any_match($services, lambda v : wildcard_match(a, v || ':*')))
    AND any_match(s['resources'], lambda r : iam_any_resource(r))))
