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
frameworks:
  cis_aws_7.0: ["4.9"]
  nist_800_53_r5: ["ac_2_4", "ac_3_1", "ac_3_10", "ac_4_26", "ac_6_9", "au_2_b", "au_3_a", "au_3_b", "au_3_c", "au_3_d",
    "au_3_e", "au_3_f", "au_6_3", "au_6_4", "au_6_6", "au_6_9", "au_8_b", "au_10", "au_12_a", "au_12_c", "au_12_1", "au_12_2",
    "au_12_3", "au_12_4", "au_14_a", "au_14_b", "au_14_3", "ca_7_b", "cm_5_1_b", "cm_6_a", "cm_9_b", "ia_3_3_b", "ma_4_1_a",
    "pm_14_a_1", "pm_14_b", "pm_31", "sc_7_9_b", "si_1_1_c", "si_3_8_b", "si_4_2", "si_4_17", "si_4_20", "si_7_8",
    "si_10_1_c"]
  iso27001_2022: ["A.8.15", "A.8.16"]
  hipaa: ["164_308_a_1_ii_d", "164_308_a_3_ii_a", "164_308_a_6_ii", "164_312_a_2_i", "164_312_b", "164_312_e_2_i"]
  gdpr: ["article_30"]
  soc2: ["cc_2_1", "cc_7_2"]
mapped_from: [prowler cloudtrail_s3_dataevents_read_enabled]
references:
  - https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
*/
SELECT resource_uid, name, selectors
FROM aws_cloudtrail_trail
WHERE NOT any_match(selectors, lambda s : s['s3'] AND s['read_write'] <> 'WriteOnly')
