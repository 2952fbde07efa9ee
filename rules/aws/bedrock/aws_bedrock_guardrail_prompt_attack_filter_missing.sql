/*
id: aws_bedrock_guardrail_prompt_attack_filter_missing
title: Guardrail of Bedrock does not look for attacks on the prompt
severity: medium
description: Whoever writes to the application can talk the model out of its instructions.
remediation:
  console: Bedrock > Guardrails > Edit.
  cli: aws bedrock update-guardrail --guardrail-identifier <id> --cli-input-json file://guardrail.json
  terraform: Add content_policy_config to aws_bedrock_guardrail.
attack: [T1565]
mapped_from: [prowler bedrock_guardrail_prompt_attack_filter_enabled]
references:
  - https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-prompt-attack.html
*/
SELECT resource_uid, name, prompt_attack
FROM aws_bedrock_guardrail
WHERE NOT prompt_attack
