/*
id: aws_api_gateway_stage_logging_disabled
title: Stage of a REST API does not log its requests
severity: medium
description: Attacks on the API leave no trace.
remediation:
  console: 'API Gateway > API > Stages > Logs and tracing: Edit.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/accessLogSettings/destinationArn,value=<log group>
  terraform: Add access_log_settings to the aws_api_gateway_stage.
attack: [T1562]
frameworks:
  cis_aws_7.0: ["4.10"]
  nist_800_53_r5:
    ["ac_4_26", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d", "au_3_e", "au_3_f", "au_6_3", "au_6_4", "au_6_6", "au_6_9",
    "au_8_b", "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2", "au_12_3", "au_12_4", "au_14_a", "au_14_b", "au_14_3",
    "ca_7_b", "cm_5_1_b", "ia_3_3_b", "ma_4_1_a", "pm_14_a_1", "pm_14_b", "pm_31", "sc_7_9_b", "si_4_17", "si_7_8"]
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_6_ii", "164_312_b"]
  soc2: ["cc_7_2", "cc_7_3", "cc_a_1_1", "pi_1_2"]
mapped_from: [prowler apigateway_restapi_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, access_log, execution_log
FROM aws_api_gateway_stage
WHERE NOT access_log AND execution_log IS NOT TRUE
