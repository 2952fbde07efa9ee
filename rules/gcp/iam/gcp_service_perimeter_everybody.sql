/*
id: gcp_service_perimeter_everybody
title: Service perimeter lets every identity in from everywhere
severity: high
description: >-
  The ingress rule takes back what the perimeter is for: whoever has a key of a project inside uses it from anywhere.
remediation:
  console: 'Security > VPC Service Controls > perimeter > Ingress policy: name identities and sources.'
  terraform: Name identities and access levels in ingress_from.
attack: [T1537]
references:
  - https://cloud.google.com/vpc-service-controls/docs/ingress-egress-rules
*/
SELECT resource_uid, name, everybody
FROM gcp_service_perimeter
WHERE everybody
