/*
id: aws_directory_ldaps_disabled
title: Directory answers LDAP without TLS
severity: medium
description: Passwords can be read on the network.
remediation:
  console: 'Directory Service > Directory > Networking & security: Client-side LDAPS.'
  cli: aws ds enable-ldaps --directory-id <id> --type Client
attack: [T1040]
references:
  - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_ldap_client_side.html
*/
SELECT resource_uid, name, ldaps
FROM aws_directory
WHERE NOT ldaps
