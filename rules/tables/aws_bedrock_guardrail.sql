/*
Guardrails of Bedrock.
  content_filters  number of its content filters that are not set to NONE
  prompt_attack    a filter looks for attacks on the prompt
  words            number of words and lists of words
  sensitive        number of kinds of personal data and of patterns
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-guardrail.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrock_guardrail
*/
CREATE VIEW aws_bedrock_guardrail AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN any_match(json_array_or_empty(configuration, 'contentPolicy', 'filters'), lambda f : f ->> 'inputStrength' <> 'NONE') IS NOT NULL
    THEN CAST(array_length(array_filter(json_array_or_empty(configuration, 'contentPolicy', 'filters'), lambda f : f ->> 'inputStrength' <> 'NONE')) AS BIGINT) END AS content_filters,
  any_match(json_array_or_empty(configuration, 'contentPolicy', 'filters'), lambda f :
    f ->> 'type' = 'PROMPT_ATTACK' AND f ->> 'inputStrength' <> 'NONE') AS prompt_attack,
  CAST(array_length(json_array_or_empty(configuration, 'wordPolicy', 'words')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'wordPolicy', 'managedWordLists')) AS BIGINT) AS words,
  CAST(array_length(json_array_or_empty(configuration, 'sensitiveInformationPolicy', 'piiEntities')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'sensitiveInformationPolicy', 'regexes')) AS BIGINT) AS sensitive
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::Bedrock::Guardrail'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN any_match(json_array_or_empty(configuration, 'ContentPolicyConfig', 'FiltersConfig'), lambda f : f ->> 'InputStrength' <> 'NONE') IS NOT NULL
    THEN CAST(array_length(array_filter(json_array_or_empty(configuration, 'ContentPolicyConfig', 'FiltersConfig'), lambda f : f ->> 'InputStrength' <> 'NONE')) AS BIGINT) END AS content_filters,
  any_match(json_array_or_empty(configuration, 'ContentPolicyConfig', 'FiltersConfig'), lambda f :
    f ->> 'Type' = 'PROMPT_ATTACK' AND f ->> 'InputStrength' <> 'NONE') AS prompt_attack,
  CAST(array_length(json_array_or_empty(configuration, 'WordPolicyConfig', 'WordsConfig')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'WordPolicyConfig', 'ManagedWordListsConfig')) AS BIGINT) AS words,
  CAST(array_length(json_array_or_empty(configuration, 'SensitiveInformationPolicyConfig', 'PiiEntitiesConfig')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'SensitiveInformationPolicyConfig', 'RegexesConfig')) AS BIGINT) AS sensitive
FROM changes WHERE shape IN ('cloudformation', 'aws_config') AND resource_type = 'AWS::Bedrock::Guardrail'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CASE WHEN any_match(json_array_or_empty(configuration, 'content_policy_config', 0, 'filters_config'), lambda f : f ->> 'input_strength' <> 'NONE') IS NOT NULL
    THEN CAST(array_length(array_filter(json_array_or_empty(configuration, 'content_policy_config', 0, 'filters_config'), lambda f : f ->> 'input_strength' <> 'NONE')) AS BIGINT) END AS content_filters,
  any_match(json_array_or_empty(configuration, 'content_policy_config', 0, 'filters_config'), lambda f :
    f ->> 'type' = 'PROMPT_ATTACK' AND f ->> 'input_strength' <> 'NONE') AS prompt_attack,
  CAST(array_length(json_array_or_empty(configuration, 'word_policy_config', 0, 'words_config')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'word_policy_config', 0, 'managed_word_lists_config')) AS BIGINT) AS words,
  CAST(array_length(json_array_or_empty(configuration, 'sensitive_information_policy_config', 0, 'pii_entities_config')) AS BIGINT)
    + CAST(array_length(json_array_or_empty(configuration, 'sensitive_information_policy_config', 0, 'regexes_config')) AS BIGINT) AS sensitive
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_bedrock_guardrail'
