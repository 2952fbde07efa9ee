/*
id: aws_s3_bucket_policy_cross_account
title: Bucket policy lets other accounts in
severity: medium
description: The policy names accounts that are neither the bucket's own nor on the list of trusted ones.
remediation:
  console: 'S3 > bucket > Permissions > Bucket policy: remove the foreign principals.'
  cli: aws s3api put-bucket-policy --bucket <name> --policy file://policy.json
  terraform: Change the policy of aws_s3_bucket_policy.
attack: [T1537]
mapped_from: [prowler s3_bucket_cross_account_access]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
params:
  trusted_accounts: {type: text_list, default: ["000000000000"], meaning: ids of accounts that may be let in}
*/
SELECT resource_uid, name, owner, policy
FROM aws_s3_bucket_policy
WHERE any_match(iam_policy_accounts(policy), lambda a : a <> owner AND a NOT IN ($trusted_accounts))
