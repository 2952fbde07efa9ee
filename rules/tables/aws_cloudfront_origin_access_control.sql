/*
Origin access controls of CloudFront.
  signing  always, never, no-override
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-originaccesscontrol.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_origin_access_control
*/
CREATE VIEW aws_cloudfront_origin_access_control AS
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'OriginAccessControlConfig', 'SigningBehavior') AS signing
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::CloudFront::OriginAccessControl'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_str(configuration, 'signing_behavior') AS signing
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_cloudfront_origin_access_control'
