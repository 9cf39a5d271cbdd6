//! The conversation under a post, as a site's generator bakes it into the page: readers without script and search
//! engines find it there, and it stays when the service is away.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use jiff::tz::TimeZone;
use palier_words::{Catalogue, Language};
use tera::{Context, Tera};

use super::form::Terms;
use super::{Conversation, FormView, Frame, RenderError, Setting, catalogue, engine};
use crate::domain::ThreadFacts;
use crate::snapshot::Thread;

/// The service's own default of `limits.message`. Only a script counts by it, and a script shows the service's form.
const LONGEST_MESSAGE: usize = 4_000;

/// Renders conversations by the service's own template.
pub struct Baker {
    tera: Tera,
    words: Arc<Catalogue>,
}

/// What the site says of its conversations.
#[derive(Clone, Copy, Debug)]
pub struct Host<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its address and what comes before every path of it, without a slash at the end.
    pub home: &'a str,
    /// Its zone.
    pub zone: &'a TimeZone,
    /// The path below which the service answers, without a slash at the end.
    pub base: &'a str,
    /// The page of the personal-data notice.
    pub privacy: &'a str,
    /// The page of the comment charter.
    pub charter: &'a str,
    /// Where one writes about one's data.
    pub contact: &'a str,
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

    /// The section `<section id="commentaires">` under a post. What the form promises is what holds for every service:
    /// a moderator reads first, no letter leaves. A browser with script replaces it by the service's own.
    ///
    /// # Errors
    /// The template uses what its variables do not have, which a test finds.
    pub fn section(&self, host: Host<'_>, facts: &ThreadFacts, thread: &Thread) -> Result<String, RenderError> {
        let language = self.words.language();
        let terms = Terms { longest: LONGEST_MESSAGE, mails: false, reviewed: true };
        let form = FormView::under(facts, host.base, terms);
        let setting = Setting { words: &self.words, zone: host.zone, base: host.base };
        let frame = Frame {
            lang: language.tag(),
            site: host.name.to_owned(),
            home: format!("{}/", host.home),
            base: host.base.to_owned(),
            assets: BTreeMap::new(),
            charter: host.charter.to_owned(),
            privacy: host.privacy.to_owned(),
            contact: host.contact.to_owned(),
        };
        let mut context = Context::new();
        context.insert("frame", &frame);
        context.insert("conversation", &Conversation::of(facts, thread, thread.url.clone(), form, setting));
        let rendered = self.tera.render("conversation/thread.html", &context);
        rendered.map_err(|error| RenderError(error.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::SafeHtml;
    use crate::domain::{Mode, ThreadKey};
    use crate::snapshot::{Comment, Shown, Writing};

    fn baked(mode: Mode, writing: Writing, comments: Vec<Comment>) -> String {
        let facts = ThreadFacts {
            key: ThreadKey::parse("chantiers/été").unwrap(),
            url: "/chantiers/ete/".to_owned(),
            title: "L’été <du> chantier".to_owned(),
            kind: "avancement".to_owned(),
            mode,
            programme: None,
            residence: None,
            published_at: None,
            old_urls: Vec::new(),
        };
        let thread = Thread {
            id: "chantiers/été".to_owned(),
            url: "/chantiers/ete/".to_owned(),
            writing,
            count: comments.len(),
            comments,
        };
        let host = Host {
            name: "Les Trois Vallons",
            home: "https://trois-vallons.example",
            zone: &TimeZone::UTC,
            base: "/commentaires",
            privacy: "/donnees-personnelles/",
            charter: "/charte-des-commentaires/",
            contact: "donnees@trois-vallons.example",
        };
        Baker::new(Language::French).unwrap().section(host, &facts, &thread).unwrap()
    }

    #[test]
    fn a_page_without_script_has_the_comments_and_the_form() {
        let comment = Comment {
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
        };
        let html = baked(Mode::Open, Writing::Open, vec![comment]);
        assert!(html.contains(r#"action="/commentaires/fil/chantiers/%C3%A9t%C3%A9""#), "{html}");
        assert!(html.contains("Nadia &lt;b&gt;"), "{html}");
        assert!(html.contains("<p>Et le <em>parking</em> ?</p>"), "{html}");
        assert!(html.contains("1 contribution"), "{html}");
    }

    #[test]
    fn nobody_writes_where_it_is_closed() {
        let html = baked(Mode::Closed, Writing::Closed, Vec::new());
        assert!(!html.contains("<form"), "{html}");
        assert!(html.contains("Les commentaires sont fermés."), "{html}");
    }
}
