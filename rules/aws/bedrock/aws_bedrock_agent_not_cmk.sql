/*
id: aws_bedrock_agent_not_cmk
title: Agent of Bedrock is not encrypted with a customer-managed key
severity: low
description: Who may read its instructions and sessions cannot be decided by a key policy, nor traced.
remediation:
  console: Bedrock > Agents > Edit > KMS key selection.
  cli: aws bedrock-agent update-agent --agent-id <id> --customer-encryption-key-arn <key> …
  terraform: Set customer_encryption_key_arn.
references:
  - https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-agents.html
*/
SELECT resource_uid, name, kms_key
FROM aws_bedrock_agent
WHERE kms_key = ''
