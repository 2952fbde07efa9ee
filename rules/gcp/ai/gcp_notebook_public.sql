/*
id: gcp_notebook_public
title: Notebook instance has a public address
severity: medium
description: The machine, which holds data and the rights of an account, is on the internet.
remediation:
  console: 'Vertex AI > Workbench > New > Networking: clear Assign external IP address.'
  terraform: >-
    Set disable_public_ip = true in gce_setup of google_workbench_instance (no_public_ip = true in google_notebooks_instance).
attack: [T1190]
references:
  - https://cloud.google.com/vertex-ai/docs/workbench/instances/create
*/
SELECT resource_uid, project, name, public
FROM gcp_notebook_instance
WHERE public
