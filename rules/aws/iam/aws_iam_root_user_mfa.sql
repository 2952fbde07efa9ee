/*
id: aws_iam_root_user_mfa
title: Root user logs in without MFA
severity: critical
description: The root user can do everything, nothing can take its rights away, and a password is all that stands before it.
remediation:
  console: 'Sign in as root > Security credentials: Assign MFA device.'
  cli: aws iam get-account-summary --query SummaryMap.AccountMFAEnabled
  terraform: Devices of the root user are assigned by hand.
attack: [T1078.004]
frameworks:
  cis_aws_7.0: ["2.5"]
  nist_800_53_r5: ["ac_2_1", "ac_3_2", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4",
    "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_8", "ac_3_12_a",
    "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_7_4", "ac_7_4_a", "ac_24", "cm_6_a", "cm_9_b", "ia_2_1", "ia_2_2",
    "ia_2_6", "ia_2_6_a", "ia_2_8", "sc_23_3"]
  nist_csf_2.0: ["rr_1", "po_4", "ac_1", "ac_6", "ac_7", "ip_1"]
  iso27001_2022: ["A.5.15", "A.5.17", "A.8.5"]
  pci_dss_4.0: ["8.4.1", "8.4.2", "8.4.3"]
  hipaa: ["164_308_a_3_ii_a", "164_312_d"]
  gdpr: ["article_25"]
mapped_from: [prowler iam_root_mfa_enabled]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
*/
SELECT resource_uid, name, mfa_active
FROM aws_iam_user
WHERE is_root AND NOT mfa_active
