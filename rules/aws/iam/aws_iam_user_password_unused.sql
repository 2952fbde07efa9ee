/*
id: aws_iam_user_password_unused
title: Password is unused
severity: medium
description: An account that nobody logs in to is missed by nobody when somebody else does.
remediation:
  console: 'IAM > Users > Security credentials > Console sign-in: Disable.'
  cli: aws iam delete-login-profile --user-name <user>
  terraform: Remove aws_iam_user_login_profile.
attack: [T1078.004]
frameworks:
  cis_aws_7.0: ["2.11"]
  nist_800_53_r5: ["ac_2_1", "ac_2_3_a", "ac_2_3_b", "ac_2_3_c", "ac_2_3_d", "ac_2_3", "ac_2_6", "ac_2_g", "ac_2_j", "ac_3",
    "ac_3_3", "ac_3_3_a", "ac_3_3_b_1", "ac_3_3_b_2", "ac_3_3_b_3", "ac_3_3_b_4", "ac_3_3_b_5", "ac_3_3_c", "ac_3_4",
    "ac_3_4_a", "ac_3_4_b", "ac_3_4_c", "ac_3_4_d", "ac_3_4_e", "ac_3_7", "ac_3_8", "ac_3_12_a", "ac_3_13", "ac_3_15_a",
    "ac_3_15_b", "ac_4_28", "ac_6", "ac_24", "cm_5_1_a", "cm_6_a", "cm_9_b", "mp_2", "sc_23_3"]
  nist_csf_2.0: ["ac_1"]
  iso27001_2022: ["A.5.15"]
  hipaa: ["164_308_a_3_ii_b", "164_308_a_4_ii_c", "164_308_a_5_ii_d"]
  gdpr: ["article_25"]
  soc2: ["cc_1_3"]
mapped_from: [prowler iam_user_console_access_unused]
references:
  - https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
params:
  days: {type: integer, default: 90, meaning: days without login}
*/
SELECT resource_uid, name, password_used, password_changed
FROM aws_iam_user
WHERE password_enabled AND days_since(password_changed) > $days
  AND CASE WHEN password_used IN ('N/A', 'no_information') THEN true ELSE days_since(password_used) > $days END
