/*
EBS volumes.
  encrypted    the volume is encrypted; NULL where a template leaves it to the account
  kms_key      its key; empty: none named
  own_key      that is a key of one's own, not the service's; NULL: the ARN does not tell
  size         GiB
  volume_type  gp3, io2, …
  attached     an instance has it; NULL in a template, and in a plan that attaches it to none
*/
CREATE VIEW aws_ebs_volume AS
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'encrypted') AS encrypted,
  json_text_or('', configuration, 'kmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'size') AS size,
  json_get_str(configuration, 'volumeType') AS volume_type,
  array_length(json_get_array(configuration, 'attachments')) > 0 AS attached
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::EC2::Volume'
  AND NOT is_going(json_get_str(configuration, 'state'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'Encrypted') AS encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'Size') AS size,
  json_get_str(configuration, 'VolumeType') AS volume_type,
  array_length(json_get_array(configuration, 'Attachments')) > 0 AS attached
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::EC2::Volume'
  AND NOT is_going(json_get_str(configuration, 'State'))
UNION ALL BY NAME
-- Where Encrypted is absent, the account's encryption by default, the snapshot and the source volume decide; a volume with KmsKeyId
-- cannot be made unencrypted:
-- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html
SELECT resource_uid, resource_name AS name,
  CASE WHEN json_has(configuration, 'Encrypted') = false AND json_has(configuration, 'KmsKeyId') THEN true
    ELSE json_get_bool(configuration, 'Encrypted') END AS encrypted,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key,
  json_get_int(configuration, 'Size') AS size,
  json_text_or('gp2', configuration, 'VolumeType') AS volume_type
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::Volume'
UNION ALL BY NAME
-- Absent is the account's own default: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ebs_volume
SELECT resource_uid, resource_name AS name,
  json_get_bool(configuration, 'encrypted') AS encrypted,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_id'), configuration, shape) AS own_key,
  json_get_int(configuration, 'size') AS size,
  json_text_or('gp2', configuration, 'type') AS volume_type,
  CASE WHEN json_has(configuration, 'attachment', 0) THEN true END AS attached
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_ebs_volume'
