/*
id: aws_redshift_cluster_enhanced_vpc_routing_disabled
title: Redshift cluster moves data outside its VPC
severity: medium
description: COPY and UNLOAD go over the internet, past security groups, endpoints and flow logs.
remediation:
  console: 'Redshift > Clusters > Properties > Network and security settings: Enhanced VPC routing.'
  cli: aws redshift modify-cluster --cluster-identifier <name> --enhanced-vpc-routing
  terraform: Set enhanced_vpc_routing = true in the aws_redshift_cluster.
mapped_from: [prowler redshift_cluster_enhanced_vpc_routing]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html
*/
SELECT resource_uid, name, enhanced_vpc_routing
FROM aws_redshift_cluster
WHERE NOT enhanced_vpc_routing
