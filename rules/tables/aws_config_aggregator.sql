/*
AWS Config aggregators.
  all_regions  every region of the accounts, or of the organization
Defaults of absent attributes in Terraform: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/config_configuration_aggregator
Defaults of absent properties: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-config-configurationaggregator.html
*/
CREATE VIEW aws_config_aggregator AS
SELECT resource_uid,
  json_get_str(configuration, 'ConfigurationAggregatorName') AS name,
  any_match(json_array_or_empty(configuration, 'AccountAggregationSources'), lambda s : json_bool_or(false, s, 'AllAwsRegions'))
    OR json_bool_or(false, configuration, 'OrganizationAggregationSource', 'AllAwsRegions') AS all_regions
FROM changes WHERE shape IN ('cloudformation', 'aws_api') AND resource_type = 'AWS::Config::ConfigurationAggregator'
UNION ALL BY NAME
SELECT resource_uid,
  json_get_str(configuration, 'name') AS name,
  json_bool_or(false, configuration, 'account_aggregation_source', 0, 'all_regions')
    OR json_bool_or(false, configuration, 'organization_aggregation_source', 0, 'all_regions') AS all_regions
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_config_configuration_aggregator'
