/*
CloudFront distributions. The API answers with a DistributionConfig (get-distribution) or with its fields (list-
distributions).
  logging             requests are logged by the distribution; NULL where a template or plan has a delivery source for it (version 2), which logs once a delivery takes it somewhere
  log_bucket          domain name of the bucket with the logs; empty: none
  viewer_policies     list of allow-all, https-only, redirect-to-https: the default behaviour's, then the others'
  custom_certificate  has a certificate of its own
  minimum_protocol    TLSv1, TLSv1.2_2021, …; TLSv1 with the certificate of CloudFront, whatever else is set
  sni                 sni-only, vip, static-ip: how it shows a certificate of its own; empty: certificate of CloudFront
  origins             list of {domain, s3, access_identity, access_control, protocol_policy, ssl_protocols}; s3: a bucket by its
                      REST endpoint; access_… empty: none; protocol_policy http-only, match-viewer, https-only, or s3
  web_acl             ARN or id of the web ACL; empty: none
  root_object         what / shows; empty: none
  geo_restriction     none, whitelist, blacklist
  origin_failover     has an origin group
Defaults of absent properties:
  https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-cloudfront-distribution.html
  https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudfront_distribution
  https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_DistributionConfig.html
*/
