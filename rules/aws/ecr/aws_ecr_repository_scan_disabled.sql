/*
id: aws_ecr_repository_scan_disabled
title: ECR repository does not scan images when they are pushed
severity: medium
description: Images with known holes go into production unnoticed.
remediation:
  console: 'ECR > Private registry > Repositories > Edit: Scan on push.'
  cli: aws ecr put-image-scanning-configuration --repository-name <name> --image-scanning-configuration scanOnPush=true
  terraform: Set image_scanning_configuration { scan_on_push = true }.
mapped_from: [prowler ecr_repositories_scan_images_on_push_enabled]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html
*/
SELECT resource_uid, name, scan_on_push
FROM aws_ecr_repository
WHERE NOT scan_on_push
