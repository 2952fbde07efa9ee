/*
id: aws_glue_job_version_old
title: Glue job runs on an old version of Glue
severity: low
description: >-
  Its Spark and Python get no more patches.
remediation:
  console: "Glue > Jobs > Job details: Glue version."
  cli: "aws glue update-job --job-name <name> --job-update GlueVersion=5.0,\u2026"
  terraform: "Set glue_version = \"5.0\"."
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/glue-controls.html
  - https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html
params:
  least: {type: text, default: "3.0", meaning: oldest version that is taken}
*/
SELECT resource_uid, name, version
FROM aws_glue_job
WHERE NOT version_at_least(version, $least)
