//! Keys, certificates and signatures made on the spot by the `openssl` command, which the tests' machine must have.

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

/// Valid from 2020 to 2040, for the tests' clock stands in 2027.
const VALID: [&str; 2] = ["20200101000000Z", "20400101000000Z"];
const EXPIRED: [&str; 2] = ["20100101000000Z", "20110101000000Z"];

/// `openssl ca` is the command that sets both dates in OpenSSL 3.0 too; it wants a register.
const REGISTER: &str = "[ca]\ndefault_ca = test\n[test]\ndatabase = index.txt\nserial = serial\nnew_certs_dir = .\ndefault_md = sha256\n\
    policy = any\nunique_subject = no\n[any]\ncommonName = supplied\n";

fn make(folder: &std::path::Path) {
    std::fs::write(folder.join("ca.cnf"), REGISTER).unwrap();
    std::fs::write(folder.join("index.txt"), "").unwrap();
    std::fs::write(folder.join("serial"), "01\n").unwrap();
    for name in ["sns", "other"] {
        openssl(folder, &["genrsa", "-out", &format!("{name}.key"), "2048"]);
        certificate(
            folder,
            name,
            ("sns.amazonaws.com", name),
            None,
            VALID,
            "basicConstraints=CA:FALSE",
        );
    }
    let subject = ("sns.amazonaws.com", "sns");
    certificate(folder, "expired", subject, None, EXPIRED, "basicConstraints=CA:FALSE");
    let curve = [
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
    ];
    openssl(folder, &[&curve[..], &["ca.key"]].concat());
    certificate(
        folder,
        "ca",
        ("Test CA", "ca"),
        None,
        VALID,
        "basicConstraints=critical,CA:TRUE",
    );
    for (name, extension) in [
        ("server", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
        ("kube-apiserver", "extendedKeyUsage=clientAuth"),
    ] {
        openssl(folder, &[&curve[..], &[&format!("{name}.key")]].concat());
        certificate(folder, name, (name, name), Some("ca"), VALID, extension);
    }
}

/// `name.pem` for a subject and its key, signed by another certificate or by itself.
fn certificate(
    folder: &std::path::Path,
    name: &str,
    (subject, key): (&str, &str),
    issuer: Option<&str>,
    [from, to]: [&str; 2],
    extension: &str,
) {
    let (key, request, certificate) = (format!("{key}.key"), format!("{name}.csr"), format!("{name}.pem"));
    let subject = format!("/CN={subject}");
    openssl(
        folder,
        &["req", "-new", "-key", &key, "-out", &request, "-subj", &subject],
    );
    std::fs::write(folder.join("extensions"), extension).unwrap();
    let (issuer_key, issuer_certificate) = match issuer {
        Some(issuer) => (format!("{issuer}.key"), format!("{issuer}.pem")),
        None => (key, String::new()),
    };
    let mut sign = vec!["ca", "-batch", "-notext", "-config", "ca.cnf", "-extfile", "extensions"];
    sign.extend([
        "-startdate",
        from,
        "-enddate",
        to,
        "-in",
        &request,
        "-out",
        &certificate,
        "-keyfile",
        &issuer_key,
    ]);
    match issuer {
        Some(_) => sign.extend(["-cert", &issuer_certificate]),
        None => sign.push("-selfsign"),
    }
    openssl(folder, &sign);
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
