/*
id: aws_acm_certificate_wildcard
title: Certificate holds for every name of a domain
severity: low
description: Whoever has its key can be any host of the domain; one lost key costs them all.
remediation:
  console: "ACM > Request: name the hosts."
  cli: aws acm request-certificate --domain-name <host> --subject-alternative-names <hosts>
  terraform: Name the host in domain_name.
attack: [T1557]
references:
  - https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html
*/
SELECT resource_uid, name, domain
FROM aws_acm_certificate
WHERE domain LIKE '*.%'
