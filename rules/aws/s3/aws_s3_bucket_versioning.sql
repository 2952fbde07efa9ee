/*
id: aws_s3_bucket_versioning
title: S3 bucket has no versioning
severity: medium
description: 'What is overwritten or deleted, by mistake or by ransomware, is gone: versioning is off or suspended.'
remediation:
  console: 'S3 > bucket > Properties > Bucket Versioning: Enable.'
  cli: aws s3api put-bucket-versioning --bucket <name> --versioning-configuration Status=Enabled
  terraform: Add an aws_s3_bucket_versioning with versioning_configuration { status = "Enabled" }.
attack: [T1485, T1486]
mapped_from: [prowler s3_bucket_object_versioning]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
*/
SELECT resource_uid, name, versioning
FROM aws_s3_bucket_versioning
WHERE versioning <> 'Enabled'
