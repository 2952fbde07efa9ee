/*
id: aws_s3_bucket_acl_enabled
title: Bucket still uses ACLs
severity: low
description: >-
  Objects may belong to other accounts and carry grants of their own, so that the policy alone does not say who can read them.
  Bucket owner enforced turns ACLs off.
remediation:
  console: 'S3 > bucket > Permissions > Object Ownership: ACLs disabled.'
  cli: >-
    aws s3api put-bucket-ownership-controls --bucket <name> --ownership-controls Rules=[{ObjectOwnership=BucketOwnerEnforced}]
  terraform: Set object_ownership = "BucketOwnerEnforced" in aws_s3_bucket_ownership_controls.
frameworks:
  nist_csf_2.0: ["ds_5"]
  pci_dss_4.0: ["7.2.1", "7.2.2", "7.2.5", "7.3.1", "7.3.2", "7.3.3", "8.2.7", "8.2.8", "8.3.4"]
mapped_from: [prowler s3_bucket_acl_prohibited]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
*/
SELECT resource_uid, name, object_ownership
FROM aws_s3_bucket_ownership
WHERE object_ownership <> 'BucketOwnerEnforced'
