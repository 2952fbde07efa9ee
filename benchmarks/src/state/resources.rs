//! Resources that are alike in size and not in name: security groups as AWS Config tells of them. One in a hundred is open to the
//! world, so that there are findings.

use serde_json::{Value, json};

/// Resources in one body.
pub const BATCH: usize = 500;

/// Bodies of JSON lines that tell of so many resources.
pub fn bodies(count: usize) -> impl Iterator<Item = Vec<u8>> {
    (0..count).step_by(BATCH).map(move |first| {
        let numbers = first..count.min(first + BATCH);
        let lines = numbers.map(|number| format!("{}\n", group(number)));
        lines.collect::<String>().into_bytes()
    })
}

fn group(number: usize) -> Value {
    let (id, account) = (
        format!("sg-{number:017x}"),
        format!("{:012}", 111_122_223_333 + number % 50),
    );
    let arn = format!("arn:aws:ec2:eu-central-1:{account}:security-group/{id}");
    let world = number.is_multiple_of(100);
    let permission = |port: usize| {
        let range = if world && port == 0 {
            "0.0.0.0/0".to_owned()
        } else {
            format!("10.{}.{port}.0/24", number % 256)
        };
        json!({"ipProtocol": "tcp", "fromPort": 22 + port, "toPort": 22 + port,
            "ipv4Ranges": [{"cidrIp": range, "description": "administrators of the shop, by way of the office"}],
            "ipv6Ranges": [], "prefixListIds": [], "userIdGroupPairs": []})
    };
    let permissions: Vec<Value> = (0..10).map(permission).collect();
    let time = "2026-11-01T10:01:30.000Z";
    json!({
        "configurationItemVersion": "1.3", "configurationItemCaptureTime": time, "configurationStateId": 1_793_527_000_002_u64,
        "awsAccountId": account, "configurationItemStatus": "OK", "resourceType": "AWS::EC2::SecurityGroup",
        "resourceId": id, "resourceName": format!("group-{number}"), "ARN": arn, "awsRegion": "eu-central-1",
        "availabilityZone": "Not Applicable", "tags": {"owner": "platform", "service": format!("service-{}", number % 700)},
        "relatedEvents": [], "relationships": [], "supplementaryConfiguration": {},
        "configuration": {
            "description": "hosts of a service", "groupName": format!("group-{number}"), "groupId": id, "ownerId": account,
            "vpcId": format!("vpc-{:08x}", number % 1_000), "tags": [{"key": "owner", "value": "platform"}],
            "ipPermissions": permissions, "ipPermissionsEgress": [],
        },
    })
}
