/*
id: gcp_gke_secrets_encryption
title: Cluster's secrets are not encrypted with a key of one's own
severity: medium
description: Application-layer encryption keeps secrets unreadable in etcd and its backups.
remediation:
  console: "Kubernetes Engine > cluster > Security: application-layer secrets encryption."
  cli: gcloud container clusters update <name> --database-encryption-key=<key>
  terraform: |
    database_encryption {
      state    = "ENCRYPTED"
      key_name = google_kms_crypto_key.gke.id
    }
attack: [T1552]
references:
  - https://cloud.google.com/kubernetes-engine/docs/how-to/encrypting-secrets
*/
SELECT resource_uid, project, name, secrets_encrypted
FROM gcp_gke_cluster
WHERE NOT secrets_encrypted
