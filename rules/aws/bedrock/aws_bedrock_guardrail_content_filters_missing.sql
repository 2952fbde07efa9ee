/*
id: aws_bedrock_guardrail_content_filters_missing
title: Guardrail of Bedrock filters no content
severity: low
description: Hate, violence and instructions for crimes go in and come out.
remediation:
  console: Bedrock > Guardrails > Edit.
  cli: aws bedrock update-guardrail --guardrail-identifier <id> --cli-input-json file://guardrail.json
  terraform: Add content_policy_config to aws_bedrock_guardrail.
references:
  - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters.html
*/
SELECT resource_uid, name, content_filters
FROM aws_bedrock_guardrail
WHERE content_filters = 0
