/*
Analysis jobs of Comprehend.
  in_vpc      runs in your VPC
  volume_key  key of its volumes; empty: none of your own
  output_key  key of its results; empty: none of your own
*/
CREATE VIEW aws_comprehend_job AS
SELECT resource_uid, resource_name AS name,
  json_has(configuration, 'VpcConfig') AS in_vpc,
  json_text_or('', configuration, 'VolumeKmsKeyId') AS volume_key,
  json_text_or('', configuration, 'OutputDataConfig', 'KmsKeyId') AS output_key
FROM changes
WHERE shape = 'aws_api'
  AND resource_type IN ('AWS::Comprehend::DominantLanguageDetectionJob', 'AWS::Comprehend::EntitiesDetectionJob',
    'AWS::Comprehend::KeyPhrasesDetectionJob', 'AWS::Comprehend::SentimentDetectionJob',
    'AWS::Comprehend::TargetedSentimentDetectionJob', 'AWS::Comprehend::TopicsDetectionJob',
    'AWS::Comprehend::PiiEntitiesDetectionJob', 'AWS::Comprehend::DocumentClassificationJob')
