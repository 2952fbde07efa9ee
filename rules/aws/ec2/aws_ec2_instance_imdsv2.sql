/*
id: aws_ec2_instance_imdsv2
title: Instance does not require IMDSv2
severity: medium
description: >-
  The metadata service answers plain requests. A program on the instance that can be made to fetch an address (SSRF) hands out
  the credentials of its role.
remediation:
  console: 'EC2 > Instances > Actions > Instance settings > Modify instance metadata options: IMDSv2 required.'
  cli: aws ec2 modify-instance-metadata-options --instance-id <id> --http-tokens required
  terraform: Set metadata_options { http_tokens = "required" } on aws_instance.
attack: [T1552.005]
mapped_from: [prowler ec2_instance_imdsv2_enabled]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
*/
SELECT resource_uid, name, imds_tokens, imds_endpoint
FROM aws_ec2_instance
WHERE imds_endpoint = 'enabled' AND imds_tokens <> 'required'
