/*
Agents of Bedrock.
  kms_key    key that encrypts it; empty: the key of the service
  guardrail  a guardrail stands before it
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-agent.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrockagent_agent
*/
CREATE VIEW aws_bedrock_agent AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'customerEncryptionKeyArn') AS kms_key,
  json_has(configuration, 'guardrailConfiguration', 'guardrailIdentifier') AS guardrail
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Bedrock::Agent'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'CustomerEncryptionKeyArn') AS kms_key,
  json_has(configuration, 'GuardrailConfiguration', 'GuardrailIdentifier') AS guardrail
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::Bedrock::Agent'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'customer_encryption_key_arn') AS kms_key,
  json_has(configuration, 'guardrail_configuration', 0, 'guardrail_identifier') AS guardrail
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_bedrockagent_agent'
