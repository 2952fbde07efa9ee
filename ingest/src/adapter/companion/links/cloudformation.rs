//! Companions of CloudFormation's resource types. What they lay begins with `$`: no property of a parent has such a name.

use crate::adapter::companion::link::{Link, link, siblings};

/// Links of CloudFormation's resources.
pub const CLOUDFORMATION: [Link; 8] = [
    link(
        "AWS::S3::BucketPolicy",
        "Bucket",
        &["AWS::S3::Bucket"],
        &["BucketName"],
        &[("PolicyDocument", "$policy")],
    ),
    link(
        "AWS::EC2::FlowLog",
        "ResourceId",
        &["AWS::EC2::VPC"],
        &[""],
        &[("", "$flow_log.[]")],
    ),
    Link {
        only: Some(("LogType", "ACCESS_LOGS")),
        ..link(
            "AWS::Logs::DeliverySource",
            "ResourceArn",
            &["AWS::CloudFront::Distribution"],
            &[""],
            &[("", "$log_source.[]")],
        )
    },
    link(
        "AWS::SecretsManager::RotationSchedule",
        "SecretId",
        &["AWS::SecretsManager::Secret"],
        &["Name"],
        &[("", "$rotation.[]")],
    ),
    link(
        "AWS::SecretsManager::ResourcePolicy",
        "SecretId",
        &["AWS::SecretsManager::Secret"],
        &["Name"],
        &[("ResourcePolicy", "$policy")],
    ),
    Link {
        only: Some(("RuleAction", "deny")),
        ..siblings(
            "AWS::EC2::NetworkAclEntry",
            "NetworkAclId",
            &["AWS::EC2::NetworkAclEntry"],
        )
    },
    link(
        "AWS::WAFv2::LoggingConfiguration",
        "ResourceArn",
        &["AWS::WAFv2::WebACL"],
        &[""],
        &[("", "$logging.[]")],
    ),
    link(
        "AWS::SQS::QueueInlinePolicy",
        "Queue",
        &["AWS::SQS::Queue"],
        &["QueueName"],
        &[("PolicyDocument", "$policy")],
    ),
];
