//! Fields and body → a post. Every mistake of the file is reported; a post comes out when what is needed is there.

use std::cell::RefCell;
use std::sync::Arc;

use jiff::civil::Date;

use super::kinds::{
    Access, Attachment, Award, BoardDocument, Criterion, DocumentNature, Event, FollowUp, Governance, LotState,
    Management, Milestone, NoticeCategory, NoticeState, Photo, Postponement, Procedure, Programme, ProgrammeKind,
    ProgrammeTranche, ProgressUpdate, Rectification, Residence, ResidenceNotice, SiteVisit, Tender, TenderLot,
    TenderNature,
};
use super::{Address, Kind, Post, Stage, slug};
use crate::config::{CommentMode, Config, KindName};
use crate::diagnostic::{Diagnostic, Span, Spanned};
use crate::front_matter::values::{self, Moment};
use crate::front_matter::{self, Fields};
use crate::locale::Language;
use crate::markdown;

/// What reading a file needs to know of the site.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The site's configuration.
    pub config: &'a Config,
}

/// Reads the content file at `file` (`content/…​.md`). Without a post, at least one error was reported.
pub fn read(reader: Reader<'_>, file: &Arc<str>, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Post> {
    let before = diagnostics.len();
    let document = front_matter::read(file, text, diagnostics);
    if diagnostics[before..].iter().any(Diagnostic::is_error) {
        return None;
    }
    let address = Address::of(file.strip_prefix("content/").unwrap_or(file));
    let french = reader.config.site.language == Language::French;
    let collected = RefCell::new(std::mem::take(diagnostics));
    let fields = Fields::new(file, &document.head, "page", french, &collected);
    let kind_name = kind_of(&fields, reader.config, &address, file);
    let fields = fields.renamed(kind_name.map_or("section", KindName::word));
    let common = Common::read(&fields, french, kind_name, &address);
    let kind = match kind_name {
        None => Some(Kind::Section),
        Some(name) => read_kind(name, &fields, reader.config, &address),
    };
    fields.finish();
    *diagnostics = collected.into_inner();

    let prefix = footnote_prefix(&address);
    let body = markdown::render(file, document.body, document.body_start, french, &prefix, diagnostics);
    let (common, kind) = (common?, kind?);
    Some(Post {
        file: Arc::clone(file),
        id_place: common.id.as_ref().map_or(common.title.span, |id| id.span),
        id: common.id.map_or_else(|| address.url.trim_matches('/').to_owned(), |id| id.value),
        address,
        title: common.title,
        date: common.date,
        summary: common.summary,
        author: common.author,
        aliases: common.aliases,
        draft: common.draft,
        publish_at: common.publish_at,
        expire_at: common.expire_at,
        comments: common.comments,
        image: common.image,
        image_description: common.image_description,
        order: common.order,
        kind,
        body,
    })
}

/// What the ids of a post's footnotes start with: a list of posts shows several bodies on one page.
fn footnote_prefix(address: &Address) -> String {
    address.segments().last().map_or_else(String::new, |name| format!("{}-", slug(name)))
}

/// Whether a file that could not be read as a post says that it is a draft.
#[must_use]
pub fn says_draft(file: &Arc<str>, text: &str) -> bool {
    let head = front_matter::read(file, text, &mut Vec::new()).head;
    let ignored = RefCell::default();
    Fields::new(file, &head, "page", false, &ignored).boolean("brouillon").unwrap_or(false)
}

/// The kind that `type:` says, or else the folder; `None` for a section's own file.
fn kind_of(fields: &Fields<'_>, config: &Config, address: &Address, file: &str) -> Option<KindName> {
    if let Some(name) = fields.choice("type", &KindName::WORDS) {
        return Some(name);
    }
    if file.ends_with("/_index.md") {
        return None;
    }
    let path: Vec<&str> = address.folder.split('/').filter(|part| !part.is_empty()).collect();
    let own_page = address.is_index && path.len() == 2;
    let folder = path.first().and_then(|first| config.folders.get(*first).copied());
    Some(match folder {
        Some(KindName::ProgressUpdate) if own_page => KindName::Programme,
        Some(KindName::ResidenceNotice) if own_page => KindName::Residence,
        Some(kind) => kind,
        None => KindName::Page,
    })
}

struct Common {
    id: Option<Spanned<String>>,
    title: Spanned<String>,
    date: Option<Spanned<Moment>>,
    summary: Option<String>,
    author: Option<String>,
    aliases: Vec<Spanned<String>>,
    draft: bool,
    publish_at: Option<Moment>,
    expire_at: Option<Moment>,
    comments: Option<CommentMode>,
    image: Option<Spanned<String>>,
    image_description: Option<String>,
    order: Option<u32>,
}

impl Common {
    fn read(fields: &Fields<'_>, french: bool, kind: Option<KindName>, address: &Address) -> Option<Self> {
        let typeset = |text: String| markdown::typography(&text, french);
        let title = fields.required_text("titre");
        let date = fields.moment("date").or_else(|| date_in_name(fields, address));
        if date.is_none() && kind.is_some_and(needs_date) {
            fields.missing("date");
        }
        let common = Self {
            id: identifier(fields),
            title: Spanned::default(),
            date,
            summary: fields.prose("resume"),
            author: fields.prose("auteur"),
            aliases: aliases(fields),
            draft: fields.boolean("brouillon").unwrap_or(false),
            publish_at: fields.moment("publier_le").map(|moment| moment.value),
            expire_at: fields.moment("expire_le").map(|moment| moment.value),
            comments: fields.choice("commentaires", &CommentMode::WORDS),
            image: fields.text("image"),
            image_description: fields.prose("image_description"),
            order: fields.integer("ordre", 0, 100_000),
        };
        title.map(|title| Self { title: Spanned::new(typeset(title.value), title.span), ..common })
    }
}

/// The kinds that tell of a day; the others may leave `date` out.
fn needs_date(kind: KindName) -> bool {
    !matches!(kind, KindName::Programme | KindName::Residence | KindName::Page)
}

/// The date that a name such as `2026-11-06-hors-eau` starts with.
fn date_in_name(fields: &Fields<'_>, address: &Address) -> Option<Spanned<Moment>> {
    let name = address.segments().last()?;
    let date = values::date(name.get(..10)?)?;
    Some(Spanned::new(Moment::day(date), Span { end: fields.place().start, ..fields.place() }))
}

fn identifier(fields: &Fields<'_>) -> Option<Spanned<String>> {
    let id = fields.text("identifiant")?;
    let fits = id.value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.'));
    if !fits || id.value.len() > 200 {
        fields.report(
            Diagnostic::error("identifiant-illisible", fields.file(), id.span)
                .with("valeur", id.value.as_str())
                .with("suggestion", slug(&id.value)),
        );
        return None;
    }
    Some(id)
}

/// Old addresses: paths of this site, made absolute.
fn aliases(fields: &Fields<'_>) -> Vec<Spanned<String>> {
    let mut aliases = Vec::new();
    for alias in fields.texts("alias") {
        let path = alias.value.trim_matches('/');
        let fits = !path.is_empty()
            && !path.contains("..")
            && path.chars().all(|c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '\\' | '?' | '#' | ':' | '*'));
        if fits {
            let file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
            let absolute = if file { format!("/{path}") } else { format!("/{path}/") };
            aliases.push(Spanned::new(absolute, alias.span));
        } else {
            fields.report(Diagnostic::error("alias-illisible", fields.file(), alias.span).with("valeur", alias.value));
        }
    }
    aliases
}

fn read_kind(name: KindName, fields: &Fields<'_>, config: &Config, address: &Address) -> Option<Kind> {
    Some(match name {
        KindName::Programme => Kind::Programme(programme(fields)?),
        KindName::ProgressUpdate => Kind::ProgressUpdate(progress_update(fields, address)),
        KindName::Tender => Kind::Tender(Box::new(tender(fields, config)?)),
        KindName::BoardDocument => Kind::BoardDocument(board_document(fields)?),
        KindName::Residence => Kind::Residence(residence(fields)?),
        KindName::ResidenceNotice => Kind::ResidenceNotice(residence_notice(fields, address)),
        KindName::Event => Kind::Event(event(fields)?),
        KindName::Article => Kind::Article,
        KindName::Page => Kind::Page,
    })
}

/// What a programme's picture shows. It opens the programme's page, so it must be described, as any photo.
fn cover_description(fields: &Fields<'_>, cover: Option<&Spanned<String>>) -> String {
    let description = fields.prose("couverture_description");
    if let (Some(cover), None) = (cover, &description) {
        undescribed(fields, cover, "couverture_description");
    }
    description.unwrap_or_default()
}

/// Reports a photo without the field `field`, which should describe it.
fn undescribed(fields: &Fields<'_>, file: &Spanned<String>, field: &'static str) {
    fields.report(
        Diagnostic::error("photo-sans-description", fields.file(), file.span)
            .with("fichier", file.value.as_str())
            .with("champ", field),
    );
}

fn homes(fields: &Fields<'_>) -> Option<u32> {
    fields.integer("logements", 1, 100_000)
}

fn programme(fields: &Fields<'_>) -> Option<Programme> {
    let tranches: Vec<ProgrammeTranche> = fields.groups("tranches").into_iter().filter_map(tranche).collect();
    let milestones = fields.groups("jalons").into_iter().filter_map(milestone).collect();
    let kind = fields.choice("genre", ProgrammeKind::WORDS);
    let cover = fields.text("couverture");
    let programme = Programme {
        kind,
        commune: Spanned::default(),
        address: fields.prose("adresse"),
        homes: homes(fields),
        handover: fields.partial_date("livraison_prevue").map(|date| date.value),
        tranches,
        milestones,
        architect: fields.prose("architecte"),
        contact: fields.prose("contact"),
        cover_description: cover_description(fields, cover.as_ref()),
        cover,
    };
    fields.required_text("commune").map(|commune| Programme { commune, ..programme })
}

fn tranche(fields: Fields<'_>) -> Option<ProgrammeTranche> {
    let name = fields.required_prose("nom");
    let id = fields.text("identifiant").map(|id| id.value);
    let (homes, handover) = (homes(&fields), fields.partial_date("livraison_prevue").map(|date| date.value));
    fields.finish();
    let name = name?;
    Some(ProgrammeTranche { id: id.unwrap_or_else(|| slug(&name)), name, homes, handover })
}

fn milestone(fields: Fields<'_>) -> Option<Milestone> {
    let stage = fields.required_choice("etape", &Stage::WORDS);
    let milestone = |stage| Milestone {
        stage,
        tranche: fields.text("tranche"),
        planned: fields.partial_date("prevu_le").map(|date| date.value),
        reached: fields.partial_date("atteint_le").map(|date| date.value),
    };
    let milestone = milestone(stage.unwrap_or(Stage::Studies));
    fields.finish();
    stage.map(|_| milestone)
}

/// A reference to a programme or residence: what the author wrote, or the folder that holds the file.
fn parent(fields: &Fields<'_>, name: &'static str, address: &Address) -> Option<Spanned<String>> {
    fields.text(name).or_else(|| {
        let folder = address.folder.split('/').nth(1)?;
        Some(Spanned::new(slug(folder), fields.place()))
    })
}

fn progress_update(fields: &Fields<'_>, address: &Address) -> ProgressUpdate {
    ProgressUpdate {
        programme: parent(fields, "programme", address),
        tranche: fields.text("tranche"),
        stage: fields.choice("etape", &Stage::WORDS),
        stage_reached: fields.moment("etape_atteinte_le").map(|moment| moment.value),
        progress: fields.integer("avancement", 0, 100),
        handover: fields.partial_date("livraison_prevue").map(|date| date.value),
        postponement: fields.group("report").and_then(postponement),
        photos: fields.groups("photos").into_iter().filter_map(photo).collect(),
    }
}

fn postponement(fields: Fields<'_>) -> Option<Postponement> {
    let (before, after) = (fields.partial_date("ancienne_date"), fields.partial_date("nouvelle_date"));
    let reason = fields.required_prose("motif");
    if before.is_none() {
        fields.missing("ancienne_date");
    }
    if after.is_none() {
        fields.missing("nouvelle_date");
    }
    fields.finish();
    Some(Postponement { before: before?.value, after: after?.value, reason: reason? })
}

fn photo(fields: Fields<'_>) -> Option<Photo> {
    let file = fields.required_text("fichier");
    let description = fields.prose("description");
    let (caption, credit) = (fields.prose("legende"), fields.prose("credit"));
    let viewpoint = fields.prose("point_de_vue");
    let taken = fields.partial_date("prise_le").map(|date| date.value);
    let decorative = fields.boolean("decorative").unwrap_or(false);
    let people = [("aucune", ()), ("non_reconnaissables", ()), ("accord", ())];
    fields.choice("personnes", &people);
    if description.is_none()
        && !decorative
        && let Some(file) = &file
    {
        undescribed(&fields, file, "description");
    }
    fields.finish();
    Some(Photo { file: file?, description: description.unwrap_or_default(), caption, credit, viewpoint, taken })
}

fn attachment(fields: Fields<'_>) -> Option<Attachment> {
    let file = fields.required_text("fichier");
    let name = fields.prose("nom");
    fields.finish();
    Some(Attachment { file: file?, name })
}

fn tender(fields: &Fields<'_>, config: &Config) -> Option<Tender> {
    let reference_number = fields.required_text("reference");
    let subject = fields.required_prose("objet");
    let procedure =
        fields.required_choice("procedure", &with_synonyms(Procedure::WORDS, &[("mapa", Procedure::Adapted)]));
    let deadline = fields.instant("date_limite");
    if deadline.is_none() {
        fields.missing("date_limite");
    }
    let rectifications = rectifications(fields);
    let tender = Tender {
        reference: Spanned::default(),
        subject: String::new(),
        procedure: Procedure::Adapted,
        nature: fields.choice("nature", TenderNature::WORDS),
        deadline: Spanned::new(Moment::day(Date::ZERO), Span::default()),
        programme: fields.text("programme"),
        commune: fields.prose("commune"),
        lots: tender_lots(fields, config),
        visit: fields.group("visite").map(site_visit),
        criteria: criteria(fields),
        file_url: web_address(fields, "dce_url"),
        attachments: fields.groups("pieces").into_iter().filter_map(attachment).collect(),
        rectifications,
        duration: fields.prose("duree"),
        place: fields.prose("lieu"),
        contact: fields.prose("contact"),
        outcome: award(fields),
    };
    Some(Tender {
        reference: reference_number?,
        subject: subject?,
        procedure: procedure?,
        deadline: deadline?,
        ..tender
    })
}

/// The words of a vocabulary, and the initials that everybody uses.
fn with_synonyms<T: Copy>(words: &[(&'static str, T)], synonyms: &[(&'static str, T)]) -> Vec<(&'static str, T)> {
    words.iter().chain(synonyms).copied().collect()
}

fn web_address(fields: &Fields<'_>, name: &'static str) -> Option<String> {
    let url = fields.text(name)?;
    let is_web = url.value.starts_with("https://") || url.value.starts_with("http://");
    if !is_web || url.value.contains(char::is_whitespace) {
        fields.report(
            Diagnostic::error("adresse-web-illisible", fields.file(), url.span)
                .with("champ", name)
                .with("valeur", url.value),
        );
        return None;
    }
    Some(url.value)
}

/// The lots, whose numbers must differ.
fn tender_lots(fields: &Fields<'_>, config: &Config) -> Vec<TenderLot> {
    let mut numbers: Vec<Spanned<String>> = Vec::new();
    let mut lots = Vec::new();
    for group in fields.groups("lots") {
        if let Some(number) = group.text("numero") {
            if let Some(first) = numbers.iter().find(|known| known.value == number.value) {
                fields.report(
                    Diagnostic::error("lot-en-double", fields.file(), number.span)
                        .with("numero", number.value.as_str())
                        .and(fields.file(), Some(first.span)),
                );
            }
            numbers.push(number);
        }
        lots.extend(tender_lot(group, config));
    }
    lots
}

fn tender_lot(fields: Fields<'_>, config: &Config) -> Option<TenderLot> {
    let number = fields.required_text("numero");
    let title = fields.required_prose("intitule");
    let trades =
        fields.texts("corps_etat").into_iter().filter_map(|trade| known_trade(&fields, trade, config)).collect();
    let cpv = fields.texts("cpv").into_iter().map(|code| code.value).collect();
    let outcome = award(&fields);
    fields.finish();
    Some(TenderLot { number: number?.value, title: title?, trades, cpv, outcome })
}

fn known_trade(fields: &Fields<'_>, trade: Spanned<String>, config: &Config) -> Option<Spanned<String>> {
    let wanted = slug(&trade.value);
    let mut trades = config.trades.iter();
    let by_slug = trades.clone().find(|known| known.slug == wanted);
    let found = by_slug.or_else(|| trades.find(|known| slug(&known.label) == wanted));
    if let Some(found) = found {
        return Some(Spanned::new(found.slug.clone(), trade.span));
    }
    let slugs = config.trades.iter().map(|trade| trade.slug.as_str());
    fields.report(
        Diagnostic::error("metier-inconnu", fields.file(), trade.span)
            .with("valeur", trade.value.as_str())
            .suggesting(crate::diagnostic::nearest(&wanted, slugs)),
    );
    None
}

/// `etat` and what goes with it, of a tender or of a lot.
fn award(fields: &Fields<'_>) -> Option<Award> {
    let state = fields.choice_spanned("etat", LotState::WORDS);
    let award = Award {
        state: LotState::Awarded,
        date: fields.moment("etat_le").map(|moment| moment.value),
        firm: fields.prose("attributaire"),
        amount: fields.amount("montant_ht"),
        reason: fields.prose("motif"),
    };
    let state = state?;
    if award.date.is_none() {
        fields
            .report(Diagnostic::warning("etat-sans-date", fields.file(), state.span).with("etat", state.value.word()));
    }
    Some(Award { state: state.value, ..award })
}

fn site_visit(fields: Fields<'_>) -> SiteVisit {
    let visit = SiteVisit {
        mandatory: fields.boolean("obligatoire").unwrap_or(false),
        date: fields.moment("date").map(|moment| moment.value),
        place: fields.prose("lieu"),
        text: fields.prose("texte"),
    };
    fields.finish();
    visit
}

fn criteria(fields: &Fields<'_>) -> Vec<Criterion> {
    let groups = fields.groups("criteres");
    let place = groups
        .first()
        .zip(groups.last())
        .map(|(first, last)| Span { start: first.place().start, end: last.place().end });
    let criteria: Vec<Criterion> = groups.into_iter().filter_map(criterion).collect();
    let sum: u32 = criteria.iter().map(|criterion| criterion.weight).sum();
    if let Some(place) = place
        && sum != 100
    {
        fields.report(Diagnostic::error("criteres-somme", fields.file(), place).with("somme", sum.to_string()));
    }
    criteria
}

fn criterion(fields: Fields<'_>) -> Option<Criterion> {
    let (name, weight) = (fields.required_prose("nom"), fields.integer("poids", 1, 100));
    if weight.is_none() {
        fields.missing("poids");
    }
    fields.finish();
    Some(Criterion { name: name?, weight: weight? })
}

/// The corrections, whose numbers must run from 1.
fn rectifications(fields: &Fields<'_>) -> Vec<Rectification> {
    let mut rectifications = Vec::new();
    for group in fields.groups("rectificatifs") {
        let Some(rectification) = rectification(group) else { continue };
        let expected = rectifications.len() + 1;
        if rectification.number as usize != expected {
            fields.report(
                Diagnostic::error("rectificatif-numero", fields.file(), rectification.span)
                    .with("numero", rectification.number.to_string())
                    .with("attendu", expected.to_string()),
            );
        }
        rectifications.push(rectification);
    }
    rectifications
}

fn rectification(fields: Fields<'_>) -> Option<Rectification> {
    let (number, date) = (fields.integer("numero", 1, 99), fields.moment("date"));
    let summary = fields.required_prose("resume");
    if number.is_none() {
        fields.missing("numero");
    }
    if date.is_none() {
        fields.missing("date");
    }
    let deadline_before = fields.instant("date_limite_avant").map(|moment| moment.value);
    let changed_papers = fields.texts("pieces_modifiees").into_iter().map(|paper| paper.value).collect();
    let span = fields.place();
    fields.finish();
    Some(Rectification { number: number?, date: date?.value, summary: summary?, deadline_before, changed_papers, span })
}

fn board_document(fields: &Fields<'_>) -> Option<BoardDocument> {
    let nature = fields.required_choice("nature", DocumentNature::WORDS);
    let access = fields.choice("acces", Access::WORDS);
    match access {
        None if !fields.has("acces") => {
            fields.report(Diagnostic::error("acces-manquant", fields.file(), fields.place()));
        }
        None => fields.missing("acces"),
        Some(_) => {}
    }
    let meeting = fields.date("date_seance");
    if meeting.is_none() {
        fields.missing("date_seance");
    }
    let single = fields.text("fichier").map(|file| Attachment { file, name: None });
    let several = fields.groups("pieces").into_iter().filter_map(attachment);
    let document = BoardDocument {
        nature: DocumentNature::Other,
        body: fields.choice(
            "instance",
            &with_synonyms(Governance::WORDS, &[("ca", Governance::Board), ("ag", Governance::Assembly)]),
        ),
        meeting: Date::ZERO,
        access: Access::Directors,
        attachments: single.into_iter().chain(several).collect(),
        accessible: fields.boolean("version_accessible").unwrap_or(false),
        accessible_file: fields.text("fichier_accessible"),
        keep_until: fields.moment("conserver_jusqu_au").map(|moment| moment.value),
        withdrawn: fields.moment("retire_le").map(|moment| moment.value),
    };
    Some(BoardDocument { nature: nature?, access: access?, meeting: meeting?.value, ..document })
}

fn residence(fields: &Fields<'_>) -> Option<Residence> {
    let residence = Residence {
        commune: Spanned::default(),
        address: fields.prose("adresse"),
        management: fields.choice("gestion", Management::WORDS),
        homes: homes(fields),
        contact: fields.prose("contact"),
    };
    fields.required_text("commune").map(|commune| Residence { commune, ..residence })
}

fn residence_notice(fields: &Fields<'_>, address: &Address) -> ResidenceNotice {
    let state = fields.choice_spanned("etat", NoticeState::WORDS);
    let postponed_to = fields.moment("reporte_au").map(|moment| moment.value);
    if let Some(state) = &state
        && state.value == NoticeState::Postponed
        && postponed_to.is_none()
    {
        fields.report(Diagnostic::error("report-sans-date", fields.file(), state.span));
    }
    ResidenceNotice {
        residence: parent(fields, "residence", address),
        category: fields.choice("categorie", NoticeCategory::WORDS),
        state: state.map(|state| state.value),
        postponed_to,
        pinned: fields.boolean("epingle").unwrap_or(false),
        contact: fields.prose("contact"),
        follow_ups: fields.groups("suivi").into_iter().filter_map(follow_up).collect(),
    }
}

fn follow_up(fields: Fields<'_>) -> Option<FollowUp> {
    let (date, text) = (fields.moment("date"), fields.required_prose("texte"));
    if date.is_none() {
        fields.missing("date");
    }
    fields.finish();
    Some(FollowUp { date: date?.value, text: text? })
}

fn event(fields: &Fields<'_>) -> Option<Event> {
    let start = fields.moment("debut");
    if start.is_none() {
        fields.missing("debut");
    }
    let end = fields.moment("fin");
    if let (Some(start), Some(end)) = (&start, &end)
        && end.value.civil() < start.value.civil()
    {
        fields.report(Diagnostic::error("fin-avant-debut", fields.file(), end.span));
    }
    let event = |start| Event {
        start,
        end: end.map(|end| end.value),
        place: fields.prose("lieu"),
        organiser: fields.prose("organisateur"),
        accessibility: fields.prose("accessibilite"),
        residence: fields.text("residence"),
        programme: fields.text("programme"),
    };
    let event = event(start.clone().unwrap_or_else(|| Spanned::new(Moment::day(Date::ZERO), Span::default())));
    start.map(|_| event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_are_named_after_their_post() {
        let prefix = |path| footnote_prefix(&Address::of(path));
        assert_eq!(prefix("chantiers/verger/2026-10-16-intempéries/index.md"), "2026-10-16-intemperies-");
        assert_eq!(prefix("_index.md"), "");
    }
}
