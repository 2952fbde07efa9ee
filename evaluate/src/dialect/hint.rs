//! What may have been meant where the parser stops: a keyword that is misspelt, an operator of another language. Knows no grammar.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Token, TokenWithSpan};

use crate::error::{RuleError, nearest};

/// The words that a rule's SELECT is built of.
const CLAUSES: [&str; 12] = [
    "SELECT", "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "UNION", "BETWEEN", "LIKE", "IN", "AND", "OR",
];

/// The same mistake, with a better fix where one can be told. A misspelt keyword is read as a name, so that the parser stops behind it.
pub fn of(error: RuleError, tokens: &[TokenWithSpan]) -> RuleError {
    let (line, column) = error.place();
    let at = |token: &TokenWithSpan| {
        let start = token.span.start;
        (usize::try_from(start.line), usize::try_from(start.column)) == (Ok(line), Ok(column))
    };
    let words: Vec<&TokenWithSpan> = tokens
        .iter()
        .filter(|token| !matches!(token.token, Token::Whitespace(_)))
        .collect();
    let Some(stopped) = words.iter().position(|token| at(token)) else {
        return error;
    };
    let meant = match &words[stopped].token {
        Token::Overlap => Some("write AND".to_owned()),
        _ => words[stopped.saturating_sub(1)..=stopped]
            .iter()
            .find_map(|token| misspelt(&token.token)),
    };
    match meant {
        Some(fix) => RuleError { fix, ..error },
        None => error,
    }
}

fn misspelt(token: &Token) -> Option<String> {
    let Token::Word(word) = token else { return None };
    if word.keyword != Keyword::NoKeyword || word.quote_style.is_some() || word.value.len() < 4 {
        return None;
    }
    // `groups` is a column, not a slip.
    let near = nearest(&word.value, CLAUSES.into_iter()).filter(|near| word.value.len() <= near.len())?;
    Some(format!("did you mean {near} in place of `{}`?", word.value))
}
