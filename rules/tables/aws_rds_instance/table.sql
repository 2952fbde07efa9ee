/*
RDS DB instances. In a template an absent property has the documented default; a live record that lacks one did not collect
it.
  engine                    mysql, postgres, aurora-mysql, …
  engine_version            as the engine writes it
  cluster_member            belongs to a DB cluster, which decides on storage, backups and availability
  public                    has a public address; a template without the property makes one of no subnet group public, since the
                            default VPC has an internet gateway, and one of the group named default; Aurora's only the latter
  storage_encrypted         data is encrypted at rest; NULL in a template where a cluster, a snapshot or a source instance
                            decides
  kms_key                   key that encrypts the storage
  multi_az                  has a standby in another zone
  backup_days               days that automated backups are kept, 0: none
  deletion_protection       refuses to be deleted
  auto_minor_upgrade        minor engine versions are installed by themselves
  copy_tags                 snapshots get the tags of the instance
  iam_auth                  IAM users and roles can log in
  monitoring_seconds        interval of enhanced monitoring, 0: off
  performance_insights      Performance Insights is on
  log_exports               list of the logs that go to CloudWatch; the API leaves the field out where there are none
  username                  login of the administrator; empty: the cluster's
  port                      port that the database listens on; -1 in a template: the default of the engine; NULL, and 0 in a plan:
                            a cluster decides
  ca                        certificate authority of the server certificate
  performance_insights_key  key of Performance Insights; empty: aws/rds
  performance_insights_own_key  that is a key of one's own, not the service's; NULL: the ARN does not tell
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbinstance.html
  https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (PubliclyAccessible)
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance
*/
