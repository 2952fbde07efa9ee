/*
id: aws_batch_job_privileged
title: Batch job runs a privileged container
severity: high
description: A privileged container has the rights of root on the host.
remediation:
  console: 'Batch > Job definitions > Create revision: Privileged off.'
  cli: aws batch register-job-definition --container-properties file://container.json …
  terraform: Leave privileged out of container_properties.
attack: [T1611]
references:
  - https://docs.aws.amazon.com/batch/latest/userguide/job_definition_parameters.html
*/
SELECT resource_uid, name, privileged
FROM aws_batch_job_definition
WHERE privileged
