/*
id: aws_rds_proxy_tls_not_required
title: RDS proxy accepts connections without TLS
severity: medium
description: Passwords and data between application and proxy can be read on the network.
remediation:
  console: 'RDS > Proxies > Modify: Require Transport Layer Security.'
  cli: aws rds modify-db-proxy --db-proxy-name <name> --require-tls
  terraform: Set require_tls = true in the aws_db_proxy.
attack: [T1040]
mapped_from: [prowler rds_instance_transport_encrypted]
references:
  - https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html
*/
SELECT resource_uid, name, require_tls
FROM aws_rds_proxy
WHERE NOT require_tls
