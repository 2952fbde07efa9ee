/*
id: aws_elb_classic_unencrypted_listener
title: Classic load balancer takes requests without TLS
severity: medium
description: Passwords and sessions can be read on the way.
remediation:
  console: 'EC2 > Load balancers > Listeners: use HTTPS or SSL.'
  cli: >-
    aws elb create-load-balancer-listeners --load-balancer-name <name> --listeners
    Protocol=HTTPS,LoadBalancerPort=443,InstancePort=80,SSLCertificateId=<arn>
  terraform: Use lb_protocol = "https" in every listener.
attack: [T1040]
mapped_from: [prowler elb_ssl_listeners]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name
FROM aws_elb_classic
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTP', 'TCP'))
