/*
id: aws_iam_user_mfa
title: User with a password has no MFA
severity: high
description: A password that was guessed or phished is all that it takes to log in to the console.
remediation:
  console: 'IAM > Users > Security credentials: Assign MFA device.'
  cli: >-
    aws iam enable-mfa-device --user-name <user> --serial-number <serial> --authentication-code1 <code> --authentication-code2
    <code>
  terraform: >-
    Deny everything without MFA in the groups of the user (aws_iam_group_policy with aws:MultiFactorAuthPresent); devices are
    assigned by the user.
attack: [T1078.004, T1110]
frameworks:
  cis_aws_7.0: ["2.10"]
  nist_800_53_r5: ["ac_2_1", "ac_3_2", "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4",
    "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_8", "ac_3_12_a",
    "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_7_4", "ac_7_4_a", "ac_24", "cm_5_1_a", "cm_6_a", "cm_9_b", "ia_2_1",
    "ia_2_2", "ia_2_6", "ia_2_6_a", "ia_2_8", "sc_23_3"]
  nist_csf_2.0: ["ac_7"]
  iso27001_2022: ["A.5.15", "A.5.17", "A.8.5"]
  pci_dss_4.0: ["8.4.1", "8.4.2", "8.4.3"]
  hipaa: ["164_308_a_3_ii_a", "164_312_a_1", "164_312_d"]
  gdpr: ["article_25"]
mapped_from: [prowler iam_user_mfa_enabled_console_access]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html
*/
SELECT resource_uid, name, password_enabled, mfa_active
FROM aws_iam_user
WHERE password_enabled AND NOT mfa_active
