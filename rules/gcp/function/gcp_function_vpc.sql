/*
id: gcp_function_vpc
title: Function is outside the network
severity: low
description: Without a VPC connector what the function calls goes over the internet.
remediation:
  console: "Cloud Functions > function > Edit > Connections: VPC connector."
references:
  - https://cloud.google.com/functions/docs/networking/connecting-vpc
*/
SELECT resource_uid, project, name, connector
FROM gcp_function
WHERE connector = ''
