/*
id: aws_s3_bucket_replication
title: S3 bucket has no replication
severity: low
description: All copies of the objects lie in one region and one account; a mistake or an outage there takes them.
remediation:
  console: 'S3 > bucket > Management > Replication rules: Create replication rule.'
  cli: aws s3api put-bucket-replication --bucket <name> --replication-configuration file://replication.json
  terraform: Add an aws_s3_bucket_replication_configuration with an enabled rule.
attack: [T1485]
mapped_from: [prowler s3_bucket_cross_region_replication]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
*/
SELECT resource_uid, name, replication
FROM aws_s3_bucket_replication
WHERE NOT replication
