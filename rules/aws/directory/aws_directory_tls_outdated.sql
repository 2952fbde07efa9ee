/*
id: aws_directory_tls_outdated
title: Directory speaks an outdated version of TLS
severity: medium
description: TLS 1.0 and 1.1 have known weaknesses, and passwords pass over these connections.
remediation:
  console: "Directory Service > Directories > directory > Networking & security > Edit directory settings: TLS 1.0 and 1.1 off."
  cli: aws ds update-settings --directory-id <directory> --settings Name=TLS_1_0,Value=Disable Name=TLS_1_1,Value=Disable
attack: [T1557]
references:
  - https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_directory_settings.html
*/
SELECT resource_uid, name, old_tls
FROM aws_directory
WHERE old_tls
