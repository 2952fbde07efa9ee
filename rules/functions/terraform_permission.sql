/*
A rule of a security group out of a Terraform plan.
  p       block ingress or egress, or an aws_security_group_rule
  groups  the member that names other groups
*/
CREATE FUNCTION terraform_permission(p VARCHAR, groups VARCHAR) RETURN
  security_group_permission(ip_protocol(p, 'protocol'), json_get_int(p, 'from_port'), json_get_int(p, 'to_port'),
    texts_of_both(json_texts_or_empty(p, 'cidr_blocks'), json_texts_or_empty(p, 'ipv6_cidr_blocks')),
    json_texts_or_empty(p, groups),
    json_texts_or_empty(p, 'prefix_list_ids'),
    json_text_or('', p, 'description') <> '')
