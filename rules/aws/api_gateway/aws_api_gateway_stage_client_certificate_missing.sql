/*
id: aws_api_gateway_stage_client_certificate_missing
title: Stage of a REST API shows no certificate to its back end
severity: low
description: The back end cannot tell the API from somebody else who found its address.
remediation:
  console: 'API Gateway > API > Stages > Edit: Client certificate.'
  cli: >-
    aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch-operations
    op=replace,path=/clientCertificateId,value=<id>
  terraform: Set client_certificate_id.
frameworks:
  nist_800_53_r5:
    ["ac_4", "ac_4_22", "ac_17_2", "ac_24_1", "au_9_3", "ca_9_b", "ia_5_1_c", "pm_17_b", "sc_7_4_b", "sc_7_4_g", "sc_7_5",
    "sc_8", "sc_8_1", "sc_8_2", "sc_8_3", "sc_8_4", "sc_8_5", "sc_13_a", "sc_23", "si_1_a_2"]
mapped_from: [prowler apigateway_restapi_client_certificate_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, client_certificate
FROM aws_api_gateway_stage
WHERE NOT client_certificate
