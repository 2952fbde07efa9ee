//! What a mail server's reply means, by the command that it answers (RFC 5321, section 4.2.1; codes of RFC 3463 stand in the text).

use pipeline::delivery::{Answer, Response};

use crate::transport::STAGE;

/// The command and the reply, for logs and dead letters.
fn describe(stage: &str, response: &Response) -> String {
    match stage {
        // Some servers echo what they were given.
        "AUTH" => format!("{stage} is answered with {}", response.status),
        _ => format!("{stage} is answered with {} {}", response.status, response.text(500))
            .trim_end()
            .to_owned(),
    }
}

pub(super) fn answer(response: &Response) -> Answer {
    let stage = response.header(STAGE).unwrap_or_default();
    let reason = describe(stage, response);
    let hold = |hint: &str| Answer::Hold {
        reason: reason.clone(),
        hint: hint.to_owned(),
    };
    match (response.status, stage) {
        (200..=299, _) => Answer::Delivered { slow: false },
        // 454 of AUTH and STARTTLS too: not now.
        (400..=499, _) => Answer::Retry { reason },
        // RFC 1870: larger than what the server takes.
        (552, _) | (500..=599, "DATA") => Answer::Split { reason },
        (_, "STARTTLS") => hold("the server has no STARTTLS here: check the port in `address`, or set `security`"),
        (_, "AUTH") => hold("the server refuses the login: check `user` and `password`, or what stands in its place"),
        (530 | 535 | 538, _) => {
            hold("the server wants a login: set `user` and `password`, or what stands in its place")
        }
        (_, "MAIL") => hold("the server does not let us send as `from`"),
        (_, "RCPT") => hold("the server does not take mail for one of `to`: take it out, or mend its mailbox"),
        _ => hold("this is not a mail server's answer: check `address` and `security`"),
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn check(stage: &str, status: u16, expect: &str) {
        let response = Response {
            status,
            headers: vec![(STAGE.to_owned(), stage.to_owned())],
            body: Bytes::from_static(b"5.7.1 no"),
        };
        let got = format!("{:?}", answer(&response));
        assert!(got.contains(expect), "{stage} {status}: {got}");
    }

    #[test]
    fn replies_mean_what_their_command_makes_them_mean() {
        check("DATA", 250, "Delivered");
        check("connect", 421, "Retry");
        check("RCPT", 451, "Retry");
        check("RCPT", 550, "one of `to`");
        check("MAIL", 550, "`from`");
        check("MAIL", 530, "wants a login");
        check("MAIL", 552, "Split");
        check("DATA", 554, "Split");
        check("AUTH", 535, "check `user`");
        check("AUTH", 454, "Retry");
        check("connect", 554, "check `address`");
        check("EHLO", 200, "Delivered");
        check("STARTTLS", 502, "no STARTTLS");
    }

    #[test]
    fn what_a_login_is_answered_with_is_not_repeated() {
        let response = Response {
            status: 535,
            headers: vec![(STAGE.to_owned(), "AUTH".to_owned())],
            body: Bytes::from_static(b"hunter2"),
        };
        assert!(!format!("{:?}", answer(&response)).contains("hunter2"));
    }
}
