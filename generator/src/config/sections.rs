//! What each section and each setting means, its bounds and its default.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use toml::de::{DeTable, DeValue};

use super::colour::{legible_on, parse_colour};
use super::example;
use super::section::{Entry, Section, Source, canonical, entries, span_of};
use super::{
    Accessibility, Audit, BaseUrl, Colour, CommentMode, Comments, Config, Conformance, Cooperative, DEFAULT_THEME,
    FeedFormat, Feeds, Identity, KindName, MenuEntry, Picture, Site, TEXT_CONTRAST, Trade,
};
use crate::diagnostic::{Diagnostic, Severity, Span, Spanned, nearest};
use crate::locale::Language;
use crate::path::name_of;

/// Every section, in the order in which people find them in the example.
const SECTIONS: [&str; 10] = [
    "site",
    "theme",
    "cooperative",
    "navigation",
    "dossiers",
    "metiers",
    "commentaires",
    "flux",
    "accessibilite",
    "recherche",
];

/// The folders that a new site has.
const FOLDERS: [(&str, KindName); 7] = [
    ("actualites", KindName::Article),
    ("agenda", KindName::Event),
    ("appels-offres", KindName::Tender),
    ("chantiers", KindName::ProgressUpdate),
    ("conseil", KindName::BoardDocument),
    ("documents", KindName::BoardDocument),
    ("residences", KindName::ResidenceNotice),
];

const DEFAULT_ZONE: &str = "Europe/Paris";
const DEFAULT_SERVICE: &str = "/commentaires";
const DEFAULT_FEED_LIMIT: u8 = 20;
const MOST_FEED_ITEMS: u8 = 200;

/// The whole configuration; problems are in the source's list, and what they concern has its default or is empty. `None` when
/// one of them leaves in doubt what posts are read by.
pub(super) fn read<'a>(source: Source<'a>, root: &'a DeTable<'a>, built_in: &[(&str, &str)]) -> Option<Config> {
    let mut sections = find_sections(source, root);
    let mut optional = |name: &'static str| sections.remove(name).unwrap_or_else(|| Section::absent(source, name));
    let folders = folders(&optional("dossiers"));
    let trades = trades(&optional("metiers"), built_in);
    // A section whose name is misspelt may be one of the two.
    let is_in_doubt = source.diagnostics.borrow().iter().any(Diagnostic::is_error);
    let identity = identity(optional("theme"));
    let menu = menu(optional("navigation"));
    let comments = comments(optional("commentaires"));
    let feeds = feeds(optional("flux"));
    let accessibility = accessibility(optional("accessibilite"));
    let search = search(optional("recherche"));

    let mut mandatory = |name: &'static str| {
        let section = sections.remove(name);
        if section.is_none() {
            source
                .report(Diagnostic::at("section-manquante", Severity::Error, source.file, None).with("section", name));
        }
        section
    };
    let (site_section, cooperative_section) = (mandatory("site"), mandatory("cooperative"));
    let site = site_section.map_or_else(no_site, site);
    let cooperative = cooperative_section.map_or_else(Cooperative::default, cooperative);
    let config = Config { site, identity, cooperative, menu, folders, trades, comments, feeds, accessibility, search };
    (!is_in_doubt).then_some(config)
}

/// The sections that were written, by name. What stands outside every section is reported.
fn find_sections<'a>(source: Source<'a>, root: &'a DeTable<'a>) -> BTreeMap<&'static str, Section<'a>> {
    let mut sections = BTreeMap::new();
    for Entry { key, value } in entries(root) {
        let name = canonical(&key.value);
        let known = SECTIONS.into_iter().find(|section| *section == name);
        match (known, value.get_ref()) {
            (Some(known), DeValue::Table(table)) => {
                if sections.contains_key(known) {
                    source.report(source.error("reglage-en-double", key.span).with("reglage", key.value));
                } else {
                    sections.insert(known, Section::new(source, known, span_of(value), table));
                }
            }
            (Some(known), _) => source.report(source.error("section-attendue", key.span).with("section", known)),
            (None, DeValue::Table(_)) => source.report(
                source
                    .error("section-inconnue", key.span)
                    .with("section", key.value)
                    .with("choix", SECTIONS.join(", "))
                    .suggesting(nearest(&name, SECTIONS)),
            ),
            (None, _) => source.report(source.error("reglage-hors-section", key.span).with("reglage", key.value)),
        }
    }
    sections
}

/// The site of a configuration that has none.
fn no_site() -> Site {
    Site {
        title: String::new(),
        url: BaseUrl::unknown(),
        authority: String::new(),
        language: Language::default(),
        zone: default_zone(),
        theme: Spanned::new(DEFAULT_THEME.to_owned(), Span::default()),
        description: None,
    }
}

fn site(section: Section<'_>) -> Site {
    let title = section.required_text("titre");
    let url = section.required_text("adresse").and_then(|written| base_url(&section, "adresse", &written));
    let first = section.text("premiere_adresse");
    let first = first.and_then(|written| base_url(&section, "premiere_adresse", &written));
    let language = section.choice("langue", &[("fr", Language::French), ("en", Language::English)]);
    let zone = zone(&section);
    let theme = section.text("theme").filter(|theme| is_folder_name(&section, "theme", theme));
    let description = section.text("description");
    example::warn(&section, "site");
    section.finish();
    let none = no_site();
    let url = url.unwrap_or(none.url);
    Site {
        title: title.map_or(none.title, |text| text.value),
        authority: first.as_ref().unwrap_or(&url).host_name().to_owned(),
        url,
        language: language.unwrap_or(none.language),
        zone: zone.unwrap_or(none.zone),
        theme: theme.unwrap_or(none.theme),
        description: description.map(|text| text.value),
    }
}

fn identity(section: Section<'_>) -> Identity {
    let default = Identity::default();
    let first = colour(&section, "couleur").and_then(|written| legible(&section, "couleur", written));
    let second = colour(&section, "couleur_secondaire").map(|written| written.value);
    let cover = picture(&section, "couverture", section.text("couverture_description"));
    let logo = picture(&section, "logo", None);
    let logo_says_name = section.boolean("logo_dit_le_nom").unwrap_or(false);
    let banners = section.boolean("images_de_partage").unwrap_or(default.banners);
    section.finish();
    Identity {
        colour: first.unwrap_or(default.colour),
        second: second.unwrap_or(default.second),
        logo,
        logo_says_name,
        cover,
        banners,
    }
}

fn picture(section: &Section<'_>, setting: &'static str, description: Option<Spanned<String>>) -> Option<Picture> {
    let file = section.text(setting).filter(|path| is_inner_path(section, setting, path))?;
    Some(Picture { file, description: description.map_or_else(String::new, |text| text.value) })
}

fn colour(section: &Section<'_>, setting: &'static str) -> Option<Spanned<Colour>> {
    let written = section.text(setting)?;
    let colour = parse_colour(&written.value);
    if colour.is_none() {
        // The sign is what people forget.
        let completed = format!("#{}", written.value.trim_start_matches('#'));
        section.source().report(
            section
                .error("couleur-invalide", setting, Some(written.span))
                .with("valeur", written.value.as_str())
                .suggesting(parse_colour(&completed).map(|_| completed)),
        );
    }
    Some(Spanned::new(colour?, written.span))
}

/// A colour in which links are written must be legible on the page. Reported where it is not.
fn legible(section: &Section<'_>, setting: &'static str, written: Spanned<Colour>) -> Option<Colour> {
    let contrast = written.value.contrast(Colour::WHITE);
    if contrast < TEXT_CONTRAST {
        section.source().report(
            section
                .error("couleur-illisible", setting, Some(written.span))
                .with("contraste", format!("{contrast:.1}"))
                .suggesting(Some(legible_on(written.value, Colour::WHITE).to_string())),
        );
        return None;
    }
    Some(written.value)
}

fn base_url(section: &Section<'_>, name: &'static str, written: &Spanned<String>) -> Option<BaseUrl> {
    let url = BaseUrl::parse(&written.value);
    if url.is_none() {
        let completed = BaseUrl::parse(&format!("https://{}", written.value));
        section.source().report(
            section
                .error("adresse-du-site-invalide", name, Some(written.span))
                .with("valeur", written.value.as_str())
                .suggesting(completed.map(|url| url.to_string())),
        );
    }
    url
}

fn default_zone() -> TimeZone {
    TimeZone::get(DEFAULT_ZONE).unwrap_or(TimeZone::UTC)
}

/// The zone of the site that was written; `None` too when it does not exist.
fn zone(section: &Section<'_>) -> Option<TimeZone> {
    let written = section.text("fuseau")?;
    let zone = TimeZone::get(&written.value).ok();
    if zone.is_none() {
        section.source().report(
            section
                .error("fuseau-inconnu", "fuseau", Some(written.span))
                .with("valeur", written.value.as_str())
                .suggesting(likely_zone(&written.value)),
        );
    }
    zone
}

/// The zone that was probably meant: that of the city that was written, or one that is spelt nearly so.
fn likely_zone(written: &str) -> Option<String> {
    let names: Vec<String> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    let city = canonical(name_of(written));
    let of_city = names.iter().find(|name| name.rsplit_once('/').is_some_and(|(_, last)| canonical(last) == city));
    let near = || nearest(written, names.iter().map(String::as_str)).map(str::to_owned);
    of_city.cloned().or_else(near)
}

/// Whether a text names one folder: one step of a path that is not hidden. Reported where it does not.
fn is_folder_name(section: &Section<'_>, setting: &str, name: &Spanned<String>) -> bool {
    let sound = !name.value.is_empty()
        && !name.value.starts_with('.')
        && !name.value.contains(|c: char| matches!(c, '/' | '\\') || c.is_control());
    if !sound {
        section.source().report(
            section.error("nom-de-dossier-invalide", setting, Some(name.span)).with("valeur", name.value.as_str()),
        );
    }
    sound
}

/// Whether a text is a path that stays under the site's root. Reported where it is not.
fn is_inner_path(section: &Section<'_>, setting: &str, path: &Spanned<String>) -> bool {
    let sound = !path.value.contains(['\\', ':']) && path.value.split('/').all(|step| !matches!(step, "" | "." | ".."));
    if !sound {
        section
            .source()
            .report(section.error("chemin-invalide", setting, Some(path.span)).with("valeur", path.value.as_str()));
    }
    sound
}

fn cooperative(section: Section<'_>) -> Cooperative {
    let required = |name| section.required_text(name).map(|text| text.value).unwrap_or_default();
    let optional = |name| section.text(name).map(|text| text.value);
    let (name, legal_form, seat) = (required("nom"), required("forme"), required("siege"));
    let (telephone, email) = (required("telephone"), email(&section));
    let (register, capital) = (required("rcs"), required("capital"));
    let (publication_director, host) = (required("directeur_publication"), required("hebergeur"));
    let (mediator, data_protection_officer) = (optional("mediateur"), optional("dpo"));
    example::warn(&section, "cooperative");
    section.finish();
    Cooperative {
        name,
        legal_form,
        seat,
        telephone,
        email,
        register,
        capital,
        publication_director,
        host,
        mediator,
        data_protection_officer,
    }
}

/// The address that letters reach: each page offers to write to it.
fn email(section: &Section<'_>) -> String {
    let Some(written) = section.required_text("courriel") else { return String::new() };
    let is_whole = written.value.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty())
    });
    if !is_whole || written.value.contains(char::is_whitespace) {
        let problem = section.error("courriel-invalide", "courriel", Some(written.span));
        section.source().report(problem.with("valeur", written.value.as_str()));
    }
    written.value
}

fn menu(section: Section<'_>) -> Option<Vec<MenuEntry>> {
    let items = section.list("menu");
    let source = section.source();
    let menu = items.map(|items| {
        items
            .iter()
            .filter_map(|item| {
                let place = span_of(item);
                let Some(table) = item.get_ref().as_table() else {
                    source.report(section.error("entree-de-menu-attendue", "menu", Some(place)));
                    return None;
                };
                menu_entry(Section::new(source, "menu", place, table))
            })
            .collect()
    });
    section.finish();
    menu
}

fn menu_entry(section: Section<'_>) -> Option<MenuEntry> {
    let (title, address) = (section.required_text("titre"), section.required_text("adresse"));
    if let Some(address) = &address {
        check_menu_address(&section, address);
    }
    section.finish();
    Some(MenuEntry { title: title?.value, address: address? })
}

fn check_menu_address(section: &Section<'_>, address: &Spanned<String>) {
    let written = address.value.as_str();
    let on_this_site = written.starts_with('/') && !written.starts_with("//");
    let elsewhere = written.starts_with("https://") || written.starts_with("http://");
    let is_one_word = !written.contains(char::is_whitespace);
    if (on_this_site || elsewhere) && is_one_word {
        return;
    }
    let completed = is_one_word.then(|| match written.split_once('/') {
        Some((host, _)) if host.contains('.') => format!("https://{written}"),
        _ => format!("/{}/", written.trim_matches('/')),
    });
    section.source().report(
        section
            .error("adresse-de-menu-invalide", "adresse", Some(address.span))
            .with("valeur", written)
            .suggesting(completed.filter(|_| !written.contains(':'))),
    );
}

fn folders(section: &Section<'_>) -> BTreeMap<String, KindName> {
    let mut folders: BTreeMap<_, _> = FOLDERS.into_iter().map(|(name, kind)| (name.to_owned(), kind)).collect();
    for Entry { key, value } in section.entries() {
        let kind = section.choice_of(&key.value, value, &KindName::WORDS);
        if let (true, Some(kind)) = (is_folder_name(section, &key.value, key), kind) {
            folders.insert(key.value.clone(), kind);
        }
    }
    folders
}

fn trades(section: &Section<'_>, built_in: &[(&str, &str)]) -> Vec<Trade> {
    let mut trades: Vec<_> =
        built_in.iter().map(|(slug, label)| Trade { slug: (*slug).to_owned(), label: (*label).to_owned() }).collect();
    for Entry { key, value } in section.entries() {
        let slug = slug(&key.value);
        if slug != key.value {
            section.source().report(
                section
                    .error("metier-invalide", &key.value, Some(key.span))
                    .with("valeur", key.value.as_str())
                    .suggesting((!slug.is_empty()).then_some(slug)),
            );
            continue;
        }
        let Some(label) = section.text_of(&key.value, value) else { continue };
        if label.value.is_empty() {
            section.source().report(section.error("reglage-vide", &key.value, Some(label.span)));
            continue;
        }
        match trades.iter_mut().find(|trade| trade.slug == slug) {
            Some(known) => known.label = label.value,
            None => trades.push(Trade { slug, label: label.value }),
        }
    }
    trades
}

/// ASCII lower case and digits, with one hyphen between words.
fn slug(text: &str) -> String {
    let ascii = deunicode::deunicode(text).to_ascii_lowercase();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

fn comments(section: Section<'_>) -> Comments {
    let enabled = section.boolean("actif").unwrap_or(true);
    let modes = KindName::WORDS
        .into_iter()
        .filter_map(|(word, kind)| Some((kind, section.choice(word, &CommentMode::WORDS)?)))
        .collect();
    let service = section.text("service").and_then(|written| service_path(&section, &written));
    let snapshot = section.text("instantane");
    section.finish();
    Comments { enabled, service: service.unwrap_or_else(|| DEFAULT_SERVICE.to_owned()), snapshot, modes }
}

/// A path of the site's own host: another host would need an exception in the content security policy.
fn service_path(section: &Section<'_>, written: &Spanned<String>) -> Option<String> {
    let steps = written.value.trim_matches('/');
    let is_path = !steps.is_empty() && steps.split('/').all(|step| !step.is_empty() && slug(step) == step);
    if written.value.starts_with('/') && is_path {
        return Some(format!("/{steps}"));
    }
    section.source().report(
        section
            .error("chemin-du-service-invalide", "service", Some(written.span))
            .with("valeur", written.value.as_str())
            .suggesting(is_path.then(|| format!("/{steps}"))),
    );
    None
}

fn feeds(section: Section<'_>) -> Feeds {
    let written = section.list("formats").map(|items| {
        items.iter().filter_map(|item| section.choice_of("formats", item, &FeedFormat::WORDS)).collect::<Vec<_>>()
    });
    let mut formats = written.unwrap_or_else(|| FeedFormat::WORDS.map(|(_, format)| format).to_vec());
    formats.sort_unstable();
    formats.dedup();
    let limit = section.integer("limite", 1, MOST_FEED_ITEMS).unwrap_or(DEFAULT_FEED_LIMIT);
    section.finish();
    Feeds { formats, limit: usize::from(limit) }
}

fn search(section: Section<'_>) -> bool {
    let enabled = section.boolean("active").unwrap_or(true);
    section.finish();
    enabled
}

fn accessibility(section: Section<'_>) -> Accessibility {
    let state = section.choice("etat", &Conformance::WORDS).unwrap_or(Conformance::None);
    let (date, auditor) = (section.date("audit_le"), section.text("auditeur"));
    let rate = section.integer("taux", 0, 100);
    let missing: Vec<_> = ["audit_le", "auditeur"].into_iter().filter(|name| section.lacks(name)).collect();
    let says_audited = state != Conformance::None || rate.is_some() || missing.len() == 1;
    for name in missing.into_iter().filter(|_| says_audited) {
        section.source().report(section.error("audit-incomplet", name, None));
    }
    section.finish();
    let audit = date.zip(auditor).map(|(date, auditor)| Audit { date, auditor: auditor.value, rate });
    Accessibility { state, audit }
}
