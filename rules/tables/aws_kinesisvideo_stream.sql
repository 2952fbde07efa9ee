/*
Streams of Kinesis Video.
  kms_key  key of the video; empty: the AWS managed one
  own_key  that is a key of one's own, not the service's; NULL: the ARN does not tell
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-kinesisvideo-stream.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/kinesis_video_stream
*/
CREATE VIEW aws_kinesisvideo_stream AS
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'KmsKeyId') AS kms_key,
  key_of_own(json_text_or('', configuration, 'KmsKeyId'), configuration, shape) AS own_key
FROM changes WHERE shape IN ('aws_api', 'cloudformation', 'aws_config') AND resource_type = 'AWS::KinesisVideo::Stream'
  AND NOT is_going(json_get_str(configuration, 'Status'))
UNION ALL BY NAME
SELECT resource_uid, resource_name AS name,
  json_text_or('', configuration, 'kms_key_id') AS kms_key,
  key_of_own(json_text_or('', configuration, 'kms_key_id'), configuration, shape) AS own_key
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_kinesis_video_stream'
