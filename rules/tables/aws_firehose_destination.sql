/*
Where delivery streams of Data Firehose write: what only live records tell.
  s3_unencrypted  files in a bucket are written without encryption of the stream's own
*/
CREATE VIEW aws_firehose_destination AS
SELECT resource_uid, resource_name AS name,
  any_match(json_get_array(configuration, 'Destinations'), lambda d :
    json_text_or('', d, 'ExtendedS3DestinationDescription', 'EncryptionConfiguration', 'NoEncryptionConfig') = 'NoEncryption'
      OR json_text_or('', d, 'RedshiftDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
        'NoEncryptionConfig') = 'NoEncryption'
      OR json_text_or('', d, 'ElasticsearchDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
        'NoEncryptionConfig') = 'NoEncryption'
      OR json_text_or('', d, 'AmazonopensearchserviceDestinationDescription', 'S3DestinationDescription',
        'EncryptionConfiguration', 'NoEncryptionConfig') = 'NoEncryption'
      OR json_text_or('', d, 'SplunkDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
        'NoEncryptionConfig') = 'NoEncryption'
      OR json_text_or('', d, 'HttpEndpointDestinationDescription', 'S3DestinationDescription', 'EncryptionConfiguration',
        'NoEncryptionConfig') = 'NoEncryption') AS s3_unencrypted
FROM changes WHERE shape = 'aws_api' AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
UNION ALL BY NAME
-- AWS Config records destinations as CloudFormation has them.
SELECT resource_uid, resource_name AS name,
  CASE
    WHEN json_has(configuration, 'ExtendedS3DestinationConfiguration', 'EncryptionConfiguration', 'NoEncryptionConfig')
        OR json_has(configuration, 'S3DestinationConfiguration', 'EncryptionConfiguration', 'NoEncryptionConfig')
        OR json_has(configuration, 'RedshiftDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'NoEncryptionConfig')
        OR json_has(configuration, 'ElasticsearchDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'NoEncryptionConfig')
        OR json_has(configuration, 'AmazonopensearchserviceDestinationConfiguration', 'S3Configuration',
          'EncryptionConfiguration', 'NoEncryptionConfig')
        OR json_has(configuration, 'AmazonOpenSearchServerlessDestinationConfiguration', 'S3Configuration',
          'EncryptionConfiguration', 'NoEncryptionConfig')
        OR json_has(configuration, 'SplunkDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'NoEncryptionConfig')
        OR json_has(configuration, 'HttpEndpointDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'NoEncryptionConfig')
      THEN true
    WHEN json_has(configuration, 'ExtendedS3DestinationConfiguration', 'EncryptionConfiguration', 'KMSEncryptionConfig')
        OR json_has(configuration, 'S3DestinationConfiguration', 'EncryptionConfiguration', 'KMSEncryptionConfig')
        OR json_has(configuration, 'RedshiftDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'KMSEncryptionConfig')
        OR json_has(configuration, 'ElasticsearchDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'KMSEncryptionConfig')
        OR json_has(configuration, 'AmazonopensearchserviceDestinationConfiguration', 'S3Configuration',
          'EncryptionConfiguration', 'KMSEncryptionConfig')
        OR json_has(configuration, 'AmazonOpenSearchServerlessDestinationConfiguration', 'S3Configuration',
          'EncryptionConfiguration', 'KMSEncryptionConfig')
        OR json_has(configuration, 'SplunkDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'KMSEncryptionConfig')
        OR json_has(configuration, 'HttpEndpointDestinationConfiguration', 'S3Configuration', 'EncryptionConfiguration',
          'KMSEncryptionConfig')
      THEN false END AS s3_unencrypted
FROM changes WHERE shape = 'aws_config' AND resource_type = 'AWS::KinesisFirehose::DeliveryStream'
