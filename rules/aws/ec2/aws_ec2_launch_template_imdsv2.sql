/*
id: aws_ec2_launch_template_imdsv2
title: Launch template does not require IMDSv2
severity: medium
description: >-
  Instances that are made from it answer plain requests to the metadata service: a program that can be made to fetch an
  address (SSRF) hands out the credentials of the role.
remediation:
  console: 'EC2 > Launch templates > Modify template > Advanced details > Metadata version: V2 only.'
  cli: >-
    aws ec2 create-launch-template-version --launch-template-id <id> --source-version 1 --launch-template-data
    '{"MetadataOptions":{"HttpTokens":"required"}}'
  terraform: Set metadata_options { http_tokens = "required" } on aws_launch_template.
attack: [T1552.005]
mapped_from: [prowler ec2_launch_template_imdsv2_required, prowler autoscaling_group_launch_configuration_requires_imdsv2]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
*/
SELECT resource_uid, name, imds_tokens, imds_endpoint
FROM aws_ec2_launch_template
WHERE imds_endpoint = 'enabled' AND imds_tokens <> 'required'
