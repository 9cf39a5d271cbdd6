//! The conversation under a post, as a site's generator bakes it into the page: readers without script and search
//! engines find it there, and it stays when the service is away.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::tz::TimeZone;
use palier_words::{Catalogue, Language};
use tera::{Context, Tera};

use super::form::Terms;
use super::{CardCount, Conversation, FormView, Frame, RenderError, Setting, catalogue, engine, escaped};
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
}

/// What stands under posts that nobody has commented: the same but for their ids.
#[derive(Clone, Debug)]
pub struct AnyThread {
    /// HTML in groups of pieces. The id goes between two groups as part of an address, between two pieces as text.
    groups: Vec<Vec<String>>,
}

impl AnyThread {
    /// Takes the section of the thread `ANY_THREAD` apart.
    fn new(html: &str) -> Self {
        let group = |html: &str| html.split(ANY_THREAD).map(str::to_owned).collect();
        Self { groups: html.split(&escaped(ANY_THREAD)).map(group).collect() }
    }

    /// The section under the post whose thread is `key`.
    #[must_use]
    pub fn of(&self, key: &ThreadKey) -> String {
        let text = quick_xml::escape::escape(key.as_str());
        let groups: Vec<String> = self.groups.iter().map(|pieces| pieces.join(&text)).collect();
        groups.join(&escaped(key.as_str()))
    }
}

/// What a site says of its conversations.
#[derive(Clone, Debug)]
pub struct Host {
    /// Its name.
    pub name: String,
    /// Its zone.
    pub zone: TimeZone,
    /// The path below which the service answers, without a slash at the end.
    pub base: String,
    /// The page of the personal-data notice.
    pub privacy: String,
    /// The page of the comment charter; empty where there is none.
    pub charter: String,
    /// Where one writes about one's data.
    pub contact: String,
    /// Whether the service is known to send letters, so that one can be told of an answer.
    pub mails: bool,
}

/// How much of a conversation is baked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// What is known of it, with the form.
    Whole,
    /// What is known of it, with a link to the service's page for who wants to write: where a page is long, its form comes
    /// with the service's own conversation.
    WithoutForm,
}

impl fmt::Debug for Baker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Baker").field("language", &self.words.language()).finish_non_exhaustive()
    }
}

impl Baker {
    /// A baker in the language of a site.
    ///
    /// # Errors
    /// A template has a fault, which a test finds.
    pub fn new(language: Language) -> Result<Self, RenderError> {
        let words = Arc::new(catalogue(language));
        let tera = engine(&words).map_err(|error| RenderError(error.to_string()))?;
        Ok(Self { tera, words })
    }

    /// The section `<section id="commentaires">` under a post. What its form promises is what holds for every service:
    /// a moderator reads first; letters leave where the host knows it. A browser with script replaces it by the service's own.
    ///
    /// # Errors
    /// The template uses what its variables do not have, which a test finds.
    pub fn section(&self, host: &Host, mode: Mode, thread: &Thread, extent: Extent) -> Result<String, RenderError> {
        let Some(key) = ThreadKey::parse(&thread.id) else { return Ok(String::new()) };
        self.render(host, key, mode, thread, extent)
    }

    /// The section under posts of this mode that nobody has commented.
    ///
    /// # Errors
    /// As [`Self::section`].
    pub fn without_comments(
        &self,
        host: &Host,
        mode: Mode,
        writing: Writing,
        extent: Extent,
    ) -> Result<AnyThread, RenderError> {
        let id = ANY_THREAD.to_owned();
        let thread = Thread { id, url: String::new(), writing, count: 0, comments: Vec::new() };
        self.section(host, mode, &thread, extent).map(|html| AnyThread::new(&html))
    }

    /// What a list says of a thread.
    #[must_use]
    pub fn count(&self, thread: &Thread) -> CardCount {
        CardCount::of(thread.counted(), &self.words)
    }

    fn render(
        &self,
        host: &Host,
        key: ThreadKey,
        mode: Mode,
        thread: &Thread,
        extent: Extent,
    ) -> Result<String, RenderError> {
        let facts = ThreadFacts {
            key,
            url: thread.url.clone(),
            title: String::new(),
            kind: String::new(),
            mode,
            programme: None,
            residence: None,
            published_at: None,
            old_urls: Vec::new(),
        };
        let terms = Terms { longest: LONGEST_MESSAGE, mails: host.mails, reviewed: true };
        let form = FormView::under(&facts, &host.base, terms);
        let setting = Setting { words: &self.words, zone: &host.zone, base: &host.base };
        let frame = Frame {
            lang: self.words.language().tag(),
            site: host.name.clone(),
            home: String::new(),
            base: host.base.clone(),
            assets: BTreeMap::new(),
            icon: String::new(),
            colours: String::new(),
            charter: host.charter.clone(),
            privacy: host.privacy.clone(),
            contact: host.contact.clone(),
        };
        let mut context = Context::new();
        context.insert("frame", &frame);
        let conversation = Conversation::of(&facts, thread, thread.url.clone(), form, setting);
        let is_form_away = extent == Extent::WithoutForm;
        context.insert("conversation", &Conversation { is_baked: true, is_form_away, ..conversation });
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
        baked_where(false, Extent::Whole, mode, writing, comments)
    }

    fn baked_where(mails: bool, extent: Extent, mode: Mode, writing: Writing, comments: Vec<Comment>) -> String {
        let host = Host {
            name: "Les Trois Vallons".to_owned(),
            zone: TimeZone::UTC,
            base: "/commentaires".to_owned(),
            privacy: "/donnees-personnelles/".to_owned(),
            charter: "/charte-des-commentaires/".to_owned(),
            contact: "donnees@trois-vallons.example".to_owned(),
            mails,
        };
        let (id, url, count) = (ID.to_owned(), "/chantiers/ete/".to_owned(), comments.len());
        let baker = Baker::new(Language::French).unwrap();
        if comments.is_empty() {
            let any = baker.without_comments(&host, mode, writing, extent).unwrap();
            return any.of(&ThreadKey::parse(ID).unwrap());
        }
        baker.section(&host, mode, &Thread { id, url, writing, count, comments }, extent).unwrap()
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
        for part in [ACTION, "Nadia &lt;b&gt;", "<p>Et le <em>parking</em>\u{202f}?</p>", "1 commentaire"] {
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
    fn a_letter_is_offered_where_the_service_is_known_to_send_them() {
        for mails in [false, true] {
            for comments in [Vec::new(), vec![comment()]] {
                let html = baked_where(mails, Extent::Whole, Mode::Open, Writing::Open, comments);
                assert_eq!(html.contains("Me prévenir de la réponse"), mails, "{html}");
            }
        }
    }

    #[test]
    fn a_long_page_leads_to_the_form() {
        let way = r#"href="/commentaires/fil/chantiers/l%E2%80%99%C3%A9t%C3%A9%20%26%20%3Cb%3E#commentaire""#;
        for comments in [Vec::new(), vec![comment()]] {
            for (mode, words) in [(Mode::Questions, "Poser une question"), (Mode::Open, "Écrire un commentaire")] {
                let html = baked_where(false, Extent::WithoutForm, mode, Writing::Open, comments.clone());
                assert!(html.contains(way) && html.contains(words) && !html.contains("<form"), "{html}");
            }
            let html = baked_where(false, Extent::WithoutForm, Mode::Open, Writing::Suspended, comments.clone());
            assert!(!html.contains(way) && html.contains("suspendus"), "{html}");
        }
    }

    #[test]
    fn nobody_writes_where_it_is_closed() {
        let known = [Writing::Closed, Writing::Open].map(|writing| [(writing, Vec::new()), (writing, vec![comment()])]);
        for (writing, comments) in known.into_iter().flatten() {
            let html = baked(Mode::Closed, writing, comments);
            assert!(!html.contains("<form"), "{html}");
            assert!(html.contains("Les commentaires sont fermés."), "{html}");
            let is_unseen = html.lines().next().unwrap_or_default().ends_with(" hidden>");
            assert_eq!(is_unseen, !html.contains("<article"), "{html}");
        }
    }
}
