/*
Whether a policy of a classic load balancer names one of AWS's that want TLS 1.2; NULL: not known.
  policy  as CloudFormation writes it
*/
CREATE FUNCTION elb_names_tls_1_2(policy VARCHAR) RETURNS BOOLEAN RETURN
  policy ->> 'PolicyType' = 'SSLNegotiationPolicyType' AND any_match(json_array_or_empty(policy, 'Attributes'), lambda a :
    a ->> 'Name' = 'Reference-Security-Policy' AND a ->> 'Value' LIKE 'ELBSecurityPolicy-TLS-1-2-%')
