/*
id: gcp_project_os_login_2fa
title: Project's OS Login asks for no second factor
severity: medium
description: A stolen session or key is enough to log in to machines.
remediation:
  console: "Compute Engine > Metadata: enable-oslogin-2fa TRUE."
  cli: gcloud compute project-info add-metadata --metadata=enable-oslogin-2fa=TRUE
references:
  - https://cloud.google.com/compute/docs/oslogin/set-up-oslogin
*/
SELECT resource_uid, project, name, metadata
FROM (SELECT * FROM gcp_project_metadata WHERE only IN ('', 'enable-oslogin-2fa'))
WHERE NOT any_match(metadata, lambda m : m['key'] = 'enable-oslogin-2fa' AND lower(m['value']) IN ('true', '1', 'y', 'yes'))
