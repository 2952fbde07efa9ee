/*
id: aws_appsync_api_web_acl_missing
title: No web ACL stands before an AppSync API
severity: low
description: Known attacks, and clients that ask too much, reach the resolvers unfiltered.
remediation:
  console: 'AppSync > APIs > API > Settings: Enable AWS WAF.'
  cli: aws wafv2 associate-web-acl --web-acl-arn <acl> --resource-arn <api arn>
  terraform: Add an aws_wafv2_web_acl_association.
attack: [T1190]
references:
  - https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html
*/
SELECT resource_uid, name, web_acl
FROM aws_appsync_api
WHERE NOT web_acl
