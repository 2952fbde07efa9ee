/*
id: gcp_subnetwork_private_access
title: Subnet has no private way to Google's APIs
severity: low
description: Without private Google access machines need external addresses to reach storage or registries.
remediation:
  console: "VPC network > subnet > Edit: private Google access on."
  cli: gcloud compute networks subnets update <name> --enable-private-ip-google-access
  terraform: |
    private_ip_google_access = true
references:
  - https://cloud.google.com/vpc/docs/private-google-access
*/
SELECT resource_uid, project, name, private_google_access, purpose
FROM gcp_subnetwork
WHERE NOT private_google_access AND purpose = 'PRIVATE'
