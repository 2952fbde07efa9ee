//! How deep an expression may be. A chain of operators is a tree as deep as the chain is long, and trees are walked by recursion.

use sqlparser::keywords::Keyword;
use sqlparser::tokenizer::{Span, Token, TokenWithSpan};

use crate::error::RuleError;

/// Operators that may stand in one expression, those around it included.
const DEEPEST: usize = 500;

/// Queries that may stand in one file.
const QUERIES: usize = 500;

/// Bytes of a name: an unknown one is compared with all that there are.
const LONGEST_NAME: usize = 255;

/// Refuses what is too deep before a tree is made of it.
///
/// # Errors
/// It is.
pub fn check(sql: &str, tokens: &[TokenWithSpan]) -> Result<(), RuleError> {
    let (mut levels, mut queries) = (vec![0_usize], 0);
    for token in tokens {
        if let Token::Word(word) = &token.token
            && word.value.len() > LONGEST_NAME
        {
            let what = format!("a name of more than {LONGEST_NAME} bytes");
            return Err(RuleError::new(what, "text stands in single quotes").at(sql, token.span));
        }
        match &token.token {
            // `a['b']['c']` is as deep as it is long.
            Token::LBracket => {
                deeper(&mut levels);
                levels.push(0);
            }
            Token::LParen => levels.push(0),
            Token::RParen | Token::RBracket if levels.len() > 1 => drop(levels.pop()),
            Token::Comma => reset(&mut levels),
            Token::Word(word) if matches!(word.keyword, Keyword::SELECT | Keyword::JOIN) => {
                queries += 1;
                reset(&mut levels);
            }
            Token::Word(word) if ENDS.contains(&word.keyword) => reset(&mut levels),
            token if is_operator(token) => deeper(&mut levels),
            _ => {}
        }
        if levels.iter().sum::<usize>() + levels.len() > DEEPEST {
            return Err(too_deep(sql, token.span));
        }
        if queries > QUERIES {
            let fix = "make a table of it, or several";
            return Err(RuleError::new(format!("more than {QUERIES} queries in one file"), fix).at(sql, token.span));
        }
    }
    Ok(())
}

fn too_deep(sql: &str, span: Span) -> RuleError {
    let fix = "a list says it shorter: column IN ('a', 'b', …), or any_match(list, lambda e : …)";
    RuleError::new(format!("an expression of more than {DEEPEST} operators"), fix).at(sql, span)
}

fn deeper(levels: &mut [usize]) {
    if let Some(level) = levels.last_mut() {
        *level += 1;
    }
}

fn reset(levels: &mut [usize]) {
    if let Some(level) = levels.last_mut() {
        *level = 0;
    }
}

/// Words with which another expression begins.
const ENDS: [Keyword; 10] = [
    Keyword::FROM,
    Keyword::WHERE,
    Keyword::HAVING,
    Keyword::UNION,
    Keyword::WHEN,
    Keyword::THEN,
    Keyword::ELSE,
    Keyword::AS,
    Keyword::CASE,
    Keyword::END,
];

fn is_operator(token: &Token) -> bool {
    match token {
        Token::Word(word) => matches!(
            word.keyword,
            Keyword::AND
                | Keyword::OR
                | Keyword::XOR
                | Keyword::NOT
                | Keyword::IS
                | Keyword::IN
                | Keyword::LIKE
                | Keyword::ILIKE
                | Keyword::RLIKE
                | Keyword::REGEXP
                | Keyword::SIMILAR
                | Keyword::BETWEEN
                | Keyword::DIV
                | Keyword::COLLATE
                | Keyword::AT
                | Keyword::OVERLAPS
                | Keyword::LAMBDA
        ),
        Token::Whitespace(_)
        | Token::Number(..)
        | Token::SingleQuotedString(_)
        | Token::LParen
        | Token::RParen
        | Token::LBracket
        | Token::RBracket
        | Token::Comma
        | Token::Period
        | Token::SemiColon
        | Token::Placeholder(_)
        | Token::EOF => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use sqlparser::dialect::PostgreSqlDialect;
    use sqlparser::tokenizer::Tokenizer;

    fn deep(sql: &str) -> bool {
        let tokens = Tokenizer::new(&PostgreSqlDialect {}, sql)
            .tokenize_with_location()
            .unwrap();
        super::check(sql, &tokens).is_err()
    }

    #[test]
    fn chains_are_bounded_however_they_are_written() {
        for (piece, times, expect) in [
            (" AND a = 1", 200, false),
            (" AND a = 1", 20_000, true),
            (" OR a", 400, false),
            (" OR a", 501, true),
            ("['a']", 400, false),
            ("['a']", 501, true),
            (" COLLATE a", 501, true),
            (" AT TIME ZONE 'a'", 501, true),
            ("::int", 501, true),
            ("(", 501, true),
            (" JOIN a", 501, true),
            ("||a", 501, true),
            ("->'a'", 501, true),
            (", a = 1", 20_000, false),
            (" AND (a OR b)", 200, false),
            (" AND (a OR b", 300, true),
        ] {
            let sql = format!("SELECT a{}", piece.repeat(times));
            assert_eq!(deep(&sql), expect, "{piece} x {times}");
        }
    }

    #[test]
    fn names_are_bounded() {
        let name = |length: usize| format!("SELECT {} FROM changes", "n".repeat(length));
        assert!(!deep(&name(super::LONGEST_NAME)));
        assert!(deep(&name(super::LONGEST_NAME + 1)));
    }

    #[test]
    fn queries_are_bounded() {
        assert!(deep(&"SELECT a UNION ALL ".repeat(501)));
    }
}
