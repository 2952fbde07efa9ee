/*
Log destinations of network firewalls: a resource of its own in templates and plans; lay LoggingConfiguration of describe-logging-configuration beside a live firewall.
  destinations  how many; NULL: not collected
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-loggingconfiguration.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_logging_configuration
*/
CREATE VIEW aws_network_firewall_logging AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_is_null(configuration, 'LoggingConfiguration') THEN 0
    WHEN json_has(configuration, 'LoggingConfiguration') THEN CAST(array_length(json_array_or_empty(configuration, 'LoggingConfiguration', 'LogDestinationConfigs')) AS BIGINT) END AS destinations
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::NetworkFirewall::Firewall'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'LoggingConfiguration', 'LogDestinationConfigs')) AS BIGINT) AS destinations
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::NetworkFirewall::LoggingConfiguration'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  CAST(array_length(json_array_or_empty(configuration, 'logging_configuration', 0, 'log_destination_config')) AS BIGINT) AS destinations
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_networkfirewall_logging_configuration'
