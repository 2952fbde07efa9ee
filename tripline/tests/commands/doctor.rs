//! `tripline doctor` where nothing runs: it says so, shows what the bus holds, and prints no secret.

use super::workshop::Workshop;

#[test]
fn a_process_that_is_down_is_said_and_the_bus_is_looked_at() {
    let shop = Workshop::empty();
    shop.write("secret", "hunter2\n");
    let config = |token: &str| {
        format!(
            "[bus.embedded]\npath = 'log'\n[telemetry]\nlisten = 'off'\n[[sink]]\nkind = 'splunk_hec'\nname = 'splunk'\n\
             url = 'https://splunk.example.com:8088'\ntoken = '{token}'\n"
        )
    };
    shop.write("t.toml", &config("file:secret"));
    let ran = shop.run(&["doctor", "--offline", "--config", "t.toml"]);
    assert!(
        ran.code == 1 && ran.out.contains("fail bus                there is no log in log"),
        "{}",
        ran.out
    );
    assert_eq!(shop.run(&["topics", "create", "--config", "t.toml"]).code, 0);
    let ran = shop.run(&["doctor", "--offline", "--config", "t.toml"]);
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    for words in [
        "fail process",
        "none is asked at `admin.listen`",
        "ok   bus                embedded log in log: takes records, 0 records lost",
        "ok   topic findings",
        "warn sources            no change is on the bus",
    ] {
        assert!(ran.out.contains(words), "{words}: {}", ran.out);
    }
    assert!(!ran.out.contains("hunter2"), "{}", ran.out);

    shop.write("t.toml", &config("file:nowhere"));
    let ran = shop.run(&["doctor", "--offline", "--config", "t.toml"]);
    assert!(
        ran.code == 1 && ran.out.contains("fail sinks"),
        "{}{}",
        ran.out,
        ran.err
    );
    assert!(
        ran.out.contains("ok   topic findings"),
        "one fault hides another: {}",
        ran.out
    );

    shop.write("t.toml", "[bus]\nkind = 'embeded'\n");
    let ran = shop.run(&["doctor", "--config", "t.toml"]);
    assert!(
        ran.code == 1 && ran.out.contains("fail config"),
        "{}{}",
        ran.out,
        ran.err
    );
}
