/*
id: aws_apigatewayv2_stage_logging_disabled
title: Stage of an HTTP API does not log its requests
severity: medium
description: Attacks on the API leave no trace.
remediation:
  console: 'API Gateway > API > Logging: Edit.'
  cli: aws apigatewayv2 update-stage --api-id <id> --stage-name <name> --access-log-settings DestinationArn=<log group>
  terraform: Add access_log_settings.
attack: [T1562]
frameworks:
  cis_aws_7.0: ["4.10"]
  iso27001_2022: ["A.8.15"]
  pci_dss_4.0:
    ["10.2.1.1", "10.2.1.2", "10.2.1.3", "10.2.1.4", "10.2.1.5", "10.2.1.6", "10.2.1.7", "10.2.1", "10.2.2", "10.3.1", "10.6.3",
    "5.3.4", "A1.2.1"]
  soc2: ["cc_a_1_1", "pi_1_2"]
mapped_from: [prowler apigatewayv2_api_access_logging_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, access_log
FROM aws_apigatewayv2_stage
WHERE NOT access_log
