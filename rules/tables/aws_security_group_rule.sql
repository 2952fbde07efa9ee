/*
Rules of security groups that are resources of their own in templates and plans; aws_security_group holds these rows too.
  ingress      list of {protocol, from_port, to_port, cidrs, groups, prefix_lists, described, listed}; NULL: not in the record
  egress       the same of what may leave
*/
CREATE VIEW aws_security_group_rule AS
SELECT resource_uid,
  make_array(cloudformation_permission(configuration, 'Source')) AS ingress,
  array_transform(no_elements(configuration), lambda p : cloudformation_permission(p, 'Destination')) AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::SecurityGroupIngress'
UNION ALL BY NAME
SELECT resource_uid,
  array_transform(no_elements(configuration), lambda p : cloudformation_permission(p, 'Source')) AS ingress,
  make_array(cloudformation_permission(configuration, 'Destination')) AS egress
FROM changes WHERE shape = 'cloudformation' AND resource_type = 'AWS::EC2::SecurityGroupEgress'
UNION ALL BY NAME
SELECT resource_uid,
  CASE json_get_str(configuration, 'type')
    WHEN 'ingress' THEN make_array(terraform_permission(configuration, 'source_security_group_id'))
    WHEN 'egress'
      THEN array_transform(no_elements(configuration), lambda p : terraform_permission(p, 'source_security_group_id')) END AS ingress,
  CASE json_get_str(configuration, 'type')
    WHEN 'egress' THEN make_array(terraform_permission(configuration, 'source_security_group_id'))
    WHEN 'ingress'
      THEN array_transform(no_elements(configuration), lambda p : terraform_permission(p, 'source_security_group_id')) END AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_security_group_rule'
UNION ALL BY NAME
SELECT resource_uid,
  make_array(terraform_vpc_permission(configuration)) AS ingress,
  array_transform(no_elements(configuration), lambda p : terraform_vpc_permission(p)) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_security_group_ingress_rule'
UNION ALL BY NAME
SELECT resource_uid,
  array_transform(no_elements(configuration), lambda p : terraform_vpc_permission(p)) AS ingress,
  make_array(terraform_vpc_permission(configuration)) AS egress
FROM changes WHERE shape = 'terraform' AND resource_type = 'aws_vpc_security_group_egress_rule'
