/*
A setting of a bucket's public access block in a template.
A new bucket has all of them; one whose template asks for a public ACL is older, for S3 would refuse it.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
  document  Properties of AWS::S3::Bucket
  setting   BlockPublicAcls, IgnorePublicAcls, BlockPublicPolicy or RestrictPublicBuckets
*/
CREATE FUNCTION s3_public_access_block_of_template(document VARCHAR, setting VARCHAR) RETURNS BOOLEAN RETURN
  CASE WHEN json_has(document, 'PublicAccessBlockConfiguration') = false
      THEN json_text_or('Private', document, 'AccessControl') NOT IN ('PublicRead', 'PublicReadWrite', 'AuthenticatedRead')
    ELSE json_bool_or(false, document, 'PublicAccessBlockConfiguration', setting) END
