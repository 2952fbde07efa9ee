/*
id: aws_elb_classic_certificate_not_acm
title: Classic load balancer uses a certificate that ACM does not renew
severity: low
description: Certificates that people upload expire unnoticed.
remediation:
  console: 'EC2 > Load balancers > Listeners > Change SSL certificate: ACM.'
  cli: >-
    aws elb set-load-balancer-listener-ssl-certificate --load-balancer-name <name> --load-balancer-port 443 --ssl-certificate-id
    <acm arn>
  terraform: Use the ARN of an aws_acm_certificate.
mapped_from: [prowler elb_ssl_listeners_use_acm_certificate]
references:
  - https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html
*/
SELECT resource_uid, name
FROM aws_elb_classic
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTPS', 'SSL')
    AND NOT (l['certificate'] LIKE 'arn:%:acm:%' OR l['certificate'] LIKE 'ref:%' OR l['certificate'] LIKE 'getatt:%'
      OR l['certificate'] LIKE 'import:%'))
