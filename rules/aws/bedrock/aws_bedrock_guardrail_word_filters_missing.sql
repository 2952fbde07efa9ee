/*
id: aws_bedrock_guardrail_word_filters_missing
title: Guardrail of Bedrock filters no words
severity: informational
description: Names and words that must not appear do.
remediation:
  console: Bedrock > Guardrails > Edit.
  cli: aws bedrock update-guardrail --guardrail-identifier <id> --cli-input-json file://guardrail.json
  terraform: Add word_policy_config to aws_bedrock_guardrail.
references:
  - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-word-filters.html
*/
SELECT resource_uid, name, words
FROM aws_bedrock_guardrail
WHERE words = 0
