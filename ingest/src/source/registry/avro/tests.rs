//! What other writers' bytes become, and what bytes that lie become. The writer here is the library's.

use apache_avro::types::Value as Avro;
use apache_avro::writer::datum::GenericDatumWriter;

use super::*;

fn written(schema: &str, value: Avro) -> Vec<u8> {
    let schema = Schema::parse_str(schema).unwrap();
    let writer = GenericDatumWriter::builder(&schema).build().unwrap();
    writer.write_value_to_vec(value).unwrap()
}

fn check(schema: &str, value: Avro, expect: Value) {
    let (layout, bytes) = (Layout::parse(schema, &[]).unwrap(), written(schema, value));
    assert_eq!(layout.json(&bytes).unwrap(), expect, "{schema}");
    for cut in 0..bytes.len() {
        assert!(
            layout.json(&bytes[..cut]).is_err(),
            "{schema}: cut at {cut} of {}",
            bytes.len()
        );
    }
    let more = layout.json(&[bytes.as_slice(), &[0]].concat());
    assert!(more.unwrap_err().contains("left behind"), "{schema}");
}

fn refused(schema: &str, bytes: &[u8], expect: &str) {
    let why = Layout::parse(schema, &[]).unwrap().json(bytes).unwrap_err();
    assert!(why.contains(expect), "{schema}: {why}");
}

#[test]
fn every_type_becomes_json() {
    check("\"null\"", Avro::Null, json!(null));
    check("\"boolean\"", Avro::Boolean(true), json!(true));
    for number in [0, 1, -1, 63, -64, 64, i64::MAX, i64::MIN] {
        check("\"long\"", Avro::Long(number), json!(number));
    }
    check("\"int\"", Avro::Int(i32::MIN), json!(i32::MIN));
    check("\"float\"", Avro::Float(1.5), json!(1.5));
    check(
        "\"double\"",
        Avro::Double(f64::NAN),
        json!({"$unknown": "not a number"}),
    );
    check("\"string\"", Avro::String("grün".to_owned()), json!("grün"));
    check("\"bytes\"", Avro::Bytes(b"{}".to_vec()), json!("{}"));
    check(
        "\"bytes\"",
        Avro::Bytes(vec![0xff]),
        json!({"$unknown": "bytes that are no text"}),
    );
    check(
        r#"{"type": "fixed", "name": "F", "size": 2}"#,
        Avro::Fixed(2, b"ab".to_vec()),
        json!("ab"),
    );
    check(
        r#"{"type": "enum", "name": "E", "symbols": ["A", "B"]}"#,
        Avro::Enum(1, "B".to_owned()),
        json!("B"),
    );
    check(
        r#"["null", "string"]"#,
        Avro::Union(1, Box::new(Avro::String("x".to_owned()))),
        json!("x"),
    );
    check(
        r#"{"type": "array", "items": "int"}"#,
        Avro::Array(vec![Avro::Int(1), Avro::Int(2)]),
        json!([1, 2]),
    );
    check(
        r#"{"type": "map", "values": "int"}"#,
        Avro::Map([("a".to_owned(), Avro::Int(1))].into()),
        json!({"a": 1}),
    );
    check(
        r#"{"type": "long", "logicalType": "timestamp-millis"}"#,
        Avro::TimestampMillis(1_700_000_000_123),
        json!(1_700_000_000_123_i64),
    );
}

#[test]
fn decimals_keep_their_digits() {
    let schema = r#"{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}"#;
    let layout = Layout::parse(schema, &[]).unwrap();
    let check = |bytes: &[u8], expect: &str| {
        let framed = [&[u8::try_from(bytes.len()).unwrap() * 2], bytes].concat();
        assert_eq!(layout.json(&framed).unwrap(), json!(expect));
    };
    check(&[0x04, 0xd2], "12.34");
    check(&[0xff], "-0.01");
    check(&[0x00], "0.00");
    check(&[], "0.00");
    check(&[0x80, 0x00], "-327.68");
}

#[test]
fn records_refer_to_each_other() {
    let schema = r#"{"type": "record", "name": "Change", "namespace": "com.example", "fields": [
        {"name": "type", "type": "string"},
        {"name": "owner", "type": {"type": "record", "name": "Owner", "fields": [{"name": "team", "type": ["null", "string"]}]}},
        {"name": "reviewer", "type": "Owner"}]}"#;
    let owner = |team: Avro| Avro::Record(vec![("team".to_owned(), team)]);
    let value = Avro::Record(vec![
        ("type".to_owned(), Avro::String("AWS::S3::Bucket".to_owned())),
        ("owner".to_owned(), owner(Avro::Union(0, Box::new(Avro::Null)))),
        (
            "reviewer".to_owned(),
            owner(Avro::Union(1, Box::new(Avro::String("shop".to_owned())))),
        ),
    ]);
    let expect = json!({"type": "AWS::S3::Bucket", "owner": {"team": null}, "reviewer": {"team": "shop"}});
    check(schema, value, expect);

    // One that rests on another of the registry.
    let owner = r#"{"type": "record", "name": "com.example.Owner", "fields": [{"name": "team", "type": "string"}]}"#;
    let change = r#"{"type": "record", "name": "Change", "fields": [{"name": "owner", "type": "com.example.Owner"}]}"#;
    let layout = Layout::parse(change, &[owner.to_owned()]).unwrap();
    assert_eq!(layout.json(b"\x08shop").unwrap(), json!({"owner": {"team": "shop"}}));
}

#[test]
fn bytes_that_lie_are_refused() {
    refused("\"boolean\"", &[2], "stands for a boolean");
    refused("\"int\"", &[0xff, 0xff, 0xff, 0xff, 0x7f], "more than 32 bits");
    refused("\"long\"", &[0xff; 10], "more than 64 bits");
    refused("\"string\"", &[0x01], "a length is -1");
    refused("\"string\"", &[0x02, 0xff], "not UTF-8");
    refused(r#"{"type": "enum", "name": "E", "symbols": ["A"]}"#, &[2], "no symbol");
    refused(r#"["null"]"#, &[2], "no branch");
    refused(r#"{"type": "map", "values": "null"}"#, b"\x04\x02a\x02a\x00", "twice");
    // A count of 2^62 items that take no bytes.
    let many = [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f];
    refused(r#"{"type": "array", "items": "null"}"#, &many, "grows beyond");
    refused(r#"{"type": "array", "items": "int"}"#, &many, "`[0]`: ends early");
    // A list of a hundred thousand links.
    let list = r#"{"type": "record", "name": "L", "fields": [{"name": "next", "type": ["null", "L"]}]}"#;
    refused(list, &[2; 100_000], "deep");
    let deep =
        r#"{"type": "record", "name": "A", "fields": [{"name": "b", "type": {"type": "array", "items": "boolean"}}]}"#;
    refused(deep, &[4, 0, 7], "`b[1]`: 7 stands for a boolean");
}
