/*
id: aws_iam_user_access_key_unused
title: Access key is active and unused
severity: medium
description: A key that nobody uses is missed by nobody when it is stolen.
remediation:
  console: 'IAM > Users > Security credentials > Access keys: Deactivate, then delete.'
  cli: aws iam update-access-key --user-name <user> --access-key-id <id> --status Inactive
  terraform: Remove aws_iam_access_key.
attack: [T1078.004]
frameworks:
  cis_aws_7.0: ["2.11"]
  nist_800_53_r5: ["ac_2_1", "ac_2_3_a", "ac_2_3_b", "ac_2_3_c", "ac_2_3_d", "ac_2_3", "ac_2_6", "ac_2_g", "ac_2_j", "ac_3",
    "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4", "ac_3_3_b_5", "ac_3_3_c", "ac_3_4",
    "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_7", "ac_3_8", "ac_3_12_a", "ac_3_13", "ac_3_15_a",
    "ac_3_15_b", "ac_4_28", "ac_6", "ac_24", "cm_5_1_a", "cm_6_a", "cm_9_b", "mp_2", "sc_23_3"]
  nist_csf_2.0: ["ac_1"]
  iso27001_2022: ["A.5.15"]
  pci_dss_4.0: ["7.2.4", "7.2.5", "8.2.6", "A3.4.1.10"]
  hipaa: ["164_308_a_3_ii_b", "164_308_a_4_ii_c", "164_308_a_5_ii_d"]
  gdpr: ["article_25"]
  soc2: ["cc_1_3"]
mapped_from: [prowler iam_user_accesskey_unused]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
params:
  days: {type: integer, default: 90, meaning: days without use}
*/
SELECT resource_uid, name, access_keys
FROM aws_iam_user
WHERE any_match(access_keys, lambda k : k['active'] AND days_since(k['created']) > $days
  AND CASE WHEN k['used'] = 'N/A' THEN true ELSE days_since(k['used']) > $days END)
