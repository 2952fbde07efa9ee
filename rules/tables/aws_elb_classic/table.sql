/*
Classic load balancers. Attributes are an API answer of their own: lay describe-load-balancer-attributes beside the rest as
LoadBalancerAttributes.
  scheme               internet-facing, internal
  listeners            list of {protocol, port, instance_protocol, certificate, policies}; protocols in upper case; certificate
                       empty: none
  tls_policies         names of its policies that stand on one of the secure predefined ones; NULL: not collected, or policies
                       of their own resource
  access_logs          requests are logged
  cross_zone           spreads requests over the instances of all zones
  connection_draining  lets running requests end before an instance leaves
  zones                number of its zones, or of its subnets
  desync_mode          defensive, monitor, strictest
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-elasticloadbalancing-loadbalancer.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb
  https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html
*/
