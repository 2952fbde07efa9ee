//! Commands as they stand in rules, and what becomes of them.

use super::*;
use crate::life::tests::change;
use schemas::ChangeKind;

fn of(provider: &str, uid: &str, name: Option<&str>) -> ConfigChange {
    ConfigChange {
        provider: provider.into(),
        resource_uid: uid.into(),
        resource_name: name.map(str::to_owned),
        region: Some("eu-central-1".into()),
        ..change("c", 1, ChangeKind::Update)
    }
}

fn check(change: &ConfigChange, evidence: &str, command: &str, expect: &str) {
    assert_eq!(filled(command, change, evidence), expect, "{}", change.resource_uid);
}

#[test]
fn aws() {
    let group = of("aws", "arn:aws:ec2:eu-central-1:1:security-group/sg-0a1", Some("web"));
    check(
        &group,
        "{}",
        "aws ec2 revoke-security-group-ingress --group-id <id> --protocol tcp --security-group-rule-ids <rule>",
        "aws ec2 revoke-security-group-ingress --group-id sg-0a1 --protocol tcp --security-group-rule-ids <rule>",
    );
    check(&group, "{}", "aws x --group-name <name>", "aws x --group-name <name>");
    let bucket = of("aws", "arn:aws:s3:::logs", Some("logs"));
    check(
        &bucket,
        "{}",
        "aws s3api put-bucket-logging --bucket <name> --status '{\"TargetBucket\":\"<logs>\",\"TargetPrefix\":\"<name>/\"}'",
        "aws s3api put-bucket-logging --bucket logs --status '{\"TargetBucket\":\"<logs>\",\"TargetPrefix\":\"<name>/\"}'",
    );
    let volume = of("aws", "arn:aws:ec2:eu-central-1:1:volume/vol-1", None);
    check(
        &volume,
        "{}",
        "aws ec2 copy --volume-id <id> --kms-key-id <key> --region <region>",
        "aws ec2 copy --volume-id vol-1 --kms-key-id <key> --region eu-central-1",
    );
    let stage = of("aws", "arn:aws:apigateway:eu-central-1::/restapis/a1/stages/prod", None);
    check(
        &stage,
        "{}",
        "aws apigateway update-stage --rest-api-id <id> --stage-name <name> --patch op=replace,value=<id>",
        "aws apigateway update-stage --rest-api-id a1 --stage-name prod --patch op=replace,value=<id>",
    );
    let role = of("aws", "arn:aws:iam::1:role/service/deploy", None);
    check(
        &role,
        "{}",
        "aws iam detach-role-policy --role-name <name> --policy-arn <arn>",
        "aws iam detach-role-policy --role-name deploy --policy-arn <arn>",
    );
    let database = of("aws", "arn:aws:rds:eu-central-1:1:db:shop", None);
    check(
        &database,
        "{}",
        "aws rds modify --db-instance-identifier <name> --db-cluster-identifier <name>",
        "aws rds modify --db-instance-identifier shop --db-cluster-identifier <name>",
    );
    let secret = of(
        "aws",
        "arn:aws:secretsmanager:eu-central-1:1:secret:pw-a1b2c3",
        Some("pw"),
    );
    check(
        &secret,
        "{}",
        "aws x --secret-id <name> --arn <arn>",
        &format!("aws x --secret-id pw --arn {}", secret.resource_uid),
    );
}

#[test]
fn azure() {
    let id = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Sql/servers/sql1/databases/shop";
    let database = of("azure", id, None);
    check(
        &database,
        "{}",
        "az sql db update --ids <id>; az sql db x --resource-group <group> --server <server> --name <database> --sku <name>",
        &format!("az sql db update --ids {id}; az sql db x --resource-group rg --server sql1 --name shop --sku <name>"),
    );
    let id = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Web/sites/shop";
    check(
        &of("azure", id, None),
        "{\"vnet\": \"net1\"}",
        "az webapp update --name <app> -g <group> --vnet <vnet> --storage <account>",
        "az webapp update --name shop -g rg --vnet <vnet> --storage <account>",
    );
}

#[test]
fn google_and_kubernetes() {
    check(
        &of("gcp", "//storage.googleapis.com/logs", None),
        "{}",
        "gcloud storage buckets update gs://<bucket>",
        "gcloud storage buckets update gs://logs",
    );
    let machine = of(
        "gcp",
        "//compute.googleapis.com/projects/p/zones/z1/instances/vm1",
        None,
    );
    check(
        &machine,
        "{}",
        "gcloud compute instances update <name> --zone=<zone> --project <project> --source-ranges=<your ranges>",
        "gcloud compute instances update vm1 --zone=z1 --project p --source-ranges=<your ranges>",
    );
    check(
        &of("gcp", "//x.googleapis.com/a", None),
        "{\"project\": \"p\", \"key\": \"k\"}",
        "x --project=<project> --key <key>",
        "x --project=p --key <key>",
    );
    let deployment = of("kubernetes", "k8s://prod/shop/Deployment/web", None);
    check(
        &deployment,
        "{}",
        "kubectl -n <namespace> edit deployment <name>",
        "kubectl -n shop edit deployment web",
    );
    let set = of("kubernetes", "k8s://prod/shop/StatefulSet/web", None);
    check(
        &set,
        "{}",
        "kubectl edit deployment <name>",
        "kubectl edit deployment <name>",
    );
}

#[test]
fn what_a_shell_could_run_is_not_put_in() {
    for name in ["a;rm -rf ~", "$(id)", "a b", "`id`", "-rf", "ä"] {
        let bucket = of("aws", &format!("arn:aws:s3:::{name}"), None);
        check(
            &bucket,
            "{}",
            "aws s3api x --bucket <name>",
            "aws s3api x --bucket <name>",
        );
    }
    check(
        &of("aws", "terraform://main.tf/aws_s3_bucket.a", None),
        "{}",
        "aws x --bucket <name>",
        "aws x --bucket <name>",
    );
}
