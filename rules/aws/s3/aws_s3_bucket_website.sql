/*
id: aws_s3_bucket_website
title: Bucket serves a website
severity: informational
description: >-
  A website endpoint speaks plain HTTP only and asks for a bucket that is open to everybody; CloudFront before a closed bucket
  does not.
remediation:
  console: "S3 > Bucket > Properties > Static website hosting: Disable."
  cli: aws s3api delete-bucket-website --bucket <name>
  terraform: Remove aws_s3_bucket_website_configuration.
attack: [T1530]
references:
  - https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
*/
SELECT resource_uid, name, website
FROM aws_s3_bucket
WHERE website
