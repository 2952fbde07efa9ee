/*
id: aws_ec2_instance_tenancy
title: Instance has a tenancy that is not approved
severity: informational
description: >-
  The instance runs on hardware of another kind (shared, dedicated, host) than the policy of the organization wants.
remediation:
  console: EC2 > Instances > stop, then Actions > Instance settings > Modify instance placement.
  cli: aws ec2 modify-instance-placement --instance-id <id> --tenancy default
  terraform: Set tenancy on aws_instance.
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-instance.html
params:
  tenancies:
    type: text_list
    default: ["default", "dedicated"]
    meaning: 'tenancies that are approved: default, dedicated, host'
*/
SELECT resource_uid, name, tenancy
FROM aws_ec2_instance
WHERE tenancy NOT IN ($tenancies)
