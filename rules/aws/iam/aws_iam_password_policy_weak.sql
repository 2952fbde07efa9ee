/*
id: aws_iam_password_policy_weak
title: Password policy asks for too little
severity: medium
description: Short passwords, or such of letters only, are guessed.
remediation:
  console: 'IAM > Account settings > Password policy: Edit > Custom.'
  cli: >-
    aws iam update-account-password-policy --minimum-password-length 14 --require-symbols --require-numbers
    --require-uppercase-characters --require-lowercase-characters --max-password-age 90 --password-reuse-prevention 24
  terraform: Set the members of aws_iam_account_password_policy.
attack: [T1110]
frameworks:
  cis_aws_7.0: ["2.8"]
  nist_800_53_r5: ["ac_2_1", "ac_2_3_a", "ac_2_3_b", "ac_2_3_c", "ac_2_3_d", "ac_2_3", "ac_2_d_1", "ac_3_3", "ac_3_3_a",
    "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4", "ac_3_3_b_5", "ac_3_3_c", "ac_3_4", "ac_3_4_a", "ac_3_4_b",
    "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_8", "ac_3_12_a", "ac_3_13", "ac_3_15_a", "ac_3_15_b", "ac_4_28", "ac_7_4",
    "ac_7_4_a", "ac_24", "cm_5_1_a", "cm_6_a", "cm_9_b", "cm_12_b", "ia_4_d", "ia_5", "ia_5_b", "ia_5_c", "ia_5_d", "ia_5_f",
    "ia_5_h", "ia_5_1_f", "ia_5_1_g", "ia_5_1_h", "ia_5_18_a", "ia_5_18_b", "ia_8_2_b", "ma_4_c", "sc_23_3"]
  iso27001_2022: ["A.5.15"]
  hipaa: ["164_308_a_5_ii_d"]
  gdpr: ["article_25"]
mapped_from: [prowler iam_password_policy_minimum_length_14, prowler iam_password_policy_uppercase, prowler
  iam_password_policy_lowercase, prowler iam_password_policy_number, prowler iam_password_policy_symbol]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html
params:
  length: {type: integer, default: 14, meaning: least number of characters}
*/
SELECT resource_uid, minimum_length, uppercase, lowercase, numbers, symbols
FROM aws_iam_password_policy
WHERE minimum_length < $length OR NOT (uppercase AND lowercase AND numbers AND symbols)
