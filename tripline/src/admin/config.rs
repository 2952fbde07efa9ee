//! The `[admin]` section: where a running process can be asked. Reads no secret and opens nothing.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use pipeline::config::{Problem, Secret};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The socket's name in the data folder.
const NAME: &str = "admin.sock";

/// The longest path of a Unix socket (`sun_path` of sockaddr_un, unix(7)), without its end.
const LONGEST: usize = 107;

/// Where a running process can be asked what it holds, and told to replay: by `tripline rejected`, `dead-letters`, `findings`,
/// `inventory`, `state`, `doctor`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Path of a Unix socket (`"/run/tripline/admin.sock"`, its owner's alone), a loopback address with port (`"127.0.0.1:9465"`, needs
    /// `token`), or `"off"`. None: `admin.sock` in the folder `bus.embedded.path`, on Kafka too.
    #[schemars(with = "Option<String>")]
    pub listen: Option<Listen>,
    /// What a caller must show where `listen` is an address.
    pub token: Option<Secret>,
}

/// Where to listen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Listen {
    /// Nowhere.
    Off,
    /// A Unix socket.
    Socket(PathBuf),
    /// A loopback address.
    At(SocketAddr),
}

impl TryFrom<String> for Listen {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "off" => Ok(Self::Off),
            path if path.contains('/') => Ok(Self::Socket(path.into())),
            address => address.parse().map(Self::At).map_err(|_| {
                format!("neither a path nor an address and port: {address:?}; write it as \"/run/tripline/admin.sock\", \"127.0.0.1:9465\", or \"off\"")
            }),
        }
    }
}

impl From<Listen> for String {
    fn from(listen: Listen) -> Self {
        match listen {
            Listen::Off => "off".to_owned(),
            Listen::Socket(path) => path.display().to_string(),
            Listen::At(address) => address.to_string(),
        }
    }
}

/// A section in which nothing is wrong.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where to listen.
    pub listen: Listen,
    /// Whether the config says so. What it does not say is no reason not to start.
    pub is_said: bool,
    /// What a caller over TCP must show.
    pub token: Option<Secret>,
}

impl Config {
    /// All that is wrong at once, or settings to listen by. `data` is the data folder.
    ///
    /// # Errors
    /// What is wrong.
    pub fn validate(&self, data: &Path) -> Result<Settings, Vec<Problem>> {
        let mut problems = Vec::new();
        let listen = self.listen.clone().unwrap_or_else(|| Listen::Socket(data.join(NAME)));
        match &listen {
            Listen::At(address) if !address.ip().is_loopback() => problems.push(Problem::new(
                "admin.listen",
                "is no loopback address",
                "write \"127.0.0.1:9465\" with a token, or the path of a Unix socket: whoever asks there may read everything and replay",
            )),
            Listen::At(_) if self.token.is_none() => problems.push(Problem::new(
                "admin.token",
                "is missing",
                "every user of the machine reaches that address: write token = \"env:TRIPLINE_ADMIN_SECRET\", or listen on a Unix socket",
            )),
            Listen::Socket(path) if self.listen.is_some() && path.as_os_str().len() > LONGEST => problems.push(Problem::new(
                "admin.listen",
                format!("is longer than {LONGEST} bytes"),
                "name a shorter path: \"/run/tripline/admin.sock\"",
            )),
            _ => {}
        }
        if problems.is_empty() {
            Ok(Settings {
                listen,
                is_said: self.listen.is_some(),
                token: self.token.clone(),
            })
        } else {
            Err(problems)
        }
    }
}

impl Settings {
    /// Where a process of that role listens: each role of several processes has a socket of its own beside the one of
    /// `tripline run`.
    pub fn of_role(&self, role: Option<&str>) -> Listen {
        match (&self.listen, role) {
            (Listen::Socket(path), Some(role)) => Listen::Socket(beside(path, role)),
            (listen, _) => listen.clone(),
        }
    }

    /// Where a process of this config may listen.
    pub fn all(&self) -> Vec<Listen> {
        let roles = [None, Some("evaluate"), Some("ingest"), Some("enrich"), Some("sink")];
        let mut all: Vec<Listen> = roles.into_iter().map(|role| self.of_role(role)).collect();
        all.dedup();
        all
    }
}

/// `admin.sock` → `admin.evaluate.sock`
fn beside(path: &Path, role: &str) -> PathBuf {
    let (stem, extension) = (path.file_stem().unwrap_or_default(), path.extension());
    let mut name = stem.to_owned();
    name.push(".");
    name.push(role);
    if let Some(extension) = extension {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, token: bool, expect: Result<&str, &str>) {
        let config = Config {
            listen: Some(Listen::try_from(text.to_owned()).unwrap()),
            token: token.then(|| Secret::new("t")),
        };
        match (config.validate(Path::new("data")), expect) {
            (Ok(settings), Ok(expect)) => assert_eq!(String::from(settings.listen), expect),
            (Err(problems), Err(expect)) => assert!(problems[0].to_string().contains(expect), "{problems:?}"),
            (got, _) => panic!("{text}: {got:?}"),
        }
    }

    #[test]
    fn nobody_else_is_let_near() {
        check("off", false, Ok("off"));
        check("/run/t/admin.sock", false, Ok("/run/t/admin.sock"));
        check("127.0.0.1:9465", true, Ok("127.0.0.1:9465"));
        check("127.0.0.1:9465", false, Err("`admin.token` is missing"));
        check("0.0.0.0:9465", true, Err("no loopback address"));
        check(&format!("/{}", "x".repeat(120)), false, Err("longer than 107"));
        assert!(Listen::try_from("9465".to_owned()).is_err());
    }

    #[test]
    fn each_role_has_its_socket() {
        let settings = Config::default().validate(Path::new("data")).unwrap();
        let names: Vec<String> = settings.all().into_iter().map(String::from).collect();
        assert_eq!(names[..2], ["data/admin.sock", "data/admin.evaluate.sock"]);
        assert_eq!(names.len(), 5);
    }
}
