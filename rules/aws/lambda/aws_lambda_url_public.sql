/*
id: aws_lambda_url_public
title: Lambda function URL asks for no credentials
severity: high
description: Everybody on the internet can call the function.
remediation:
  console: 'Lambda > Function > Configuration > Function URL > Auth type: AWS_IAM.'
  cli: aws lambda update-function-url-config --function-name <name> --auth-type AWS_IAM
  terraform: Set authorization_type = "AWS_IAM".
attack: [T1190]
frameworks:
  nist_800_53_r5:
    ["ac_2_6", "ac_3", "ac_3_7", "ac_4_21", "ac_6", "ac_17_b", "ac_17_1", "ac_17_4_a", "ac_17_9", "ac_17_10", "mp_2", "sc_7_2",
    "sc_7_3", "sc_7_7", "sc_7_9_a", "sc_7_11", "sc_7_12", "sc_7_16", "sc_7_20", "sc_7_21", "sc_7_24_b", "sc_7_25", "sc_7_26",
    "sc_7_27", "sc_7_28", "sc_7_a", "sc_7_b", "sc_7_c", "sc_25"]
  iso27001_2022: ["A.8.1"]
  hipaa: ["164_308_a_1_ii_b", "164_308_a_3_i", "164_312_a_1"]
mapped_from: [prowler awslambda_function_url_public]
references:
  - https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
*/
SELECT resource_uid, name, auth
FROM aws_lambda_url
WHERE auth = 'NONE'
