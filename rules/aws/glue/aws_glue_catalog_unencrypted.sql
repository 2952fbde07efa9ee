/*
id: aws_glue_catalog_unencrypted
title: Glue data catalog keeps its metadata unencrypted
severity: medium
description: Names, columns and places of all data sets lie in the clear.
remediation:
  console: 'Glue > Catalog settings: Metadata encryption.'
  cli: >-
    aws glue put-data-catalog-encryption-settings --data-catalog-encryption-settings
    EncryptionAtRest={CatalogEncryptionMode=SSE-KMS}
  terraform: Set encryption_at_rest { catalog_encryption_mode = "SSE-KMS" }.
mapped_from: [prowler glue_data_catalogs_metadata_encryption_enabled]
references:
  - https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html
*/
SELECT resource_uid, name, metadata
FROM aws_glue_catalog_encryption
WHERE upper(metadata) = 'DISABLED'
