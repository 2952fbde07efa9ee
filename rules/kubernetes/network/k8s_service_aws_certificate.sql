/*
id: k8s_service_aws_certificate
title: Load balancer of AWS has no certificate
severity: medium
description: What callers send goes to the load balancer in the clear, unless the pods have TLS of their own.
remediation:
  console: >
    Name a certificate in the annotation service.beta.kubernetes.io/aws-load-balancer-ssl-cert, or pass TLS on to the pods.
attack: [T1040]
references:
  - https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
*/
SELECT resource_uid, namespace, name, type, ports
FROM k8s_service
WHERE type = 'LoadBalancer'
  AND any_match(json_keys(CASE WHEN NOT json_has(metadata, 'annotations') THEN '{}' ELSE metadata -> 'annotations' END), lambda a :
    a LIKE 'service.beta.kubernetes.io/aws-load-balancer-%')
  AND json_text_or('', metadata, 'annotations', 'service.beta.kubernetes.io/aws-load-balancer-ssl-cert') = ''
  AND any_match(ports, lambda p : p['port'] = 443)
