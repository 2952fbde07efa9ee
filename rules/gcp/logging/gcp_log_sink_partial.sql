/*
id: gcp_log_sink_partial
title: Log sink leaves entries out
severity: low
description: >
  A sink with a filter or exclusions, or one that is switched off, is no copy of all logs; CIS asks for one that is.
remediation:
  console: "Logging > Log router: a sink without a filter, beside this one."
  cli: gcloud logging sinks create all <destination>
attack: [T1562, T1049]
mapped_from: [prowler logging_sink_created]
references:
  - https://cloud.google.com/logging/docs/export/configure_export_v2
*/
SELECT resource_uid, project, name, destination, filter, disabled, exclusions
FROM gcp_log_sink
WHERE filter <> '' OR disabled OR exclusions > 0
