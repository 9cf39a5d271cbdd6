//! The conversation under a post, as a site's generator bakes it into the page: readers without script and search
//! engines find it there, and it stays when the service is away.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::tz::TimeZone;
use palier_words::{Catalogue, Language};
use tera::{Context, Tera};

use super::form::Terms;
use super::{Conversation, FormView, Frame, RenderError, Setting, catalogue, engine, escaped};
use crate::domain::{Mode, ThreadFacts, ThreadKey};
use crate::snapshot::{Thread, Writing};

/// The service's own default of `limits.message`. Only a script counts by it, and a script shows the service's form.
const LONGEST_MESSAGE: usize = 4_000;

/// Stands for the thread's id where a conversation without comments is rendered once for all.
const ANY_THREAD: &str = "\u{e000}";

/// Renders conversations by the service's own template.
pub struct Baker {
    tera: Tera,
    words: Arc<Catalogue>,
    host: Host,
    /// What stands under posts that nobody has commented: the same but for their ids.
    empty: RwLock<HashMap<(Mode, Writing), Arc<str>>>,
}

/// What a site says of its conversations.
#[derive(Clone, Debug)]
pub struct Host {
    /// Its language.
    pub language: Language,
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: TimeZone,
    /// The path below which the service answers, without a slash at the end.
    pub base: String,
    /// The page of the personal-data notice.
    pub privacy: String,
    /// The page of the comment charter.
    pub charter: String,
    /// Where one writes about one's data.
    pub contact: String,
}

impl fmt::Debug for Baker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Baker").field("host", &self.host).finish_non_exhaustive()
    }
}

impl Baker {
    /// The baker of a site.
    ///
    /// # Errors
    /// A template has a fault, which a test finds.
    pub fn new(host: Host) -> Result<Self, RenderError> {
        let words = Arc::new(catalogue(host.language));
        let tera = engine(&words).map_err(|error| RenderError(error.to_string()))?;
        Ok(Self { tera, words, host, empty: RwLock::default() })
    }

    /// The section `<section id="commentaires">` under a post, of whose conversation `thread` is what is known; `None`
    /// where nobody has said anything yet. What the form promises is what holds for every service: a moderator reads
    /// first, no letter leaves. A browser with script replaces it by the service's own.
    ///
    /// # Errors
    /// The template uses what its variables do not have, which a test finds.
    pub fn section(&self, key: &ThreadKey, mode: Mode, thread: Option<&Thread>) -> Result<String, RenderError> {
        let writing = thread.map_or(if mode == Mode::Closed { Writing::Closed } else { Writing::Open }, |t| t.writing);
        match thread.filter(|thread| !thread.comments.is_empty()) {
            Some(thread) => self.render(key, mode, thread),
            None => self.without_comments(key, mode, writing),
        }
    }

    fn without_comments(&self, key: &ThreadKey, mode: Mode, writing: Writing) -> Result<String, RenderError> {
        let known = self.empty.read().unwrap_or_else(PoisonError::into_inner).get(&(mode, writing)).cloned();
        let any = match known {
            Some(any) => any,
            None => {
                let id = ANY_THREAD.to_owned();
                let any_key = ThreadKey::parse(ANY_THREAD).unwrap_or_else(|| key.clone());
                let thread = Thread { id, url: String::new(), writing, count: 0, comments: Vec::new() };
                let any: Arc<str> = self.render(&any_key, mode, &thread)?.into();
                let mut empty = self.empty.write().unwrap_or_else(PoisonError::into_inner);
                empty.insert((mode, writing), Arc::clone(&any));
                any
            }
        };
        let named = any.replace(&escaped(ANY_THREAD), &escaped(key.as_str()));
        Ok(named.replace(ANY_THREAD, &quick_xml::escape::escape(key.as_str())))
    }

    fn render(&self, key: &ThreadKey, mode: Mode, thread: &Thread) -> Result<String, RenderError> {
        let host = &self.host;
        let facts = ThreadFacts {
            key: key.clone(),
            url: thread.url.clone(),
            title: String::new(),
            kind: String::new(),
            mode,
            programme: None,
            residence: None,
            published_at: None,
            old_urls: Vec::new(),
        };
        let terms = Terms { longest: LONGEST_MESSAGE, mails: false, reviewed: true };
        let form = FormView::under(&facts, &host.base, terms);
        let setting = Setting { words: &self.words, zone: &host.zone, base: &host.base };
        let frame = Frame {
            lang: host.language.tag(),
            site: host.name.clone(),
            home: String::new(),
            base: host.base.clone(),
            assets: BTreeMap::new(),
            charter: host.charter.clone(),
            privacy: host.privacy.clone(),
            contact: host.contact.clone(),
        };
        let mut context = Context::new();
        context.insert("frame", &frame);
        context.insert("conversation", &Conversation::of(&facts, thread, thread.url.clone(), form, setting));
        let rendered = self.tera.render("conversation/thread.html", &context);
        rendered.map_err(|error| RenderError(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::SafeHtml;
    use crate::snapshot::{Comment, Shown};

    const ID: &str = "chantiers/l’été & <b>";

    fn baked(mode: Mode, writing: Writing, comments: Vec<Comment>) -> String {
        let host = Host {
            language: Language::French,
            name: "Les Trois Vallons".to_owned(),
            zone: TimeZone::UTC,
            base: "/commentaires".to_owned(),
            privacy: "/donnees-personnelles/".to_owned(),
            charter: "/charte-des-commentaires/".to_owned(),
            contact: "donnees@trois-vallons.example".to_owned(),
        };
        let (id, url, count) = (ID.to_owned(), "/chantiers/ete/".to_owned(), comments.len());
        let thread = Thread { id, url, writing, count, comments };
        Baker::new(host).unwrap().section(&ThreadKey::parse(ID).unwrap(), mode, Some(&thread)).unwrap()
    }

    fn comment() -> Comment {
        Comment {
            id: 12,
            parent: None,
            state: Shown::Published,
            removed_for: None,
            name: Some("Nadia <b>".to_owned()),
            official: false,
            html: SafeHtml::sanitise("<p>Et le <em>parking</em> ?<script>x</script></p>"),
            written_at: "2026-11-20T08:00:00Z".parse().unwrap(),
            published_at: "2026-11-20T09:00:00Z".parse().unwrap(),
            edited_at: None,
            pinned: false,
            question: None,
        }
    }

    const ACTION: &str = r#"action="/commentaires/fil/chantiers/l%E2%80%99%C3%A9t%C3%A9%20%26%20%3Cb%3E""#;

    #[test]
    fn a_page_without_script_has_the_comments_and_the_form() {
        let html = baked(Mode::Open, Writing::Open, vec![comment()]);
        for part in [ACTION, "Nadia &lt;b&gt;", "<p>Et le <em>parking</em> ?</p>", "1 contribution"] {
            assert!(html.contains(part), "{part}: {html}");
        }
    }

    #[test]
    fn a_conversation_without_comments_is_that_of_its_own_thread() {
        let html = baked(Mode::Open, Writing::Open, Vec::new());
        for part in [ACTION, r#"data-pc-thread="chantiers/l’été &amp; &lt;b&gt;""#] {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains(ANY_THREAD) && !html.contains(&escaped(ANY_THREAD)), "{html}");
    }

    #[test]
    fn nobody_writes_where_it_is_closed() {
        for comments in [Vec::new(), vec![comment()]] {
            let html = baked(Mode::Closed, Writing::Closed, comments);
            assert!(!html.contains("<form"), "{html}");
            assert!(html.contains("Les commentaires sont fermés."), "{html}");
        }
    }
}
