//! A long-running process: config → telemetry → bus → roles → signals, and a clean end. Knows no stage.

use std::sync::Arc;
use std::time::Duration;

use pipeline::bus::{Bus, when_ready};
use pipeline::registry::{self, RegistryError};
use pipeline::telemetry::config::Listen;
use pipeline::telemetry::{Endpoint, Telemetry};
use schemas::Clock;
use schemas::wire::Codec;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::admin::Listener;
use crate::arguments::Process;
use crate::ask::Desk;
use crate::config::Config;
use crate::exit::CLEAN;
use crate::readiness::Readiness;
use crate::reload::Reloader;
use crate::roles::{Role, Rules, Runtime, Tasks};
use crate::settings::Settings;
use crate::{Error, exceptions, print, published, silence, stop, version};

/// How long roles may take to finish what they have in hand.
const GRACE: Duration = Duration::from_secs(15);

/// Waits between attempts to reach the registry.
const RETRY: Duration = Duration::from_secs(2);

/// What a process is to do.
#[derive(Debug)]
pub struct Plan {
    /// Its roles.
    pub roles: Vec<Role>,
    /// Whether to print findings as they are made.
    pub print: bool,
    /// Whether to read rules, exceptions, enrichment and config again when they change.
    pub watch: bool,
}

impl Plan {
    /// One role, in a process of its own.
    pub fn of(role: Role) -> Self {
        Self {
            roles: vec![role],
            print: false,
            watch: false,
        }
    }

    /// The same, reading again what changes.
    #[must_use]
    pub fn watching(self, watch: bool) -> Self {
        Self { watch, ..self }
    }
}

/// Runs until a signal comes or something breaks.
///
/// # Errors
/// What is wrong in the config, or broke.
pub async fn run(process: &Process, plan: Plan) -> Result<u8, Error> {
    let loaded = Config::read(process.at.config.as_deref())?;
    let mut settings = Settings::check(&loaded)?;
    let reloader = Reloader::new(process.at.config.clone(), loaded.config);
    if let Some(listen) = process.telemetry {
        settings.telemetry = settings.telemetry.listening(listen);
    }
    if let ([role], true) = (plan.roles.as_slice(), settings.is_embedded()) {
        return Err(Error::Usage(format!(
            "`tripline {0}` is one role of several processes, and the embedded bus lives in one: use `tripline run`, or set \
             `bus.kind = \"kafka\"` in the config",
            role.as_str()
        )));
    }
    let telemetry = Telemetry::start(&settings.telemetry)?;
    let _build = build_info();
    let ended = serve(Arc::new(settings), &plan, reloader, telemetry.registry()).await;
    // Sending what is left blocks; this thread is not to.
    let _ = tokio::task::spawn_blocking(move || telemetry.finish()).await;
    ended
}

async fn serve(
    settings: Arc<Settings>,
    plan: &Plan,
    reloader: Reloader,
    registry: &prometheus::Registry,
) -> Result<u8, Error> {
    let stop = CancellationToken::new();
    stop::on_signal(stop.clone())?;
    let hangup = stop::hangup()?;
    let readiness = Readiness::of(plan.roles.iter().map(Role::as_str));
    readiness.reloader(reloader.clone());
    pages(&settings, registry, &readiness, &stop).await?;
    let rules = match plan.roles.iter().any(|role| matches!(role, Role::Evaluate { .. })) {
        true => Some(compile(Arc::clone(&settings)).await?),
        false => None,
    };
    let Some(bus) = reach(&settings, &stop).await? else {
        return Ok(CLEAN);
    };
    readiness.bus(bus.clone());
    let Some(codec) = codec(&settings, &stop).await? else {
        return Ok(CLEAN);
    };
    let runtime = Runtime {
        settings,
        bus,
        codec,
        readiness,
        reloader,
        stop,
    };
    let mut tasks: Tasks = JoinSet::new();
    if let Some(rules) = &rules {
        follow(&runtime, rules).await?;
    }
    listen(&runtime, plan, &mut tasks).await?;
    let mut url = None;
    for role in &plan.roles {
        url = url.or(runtime.start(role, rules.as_ref(), &mut tasks).await?);
    }
    tokio::spawn(runtime.reloader.clone().on_hangup(hangup, runtime.stop.clone()));
    keep_current(&runtime, plan.watch);
    let judges = plan.roles.iter().any(|role| matches!(role, Role::Evaluate { .. }));
    if judges && runtime.settings.silence.is_enabled() {
        watch_sources(&runtime, &mut tasks);
    }
    if plan.print {
        let (bus, codec, stop) = (runtime.bus.clone(), Arc::clone(&runtime.codec), runtime.stop.clone());
        let hint = hint(&runtime.settings, url.as_deref());
        tasks.spawn(async move { ("print", print::run(bus, codec, hint, stop).await.map_err(Error::from)) });
    }
    finish(tasks, &runtime).await
}

/// The pages of telemetry, from the first moment on.
async fn pages(
    settings: &Settings,
    registry: &prometheus::Registry,
    readiness: &Readiness,
    stop: &CancellationToken,
) -> Result<(), Error> {
    if let Listen::At(address) = settings.telemetry.config().listen {
        let endpoint = Endpoint::bind(address, registry.clone(), readiness.probe()).await?;
        tracing::info!(
            url = format!("http://{}", endpoint.address()?),
            "telemetry: /metrics, /healthz, /readyz"
        );
        tokio::spawn(endpoint.run(stop.clone()));
    }
    Ok(())
}

/// Exceptions begin and end; files are watched where that is asked for.
fn keep_current(runtime: &Runtime, watch: bool) {
    let (reloader, stop) = (&runtime.reloader, &runtime.stop);
    if reloader.rules().is_some() {
        let current = reloader.clone();
        tokio::spawn(exceptions::announce(
            move || current.rules(),
            Clock::system(),
            stop.clone(),
        ));
    }
    if watch {
        tokio::spawn(reloader.clone().watch(stop.clone()));
    }
}

/// What is published on the bus is in force before anything is judged, and from there on as it comes.
async fn follow(runtime: &Runtime, rules: &Rules) -> Result<(), Error> {
    let (bus, codec, reloader) = (&runtime.bus, &runtime.codec, &runtime.reloader);
    reloader.over_rules(rules.in_force());
    published::begin(bus, codec, reloader, Clock::system().now(), &runtime.stop).await?;
    published::follow(bus, codec, reloader, &Clock::system(), &runtime.stop);
    Ok(())
}

/// Which build runs, as a metric that is 1: its attributes say it.
fn build_info() -> opentelemetry::metrics::ObservableGauge<u64> {
    let attributes = [
        opentelemetry::KeyValue::new("version", version::NUMBER),
        opentelemetry::KeyValue::new("build", version::BUILD),
    ];
    opentelemetry::global::meter("tripline")
        .u64_observable_gauge("tripline.build_info")
        .with_description("1; which version runs, and with which rule pack")
        .with_callback(move |observer| observer.observe(1, &attributes))
        .build()
}

/// Watches whether sources speak, beside the rules.
fn watch_sources(runtime: &Runtime, tasks: &mut Tasks) {
    let (bus, codec, stop) = (runtime.bus.clone(), Arc::clone(&runtime.codec), runtime.stop.clone());
    let watch = silence::run(bus, codec, runtime.settings.silence.clone(), Clock::system(), stop);
    tasks.spawn(async move { ("silence", watch.await.map_err(Error::from)) });
}

/// Lets the process be asked while it runs.
async fn listen(runtime: &Runtime, plan: &Plan, tasks: &mut Tasks) -> Result<(), Error> {
    let role = match plan.roles.as_slice() {
        [role] => Some(role.as_str()),
        _ => None,
    };
    let Some(listener) = Listener::bind(&runtime.settings.admin, role).await? else {
        return Ok(());
    };
    let desk = Desk {
        settings: Arc::clone(&runtime.settings),
        bus: runtime.bus.clone(),
        codec: Arc::clone(&runtime.codec),
        probe: Some(runtime.readiness.probe()),
        reloader: Some(runtime.reloader.clone()),
    };
    let stop = runtime.stop.clone();
    tasks.spawn(async move {
        listener.run(desk, stop).await;
        ("admin", Ok(()))
    });
    Ok(())
}

/// Rules compile for seconds: not between other tasks.
async fn compile(settings: Arc<Settings>) -> Result<Rules, Error> {
    let compiled = tokio::task::spawn_blocking(move || Rules::compile(&settings.evaluate, &settings.rules)).await;
    compiled.map_err(|error| Error::Ended(format!("the rules could not be compiled: {error}")))?
}

/// The bus, once it can be reached; `None` if we are stopped before.
async fn reach(settings: &Settings, stop: &CancellationToken) -> Result<Option<Bus>, Error> {
    let bus = Bus::open(&settings.bus).await?;
    let checked = when_ready(stop, || bus.check()).await?;
    Ok(checked.map(|()| bus))
}

/// The records' wire form, with a registry's ids where there is one; `None` if we are stopped before it answers.
pub async fn codec(settings: &Settings, stop: &CancellationToken) -> Result<Option<Arc<Codec>>, Error> {
    let Some(registry) = &settings.registry else {
        return Ok(Some(Arc::new(Codec::embedded()?)));
    };
    loop {
        match registry::codec(registry, settings.prefix()).await {
            Ok(codec) => return Ok(Some(Arc::new(codec))),
            Err(error @ RegistryError::Busy(_)) => tracing::warn!("waiting for the {error}"),
            Err(error) => return Err(error.into()),
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(None),
            () = tokio::time::sleep(RETRY) => {}
        }
    }
}

/// Waits for the roles. The first that fails takes the others with it: a process does all that it was started for, or ends.
async fn finish(mut tasks: Tasks, runtime: &Runtime) -> Result<u8, Error> {
    let mut failed = None;
    let stopped = runtime.stop.clone();
    let patience = async {
        stopped.cancelled().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::pin!(patience);
    loop {
        let joined = tokio::select! {
            joined = tasks.join_next() => joined,
            () = &mut patience => {
                tracing::warn!("some roles did not stop in {}s and are left; what they had in hand comes again", GRACE.as_secs());
                break;
            }
        };
        match joined {
            None => break,
            Some(Ok((role, ended))) => {
                runtime.readiness.role(role, runtime.stop.is_cancelled());
                if let Err(error) = ended {
                    tracing::error!(role, %error, "role failed");
                    failed.get_or_insert(error);
                    runtime.stop.cancel();
                }
            }
            Some(Err(panicked)) => {
                failed.get_or_insert(Error::Ended(format!("a role ended unexpectedly: {panicked}")));
                runtime.stop.cancel();
            }
        }
    }
    match failed {
        Some(error) => Err(error),
        None => Ok(CLEAN),
    }
}

fn hint(settings: &Settings, url: Option<&str>) -> String {
    let post = url
        .map(|url| format!("post your own records to {url}/v1/changes, or "))
        .unwrap_or_default();
    let page = match settings.telemetry.config().listen {
        Listen::At(address) => format!(" · http://{address}/readyz"),
        Listen::Off => String::new(),
    };
    format!("Next: {post}try `tripline scan FILE`; docs/rules.md has the first rule{page} · Ctrl-C stops")
}
