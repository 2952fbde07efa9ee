/*
id: gcp_bigquery_dataset_public
title: Dataset is open to everybody
severity: critical
description: allUsers or allAuthenticatedUsers read, or write, every table of the dataset.
remediation:
  console: "BigQuery > dataset > Sharing: remove them."
  cli: bq update --source <file> <project>:<dataset>
frameworks:
  cis_gcp_5.0: ["7.1"]
  iso27001_2022: [A.8.1]
  pci_dss_4.0: [
    "1.2.8", "1.3.1", "1.3.2", "1.4.2", "1.5.1", "2.2.7", "3.5.1", "5.3.4", "8.3.2", "10.2.1", "10.2.2", "10.3.1", "10.3.2",
    "10.6.3", A1.1.2, A1.1.3, A1.2.1, A3.4.1]
  hipaa: [164_308_a_1_ii_b, 164_308_a_4_i, 164_312_a_1]
mapped_from: [prowler bigquery_dataset_public_access]
references:
  - https://cloud.google.com/bigquery/docs/control-access-to-resources-iam
*/
SELECT resource_uid, project, name, access, bindings
FROM gcp_bigquery_dataset
WHERE -- One list in two forms: either decides where the other is not in the record.
  CASE WHEN access IS NULL
    THEN any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))
    ELSE any_match(access, lambda a : a['who'] IN ('allUsers', 'allAuthenticatedUsers')) OR (
      any_match(bindings, lambda b : any_match(b['members'], lambda m : m IN ('allUsers', 'allAuthenticatedUsers')))) IS TRUE END
