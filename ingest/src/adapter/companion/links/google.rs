//! Companions of Terraform's provider google.

use crate::adapter::companion::link::{Link, link};

const BUCKETS: &[&str] = &["google_storage_bucket"];

const fn of_bucket(child: &'static str, lay: &'static [(&'static str, &'static str)]) -> Link {
    link(child, "bucket", BUCKETS, &["name", "id"], lay)
}

/// Links of google. What the paths of parents mean, the tables say.
pub const GOOGLE: [Link; 7] = [
    of_bucket("google_storage_bucket_iam_member", &[("", "$iam.[]")]),
    of_bucket("google_storage_bucket_iam_binding", &[("", "$iam.[]")]),
    of_bucket("google_storage_bucket_iam_policy", &[("", "$iam.[]")]),
    of_bucket("google_storage_bucket_acl", &[("", "$acl.[]")]),
    of_bucket("google_storage_bucket_access_control", &[("", "$acl.[]")]),
    of_bucket("google_storage_default_object_acl", &[("", "$acl.[]")]),
    of_bucket("google_storage_default_object_access_control", &[("", "$acl.[]")]),
];
