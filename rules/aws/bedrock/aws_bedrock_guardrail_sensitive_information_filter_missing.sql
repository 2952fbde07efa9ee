/*
id: aws_bedrock_guardrail_sensitive_information_filter_missing
title: Guardrail of Bedrock filters no personal data
severity: medium
description: Names, numbers and passwords that stand in documents and prompts come out in answers.
remediation:
  console: Bedrock > Guardrails > Edit.
  cli: aws bedrock update-guardrail --guardrail-identifier <id> --cli-input-json file://guardrail.json
  terraform: Add sensitive_information_policy_config to aws_bedrock_guardrail.
mapped_from: [prowler bedrock_guardrail_sensitive_information_filter_enabled]
references:
  - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html
*/
SELECT resource_uid, name, sensitive
FROM aws_bedrock_guardrail
WHERE sensitive = 0
