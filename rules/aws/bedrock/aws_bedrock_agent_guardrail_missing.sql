/*
id: aws_bedrock_agent_guardrail_missing
title: No guardrail stands before an agent of Bedrock
severity: medium
description: What users write reaches the model, and what it says reaches them, unfiltered.
remediation:
  console: Bedrock > Agents > Edit > Guardrail details.
  cli: aws bedrock-agent update-agent --agent-id <id> --guardrail-configuration guardrailIdentifier=<id>,guardrailVersion=1 …
  terraform: Add guardrail_configuration.
attack: [T1565]
mapped_from: [prowler bedrock_agent_guardrail_enabled]
references:
  - https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html
*/
SELECT resource_uid, name, guardrail
FROM aws_bedrock_agent
WHERE NOT guardrail
