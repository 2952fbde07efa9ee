/*
Web ACLs of WAF v2 and of WAF Classic, global and regional. Logging is an API answer of its own: lay LoggingConfiguration of
get-logging-configuration beside the rest.
  rules             number of its rules
  log_destinations  list of the ARNs that get the log; empty: none; NULL: not collected; a
                    template's or plan's logging configuration is a resource of its own, laid over the ACL
  associated        number of resources that it protects; NULL: not collected
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-wafv2-webacl.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/wafv2_web_acl
*/
CREATE VIEW aws_web_acl AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'Rules') THEN json_length(configuration, 'Rules')
    WHEN json_has(configuration, 'rules') THEN json_length(configuration, 'rules') END AS rules,
  CASE WHEN json_has(configuration, 'LoggingConfiguration')
      THEN json_texts_or_empty(configuration, 'LoggingConfiguration', 'LogDestinationConfigs')
    WHEN json_is_null(configuration, 'LoggingConfiguration')
      THEN json_texts_or_empty('{}', 'LogDestinationConfigs') END AS log_destinations,
  CASE WHEN json_has(configuration, 'AssociatedResources') THEN json_length(configuration, 'AssociatedResources')
    WHEN json_has(configuration, 'ResourceArns') THEN json_length(configuration, 'ResourceArns') END AS associated
FROM changes
WHERE shape = 'aws_api' AND resource_type IN ('AWS::WAFv2::WebACL', 'AWS::WAF::WebACL', 'AWS::WAFRegional::WebACL')
UNION ALL BY NAME
-- AWS Config records neither logging nor, but for the regional ones of WAF Classic, what is protected.
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'rulesList') THEN json_length(configuration, 'rulesList')
    ELSE json_length(configuration, 'rules') END AS rules,
  json_texts(NULL) AS log_destinations,
  json_length(configuration, 'associationList') AS associated
FROM changes
WHERE shape = 'aws_config' AND resource_type IN ('AWS::WAFv2::WebACL', 'AWS::WAF::WebACL', 'AWS::WAFRegional::WebACL')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'Rules')) AS BIGINT) AS rules,
  CASE json_has(configuration, '$logging', 0) WHEN true THEN json_texts(configuration, '$logging', 0, 'LogDestinationConfigs')
    WHEN false THEN CASE WHEN resource_type = 'AWS::WAFv2::WebACL' THEN json_texts_or_empty('{}', 'd') END END AS log_destinations
FROM changes
WHERE shape = 'cloudformation' AND resource_type IN ('AWS::WAFv2::WebACL', 'AWS::WAF::WebACL', 'AWS::WAFRegional::WebACL')
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_length_of_both(configuration, 'rule', 'rules') AS rules,
  CASE json_has(configuration, 'logging_configuration', 0)
    WHEN true THEN CASE WHEN resource_type = 'aws_wafv2_web_acl'
      THEN json_texts(configuration, 'logging_configuration', 0, 'log_destination_configs')
      ELSE json_texts(configuration, 'logging_configuration', 0, 'log_destination') END
    WHEN false THEN CASE WHEN kind = 'create' OR resource_type <> 'aws_wafv2_web_acl'
      THEN json_texts_or_empty('{}', 'd') END END AS log_destinations
FROM changes WHERE shape = 'terraform' AND resource_type IN ('aws_wafv2_web_acl', 'aws_waf_web_acl', 'aws_wafregional_web_acl')
