/*
id: aws_ec2_instance_multiple_interfaces
title: Instance has more than one network interface
severity: informational
description: An instance in two networks is a way around what separates them.
remediation:
  console: EC2 > Network interfaces > Detach.
  cli: aws ec2 detach-network-interface --attachment-id <id>
  terraform: Attach one interface only (network_interface, aws_network_interface_attachment).
attack: [T1599]
mapped_from: [prowler ec2_instance_uses_single_eni]
references:
  - https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html
*/
SELECT resource_uid, name, network_interfaces
FROM aws_ec2_instance
WHERE network_interfaces > 1
