/*
id: gcp_service_perimeter_no_services
title: Service perimeter restricts no service
severity: medium
description: Projects stand inside, and data leave and enter as if there were no perimeter.
remediation:
  console: Security > VPC Service Controls > perimeter > Restricted services.
  cli: gcloud access-context-manager perimeters update <perimeter> --add-restricted-services=storage.googleapis.com
  terraform: Set restricted_services in status.
attack: [T1537]
references:
  - https://cloud.google.com/vpc-service-controls/docs/service-perimeters
*/
SELECT resource_uid, name, members, services
FROM gcp_service_perimeter
WHERE array_length(members) > 0 AND array_length(services) = 0
