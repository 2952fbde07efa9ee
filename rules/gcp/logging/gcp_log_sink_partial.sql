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
frameworks:
  iso27001_2022: [A.8.15, A.8.16]
  pci_dss_4.0: ["10.5.1", "11.5.2", "12.10.5", A3.3.1, A3.5.1]
  hipaa: [164_308_a_1_ii_d, 164_308_a_5_ii_c, 164_308_a_6_ii, 164_312_b, 164_312_e_2_i]
  soc2: [cc_2_1, cc_5_2, cc_7_2, cc_a_1_1, pi_1_2]
mapped_from: [prowler logging_sink_created]
references:
  - https://cloud.google.com/logging/docs/export/configure_export_v2
*/
SELECT resource_uid, project, name, destination, filter, disabled, exclusions
FROM gcp_log_sink
WHERE filter <> '' OR disabled OR exclusions > 0
