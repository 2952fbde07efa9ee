//! What stands for values that are given and not known. Knows no file.

use super::*;
use serde_json::json;

#[test]
fn a_secret_from_an_open_parameter_is_told_from_a_key() {
    let parameters = json!({"P": {"Type": "String"}});
    let check = |key: &str, name: &str| given(key, &json!({"Ref": name}), parameters.as_object());
    assert_eq!(check("MasterUserPassword", "P"), Some(json!("parameter:P")));
    assert_eq!(check("KmsKeyId", "P"), Some(json!("ref:P")));
    assert_eq!(check("MasterUserPassword", "Undeclared"), Some(json!("ref:Undeclared")));
    for key in ["PrivateKey", "SshKey", "AccessKey", "client_secret", "RefreshToken"] {
        assert_eq!(check(key, "P"), Some(json!("parameter:P")), "{key}");
    }
    assert_eq!(check("CidrIp", "P"), None);
}

#[test]
fn what_is_given_behind_a_condition_is_given() {
    let template = json!({
        "Parameters": {"K": {"Type": "String"}, "L": {"Type": "String"}, "E": {"Type": "String"}},
        "Conditions": {"Yes": {"Fn::Equals": ["a", "a"]}, "Open": {"Fn::Equals": [{"Ref": "E"}, "prod"]}},
        "Resources": {},
    });
    let (object, none) = (template.as_object().unwrap(), Object::new());
    let context = Context {
        name: "",
        account: None,
        region: None,
        cluster: None,
        observed_at: 0,
    };
    let template = Template::new(object, &none, &context).unwrap();
    let check = |condition: &str, yes: Value, no: Value| {
        let object = json!({"KmsKeyId": {"Fn::If": [condition, yes, no]}});
        template.resolve_object(object.as_object().unwrap()).remove("KmsKeyId")
    };
    let (key, other, nothing) = (json!({"Ref": "K"}), json!({"Ref": "L"}), json!({"Ref": "AWS::NoValue"}));
    assert_eq!(check("Yes", key.clone(), nothing.clone()), Some(json!("ref:K")));
    assert_eq!(check("Open", key.clone(), other), Some(json!("ref:K|ref:L")));
    assert!(is_unknown(&check("Open", key, nothing).unwrap()));
}
