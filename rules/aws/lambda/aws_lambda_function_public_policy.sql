/*
id: aws_lambda_function_public_policy
title: Lambda function can be invoked by everybody
severity: critical
description: The function's resource policy lets every AWS principal call it, at your expense and with its role's rights.
remediation:
  console: 'Lambda > Function > Configuration > Permissions > Resource-based policy statements: delete the public one.'
  cli: aws lambda remove-permission --function-name <name> --statement-id <sid>
  terraform: Name the caller in principal and source_arn of the aws_lambda_permission.
attack: [T1190]
frameworks:
  cis_aws_7.0: ["2.21"]
  nist_800_53_r5:
    ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "mp_2", "sc_7_2",
    "sc_7_3", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b", "sc_7_a", "sc_7_b", "sc_7_c",
    "sc_25"]
  iso27001_2022: ["A.8.1"]
  pci_dss_4.0: ["1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "10.3.2", "3.5.1.3", "A1.1.2", "A1.1.3", "A3.4.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1", "164_312_e_1"]
mapped_from: [prowler awslambda_function_not_publicly_accessible]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
*/
SELECT resource_uid, name, policy
FROM aws_lambda_policy
WHERE iam_policy_public(policy)
