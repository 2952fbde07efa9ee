/*
id: aws_api_gateway_domain_tls_outdated
title: Custom domain of an API accepts TLS versions before 1.2
severity: medium
description: TLS 1.0 and 1.1 can be broken by an attacker on the way.
remediation:
  console: 'API Gateway > Custom domain names > Edit: TLS 1.2.'
  cli: aws apigateway update-domain-name --domain-name <name> --patch-operations op=replace,path=/securityPolicy,value=TLS_1_2
  terraform: Set security_policy = "TLS_1_2".
attack: [T1040]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html
*/
SELECT resource_uid, name, security_policy
FROM aws_api_gateway_domain
WHERE security_policy = 'TLS_1_0'
