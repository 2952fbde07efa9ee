/*
Where delivery streams of Data Firehose write: what only live records tell.
  s3_unencrypted  files in a bucket are written without encryption of the stream's own
*/
CREATE VIEW aws_firehose_destination AS
SELECT resource_uid, resource_name AS name,
  any_match(json_get_array(configuration, 'Destinations'), lambda d :
    text_or('', d, 'ExtendedS3DestinationDescription', 'EncryptionConfiguration', 'NoEncryptionConfig') = 'NoEncryption'
    OR text_or('', d, 'RedshiftDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
      'NoEncryptionConfig') = 'NoEncryption'
    OR text_or('', d, 'ElasticsearchDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
      'NoEncryptionConfig') = 'NoEncryption'
    OR text_or('', d, 'AmazonopensearchserviceDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
      'NoEncryptionConfig') = 'NoEncryption'
    OR text_or('', d, 'SplunkDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
      'NoEncryptionConfig') = 'NoEncryption'
    OR text_or('', d, 'HttpEndpointDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
      'NoEncryptionConfig') = 'NoEncryption') AS s3_unencrypted
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
