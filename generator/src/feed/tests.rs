//! What feeds and calendars say of small sites, made by the real pipeline.

use std::sync::Arc;

use jiff::Timestamp;

use super::*;
use crate::content::{self, Reader};
use crate::diagnostic::Diagnostic;
use crate::locale::{self, Language};
use crate::media::{Facts, Form, Picture};
use crate::site::{self, File, Files, History, Parts, Preview, Used, Version};

/// The words that the tests read: the site's own may be written better one day.
const WORDS: &str = "
feed-title-all = Tout { $site }
feed-title-of = { $title } | { $site }
tenders-of-trade = Métier { $trade }
rectification-title = RECTIFICATIF n° { $number } — { $title }
award-title = ATTRIBUÉ — { $title }
unsuccessful-title = INFRUCTUEUX — { $title }
discontinued-title = SANS SUITE — { $title }
postponed-title = REPORTÉ — { $title }
withdrawn-title = RETIRÉ — { $title }
document-withdrawn = Retiré le { $date }.
deadline-at = { $date } à { $time } (heure de Paris)
deadline-at-zone = { $date } à { $time } ({ $zone })
calendar-deadline = { $time } : { $reference } – { $title }
calendar-visit = Visite { $reference }
calendar-of = Agenda { $title }
lot = Lot
";

const CONFIG: &str = r#"
[site]
titre = "Les Trois Vallons"
adresse = "https://vallons.example"
[cooperative]
nom = "Les Trois Vallons Habitat"
forme = "Société coopérative d’HLM"
siege = "1, place du Palier, Valbrune"
telephone = "02 61 91 00 00"
courriel = "bonjour@vallons.example"
rcs = "Valbrune 000 000 000"
capital = "120 000 €"
directeur_publication = "Anne Durand"
hebergeur = "Hébergement, Paris"
"#;

/// What a tender must say; `date` and `date_limite` are the test's.
const TENDER: &str = "type: appel-offres\nreference: AO-1\nobjet: Peinture\nprocedure: procedure_adaptee\n";

/// A site in memory.
struct Setting {
    config: String,
    now: &'static str,
    /// Path under `content/`, head, body.
    posts: Vec<(String, String)>,
    /// Path under `content/` or `static/`, size, whether it is a picture.
    files: Vec<(&'static str, u64, bool)>,
    history: History,
}

impl Setting {
    fn new(posts: &[(&str, &str)]) -> Self {
        Self {
            config: CONFIG.to_owned(),
            now: "2026-11-23T09:00:00+01:00",
            posts: posts.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect(),
            files: Vec::new(),
            history: History::default(),
        }
    }

    fn now(self, now: &'static str) -> Self {
        Self { now, ..self }
    }

    fn more_config(self, more: &str) -> Self {
        Self { config: self.config + more, ..self }
    }

    fn file(mut self, path: &'static str, size: u64) -> Self {
        self.files.push((path, size, false));
        self
    }

    fn site(&self) -> Site {
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        let trades = &content::trade::TRADES;
        let config = crate::config::read(&Arc::from("palier.toml"), &self.config, trades, &mut diagnostics);
        let config = Arc::new(config.unwrap_or_else(|| panic!("{diagnostics:?}")));
        let posts = self.posts.iter().map(|(path, text)| {
            let file: Arc<str> = Arc::from(format!("content/{path}"));
            let post = content::read(Reader { config: &config }, &file, text, &mut diagnostics);
            Arc::new(post.unwrap_or_else(|| panic!("{diagnostics:?}")))
        });
        let posts: Vec<Arc<content::Post>> = posts.collect();
        let mut files = Files::default();
        for (path, size, is_picture) in &self.files {
            let facts = if *is_picture { Facts::Picture(picture()) } else { Facts::Other };
            files.insert(Arc::from(*path), File::new(path, *size, facts));
        }
        let used = posts.iter().map(|post| Used::by(post, &files)).collect();
        let history = Arc::new(self.history.clone());
        let parts = Parts {
            sheets: Default::default(),
            posts,
            used,
            unread: Vec::new(),
            files: Arc::new(files),
            history,
            conversations: Arc::default(),
            assets: Vec::new(),
        };
        let now: Timestamp = self.now.parse().expect("an instant");
        let site = site::assemble(config, now, Preview::default(), parts, &mut diagnostics);
        let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).collect();
        assert!(errors.is_empty(), "{errors:?}");
        site
    }
}

fn words() -> Catalogue {
    locale::catalogue(Language::French, Some(WORDS))
}

fn items_of(site: &Site, list: ListId) -> Vec<Item> {
    item::items(site, &words(), list, &|id| body(site, id))
}

/// A picture that is published as it is.
fn picture() -> Picture {
    Picture { width: 1600, height: 1200, fingerprint: String::new(), form: Form::AsIs }
}

/// The post's text, without its links.
fn body(site: &Site, id: PostId) -> String {
    site.post(id).body.html_with(|_, _, _| {})
}

fn rendered(site: &Site, list: ListId, format: FeedFormat) -> String {
    String::from_utf8(render(site, &words(), list, format, &|id| body(site, id))).expect("UTF-8")
}

/// Each item as `suffix of its name | title | date`.
fn told(site: &Site, list: ListId) -> Vec<String> {
    let zone = &site.config.site.zone;
    items_of(site, list)
        .iter()
        .map(|item| {
            let name = item.guid.strip_prefix("tag:vallons.example,2026:").expect("the site's names");
            let date = item
                .published
                .map_or("-".to_owned(), |date| zone.to_datetime(date).strftime("%d/%m %H:%M").to_string());
            format!("{name} | {} | {date}", item.title)
        })
        .collect()
}

fn tenders(site: &Site) -> ListId {
    let position = site.sections.iter().position(|section| section.kind == crate::config::KindName::Tender);
    ListId::Section(position.expect("a section of tenders"))
}

fn tender(more: &str) -> String {
    format!("---\n{TENDER}titre: Peinture de la résidence\n{more}---\nTexte de l’avis.\n")
}

const RECTIFIED: &str = "date: 2026-11-02
date_limite: 2026-12-11 12:00
lieu: Valbrune
lots:
  - { numero: \"01\", intitule: Peinture, corps_etat: [peinture] }
pieces:
  - { fichier: reglement.pdf, nom: Règlement }
  - { fichier: plans.zip, nom: Plans }
rectificatifs:
  - numero: 1
    date: 2026-11-20
    resume: La date limite est repoussée.
    date_limite_avant: 2026-12-04 12:00
    pieces_modifiees: [reglement.pdf]
";

fn rectified() -> Setting {
    Setting::new(&[("appels-offres/peinture/index.md", &tender(RECTIFIED))])
        .file("content/appels-offres/peinture/reglement.pdf", 12_345)
        .file("content/appels-offres/peinture/plans.zip", 999)
}

#[test]
fn a_correction_is_an_item_of_its_own_and_updates_the_notice() {
    let site = rectified().site();
    assert_eq!(
        told(&site, tenders(&site)),
        [
            "appels-offres/peinture:rectificatif-1 | RECTIFICATIF n° 1 — Peinture de la résidence | 20/11 00:00",
            "appels-offres/peinture | Peinture de la résidence | 02/11 00:00",
        ]
    );
    let items = items_of(&site, tenders(&site));
    assert_eq!(items[0].updated, items[1].updated);
    assert!(items[0].html.starts_with("<p>La date limite est repoussée.</p><dl><dt>"), "{}", items[0].html);
    let deadline = "<del>4\u{a0}décembre 2026 à 12\u{a0}h\u{a0}00 (heure de Paris)</del> \
                    <strong>11\u{a0}décembre 2026 à 12\u{a0}h\u{a0}00 (heure de Paris)</strong>";
    assert!(items[0].html.contains(deadline), "{}", items[0].html);
    let files: Vec<&str> = items[0].attachments.iter().map(|file| file.title.as_str()).collect();
    assert_eq!(files, ["Règlement"]);
}

#[test]
fn key_facts_come_before_the_text() {
    let site = rectified().site();
    let items = items_of(&site, tenders(&site));
    let html = &items[1].html;
    let positions: Vec<usize> = [
        "<strong>11\u{a0}décembre 2026 à 12\u{a0}h\u{a0}00 (heure de Paris)</strong>",
        "<dd>Valbrune</dd>",
        "<li>01 — Peinture</li>",
        "<a href=\"https://vallons.example/appels-offres/peinture/\">AO-1</a>",
        "<a href=\"https://vallons.example/appels-offres/peinture/plans.zip\">Plans</a> (999\u{a0}octets)",
        "Texte de l’avis.",
    ]
    .iter()
    .map(|part| html.find(part).unwrap_or_else(|| panic!("{part} is not in {html}")))
    .collect();
    assert!(positions.is_sorted(), "{html}");
}

#[test]
fn only_one_enclosure_with_its_exact_size() {
    let site = rectified().site();
    let channel = ::rss::Channel::read_from(rendered(&site, tenders(&site), FeedFormat::Rss).as_bytes()).expect("RSS");
    let enclosure = channel.items[1].enclosure.as_ref().expect("an enclosure");
    assert_eq!(
        (enclosure.url.as_str(), enclosure.length.as_str(), enclosure.mime_type.as_str()),
        ("https://vallons.example/appels-offres/peinture/reglement.pdf", "12345", "application/pdf")
    );
    let json: serde_json::Value =
        serde_json::from_str(&rendered(&site, tenders(&site), FeedFormat::Json)).expect("JSON");
    assert_eq!(json["items"][1]["attachments"][1]["size_in_bytes"], 999);
}

#[test]
fn what_became_of_a_tender_and_of_its_lots_is_told_once() {
    let lots = "date: 2026-06-01
date_limite: 2026-07-01 12:00
lots:
  - { numero: \"01\", intitule: Peinture, corps_etat: [peinture], etat: attribue, etat_le: 2026-09-01, attributaire: Pinceaux & Cie, montant_ht: 12000 }
  - { numero: \"2 bis\", intitule: Sols, corps_etat: [sols-souples], etat: infructueux, etat_le: 2026-09-02 }
";
    let rolled_up = Setting::new(&[("appels-offres/a.md", &tender(lots))]).site();
    assert_eq!(
        told(&rolled_up, tenders(&rolled_up)),
        [
            "appels-offres/a:lot-2-bis-infructueux | INFRUCTUEUX — Lot 2 bis Sols — Peinture de la résidence | 02/09 00:00",
            "appels-offres/a:lot-01-attribution | ATTRIBUÉ — Lot 01 Peinture — Peinture de la résidence | 01/09 00:00",
            "appels-offres/a | Peinture de la résidence | 01/06 00:00",
        ]
    );
    let award = &items_of(&rolled_up, tenders(&rolled_up))[1];
    assert!(award.html.contains("Pinceaux &amp; Cie"), "{}", award.html);
    assert!(award.html.contains("12\u{202f}000\u{a0}€"), "{}", award.html);
    assert!(award.categories.contains(&"Peinture".to_owned()));
    assert!(!award.categories.contains(&"Sols souples, parquets".to_owned()));

    let painters = rolled_up.config.trades.iter().position(|trade| trade.slug == "peinture").expect("known");
    let suffixes: Vec<String> = told(&rolled_up, ListId::Trade(painters));
    assert_eq!(suffixes.len(), 2, "painters do not hear of the floors: {suffixes:?}");

    let whole = "date: 2026-06-01\ndate_limite: 2026-12-11 12:00\netat: sans_suite\netat_le: 2026-11-20 15:00\n";
    let whole = Setting::new(&[("appels-offres/a.md", &tender(whole))]).site();
    assert_eq!(
        told(&whole, tenders(&whole))[0],
        "appels-offres/a:sans-suite | SANS SUITE — Peinture de la résidence | 20/11 15:00"
    );
}

#[test]
fn the_limit_never_cuts_an_open_tender_off() {
    let open = tender("date: 2026-01-05\ndate_limite: 2026-12-11 12:00\n");
    let mut posts = vec![("appels-offres/ouvert.md".to_owned(), open)];
    for day in 1..=9 {
        let closed = tender(&format!("date: 2026-10-0{day}\ndate_limite: 2026-10-2{day} 12:00\n"));
        posts.push((format!("appels-offres/clos-{day}.md"), closed.replace("AO-1", &format!("AO-1{day}"))));
    }
    let posts: Vec<(&str, &str)> = posts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let setting = Setting::new(&posts).more_config("[flux]\nlimite = 3\n");
    let site = setting.site();
    let names: Vec<String> = items_of(&site, tenders(&site)).into_iter().map(|item| item.guid).collect();
    let ends: Vec<&str> = names.iter().filter_map(|name| name.rsplit('/').next()).collect();
    assert_eq!(ends, ["clos-9", "clos-8", "clos-7", "ouvert"]);
    assert!(told(&site, ListId::Home).iter().any(|told| told.starts_with("appels-offres/ouvert ")));
}

#[test]
fn a_post_that_moves_keeps_its_name() {
    let text = "---\ntitre: Titre\ndate: 2026-11-01\nidentifiant: actualites/ancien\n---\n";
    let moved = Setting::new(&[("actualites/nouveau.md", &text.replace("Titre", "Autre titre"))]).site();
    let items = items_of(&moved, ListId::Home);
    assert_eq!(items[0].guid, "tag:vallons.example,2026:actualites/ancien");
    assert_eq!(items[0].url, "https://vallons.example/actualites/nouveau/");
    let feed = rendered(&moved, ListId::Home, FeedFormat::Rss);
    assert!(feed.contains("<guid isPermaLink=\"false\">tag:vallons.example,2026:actualites/ancien</guid>"), "{feed}");
}

#[test]
fn a_feed_without_items_is_valid() {
    let site = Setting::new(&[]).site();
    let trade = ListId::Trade(0);
    let rss = rendered(&site, trade, FeedFormat::Rss);
    let channel = ::rss::Channel::read_from(rss.as_bytes()).expect("RSS");
    assert_eq!((channel.items.len(), channel.last_build_date), (0, None));
    assert_eq!(channel.title, "Métier Démolition, désamiantage | Les Trois Vallons");
    assert_eq!(channel.language.as_deref(), Some("fr-FR"));
    let own = "<atom:link href=\"https://vallons.example/appels-offres/metiers/demolition/flux.xml\" rel=\"self\" \
               type=\"application/rss+xml\"></atom:link>";
    assert!(rss.contains(own), "{rss}");

    let atom = rendered(&site, trade, FeedFormat::Atom);
    let feed = atom_syndication::Feed::read_from(atom.as_bytes()).expect("Atom");
    assert_eq!(feed.updated.to_rfc3339(), "1970-01-01T01:00:00+01:00");
    assert_eq!(feed.id, "tag:vallons.example,2026:flux:metier:demolition");
    assert_eq!((feed.authors.len(), feed.entries.len(), feed.lang.as_deref()), (1, 0, Some("fr-FR")));

    let json: serde_json::Value = serde_json::from_str(&rendered(&site, trade, FeedFormat::Json)).expect("JSON");
    assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(json["items"], serde_json::json!([]));
}

#[test]
fn dates_are_those_of_the_items() {
    let site = rectified().site();
    let rss = rendered(&site, tenders(&site), FeedFormat::Rss);
    assert!(rss.contains("<lastBuildDate>Fri, 20 Nov 2026 00:00:00 +0100</lastBuildDate>"), "{rss}");
    assert!(rss.contains("<pubDate>Mon, 02 Nov 2026 00:00:00 +0100</pubDate>"), "{rss}");
    let atom = rendered(&site, tenders(&site), FeedFormat::Atom);
    assert_eq!(atom.matches("<updated>2026-11-20T00:00:00+01:00</updated>").count(), 3, "{atom}");
    assert!(atom.contains("<published>2026-11-02T00:00:00+01:00</published>"), "{atom}");
    let json = rendered(&site, tenders(&site), FeedFormat::Json);
    assert!(json.contains("\"date_modified\": \"2026-11-20T00:00:00+01:00\""), "{json}");
}

#[test]
fn the_clock_changes_no_byte() {
    let later = rectified().now("2026-12-01T08:00:00+01:00");
    for format in [FeedFormat::Rss, FeedFormat::Atom, FeedFormat::Json] {
        let (site, again, later) = (rectified().site(), rectified().site(), later.site());
        let bytes = rendered(&site, tenders(&site), format);
        assert_eq!(bytes, rendered(&again, tenders(&again), format));
        assert_eq!(bytes, rendered(&later, tenders(&later), format));
        assert_eq!(
            Calendars::new(&site, &words()).of_list(ListId::Home),
            Calendars::new(&later, &words()).of_list(ListId::Home)
        );
    }
}

#[test]
fn a_tender_announced_before_its_day_is_not_dated_tomorrow() {
    let text = tender("date: 2026-12-01 09:00\ndate_limite: 2026-12-20 12:00\n");
    let setting = || Setting::new(&[("appels-offres/a.md", &text)]);
    let site = setting().site();
    let rss = rendered(&site, tenders(&site), FeedFormat::Rss);
    assert!(!rss.contains("<pubDate>"), "{rss}");
    assert!(!rendered(&site, tenders(&site), FeedFormat::Json).contains("date_published"));
    let atom = rendered(&site, tenders(&site), FeedFormat::Atom);
    assert_eq!(atom.matches("<updated>1970-01-01T").count(), 2, "nothing tells a date: {atom}");
    let news = ("actualites/b.md", "---\ntitre: B\ndate: 2026-11-10 08:00\n---\nUn texte.\n");
    let site = Setting::new(&[("appels-offres/a.md", &text), news]).site();
    let atom = rendered(&site, tenders(&site), FeedFormat::Atom);
    assert_eq!(atom.matches("<updated>2026-11-10T08:00:00+01:00</updated>").count(), 2, "{atom}");
    assert!(!atom.contains("2026-12-01T"), "{atom}");

    let mut known = setting();
    let version = Version {
        date: "2026-11-18T16:00:00+01:00".parse().expect("an instant"),
        checksum: String::new(),
        deadline: None,
        told: Vec::new(),
        changes: Vec::new(),
        files: Vec::new(),
        text: String::new(),
    };
    known.history.versions.insert("content/appels-offres/a.md".to_owned(), vec![version]);
    let site = known.site();
    assert_eq!(told(&site, tenders(&site)), ["appels-offres/a | Peinture de la résidence | 18/11 16:00"]);
}

#[test]
fn hostile_characters_do_no_harm() {
    let titre = "titre: \"<b>&amp; ]]> & \\0 \\uFFFE 'fin'\"\n";
    let text =
        format!("---\n{titre}resume: \"a < b ]]> \\x1B\"\nauteur: \"<Anne> & fils\"\ndate: 2026-11-01\n---\n`]]>` &\n");
    let site = Setting::new(&[("actualites/a.md", &text)]).site();
    let rss = rendered(&site, ListId::Home, FeedFormat::Rss);
    let channel = ::rss::Channel::read_from(rss.as_bytes()).expect("RSS");
    assert_eq!(channel.items[0].title.as_deref(), Some("<b>&amp; ]]> & ’fin’"));
    assert!(channel.items[0].content.as_deref().is_some_and(|html| html.contains("]]&gt;")), "{rss}");
    let atom = rendered(&site, ListId::Home, FeedFormat::Atom);
    let feed = atom_syndication::Feed::read_from(atom.as_bytes()).expect("Atom");
    assert_eq!(feed.entries[0].authors[0].name, "<Anne> & fils");
    assert_eq!(Some(feed.entries[0].title.value.as_str()), channel.items[0].title.as_deref());
    let json = rendered(&site, ListId::Home, FeedFormat::Json);
    for text in [rss, atom, json] {
        assert!(!text.contains(['\0', '\u{fffe}', '\u{1b}']) && !text.contains("\\u0000"), "{text:?}");
    }
}

#[test]
fn a_postponed_notice_comes_back() {
    let text = "---\ntitre: Panne de l’ascenseur\ndate: 2026-11-02\netat: reporte\nreporte_au: 2026-12-03 14:00\nsuivi:
  - { date: 2026-11-17, texte: La pièce manque. }\n---\n";
    let residence = "---\ntitre: Le Port\ncommune: Valbrune\n---\n";
    let posts = [("residences/le-port/index.md", residence), ("residences/le-port/ascenseur.md", text)];
    let site = Setting::new(&posts).site();
    assert_eq!(
        told(&site, ListId::Residence(site.residences[0])),
        [
            "residences/le-port/ascenseur:report-2026-12-03 | REPORTÉ — Panne de l’ascenseur | 17/11 00:00",
            "residences/le-port/ascenseur | Panne de l’ascenseur | 02/11 00:00",
        ]
    );
}

#[test]
fn a_withdrawn_document_loses_its_text_and_its_files() {
    let text = "---\ntitre: Procès-verbal\ndate: 2026-10-01\nresume: Contenu secret\nnature: proces_verbal
date_seance: 2026-09-30\nacces: public\nfichier: pv.pdf\nretire_le: 2026-11-10\n---\nContenu secret.\n";
    let site = Setting::new(&[("conseil/pv/index.md", text)]).file("content/conseil/pv/pv.pdf", 10).site();
    assert_eq!(
        told(&site, ListId::Home),
        ["conseil/pv:retrait | RETIRÉ — Procès-verbal | 10/11 00:00", "conseil/pv | Procès-verbal | 01/10 00:00",]
    );
    for format in [FeedFormat::Rss, FeedFormat::Atom, FeedFormat::Json] {
        let feed = rendered(&site, ListId::Home, format);
        assert!(!feed.contains("secret") && !feed.contains("pv.pdf"), "{feed}");
        assert!(feed.contains("Retiré le 10\u{a0}novembre 2026."), "{feed}");
    }
}

#[test]
fn what_is_not_public_is_in_no_feed() {
    let text = "---\ntitre: Confidentiel\ndate: 2026-10-01\nnature: proces_verbal\ndate_seance: 2026-09-30
acces: administrateurs\n---\nContenu secret.\n";
    let site = Setting::new(&[("conseil/pv.md", text)]).site();
    assert_eq!(told(&site, ListId::Home), Vec::<String>::new());
}

#[test]
fn photos_of_an_update_are_shown_with_whole_addresses() {
    let programme = "---\ntitre: Le Verger\ncommune: Valbrune\n---\n";
    let update = "---\ntitre: Hors d’eau\ndate: 2026-11-06\netape: hors_eau\navancement: 55\nphotos:
  - { fichier: toit.jpg, description: 'Le toit \"posé\"', credit: Anne }\n---\nLe toit est posé.\n";
    let mut setting =
        Setting::new(&[("chantiers/verger/index.md", programme), ("chantiers/verger/hors-eau/index.md", update)]);
    setting.files.push(("content/chantiers/verger/hors-eau/toit.jpg", 900, true));
    let site = setting.site();
    let items = items_of(&site, ListId::Programme(site.programmes[0]));
    assert_eq!(items.len(), 1);
    assert!(
        items[0]
            .html
            .contains("<img src=\"https://vallons.example/chantiers/verger/hors-eau/toit.jpg\" alt=\"Le toit ")
    );
    assert!(items[0].html.contains("width=\"1600\" height=\"1200\"><figcaption>Anne</figcaption></figure>"));
    assert_eq!(items[0].attachments, []);
    assert_eq!(items[0].image.as_deref(), Some("https://vallons.example/chantiers/verger/hors-eau/toit.jpg"));
    assert!(
        items[0].categories.contains(&"Le Verger".to_owned()) && items[0].categories.contains(&"Valbrune".to_owned())
    );
}

#[test]
fn addresses_of_files_hold_only_what_a_uri_may() {
    let text = "---\ntitre: A\ndate: 2026-10-01\nnature: statuts\ndate_seance: 2026-09-30\nacces: public
fichier: /media/Règlement intérieur.pdf\n---\n";
    let site = Setting::new(&[("conseil/a.md", text)]).file("static/media/Règlement intérieur.pdf", 10).site();
    let item = &items_of(&site, ListId::Home)[0];
    assert_eq!(item.attachments[0].url, "https://vallons.example/media/R%C3%A8glement%20int%C3%A9rieur.pdf");
}

/// The calendar with its lines unfolded.
fn unfolded(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    text.replace("\r\n ", "").replace("\r\n", "\n")
}

#[test]
fn a_deadline_is_an_event_of_thirty_minutes() {
    let visit = "visite:\n  obligatoire: oui\n  date: 2026-11-25 14:00\n  lieu: Hall A, porte 2\n";
    let text = tender(&format!("{RECTIFIED}{visit}"));
    let setting = Setting::new(&[("appels-offres/peinture/index.md", &text)])
        .file("content/appels-offres/peinture/reglement.pdf", 1)
        .file("content/appels-offres/peinture/plans.zip", 1);
    let site = setting.site();
    let id = site.ids().next().expect("a post");
    let text = unfolded(Calendars::new(&site, &words()).of_post(id));
    let events: Vec<&str> = text.split("BEGIN:VEVENT\n").collect();
    assert_eq!(events.len(), 3);
    assert!(events[0].contains("BEGIN:VTIMEZONE\nTZID:Europe/Paris\n"), "{text}");
    for line in [
        "UID:tag:vallons.example\\,2026:appels-offres/peinture:visite\n",
        "DTSTART;TZID=Europe/Paris:20261125T140000\n",
        "LOCATION:Hall A\\, porte 2\n",
    ] {
        assert!(events[1].contains(line), "{line} in {text}");
    }
    assert!(!events[1].contains("DTEND"), "{text}");
    for line in [
        "UID:tag:vallons.example\\,2026:appels-offres/peinture:echeance\n",
        "DTSTAMP:20261119T230000Z\n",
        "SEQUENCE:1\n",
        "DTSTART;TZID=Europe/Paris:20261211T113000\n",
        "DTEND;TZID=Europe/Paris:20261211T120000\n",
        "SUMMARY:12\u{a0}h\u{a0}00 : AO-1 – Peinture de la résidence\n",
        "URL:https://vallons.example/appels-offres/peinture/\n",
        "STATUS:CONFIRMED\n",
    ] {
        assert!(events[2].contains(line), "{line} in {text}");
    }
}

#[test]
fn a_tender_given_up_is_cancelled() {
    let text = tender("date: 2026-11-01\ndate_limite: 2026-12-11 12:00\netat: sans_suite\netat_le: 2026-11-20\n");
    let site = Setting::new(&[("appels-offres/a.md", &text)]).site();
    let text = unfolded(Calendars::new(&site, &words()).of_list(tenders(&site)));
    assert!(text.contains("STATUS:CANCELLED\n"), "{text}");
}

#[test]
fn a_deadline_keeps_its_hour_across_the_change_of_the_clocks() {
    // Clocks go back at 03:00 on 25 October: the half hour before 12:00 is the same civil half hour.
    for (deadline, start) in [("2026-10-25 12:00", "20261025T113000"), ("2026-07-01 00:15", "20260630T234500")] {
        let text = tender(&format!("date: 2026-06-01\ndate_limite: {deadline}\n"));
        let site = Setting::new(&[("appels-offres/a.md", &text)]).site();
        let text = unfolded(Calendars::new(&site, &words()).of_list(ListId::Home));
        assert!(text.contains(&format!("DTSTART;TZID=Europe/Paris:{start}\n")), "{text}");
    }
}

#[test]
fn an_event_lasts_days_or_hours() {
    let event = |dates: &str| {
        let text = format!("---\ntitre: Fête\ndate: 2026-11-01\n{dates}lieu: Cour\n---\nVenez.\n");
        let site = Setting::new(&[("agenda/fete.md", &text)]).site();
        let id = site.ids().next().expect("a post");
        let text = unfolded(Calendars::new(&site, &words()).of_post(id));
        let lines: Vec<String> = text
            .lines()
            .skip_while(|line| *line != "BEGIN:VEVENT")
            .filter(|line| line.starts_with("DT"))
            .skip(1)
            .map(str::to_owned)
            .collect();
        lines.join(" ")
    };
    assert_eq!(event("debut: 2026-12-12\n"), "DTSTART;VALUE=DATE:20261212");
    assert_eq!(event("debut: 2026-12-12\nfin: 2026-12-13\n"), "DTSTART;VALUE=DATE:20261212 DTEND;VALUE=DATE:20261214");
    assert_eq!(
        event("debut: 2026-12-12 16:00\nfin: 2026-12-12 18:30\n"),
        "DTSTART;TZID=Europe/Paris:20261212T160000 DTEND;TZID=Europe/Paris:20261212T183000"
    );
}

#[test]
fn a_calendar_without_events_holds_its_zone() {
    let site = Setting::new(&[]).site();
    let text = unfolded(Calendars::new(&site, &words()).of_list(ListId::Home));
    assert!(text.starts_with("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Palier//vallons.example//FR\n"), "{text}");
    assert!(text.contains("X-WR-CALNAME:Agenda Les Trois Vallons\n") && text.contains("END:VTIMEZONE\n"), "{text}");
}

#[test]
fn other_zones_name_themselves() {
    let text = tender("date: 2026-11-01\ndate_limite: 2026-12-11 12:00\n");
    let mut setting = Setting::new(&[("appels-offres/a.md", &text)]);
    setting.config = CONFIG.replace("[cooperative]", "fuseau = \"Indian/Reunion\"\n[cooperative]");
    let site = setting.site();
    let items = items_of(&site, tenders(&site));
    assert!(items[0].html.contains("12\u{a0}h\u{a0}00 (Indian/Reunion)"), "{}", items[0].html);
    assert!(rendered(&site, ListId::Home, FeedFormat::Rss).contains("00:00:00 +0400"));
}
