/*
id: aws_iam_policy_attached_to_user
title: Policy is attached to a user
severity: low
description: >-
  Rights that are given to single users are forgotten when people change places; groups and roles keep them in one view.
remediation:
  console: 'IAM > Users > Permissions: remove the policy and add the user to a group.'
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
frameworks:
  cis_aws_7.0: ["2.13"]
  nist_800_53_r5: ["ac_2_1", "ac_2_6", "ac_2_i_2", "ac_3", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3",
    "ac_3_3_b_4", "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_7",
    "ac_3_8", "ac_3_12_a", "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_6", "ac_6_3", "ac_24", "cm_5_1_a", "cm_6_a",
    "cm_9_b", "mp_2", "sc_23_3"]
  nist_csf_2.0: ["rr_1", "rr_2", "po_1", "am_6", "ac_1", "ac_4", "ac_6", "ac_7", "ip_1"]
  iso27001_2022: ["A.5.15"]
  pci_dss_4.0: ["7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.1", "8.2.2", "8.2.4", "8.2.5", "8.2.7", "8.2.8",
    "8.3.11", "8.3.4"]
  soc2: ["cc_1_3"]
mapped_from: [prowler iam_policy_attached_only_to_group_or_roles]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, managed_policies, users
FROM aws_iam_permission
WHERE holder = 'user' AND (array_length(managed_policies) > 0 OR array_length(policies) > 0) OR array_length(users) > 0
