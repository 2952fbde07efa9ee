/*
id: aws_api_gateway_stage_web_acl_missing
title: No web ACL stands before a stage of a REST API
severity: medium
description: Known attacks on web applications reach the API unfiltered.
remediation:
  console: 'API Gateway > API > Stages > Edit: Web application firewall.'
  cli: aws wafv2 associate-web-acl --web-acl-arn <acl> --resource-arn <stage arn>
  terraform: Add an aws_wafv2_web_acl_association.
attack: [T1190]
mapped_from: [prowler apigateway_restapi_waf_acl_attached]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, web_acl
FROM aws_api_gateway_stage
WHERE NOT web_acl
