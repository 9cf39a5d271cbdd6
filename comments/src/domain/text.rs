//! What a reader writes → what readers see. The only place where HTML is made from text of outside.
//!
//! A subset of Markdown: emphasis, links, lists, quotations, code. Headings become paragraphs, images their
//! description, HTML the text that was typed; a line break is a line break. What Markdown made goes through
//! ammonia's allow-list all the same: the list, not the parser, is what safety rests on.

mod typed;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, TextMergeStream, html};
use serde::{Deserialize, Deserializer, Serialize};

/// HTML that went through the sanitiser. There is no other way to make one, but for the store, which gives back
/// what it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SafeHtml(#[serde(deserialize_with = "sanitised")] String);

impl SafeHtml {
    /// HTML that was sanitised when it was stored.
    pub(crate) fn from_store(html: String) -> Self {
        Self(html)
    }

    /// HTML of another service, reduced to what our own comments may hold.
    #[must_use]
    pub fn sanitise(html: &str) -> Self {
        Self(SANITISER.clean(html).to_string())
    }

    /// What it says, without marks; blocks are apart by one line break.
    #[must_use]
    pub fn plain(&self) -> String {
        let mut plain = String::with_capacity(self.0.len());
        for part in self.0.split('<') {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            if matches!(tag, "br" | "/p" | "/li" | "/blockquote" | "/pre") && !plain.ends_with('\n') {
                plain.push('\n');
            }
            plain.push_str(text.trim_start_matches('\n'));
        }
        unescaped(plain).trim().to_owned()
    }

    /// What it says as one types it, for a letter: blocks are apart by an empty line, lists and quotations have marks.
    #[must_use]
    pub fn typed(&self) -> String {
        typed::typed(self)
    }

    /// The addresses that it links to, in their order.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        // As the sanitiser writes them: the address first, in double quotes.
        let addresses = self.0.split("<a href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        addresses.map(|address| unescaped(address.to_owned())).collect()
    }

    /// The same, where a space that its author typed before « ; : ! ? » or within quotation marks ends no line, as French
    /// has it. Code stays as it is.
    #[must_use]
    pub(crate) fn with_french_spaces(&self) -> Self {
        let mut html = String::with_capacity(self.0.len() + 8);
        let mut is_code = false;
        for (number, part) in self.0.split('<').enumerate() {
            let (tag, text) = if number == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
            is_code = matches!(tag, "code" | "pre") || is_code && !matches!(tag, "/code" | "/pre");
            if number > 0 {
                html.extend(["<", tag, ">"]);
            }
            if is_code {
                html.push_str(text);
            } else {
                french_spaces(text, &mut html);
            }
        }
        Self(html)
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Puts `text` behind `html`, with no-break spaces for those that no line may end at.
fn french_spaces(text: &str, html: &mut String) {
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        html.push(match (before, letter, letters.peek()) {
            (_, ' ', Some(';' | '!' | '?')) => '\u{202f}',
            (_, ' ', Some(':' | '»')) | (Some('«'), ' ', _) => '\u{a0}',
            _ => letter,
        });
        before = Some(letter);
    }
}

/// Text without the entities that the sanitiser writes: nothing else is escaped.
fn unescaped(mut text: String) -> String {
    for (entity, character) in [("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        if text.contains('&') {
            text = text.replace(entity, character);
        }
    }
    text
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// HTML from elsewhere, as [`SafeHtml::sanitise`] has it.
fn sanitised<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(SafeHtml::sanitise(&String::deserialize(deserializer)?).0)
}

/// A message, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// What readers see.
    pub html: SafeHtml,
    /// What it says, without marks: for search, lists and the spam filter. Blocks are apart by one line break.
    pub plain: String,
    /// The addresses that readers can follow in it.
    pub links: Vec<String>,
}

/// Lists and quotations deeper than this are shown at this depth: a screen has no room, and a browser no patience.
const DEEPEST: usize = 6;

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(["p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre"]))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        // A relative link would lead to another page from a feed or a letter than from the thread.
        .url_relative(UrlRelative::Deny)
        .attribute_filter(|_, name, value| {
            let kept = match name {
                "href" => whole(value),
                "start" => number(value),
                _ => Some(value),
            };
            kept.map(Cow::Borrowed)
        })
        .link_rel(Some("nofollow noopener ugc"))
        .strip_comments(true);
    builder
});

/// For pages that the service writes itself.
static OWN_SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut builder = Builder::empty();
    builder
        .tags(HashSet::from(["p", "h2", "h3", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"]))
        .clean_content_tags(HashSet::from(["script", "style"]))
        .strip_comments(true);
    builder
});

/// An address that is whole: `https:a` and `https:/a` are read as parts of the page's own.
fn whole(address: &str) -> Option<&str> {
    let address = address.trim();
    let begins = |start: &str| address.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    ["https://", "http://", "mailto:"].into_iter().any(begins).then_some(address)
}

/// The number at which a list begins.
fn number(text: &str) -> Option<&str> {
    text.parse::<u32>().is_ok().then_some(text)
}

/// Reads a message.
#[must_use]
pub fn read(markdown: &str) -> Text {
    let mut text = Text::default();
    let parser = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH);
    let events = Subset { depth: 0, in_link: false, in_code: false, images: 0, text: &mut text };
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut rendered, events.of(TextMergeStream::new(parser)).into_iter());
    text.html = SafeHtml::sanitise(rendered.trim_end());
    text.links = text.html.links();
    let plain = text.plain.trim().to_owned();
    text.plain = plain;
    text
}

/// Reads a page that the service writes itself: also headings and tables; text of others in it is no more than text.
#[must_use]
pub fn read_own(markdown: &str) -> SafeHtml {
    let parser = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Event::Text(html),
        event => event,
    });
    let mut rendered = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut rendered, parser);
    SafeHtml(OWN_SANITISER.clean(&rendered).to_string())
}

/// Reduces Markdown to our subset, and notes what it says.
struct Subset<'t> {
    depth: usize,
    in_link: bool,
    in_code: bool,
    images: usize,
    text: &'t mut Text,
}

impl Subset<'_> {
    fn of<'a>(mut self, events: impl Iterator<Item = Event<'a>>) -> Vec<Event<'a>> {
        let mut kept = Vec::new();
        for event in events {
            self.event(event, &mut kept);
        }
        kept
    }

    fn event<'a>(&mut self, event: Event<'a>, kept: &mut Vec<Event<'a>>) {
        match event {
            Event::Start(tag) => self.start(tag, kept),
            Event::End(tag) => self.end(tag, kept),
            Event::Text(words) => self.words(words, kept),
            Event::Code(code) => {
                self.text.plain.push_str(&code);
                kept.push(Event::Code(code));
            }
            // What looks like HTML is shown as it was typed.
            Event::Html(words) | Event::InlineHtml(words) => {
                self.text.plain.push_str(&words);
                kept.push(Event::Text(words));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.text.plain.push('\n');
                kept.push(Event::HardBreak);
            }
            // Three dashes are a rule in Markdown, and nothing in a conversation.
            Event::Rule => {}
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start<'a>(&mut self, tag: Tag<'a>, kept: &mut Vec<Event<'a>>) {
        match tag {
            Tag::Paragraph | Tag::Heading { .. } => kept.push(Event::Start(Tag::Paragraph)),
            Tag::HtmlBlock => kept.push(Event::Start(Tag::Paragraph)),
            Tag::BlockQuote(_) | Tag::List(_) => {
                self.depth += 1;
                if self.depth <= DEEPEST {
                    kept.push(Event::Start(match tag {
                        Tag::BlockQuote(_) => Tag::BlockQuote(None),
                        list => list,
                    }));
                }
            }
            Tag::Item if self.depth <= DEEPEST => kept.push(Event::Start(tag)),
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                drop(kind);
                kept.push(Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented)));
            }
            Tag::Link { .. } => {
                self.in_link = true;
                kept.push(Event::Start(tag));
            }
            // Its description follows as text.
            Tag::Image { .. } => self.images += 1,
            Tag::Emphasis | Tag::Strong => kept.push(Event::Start(tag)),
            _ => {}
        }
    }

    fn end<'a>(&mut self, tag: TagEnd, kept: &mut Vec<Event<'a>>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => {
                self.text.plain.push('\n');
                kept.push(Event::End(TagEnd::Paragraph));
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) => {
                if self.depth <= DEEPEST {
                    kept.push(Event::End(match tag {
                        TagEnd::BlockQuote(_) => TagEnd::BlockQuote(None),
                        list => list,
                    }));
                }
                self.depth -= 1;
            }
            TagEnd::Item => {
                self.text.plain.push('\n');
                if self.depth <= DEEPEST {
                    kept.push(Event::End(tag));
                }
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                kept.push(Event::End(tag));
            }
            TagEnd::Link => {
                self.in_link = false;
                kept.push(Event::End(tag));
            }
            TagEnd::Image => self.images -= 1,
            TagEnd::Emphasis | TagEnd::Strong => kept.push(Event::End(tag)),
            _ => {}
        }
    }

    /// Text, in which addresses become links.
    fn words<'a>(&mut self, words: CowStr<'a>, kept: &mut Vec<Event<'a>>) {
        self.text.plain.push_str(&words);
        if self.in_link || self.in_code || self.images > 0 {
            kept.push(Event::Text(words));
            return;
        }
        let mut finder = LinkFinder::new();
        finder.kinds(&[LinkKind::Url]).url_must_have_scheme(true);
        let mut from = 0;
        for link in finder.links(&words).filter(|link| is_web(link.as_str())) {
            kept.push(Event::Text(words[from..link.start()].to_owned().into()));
            let address = without_french_signs(link.as_str());
            let target: CowStr<'a> = address.to_owned().into();
            kept.push(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: target.clone(),
                title: "".into(),
                id: "".into(),
            }));
            kept.push(Event::Text(target));
            kept.push(Event::End(TagEnd::Link));
            from = link.start() + address.len();
        }
        match from {
            0 => kept.push(Event::Text(words)),
            from => kept.push(Event::Text(words[from..].to_owned().into())),
        }
    }
}

/// An address without what French puts behind it, which linkify takes for a part of it: no-break spaces, « » » and « … ».
fn without_french_signs(address: &str) -> &str {
    let end = address.find(|c: char| c.is_whitespace() || matches!(c, '«' | '»' | '…')).unwrap_or(address.len());
    &address[..end]
}

fn is_web(address: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| address.len() > scheme.len() && address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fuzz::is_safe;

    fn html(markdown: &str) -> String {
        read(markdown).html.0
    }

    #[test]
    fn the_subset_is_rendered() {
        assert_eq!(
            html("Bonjour *à tous*,\nla **date** ?\n\n- un\n- deux\n\n> cité"),
            "<p>Bonjour <em>à tous</em>,<br>\nla <strong>date</strong> ?</p>\n<ul>\n<li>un</li>\n<li>deux</li>\n</ul>\n<blockquote>\n<p>cité</p>\n</blockquote>"
        );
        assert_eq!(html("# Titre\n\n---"), "<p>Titre</p>");
        assert_eq!(html("![un chat](https://x.example/c.png)"), "<p>un chat</p>");
        assert_eq!(html("`<b>`"), "<p><code>&lt;b&gt;</code></p>");
    }

    #[test]
    fn addresses_are_links_that_give_no_rank() {
        assert_eq!(
            html("Voir https://exemple.fr/a?b=1&c=2."),
            "<p>Voir <a href=\"https://exemple.fr/a?b=1&amp;c=2\" rel=\"nofollow noopener ugc\">https://exemple.fr/a?b=1&amp;c=2</a>.</p>"
        );
        let text = read("[ici](https://a.example/) et <https://b.example/> et https://c.example/");
        assert_eq!(text.links, ["https://a.example/", "https://b.example/", "https://c.example/"]);
        assert_eq!(text.plain, "ici et https://b.example/ et https://c.example/");
        let quoted = read("«\u{a0}https://a.example/\u{202f}» ou «https://b.example/»… voir https://c.example/… puis");
        assert_eq!(quoted.links, ["https://a.example/", "https://b.example/", "https://c.example/"]);
        // No other scheme, and no address that depends on the page.
        for target in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/a",
            "vbscript:x",
            "JaVaScRiPt:x",
            "https:/a",
            "https:a",
        ] {
            let text = read(&format!("[x]({target})"));
            assert!(!text.html.as_str().contains("href") && text.links.is_empty(), "{target}");
        }
    }

    #[test]
    fn html_is_shown_as_it_was_typed() {
        assert_eq!(html("a <script>alert(1)</script> b"), "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>");
        assert_eq!(html("<img src=x onerror=alert(1)>"), "<p>&lt;img src=x onerror=alert(1)&gt;</p>");
    }

    #[test]
    fn attributes_hold_what_they_are_for() {
        let sanitised = |html: &str| SafeHtml::sanitise(html).0;
        let rel = "rel=\"nofollow noopener ugc\"";
        assert_eq!(
            sanitised("<a href=\"\n HTTPS://a.example \">x</a>"),
            format!("<a href=\"HTTPS://a.example\" {rel}>x</a>")
        );
        assert_eq!(sanitised("<a href=\"ht\ntps://a.example\">x</a>"), format!("<a {rel}>x</a>"));
        assert_eq!(sanitised("<ol start=\"3\"><li>c</li></ol>"), "<ol start=\"3\"><li>c</li></ol>");
        assert_eq!(sanitised("<ol start=\"trois\"><li>c</li></ol>"), "<ol><li>c</li></ol>");
    }

    #[test]
    fn depth_is_bounded() {
        let deep = html(&format!("{}x", "> ".repeat(5000)));
        assert_eq!(deep.matches("<blockquote>").count(), DEEPEST);
    }

    #[test]
    fn known_attacks_come_out_harmless() {
        for attack in include_str!("../../fixtures/xss.txt").lines().filter(|line| !line.is_empty()) {
            for wrapped in [attack.to_owned(), format!("[{attack}]({attack})"), format!("> {attack}\n\n    {attack}")] {
                assert!(is_safe(&html(&wrapped)), "{wrapped}");
                assert!(is_safe(SafeHtml::sanitise(&wrapped).as_str()), "{wrapped}");
            }
        }
    }

    #[test]
    fn spaces_of_french_end_no_line() {
        let typed =
            "<p>Quoi ? <em>« Non »</em> : voici <code>a ? b : c</code> ; oui&nbsp;!<br>Fin !</p>\n<pre>x ; y</pre>";
        let shown = "<p>Quoi\u{202f}? <em>«\u{a0}Non\u{a0}»</em>\u{a0}: voici <code>a ? b : c</code>\u{202f}; oui&nbsp;!<br>\
                     Fin\u{202f}!</p>\n<pre>x ; y</pre>";
        assert_eq!(SafeHtml::sanitise(typed).with_french_spaces().as_str(), shown);
    }

    #[test]
    fn what_it_says_has_no_marks() {
        let html =
            SafeHtml::sanitise("<p>Un <em>mot</em> &amp; 1 &lt; 2</p>\n<ul><li>a&nbsp;!</li><li>b<br>c</li></ul>");
        assert_eq!(html.plain(), "Un mot & 1 < 2\na\u{a0}!\nb\nc");
    }
}
