/*
id: aws_lb_listener_certificate_not_acm
title: Load balancer uses a certificate that ACM does not renew
severity: low
description: Certificates that people upload to IAM expire unnoticed.
remediation:
  console: "EC2 > Load balancers > Listeners > Change default certificate: from ACM."
  cli: aws elbv2 modify-listener --listener-arn <listener> --certificates CertificateArn=<acm arn>
  terraform: Use the ARN of an aws_acm_certificate as certificate_arn.
references:
  - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
*/
SELECT resource_uid, name, listeners
FROM aws_lb_listener
WHERE any_match(listeners, lambda l : l['protocol'] IN ('HTTPS', 'TLS')
    AND CASE WHEN l['certificate'] LIKE 'arn:%' THEN l['certificate'] LIKE 'arn:%:iam:%'
      WHEN l['certificate'] LIKE 'ref:%.%' THEN CASE WHEN l['certificate'] LIKE '%aws_iam_server_certificate.%' THEN true
        WHEN l['certificate'] LIKE '%aws_acm_certificate%' THEN false END
      WHEN l['certificate'] = '' THEN false END)
