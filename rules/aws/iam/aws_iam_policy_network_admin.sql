/*
id: aws_iam_policy_network_admin
title: Policy lets its holder change the network
severity: low
family: [aws_iam_administrator_access_attached, aws_iam_policy_admin, aws_iam_policy_privilege_escalation, aws_iam_policy_full_access, aws_iam_policy_wildcard_action]
description: >-
  Actions that change security groups, ACLs, routes or gateways are allowed; who is no network administrator needs none of
  them.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1562.007]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
params:
  actions:
    type: text_list
    default: ["ec2:CreateNetworkAcl", "ec2:PutNetworkAcl", "ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAcl",
      "ec2:DeleteNetworkAclEntry", "ec2:ReplaceNetworkAclEntry", "ec2:AuthorizeSecurityGroupIngress",
      "ec2:AuthorizeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress", "ec2:CreateSecurityGroup",
      "ec2:DeleteSecurityGroup", "ec2:CreateVpc", "ec2:DeleteVpc", "ec2:CreateRoute", "ec2:ReplaceRoute",
      "ec2:AttachInternetGateway", "ec2:CreateInternetGateway", "ec2:CreateVpcPeeringConnection",
      "ec2:AcceptVpcPeeringConnection"]
    meaning: actions of network administration
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : NOT iam_every_action(a) AND any_match($actions, lambda e : wildcard_match(a, e)))))
