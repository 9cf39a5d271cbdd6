//! Other services' HTML → our Markdown. What readers see is made of that Markdown as of any other
//! ([`crate::domain::text`]), so that an imported comment can be edited and searched like one of ours.

mod writer;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::foreign::Words;
use crate::domain::text::{self, SafeHtml};
use writer::{Gap, Writer};

/// What begins and ends a paragraph of its own.
const BLOCKS: [&str; 19] = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "address",
    "dl",
    "dt",
    "dd",
    "tr",
];
const OTHERS: [&str; 13] = ["br", "em", "i", "strong", "b", "a", "ul", "ol", "li", "blockquote", "code", "pre", "img"];

/// Only what [`Writer`] knows; what comes out is well-formed, whatever came in.
static REDUCED: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(BLOCKS.into_iter().chain(OTHERS).collect())
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("img", HashSet::from(["alt"]))]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        // Below the old address, which may be nobody's tomorrow.
        .url_relative(UrlRelative::Deny)
        .link_rel(None)
        .strip_comments(true);
    builder
});

/// A text as Markdown of our subset.
#[must_use]
pub(super) fn markdown(words: &Words) -> String {
    match words {
        // Written by a migration of the other service: its Markdown lets HTML through.
        Words::Markdown(text) if text.trim_start().starts_with("<p>") => reduced(text, false),
        Words::Markdown(text) => text.trim().to_owned(),
        Words::Html(html) => reduced(html, false),
        Words::LooseHtml(html) => reduced(html, true),
    }
}

fn reduced(html: &str, is_loose: bool) -> String {
    let reduced = REDUCED.clean(html).to_string();
    let marked = written(&reduced, is_loose, true);
    // Where marks stand against punctuation Markdown may not see them: the words count more than their emphasis.
    let plain = written(&reduced, is_loose, false);
    if letters(&text::read(&marked).plain) == letters(&text::read(&plain).plain) { marked } else { plain }
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What stands between two `<`.
enum Token<'a> {
    Open(&'a str, &'a str),
    Close(&'a str),
    Text(&'a str),
}

/// The tokens of well-formed HTML; a `>` within an attribute ends no tag.
fn tokens(html: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = html;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some(tag) = rest.strip_prefix('<') else {
            let (text, next) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            rest = next;
            return Some(Token::Text(text));
        };
        let mut in_quotes = false;
        let end = tag.find(|c| {
            in_quotes ^= c == '"';
            c == '>' && !in_quotes
        });
        let (inside, next) = end.map_or((tag, ""), |end| (&tag[..end], &tag[end + 1..]));
        rest = next;
        Some(match inside.strip_prefix('/') {
            Some(name) => Token::Close(name),
            None => {
                let (name, attributes) = inside.split_once(' ').unwrap_or((inside, ""));
                Token::Open(name, attributes)
            }
        })
    })
}

/// The value of the one attribute that a tag may have.
fn value(attributes: &str) -> String {
    let value =
        attributes.split_once("=\"").and_then(|(_, value)| value.split_once('"')).map_or("", |(value, _)| value);
    unescaped(value)
}

/// What the sanitiser escapes.
fn unescaped(text: &str) -> String {
    let mut text = text.to_owned();
    for (entity, character) in [("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        if text.contains(entity) {
            text = text.replace(entity, character);
        }
    }
    text
}

fn written(html: &str, is_loose: bool, with_marks: bool) -> String {
    let mut writer = Writer::new(with_marks);
    for token in tokens(html) {
        match token {
            Token::Open(name, attributes) => open(&mut writer, name, attributes),
            Token::Close(name) => close(&mut writer, name),
            Token::Text(text) => {
                let text = unescaped(text);
                if is_loose { loose(&mut writer, &text) } else { writer.text(&text) }
            }
        }
    }
    let markdown = writer.finish();
    // The source's own text holds control characters now and then.
    markdown.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

fn open(writer: &mut Writer, name: &str, attributes: &str) {
    match name {
        "br" => writer.line_break(),
        "em" | "i" => writer.mark("*"),
        "strong" | "b" => writer.mark("**"),
        "a" => writer.open_link(value(attributes)),
        "img" => writer.text(&value(attributes)),
        "code" => writer.open_code(),
        "pre" => writer.open_block_of_code(),
        "ul" => writer.open_list(false),
        "ol" => writer.open_list(true),
        "li" => writer.open_item(),
        "blockquote" => writer.open_quotation(),
        _ => writer.gap(Gap::Paragraph),
    }
}

fn close(writer: &mut Writer, name: &str) {
    match name {
        "em" | "i" => writer.unmark("*"),
        "strong" | "b" => writer.unmark("**"),
        "a" => writer.close_link(),
        "code" => writer.close_code(),
        "pre" => writer.close_block_of_code(),
        "ul" | "ol" => writer.close_list(),
        "li" => writer.close_item(),
        "blockquote" => writer.close_quotation(),
        _ => writer.gap(Gap::Paragraph),
    }
}

/// Text in which line breaks count.
fn loose(writer: &mut Writer, text: &str) {
    for (number, line) in text.replace("\r\n", "\n").split('\n').enumerate() {
        if number > 0 {
            writer.line_break();
        }
        writer.text(line);
    }
}

/// A text of another service, as ours has it: never HTML that did not come out of our sanitiser.
pub(crate) fn safe(words: &Words) -> (String, SafeHtml) {
    let markdown = markdown(words);
    let html = text::read(&markdown).html;
    (markdown, html)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(html: &str) -> String {
        markdown(&Words::Html(html.to_owned()))
    }

    fn loose(html: &str) -> String {
        markdown(&Words::LooseHtml(html.to_owned()))
    }

    #[test]
    fn paragraphs_lists_and_quotations_are_kept() {
        assert_eq!(
            html(
                "<p>Bonjour <b>à tous</b>,<br>la <i>date</i> ?</p><ul><li>un</li><li><p>deux</p><ol><li>a</li></ol></li></ul>\
                  <blockquote><p>cité</p><p>encore</p></blockquote><p>fin</p>"
            ),
            "Bonjour **à tous**,\nla *date* ?\n\n- un\n- deux\n  1. a\n\n> cité\n>\n> encore\n\nfin"
        );
        assert_eq!(html("<div>un</div><div>deux</div>trois<h2>quatre</h2>"), "un\n\ndeux\n\ntrois\n\nquatre");
        assert_eq!(html("a \n  <b> b </b>\n c"), "a **b** c");
        assert_eq!(html("un <img src='x' alt='sourire'> <b></b>mot"), "un sourire mot");
    }

    #[test]
    fn links_and_code_are_kept() {
        assert_eq!(
            html(r#"<a href="https://x.example/a?b=1&amp;c=2" rel="nofollow">ici</a>"#),
            "[ici](https://x.example/a?b=1&c=2)"
        );
        assert_eq!(html(r#"<a href="https://x.example/">https://x.example/</a>."#), "<https://x.example/>.");
        assert_eq!(html(r#"<a href="https://x.example/a b(c)">ici</a>"#), "[ici](https://x.example/a%20b%28c%29)");
        assert_eq!(html(r#"<a href="/page">ici</a> <a href="javascript:x">là</a>"#), "ici là");
        assert_eq!(html("<code>a`b</code> et <code> </code>c"), "``a`b`` et c");
        assert_eq!(html("<pre><code>un\n  deux *\n</code></pre>fin"), "```\nun\n  deux *\n```\n\nfin");
    }

    #[test]
    fn line_breaks_count_where_the_other_service_counts_them() {
        assert_eq!(
            loose("un\r\ndeux\n\n\ntrois <em>mot</em>\n<blockquote>cité\nlà</blockquote>\nfin\n"),
            "un\ndeux\n\ntrois *mot*\n\n> cité\n> là\n\nfin"
        );
        assert_eq!(html("un\ndeux"), "un deux");
    }

    #[test]
    fn what_is_text_stays_text() {
        for text in [
            "1. un",
            "- un",
            "# un",
            "> un",
            "a*b*c",
            "[a](b)",
            "`x`",
            "snake_case_x et _y_",
            "&lt; &amp;amp;",
            "=== a",
            "1\\2",
            "~~a~~",
        ] {
            let read = text::read(&html(text)).plain;
            assert_eq!(read, unescaped(text), "{}", html(text));
        }
        assert_eq!(html("a<script>alert(1)</script>b"), "ab");
    }

    #[test]
    fn markdown_of_a_migration_is_html() {
        assert_eq!(markdown(&Words::Markdown("<p>un <b>mot</b></p>".to_owned())), "un **mot**");
        assert_eq!(markdown(&Words::Markdown(" un *mot* <b> \n".to_owned())), "un *mot* <b>");
    }

    proptest! {
        #[test]
        fn no_word_is_lost(text in r#"(<(p|b|i|em|ul|li|blockquote|pre|code|br|a href="https://x\.example/")>|</(p|b|i|ul|li|blockquote|pre|code|a)>|[a-z*_`#>\[\]&;.! \n-]){0,60}"#) {
            let before = SafeHtml::sanitise(&REDUCED.clean(&text).to_string()).plain();
            let (markdown, _) = safe(&Words::Html(text));
            prop_assert_eq!(letters(&text::read(&markdown).plain), letters(&before), "{}", markdown);
        }
    }
}
