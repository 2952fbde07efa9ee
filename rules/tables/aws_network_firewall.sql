/*
Firewalls of Network Firewall.
  deletion_protection       it cannot be deleted before that is switched off
  subnet_change_protection  its subnets cannot be changed before that is switched off
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-networkfirewall-firewall.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/networkfirewall_firewall
*/
CREATE VIEW aws_network_firewall AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'DeleteProtection') AS deletion_protection,
  json_get_bool(configuration, 'SubnetChangeProtection') AS subnet_change_protection
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::NetworkFirewall::Firewall'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'DeleteProtection') AS deletion_protection,
  json_bool_or(false, configuration, 'SubnetChangeProtection') AS subnet_change_protection
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::NetworkFirewall::Firewall'
UNION ALL BY NAME
-- The item's own schema: https://github.com/awslabs/aws-config-resource-schema (AWS::NetworkFirewall::Firewall.properties.json)
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'firewall') THEN json_get_bool(configuration, 'firewall', 'deleteProtection')
    ELSE json_get_bool(configuration, 'DeleteProtection') END AS deletion_protection,
  CASE WHEN json_has(configuration, 'firewall') THEN json_get_bool(configuration, 'firewall', 'subnetChangeProtection')
    ELSE json_get_bool(configuration, 'SubnetChangeProtection') END AS subnet_change_protection
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::NetworkFirewall::Firewall'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_bool_or(false, configuration, 'delete_protection') AS deletion_protection,
  json_bool_or(false, configuration, 'subnet_change_protection') AS subnet_change_protection
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_networkfirewall_firewall'
