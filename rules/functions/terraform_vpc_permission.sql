/*
A rule of a security group as a resource of its own in a Terraform plan.
  p  an aws_vpc_security_group_ingress_rule or …_egress_rule
*/
CREATE FUNCTION terraform_vpc_permission(p VARCHAR) RETURN
  security_group_permission(ip_protocol(p, 'ip_protocol'), json_get_int(p, 'from_port'), json_get_int(p, 'to_port'),
    texts_of_both(json_texts_or_empty(p, 'cidr_ipv4'), json_texts_or_empty(p, 'cidr_ipv6')),
    json_texts_or_empty(p, 'referenced_security_group_id'),
    json_texts_or_empty(p, 'prefix_list_id'),
    json_text_or('', p, 'description') <> '')
