/*
Databases of Timestream.
  kms_key  key of the data; empty: the AWS managed one
  own_key  that is a key of one's own, not the service's; NULL: the ARN does not tell
AWS Config does not record this type: https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-timestream-database.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/timestreamwrite_database
*/
CREATE VIEW aws_timestream_database AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key
FROM changes WHERE shape IN ('aws_api', 'cloudformation') AND resource_type = 'AWS::Timestream::Database'
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_id'), configuration, shape) AS own_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_timestreamwrite_database'
