/*
id: aws_cloudtrail_insights
title: Trail has no Insights
severity: informational
description: Unusual numbers of calls and errors, as in an attack, are not pointed out.
remediation:
  console: 'CloudTrail > Trails > Insights events: Enabled.'
  cli: aws cloudtrail put-insight-selectors --trail-name <name> --insight-selectors '[{"InsightType":"ApiCallRateInsight"}]'
  terraform: Add an insight_selector to aws_cloudtrail.
frameworks:
  nist_csf_2.0: ["cm_1", "dp_4"]
  pci_dss_4.0: ["10.3.2", "10.3.3", "10.3.4", "10.5.1", "5.3.4", "A1.2.1.8"]
mapped_from: [prowler cloudtrail_insights_exist]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, insights
FROM aws_cloudtrail_trail
WHERE NOT insights
