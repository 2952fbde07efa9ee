/*
id: aws_ec2_instance_ebs_optimized
title: Instance is not EBS optimized
severity: informational
description: >-
  Traffic to volumes shares the network with everything else. Current types are optimized whatever this says; older ones need
  it.
remediation:
  console: 'EC2 > Instances > Actions > Instance settings > Change instance type: EBS-optimized.'
  cli: aws ec2 modify-instance-attribute --instance-id <id> --ebs-optimized
  terraform: Set ebs_optimized = true on aws_instance.
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ebs-optimized.html
params:
  cannot:
    type: text_list
    default: ["t1.*", "t2.*", m1.small, m1.medium, m2.xlarge, m3.medium, m3.large, c1.medium, c3.large, c3.8xlarge, cc2.8xlarge, "cg1.*",
      cr1.8xlarge, g2.8xlarge, hi1.4xlarge, hs1.8xlarge, i2.8xlarge, r3.large, r3.8xlarge]
    meaning: instance types that cannot be EBS optimized
*/
SELECT resource_uid, name, instance_type, ebs_optimized
FROM aws_ec2_instance
WHERE NOT ebs_optimized AND NOT any_match($cannot, lambda t : wildcard_match(t, instance_type))
