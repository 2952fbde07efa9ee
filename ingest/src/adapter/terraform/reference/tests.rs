//! What expressions make of values.

use serde_json::{Value, json};

use super::*;

fn unknown() -> Value {
    json!({"$unknown": "known after apply"})
}

fn check(resource_type: &str, mut values: Value, expressions: &Value, expect: &Value) {
    let plan = json!({"root_module": {"resources": [{"address": "aws_x.y", "expressions": expressions}]}});
    let configuration = Configuration::new(Some(&plan));
    let overlay = Overlay {
        configuration: &configuration,
        written: configuration.of("aws_x.y").unwrap(),
        resource_type,
        is_new: true,
    };
    let object = values.as_object_mut().unwrap();
    overlay.lay(object);
    object.remove(KEY);
    assert_eq!(&values, expect);
}

#[test]
fn what_nobody_set_is_absent() {
    check(
        "aws_docdb_cluster",
        json!({"engine": "docdb", "storage_encrypted": unknown(), "cluster_identifier": unknown(), "id": unknown()}),
        &json!({"engine": {"constant_value": "docdb"}, "cluster_identifier": {"references": ["random_id.r.hex", "random_id.r"]}}),
        &json!({"engine": "docdb", "cluster_identifier": unknown(), "id": unknown()}),
    );
    // What the account or a parent decides stays unknown.
    check(
        "aws_ebs_volume",
        json!({"encrypted": unknown()}),
        &json!({}),
        &json!({"encrypted": unknown()}),
    );
    check(
        "aws_db_instance",
        json!({"replicate_source_db": "a", "storage_encrypted": unknown(), "multi_az": unknown()}),
        &json!({"replicate_source_db": {"constant_value": "a"}}),
        &json!({"replicate_source_db": "a", "storage_encrypted": unknown(), "multi_az": unknown()}),
    );
}

#[test]
fn a_dynamic_block_over_an_unknown_list_is_unknown() {
    check(
        "google_compute_firewall",
        json!({"name": "f", "allow": unknown(), "destination_ranges": unknown()}),
        &json!({"name": {"constant_value": "f"}}),
        &json!({"name": "f", "allow": unknown()}),
    );
    // In another block.
    check(
        "google_compute_instance",
        json!({"network_interface": [{"network": "n", "access_config": unknown(), "network_ip": unknown()}]}),
        &json!({"network_interface": [{"network": {"constant_value": "n"}}]}),
        &json!({"network_interface": [{"network": "n", "access_config": unknown()}]}),
    );
    check(
        "kubernetes_pod_v1",
        json!({"spec": [{"container": unknown(), "node_name": unknown()}]}),
        &json!({"spec": [{}]}),
        &json!({"spec": [{"container": unknown()}]}),
    );
    // The provider fills it in as well: a bare group looks the same.
    check(
        "aws_security_group",
        json!({"ingress": unknown()}),
        &json!({}),
        &json!({}),
    );
}

#[test]
fn blocks_are_walked() {
    let reference = |name: &str| json!({"references": [format!("{name}.arn"), name]});
    check(
        "aws_api_gateway_stage",
        json!({"access_log_settings": [{"format": "x", "destination_arn": unknown(), "other": unknown()}]}),
        &json!({"access_log_settings": [{"format": {"constant_value": "x"}, "destination_arn": reference("aws_log.g")}]}),
        &json!({"access_log_settings": [{"format": "x", "destination_arn": "ref:aws_log.g.arn"}]}),
    );
    // Of two blocks the constants tell which is which; a dynamic block is not written, so nothing is said of it.
    check(
        "aws_x",
        json!({"set": [{"n": "2", "key_id": unknown()}, {"n": "1", "key_id": unknown()}], "dynamic": [{"key_id": unknown()}]}),
        &json!({"set": [{"n": {"constant_value": 1}, "key_id": reference("aws_a.a")}, {"n": {"constant_value": 2}}]}),
        &json!({"set": [{"n": "2"}, {"n": "1", "key_id": "ref:aws_a.a.arn"}], "dynamic": [{"key_id": unknown()}]}),
    );
}

#[test]
fn lists_and_loops() {
    let two = json!({"references": ["aws_subnet.a.id", "aws_subnet.a", "aws_subnet.b.id", "aws_subnet.b"]});
    let each = json!({"references": ["aws_kms_key.k", "count.index"]});
    check(
        "aws_x",
        json!({"subnet_ids": unknown(), "other_ids": [unknown(), "subnet-1", unknown()], "kms_key_id": unknown(),
            "policy": unknown(), "launch_configuration": unknown()}),
        &json!({"subnet_ids": two, "other_ids": two, "kms_key_id": each, "policy": each,
            "launch_configuration": {"references": ["aws_launch_configuration.lc.name", "aws_launch_configuration.lc"]}}),
        &json!({"subnet_ids": ["ref:aws_subnet.a.id", "ref:aws_subnet.b.id"],
            "other_ids": ["ref:aws_subnet.a.id", "subnet-1", "ref:aws_subnet.b.id"], "kms_key_id": "ref:aws_kms_key.k",
            "policy": unknown(), "launch_configuration": "ref:aws_launch_configuration.lc.name"}),
    );
}

#[test]
fn only_whole_links_become_references() {
    let check = |named: &[&str], expect: &[&str]| {
        let named: Vec<String> = named.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(linked(&named, false), expect, "{named:?}");
    };
    check(&["aws_kms_key.k.arn", "aws_kms_key.k"], &["aws_kms_key.k.arn"]);
    check(
        &["aws_kms_key.k[0].arn", "aws_kms_key.k[0]", "aws_kms_key.k"],
        &["aws_kms_key.k[0].arn"],
    );
    check(
        &[
            "aws_kms_key.k.arn",
            "aws_kms_key.k",
            "aws_kms_key.j.arn",
            "aws_kms_key.j",
        ],
        &["aws_kms_key.k.arn", "aws_kms_key.j.arn"],
    );
    check(&["aws_kms_key.k.enable_key_rotation", "aws_kms_key.k"], &[]);
}
