/*
id: azure_storage_account_queue_logging
title: Queue requests of a storage account are not logged
severity: low
description: Without a record of reads, writes and deletes nobody can tell who emptied or filled a queue.
remediation:
  console: 'Storage account > Monitoring > Diagnostic settings > queue: log StorageRead, StorageWrite and StorageDelete.'
  cli: az storage logging update --account-name <account> --services q --log rwd --retention 90
  terraform: >-
    Set queue_properties { logging { read = true, write = true, delete = true } }, or an azurerm_monitor_diagnostic_setting on
    the queue service.
attack: [T1562.008]
references:
  - https://learn.microsoft.com/azure/storage/queues/monitor-queue-storage
*/
SELECT resource_uid, name, reads, writes, deletes
FROM azure_storage_queue_logging
WHERE NOT (reads AND writes AND deletes)
