/*
id: aws_cloudtrail_insights
title: Trail has no Insights
severity: informational
description: Unusual numbers of calls and errors, as in an attack, are not pointed out.
remediation:
  console: 'CloudTrail > Trails > Insights events: Enabled.'
  cli: aws cloudtrail put-insight-selectors --trail-name <name> --insight-selectors '[{"InsightType":"ApiCallRateInsight"}]'
  terraform: Add an insight_selector to aws_cloudtrail.
mapped_from: [prowler cloudtrail_insights_exist]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, insights
FROM aws_cloudtrail_trail
WHERE NOT insights
