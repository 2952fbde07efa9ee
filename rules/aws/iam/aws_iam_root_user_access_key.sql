/*
id: aws_iam_root_user_access_key
title: Root user has an active access key
severity: critical
description: A key of the root user does everything without MFA, from anywhere.
remediation:
  console: 'Sign in as root > Security credentials > Access keys: delete.'
  cli: aws iam get-account-summary --query SummaryMap.AccountAccessKeysPresent
  terraform: Keys of the root user are deleted by hand.
attack: [T1078.004]
frameworks:
  cis_aws_7.0: ["2.4"]
  nist_800_53_r5: ["ac_2_1", "ac_2_6", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4",
    "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_7", "ac_3_8",
    "ac_3_12_a", "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_6", "ac_6_2", "ac_6_10", "ac_24", "cm_5_1_a", "cm_6_a",
    "cm_9_b", "ia_2", "ia_4_b", "ia_4_4", "ia_4_8", "ia_5_8", "mp_2", "sc_23_3", "sc_25"]
  nist_csf_2.0: ["ac_1", "ac_6"]
  iso27001_2022: ["A.5.15"]
  pci_dss_4.0: ["7.2.1", "7.2.2", "7.2.3", "8.2.1", "8.2.2", "8.2.4", "8.2.5", "8.3.11"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_308_a_3_ii_b", "164_308_a_4_ii_c", "164_312_a_2_i"]
  gdpr: ["article_25"]
mapped_from: [prowler iam_no_root_access_key]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
*/
SELECT resource_uid, name, access_keys
FROM aws_iam_user
WHERE is_root AND any_match(access_keys, lambda k : k['active'])
