/*
Defaults of the metadata service for new instances of an account; the answer of get-instance-metadata-defaults.
  tokens  required (IMDSv2 only), optional; no-preference: left to the image
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataDefaultsResponse.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ec2_instance_metadata_defaults
*/
CREATE VIEW aws_ec2_metadata_defaults AS
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'AccountLevel') THEN json_text_or('no-preference', configuration, 'AccountLevel', 'HttpTokens')
    ELSE json_get_str(configuration, 'HttpTokens') END AS tokens
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::InstanceMetadataDefaults'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('no-preference', configuration, 'http_tokens') AS tokens
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ec2_instance_metadata_defaults'
