/*
id: aws_ec2_metadata_defaults_imdsv1
title: New instances of the account may use IMDSv1
severity: medium
description: A program that can be made to fetch a URL hands out the credentials of the instance; IMDSv2 asks for a token first.
remediation:
  console: "EC2 > Account attributes > Data protection and security > IMDS defaults: V2 only."
  cli: aws ec2 modify-instance-metadata-defaults --http-tokens required
  terraform: Set http_tokens = "required" on aws_ec2_instance_metadata_defaults.
attack: [T1552.005]
mapped_from: [prowler ec2_instance_account_imdsv2_enabled]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html
*/
SELECT resource_uid, name, tokens
FROM aws_ec2_metadata_defaults
WHERE tokens <> 'required'
