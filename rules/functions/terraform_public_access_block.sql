/*
A block public access setting of a bucket in a plan.
What the resource of its own says, whose members default to false; a new bucket has all four on, of one that is there nobody can tell:
https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html
  document  the bucket
  kind      kind of the change
  member    the setting
*/
CREATE FUNCTION terraform_public_access_block(document VARCHAR, kind VARCHAR, member VARCHAR) RETURNS BOOLEAN RETURN
  CASE json_has(document, 'public_access_block', 0) WHEN true THEN json_bool_or(false, document, 'public_access_block', 0, member)
    WHEN false THEN CASE WHEN kind = 'create' THEN true END END
