/*
id: aws_iam_user_access_key_old
title: Access key was not rotated
severity: medium
description: 'The longer a key lives the more places it lies in: laptops, old configuration, logs. Roles need no such keys.'
remediation:
  console: 'IAM > Users > Security credentials > Access keys: Create access key, then deactivate and delete the old one.'
  cli: aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive
  terraform: Replace aws_iam_access_key, or use roles.
attack: [T1078.004, T1552]
frameworks:
  cis_aws_7.0: ["2.12"]
  nist_800_53_r5: ["ac_2_1", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4", "ac_3_3_b_5",
    "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_8", "ac_3_12_a", "ac_3_13",
    "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_24", "cm_5_1_a", "cm_6_a", "cm_9_b", "sc_23_3"]
  nist_csf_2.0: ["ac_6"]
  iso27001_2022: ["A.5.15"]
  pci_dss_4.0: ["8.3.10", "8.3.5", "8.3.7", "8.3.9", "8.6.3"]
  hipaa: ["164_308_a_3_ii_c", "164_308_a_4_ii_c", "164_308_a_5_ii_d"]
  gdpr: ["article_25"]
mapped_from: [prowler iam_rotate_access_key_90_days]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
params:
  days: {type: integer, default: 90, meaning: age in days at which a key has to be replaced}
*/
SELECT resource_uid, name, access_keys
FROM aws_iam_user
WHERE any_match(access_keys, lambda k : k['active'] AND days_since(k['created']) > $days)
