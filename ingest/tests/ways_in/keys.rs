//! Keys, certificates and signatures made on the spot by the `openssl` command, which the tests' machine must have.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use base64::Engine;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

/// A folder with keys; made once for all tests.
pub fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<(tempfile::TempDir, PathBuf)> = OnceLock::new();
    &FOLDER
        .get_or_init(|| {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().to_owned();
            make(&path);
            (folder, path)
        })
        .1
}

fn make(folder: &std::path::Path) {
    // Valid from 2020 to 2040, for the tests' clock stands in 2027.
    let dates = ["-not_before", "20200101000000Z", "-not_after", "20400101000000Z"];
    for name in ["sns", "other"] {
        openssl(folder, &["genrsa", "-out", &format!("{name}.key"), "2048"]);
        let subject = [
            "req",
            "-x509",
            "-key",
            &format!("{name}.key"),
            "-out",
            &format!("{name}.pem"),
            "-subj",
            "/CN=sns.amazonaws.com",
        ];
        openssl(folder, &[&subject[..], &dates[..]].concat());
    }
    let expired = [
        "req",
        "-x509",
        "-key",
        "sns.key",
        "-out",
        "expired.pem",
        "-subj",
        "/CN=sns.amazonaws.com",
    ];
    openssl(
        folder,
        &[
            &expired[..],
            &["-not_before", "20100101000000Z", "-not_after", "20110101000000Z"],
        ]
        .concat(),
    );
    openssl(
        folder,
        &["ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", "ca.key"],
    );
    openssl(
        folder,
        &[
            &[
                "req",
                "-x509",
                "-key",
                "ca.key",
                "-out",
                "ca.pem",
                "-subj",
                "/CN=Test CA",
            ],
            &dates[..],
        ]
        .concat(),
    );
    for (name, extension) in [
        ("server", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
        ("kube-apiserver", "extendedKeyUsage=clientAuth"),
    ] {
        let (key, request, certificate) = (format!("{name}.key"), format!("{name}.csr"), format!("{name}.pem"));
        openssl(
            folder,
            &[
                "genpkey",
                "-algorithm",
                "EC",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-out",
                &key,
            ],
        );
        openssl(
            folder,
            &[
                "req",
                "-new",
                "-key",
                &key,
                "-out",
                &request,
                "-subj",
                &format!("/CN={name}"),
            ],
        );
        std::fs::write(folder.join("extensions"), extension).unwrap();
        let sign = [
            "x509",
            "-req",
            "-in",
            &request,
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-out",
            &certificate,
            "-extfile",
            "extensions",
        ];
        openssl(folder, &[&sign[..], &["-days", "3650", "-CAcreateserial"]].concat());
    }
}

fn openssl(folder: &std::path::Path, arguments: &[&str]) {
    let run = Command::new("openssl").args(arguments).current_dir(folder).output();
    let output = run.expect("the command `openssl` is missing: install the package openssl");
    assert!(
        output.status.success(),
        "openssl {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

pub fn read(name: &str) -> Vec<u8> {
    std::fs::read(folder().join(name)).unwrap()
}

/// The Base64 signature of a text by `KEY.key`; `digest` is `sha1` or `sha256`.
pub fn sign(key: &str, digest: &str, text: &str) -> String {
    use std::io::Write;
    let mut child = Command::new("openssl")
        .args(["dgst", &format!("-{digest}"), "-sign", &format!("{key}.key")])
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    base64::engine::general_purpose::STANDARD.encode(output.stdout)
}

/// A token signed by `KEY.key`, whose id is the key's name.
pub fn token(key: &str, claims: &Value) -> String {
    let encoding = EncodingKey::from_rsa_pem(&read(&format!("{key}.key"))).unwrap();
    let header = Header {
        kid: Some(key.to_owned()),
        ..Header::new(Algorithm::RS256)
    };
    jsonwebtoken::encode(&header, claims, &encoding).unwrap()
}

/// The published keys of an issuer, among them one of a kind that nobody knows.
pub fn published(keys: &[&str]) -> Vec<u8> {
    let mut list = vec![json!({"kty": "NEW", "kid": "strange"})];
    for key in keys {
        let encoding = EncodingKey::from_rsa_pem(&read(&format!("{key}.key"))).unwrap();
        let mut jwk = Jwk::from_encoding_key(&encoding, Algorithm::RS256).unwrap();
        jwk.common.key_id = Some((*key).to_owned());
        list.push(serde_json::to_value(jwk).unwrap());
    }
    json!({"keys": list}).to_string().into_bytes()
}
