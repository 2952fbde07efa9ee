/*
id: aws_iam_policy_admin
title: Policy gives full administration
severity: high
description: A statement allows every action on every resource. Whoever holds it, or the keys of its holder, owns the account.
remediation:
  console: >-
    IAM > Policies: edit the policy so that it names the actions and resources that are needed; Access Analyzer proposes one
    from what was used.
  cli: aws iam create-policy-version --policy-arn <arn> --policy-document file://policy.json --set-as-default
  terraform: Change the policy document of aws_iam_policy or aws_iam_role_policy.
attack: [T1078.004, T1098]
frameworks:
  cis_aws_7.0: ["2.14"]
  nist_800_53_r5: ["ac_2_1", "ac_2_6", "ac_2_i_2", "ac_3", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3",
    "ac_3_3_b_4", "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_7",
    "ac_3_8", "ac_3_12_a", "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_5_b", "ac_6", "ac_6_2", "ac_6_3", "ac_6_10",
    "ac_24", "cm_5_1_a", "cm_6_a", "cm_9_b", "mp_2", "sc_23_3", "sc_25"]
  nist_csf_2.0: ["rr_1", "rr_2", "po_1", "ac_1", "ac_4", "ac_6"]
  iso27001_2022: ["A.5.18", "A.8.2"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_308_a_3_ii_b", "164_308_a_4_i", "164_308_a_4_ii_b", "164_308_a_4_ii_c",
    "164_312_a_1"]
  gdpr: ["article_25"]
  soc2: ["cc_1_3", "cc_6_3"]
mapped_from: [prowler iam_customer_attached_policy_no_administrative_privileges, prowler
  iam_inline_policy_no_administrative_privileges]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
*/
SELECT resource_uid, name, holder, policies
FROM aws_iam_permission
WHERE holder <> 'aws' AND any_match(policies, lambda d : any_match(iam_policy_statements(d), lambda s : s['effect'] = 'Allow'
  AND any_match(s['actions'], lambda a : a IN ('*', '*:*')) AND any_match(s['resources'], lambda r : r = '*')))
