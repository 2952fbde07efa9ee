//! Files and folders: whether they are there and can be read or written, and hold what they must.

use std::path::Path;

use pipeline::bus::config::Kind;
use pipeline::config::Problem;

use crate::config::Config;
use crate::settings::Settings;

/// Properties of librdkafka that name a file
/// (<https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md>).
const OF_KAFKA: [&str; 6] = [
    "ssl.ca.location",
    "ssl.certificate.location",
    "ssl.key.location",
    "ssl.crl.location",
    "ssl.keystore.location",
    "sasl.kerberos.keytab",
];

/// What is wrong with files and folders that the config names.
pub(super) fn problems(config: &Config) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(tls) = config.ingest.http.tls.as_ref().filter(|_| config.ingest.http.enabled)
        && let Err(error) = ingest::check_tls(tls)
    {
        let text = error.to_string();
        let what = text.trim_start_matches("`ingest.http.tls`: ");
        problems.push(Problem::new(
            "ingest.http.tls",
            format!("cannot be used: {what}"),
            "name PEM files",
        ));
    }
    for (position, watch) in config.ingest.watches.iter().enumerate() {
        let key = format!("ingest.watch[{position}].path");
        problems.extend(std::fs::read_dir(&watch.path).err().map(|error| {
            let what = format!("cannot be watched: {}: {error}", watch.path.display());
            Problem::new(key, what, "name a folder that is there and can be read")
        }));
    }
    for (position, folder) in config.evaluate.rules.iter().enumerate() {
        let key = format!("evaluate.rules[{position}]");
        problems.extend(std::fs::read_dir(folder).err().map(|error| {
            let what = format!("cannot be read: {}: {error}", folder.display());
            Problem::new(
                key,
                what,
                "name a folder of rules; without any the built-in ones stand alone",
            )
        }));
    }
    if let Some(file) = &config.ingest.push.replay_file {
        problems.extend(writable("ingest.push.replay_file", folder_of(file)));
    }
    match config.bus.kind {
        Kind::Embedded => problems.extend(writable("bus.embedded.path", &config.bus.embedded.path)),
        Kind::Kafka => problems.extend(of_kafka(config)),
    }
    problems
}

fn of_kafka(config: &Config) -> Vec<Problem> {
    let properties = &config.bus.kafka.properties;
    let named = OF_KAFKA.iter().filter_map(|name| {
        let path = properties.get(*name)?.0.expose().ok()?;
        // A list of directories, or the system's own (`probe`).
        let error = (path != "probe").then(|| std::fs::metadata(&path).err()).flatten()?;
        let key = format!("bus.kafka.properties.\"{name}\"");
        Some(Problem::new(
            key,
            format!("cannot be read: {path}: {error}"),
            "name a PEM file that is there",
        ))
    });
    named.collect()
}

/// What is wrong with what enrichment and destinations read when they are opened.
pub(super) fn opened(settings: &Settings) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Err(error) = enrich::Enricher::open(&settings.enrich) {
        problems.push(Problem::new(
            "enrich.file",
            format!("cannot be used: {error}"),
            "mend the file, or name another",
        ));
    }
    let entries = settings.sinks.entries();
    for (position, (entry, opened)) in entries.iter().zip(sinks::open(entries)).enumerate() {
        let key = format!("sink[{position}]");
        if let Err(error) = opened {
            let fix = "put it right where it stands, or name another";
            problems.push(Problem::new(key.clone(), format!("cannot be opened: {error}"), fix));
        }
        let folder = entry.file().map(folder_of);
        problems.extend(folder.and_then(|folder| writable(&format!("{key}.path"), folder)));
    }
    problems
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether files can be made in a folder, or the folder be made. A file without a name is tried: nothing is left behind, and nothing
/// of what is there is touched.
fn writable(key: &str, folder: &Path) -> Option<Problem> {
    let there = folder.ancestors().map(|folder| match folder.as_os_str().is_empty() {
        true => Path::new("."),
        false => folder,
    });
    let there = there.into_iter().find(|folder| folder.exists())?;
    let tried = match there.is_dir() {
        true => tempfile::tempfile_in(there).map(drop),
        false => Err(std::io::Error::from(std::io::ErrorKind::NotADirectory)),
    };
    let error = tried.err()?;
    let what = format!("cannot be written: {}: {error}", there.display());
    Some(Problem::new(
        key,
        what,
        "name a folder that the process's user may write",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_tried_without_a_trace() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(writable("k", folder.path()), None);
        assert_eq!(writable("k", &folder.path().join("new/newer")), None);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(writable("k", &file.join("below")).is_some());
    }
}
