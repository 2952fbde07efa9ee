//! `tripline rules test`: every rule against the cases that stand beside it, through the same decoding and engine as the stream.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use chrono::DateTime;
use clap::Args;
use evaluate::cases::{Case, Expected, file};
use evaluate::rule::Rule;
use evaluate::{Engine, Judge, Pack};
use schemas::{Clock, Verdict};
use serde_json::Value as Json;

use super::cases;
use crate::arguments;
use crate::config::Config;
use crate::error::Error;
use crate::exit::{CLEAN, FOUND};
use crate::pack::{self, built_in};
use crate::scan::collect::Wanted;
use crate::scan::decode::Source;
use crate::scan::judge::{Judged, Outcome};
use crate::scan::session::{Session, Taken};
use crate::style::{Style, counted};

/// Run the cases that stand beside the rules: the built-in ones, or those of the folders that --rules names
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Test {
    /// Which rules
    #[command(flatten)]
    pub pack: arguments::Pack,
    /// Only rules whose id holds one of these words
    pub names: Vec<String>,
    /// Name the cases that pass, too
    #[arg(long, short)]
    pub verbose: bool,
}

const EXAMPLES: &str = "\
Exit codes:
  0  all cases hold          1  a case does not          2  rules that do not compile, no such rule

Examples:
  tripline rules test                     all built-in rules
  tripline rules test aws_s3 -v           those of S3, case by case
  tripline rules test --rules our-rules   those of a folder
";

/// What came of the cases.
#[derive(Debug, Default)]
struct Tally {
    passed: usize,
    failed: usize,
    rules: usize,
}

/// Runs the cases and prints what does not hold.
///
/// # Errors
/// Rules that do not compile, or an output that cannot be written.
pub fn run(arguments: Test) -> Result<u8, Error> {
    let loaded = Config::read(arguments.pack.config.as_deref())?;
    let evaluate = &loaded.config.evaluate;
    let mut rules = pack::load(&arguments.pack, evaluate)?;
    // Whoever names folders asks for what is in them.
    let asked_for = |rule: &Rule| arguments.pack.rules.is_empty() || !built_in::has(&rule.file);
    let named = |rule: &Rule| {
        arguments.names.is_empty() || arguments.names.iter().any(|name| rule.info.id.contains(name.as_str()))
    };
    let chosen = |rule: &Rule| asked_for(rule) && named(rule);
    rules.rules.retain(chosen);
    if rules.rules.is_empty() {
        return Err(Error::Usage(match arguments.names.as_slice() {
            [] => "there is no rule in the folders that --rules names: a rule is a file NAME.sql (docs/rules.md)"
                .to_owned(),
            names => format!("no rule named like {}; see `tripline rules list`", names.join(", ")),
        }));
    }
    let bench = Bench {
        judge: Judge::new(Arc::new(pack::compile(&rules)?)),
        pack: &rules,
    };
    let mut out = Output {
        out: io::stdout().lock(),
        style: Style::of(&io::stdout()),
        verbose: arguments.verbose,
    };
    let mut tally = Tally::default();
    for rule in &rules.rules {
        tally.rules += 1;
        let file = file(&rule.file);
        match cases::read(&file) {
            Ok(cases) => bench.rule(rule, &cases, &mut out, &mut tally)?,
            Err(mistakes) => {
                for mistake in mistakes {
                    out.failure(&rule.info.id, &mistake.to_string(), &mut tally)?;
                }
            }
        }
    }
    out.summary(&tally)
}

struct Bench<'a> {
    judge: Judge,
    pack: &'a Pack,
}

impl Bench<'_> {
    fn rule(&self, rule: &Rule, cases: &[Case], out: &mut Output, tally: &mut Tally) -> Result<(), Error> {
        let id = &rule.info.id;
        let file = file(&rule.file);
        for wanted in [Expected::Pass, Expected::Fail, Expected::Unknown] {
            if !cases.iter().any(|case| case.verdict == wanted) {
                let what = format!("{}: no case whose verdict is {}", file.display(), wanted.as_str());
                out.failure(id, &what, tally)?;
            }
        }
        let mut alone = Alone::new(self.pack, rule);
        for case in cases {
            let place = format!("{}:{}: {:?}", file.display(), case.line, case.name);
            match self.case(rule, case, &mut alone) {
                Ok(got) if got.verdict == case.verdict => out.success(id, &case.name, tally)?,
                Ok(got) => {
                    let (expected, found) = (case.verdict.as_str(), got.verdict.as_str());
                    out.failure(
                        id,
                        &format!("{place}: must be {expected}, is {found}{}", got.why),
                        tally,
                    )?;
                }
                Err(error) => out.failure(id, &format!("{place}: {error}"), tally)?,
            }
        }
        Ok(())
    }

    fn case(&self, rule: &Rule, case: &Case, alone: &mut Alone) -> Result<Got, String> {
        if case.params.is_empty() && case.now.is_none() {
            return Ok(judge(&self.judge, &rule.info.id, case));
        }
        Ok(judge(alone.judge(case)?, &rule.info.id, case))
    }
}

/// A rule by itself, with the parameters and at the moment of a case.
struct Alone<'a> {
    whole: &'a Pack,
    rule: &'a Rule,
    /// The rule and what it reads, once it is asked for.
    pack: Option<Pack>,
    /// That of the last case: those of a rule often share it.
    last: Option<(Terms, Judge)>,
}

/// Parameters and moment.
type Terms = (BTreeMap<String, Json>, Option<String>);

impl<'a> Alone<'a> {
    fn new(whole: &'a Pack, rule: &'a Rule) -> Self {
        Self {
            whole,
            rule,
            pack: None,
            last: None,
        }
    }

    fn judge(&mut self, case: &Case) -> Result<&Judge, String> {
        let terms = (case.params.clone(), case.now.clone());
        let last = match self.last.take() {
            Some((known, judge)) if known == terms => (known, judge),
            _ => {
                let engine = self.engine(case)?;
                (terms, Judge::new(Arc::new(engine)))
            }
        };
        Ok(&self.last.insert(last).1)
    }

    fn engine(&mut self, case: &Case) -> Result<Engine, String> {
        let clock = match &case.now {
            None => Clock::system(),
            Some(now) => {
                let now = DateTime::parse_from_rfc3339(now).map_err(|error| format!("now: {error}"))?;
                Clock::fixed(now.timestamp_millis())
            }
        };
        let (whole, rule) = (self.whole, self.rule);
        let pack = self.pack.get_or_insert_with(|| {
            let mut pack = Pack {
                functions: whole.functions.clone(),
                tables: whole.tables.clone(),
                rules: vec![rule.clone()],
                ..Pack::default()
            };
            pack.leave_out_unread(|_| true);
            pack
        });
        pack.rules = vec![rule.tuned(&case.params).map_err(|error| error.to_string())?];
        let first = |errors: Vec<evaluate::RuleError>| errors.first().map(ToString::to_string).unwrap_or_default();
        Engine::new(pack, clock).map_err(first)
    }
}

/// What the rule said, and what helps to see why.
struct Got {
    verdict: Expected,
    why: String,
}

/// The worst verdict of the rule over the resources of the case, or that on the one which it names.
fn judge(judge: &Judge, rule: &str, case: &Case) -> Got {
    let judged = match judged(judge, case) {
        Ok(judged) => judged,
        Err(error) => {
            let (verdict, why) = (Expected::None, format!("\n       {error}"));
            return Got { verdict, why };
        }
    };
    let (mut worst, mut seen) = (None::<(Verdict, Got)>, Vec::new());
    for judged in &judged {
        let (change, judgements) = match &judged.outcome {
            Outcome::Rejected(reason) => {
                seen.push(format!("rejected: {reason}"));
                continue;
            }
            Outcome::Nothing(reason) => {
                seen.push(format!("nothing to judge: {reason}"));
                continue;
            }
            Outcome::Change(change, judgements) => (change, judgements),
        };
        seen.push(format!(
            "{} {} of shape {}",
            change.resource_type, change.resource_uid, change.shape
        ));
        if case.uid.as_ref().is_some_and(|uid| *uid != change.resource_uid) {
            continue;
        }
        for judgement in judgements.iter().filter(|judgement| judgement.rule.id == rule) {
            let reason = judgement
                .reason
                .as_deref()
                .map(|reason| format!("\n       {reason}"))
                .unwrap_or_default();
            let why = format!("\n       evidence {}{reason}", judgement.evidence);
            let got = Got {
                verdict: Expected::from(Some(judgement.verdict)),
                why,
            };
            if worst.as_ref().is_none_or(|(worst, _)| judgement.verdict > *worst) {
                worst = Some((judgement.verdict, got));
            }
        }
    }
    let none = || Got {
        verdict: Expected::None,
        why: format!("\n       {}", seen.join("\n       ")),
    };
    worst.map_or_else(none, |(_, got)| got)
}

/// What becomes of the case's record.
fn judged(judge: &Judge, case: &Case) -> io::Result<Vec<Judged>> {
    let source = Source {
        hints: cases::hints(case),
        ..Source::default()
    };
    let mut session = Session::new(judge, source, Vec::new(), Wanted::default());
    let taken = Taken {
        name: case.file_name(),
        id: case.file_name(),
        found: false,
    };
    session.take(taken, &case.bytes());
    session.complete();
    session.judge_next()
}

struct Output {
    out: io::StdoutLock<'static>,
    style: Style,
    verbose: bool,
}

impl Output {
    fn success(&mut self, rule: &str, case: &str, tally: &mut Tally) -> io::Result<()> {
        tally.passed += 1;
        if self.verbose {
            writeln!(self.out, "{} {rule}: {case}", self.style.good("ok  "))?;
        }
        Ok(())
    }

    fn failure(&mut self, rule: &str, what: &str, tally: &mut Tally) -> io::Result<()> {
        tally.failed += 1;
        writeln!(self.out, "{} {rule}\n       {what}", self.style.error("FAIL"))
    }

    fn summary(&mut self, tally: &Tally) -> Result<u8, Error> {
        let (word, code) = match tally.failed {
            0 => (self.style.good("ok"), CLEAN),
            _ => (self.style.error("FAILED"), FOUND),
        };
        let Tally { passed, failed, rules } = tally;
        writeln!(
            self.out,
            "rules: {word}. {}; {passed} passed; {failed} failed",
            counted(*rules, "rule")
        )?;
        Ok(code)
    }
}
