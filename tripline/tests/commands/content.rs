//! The content for SIEMs as the command writes it.

use super::workshop::Workshop;

#[test]
fn the_app_lists_every_rule() {
    let shop = Workshop::empty();
    let ran = shop.run(&["content", "splunk", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("docs/siem.md"), "{}", ran.out);
    let text = std::fs::read_to_string(shop.path().join("out/tripline/lookups/tripline_rules.csv")).unwrap();
    assert!(text.lines().count() > 900, "{}", text.lines().count());
    assert!(text.contains("\naws_s3_bucket_public_access,"), "{}", &text[..200]);
}
