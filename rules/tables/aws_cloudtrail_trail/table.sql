/*
CloudTrail trails. Whether a live trail is logging, and its selectors, are answers of their own (get-trail-status, get-event-
selectors): NULL where they are not laid beside (Status, EventSelectors).
  multi_region   it records all regions
  logging        it is switched on
  validation     digest files prove that logs were not changed
  kms_key        the key of its logs; empty: those of S3
  log_group      ARN of the CloudWatch log group; empty: none
  delivered      when logs last came there, RFC 3339; empty: never; not said: not in the record
  bucket         where the logs go
  global_events  events of IAM and other global services
  selectors      list of {management, read_write, s3}: management events, All, ReadOnly or WriteOnly, object events of some
                 bucket; empty: management events, all; NULL: not in the record
  insights       some insight is on; NULL: not in the record
  organization   it records the whole organization
*/
