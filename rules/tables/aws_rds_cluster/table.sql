/*
DB clusters of RDS and Aurora. In a template an absent property has the documented default; a live record that lacks one did
not collect it. Clusters of Neptune and DocumentDB, which the RDS API lists too, are in tables of their own.
  engine               aurora, aurora-mysql, aurora-postgresql, mysql, postgres
  engine_version       as the engine writes it
  storage_encrypted    data is encrypted at rest; NULL in a template where a snapshot or a source cluster decides
  kms_key              key that encrypts the storage
  backup_days          days that automated backups are kept
  deletion_protection  refuses to be deleted
  copy_tags            snapshots get the tags of the cluster
  iam_auth             IAM users and roles can log in
  multi_az             has instances in several zones; NULL in a template, where the instances stand elsewhere
  auto_minor_upgrade   minor engine versions are installed by themselves; NULL: decided by the instances
  log_exports          list of the logs that go to CloudWatch; the API leaves the field out where there are none
  backtrack_seconds    how far an Aurora MySQL cluster can be rewound, 0: not at all
  username             login of the administrator
  port                 port that the database listens on; -1 in a template: the engine's default
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rds_cluster
*/
