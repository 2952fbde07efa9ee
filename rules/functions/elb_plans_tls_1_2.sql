/*
Whether a policy of a classic load balancer in a plan names one of AWS's that want TLS 1.2; NULL: not known.
  policy  an aws_load_balancer_policy or aws_lb_ssl_negotiation_policy
*/
CREATE FUNCTION elb_plans_tls_1_2(policy VARCHAR) RETURNS BOOLEAN RETURN
  any_match(texts_of_both(json_array_or_empty(policy, 'policy_attribute'), json_array_or_empty(policy, 'attribute')), lambda a :
    a ->> 'name' = 'Reference-Security-Policy' AND a ->> 'value' LIKE 'ELBSecurityPolicy-TLS-1-2-%')
