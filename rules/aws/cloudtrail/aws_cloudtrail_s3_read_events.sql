/*
id: aws_cloudtrail_s3_read_events
title: Trail does not record who reads S3 objects
severity: low
description: Management events say who changed a bucket; only data events say who touched its objects.
remediation:
  console: 'CloudTrail > Trails > Data events: S3, all buckets.'
  cli: >-
    aws cloudtrail put-event-selectors --trail-name <name> --event-selectors
    '[{"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3"]}]}]'
  terraform: Add an event_selector with a data_resource of type AWS::S3::Object to aws_cloudtrail.
attack: [T1562.008]
mapped_from: [prowler cloudtrail_s3_dataevents_read_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, selectors
FROM aws_cloudtrail_trail
WHERE NOT any_match(selectors, lambda s : s['s3'] AND s['read_write'] <> 'WriteOnly')
