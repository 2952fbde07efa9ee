/*
An access key as aws_iam_user lists it.
  k  element of the answer of list-access-keys, with its last use beside it where it was asked for
*/
CREATE FUNCTION iam_access_key(k VARCHAR) RETURN
  named_struct('active', json_get_str(k, 'Status') = 'Active', 'created', json_get_str(k, 'CreateDate'),
    'used', CASE WHEN json_has(k, 'AccessKeyLastUsed') THEN json_text_or('N/A', k, 'AccessKeyLastUsed', 'LastUsedDate') END)
