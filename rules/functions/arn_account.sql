/*
The account that an ARN names; the empty text: it names none, or is that of a resource of the same template, which stands in the same account.
  arn  as the adapters write it: NULL: not known
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
*/
CREATE FUNCTION arn_account(arn VARCHAR) RETURNS VARCHAR RETURN
  CASE WHEN arn LIKE 'arn:%' THEN split_part(arn, ':', 5)
    WHEN arn LIKE 'getatt:%' THEN '' END
