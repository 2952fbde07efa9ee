/*
id: aws_eks_node_group_ssh_open
title: Nodes of an EKS cluster take SSH from the internet
severity: high
description: With a key pair and no security group as the source, port 22 of the nodes is open to everybody.
remediation:
  console: "EKS > Cluster > Compute: make the node group again with allowed security groups, or without remote access."
  cli: aws eks create-nodegroup --remote-access ec2SshKey=<key>,sourceSecurityGroups=<groups> …
  terraform: Set source_security_group_ids in remote_access.
attack: [T1133]
references:
  - https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html
*/
SELECT resource_uid, name, ssh_key, source_groups
FROM aws_eks_node_group
WHERE ssh_key <> '' AND source_groups = 0
