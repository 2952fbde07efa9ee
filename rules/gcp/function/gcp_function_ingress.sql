/*
id: gcp_function_ingress
title: Function answers the whole internet
severity: medium
description: With ingress ALLOW_ALL the function is reachable by everybody; only its own checks stand before it.
remediation:
  console: "Cloud Functions > function > Edit > Connections: internal traffic, or through the load balancer."
  cli: gcloud functions deploy <name> --ingress-settings=internal-only
attack: [T1190]
references:
  - https://cloud.google.com/functions/docs/networking/network-settings
*/
SELECT resource_uid, project, name, ingress, http
FROM gcp_function
WHERE http AND ingress = 'ALLOW_ALL'
