/*
id: aws_config_aggregator_regions
title: Aggregator leaves regions out
severity: low
description: What is recorded in the other regions is missing where everybody looks.
remediation:
  console: 'AWS Config > Aggregators > Edit: Include all regions.'
  cli: >-
    aws configservice put-configuration-aggregator --configuration-aggregator-name <name> --organization-aggregation-source
    RoleArn=<role>,AllAwsRegions=true
  terraform: Set all_regions = true on aws_config_configuration_aggregator.
attack: [T1562.008]
references:
  - https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data.html
*/
SELECT resource_uid, name, all_regions
FROM aws_config_aggregator
WHERE NOT all_regions
