//! The pages to fill in: their text, and what is put into it.

use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use crate::config::{Config, KindName};
use crate::content::{
    DocumentNature, Governance, Management, NoticeCategory, NoticeState, Procedure, ProgrammeKind, Stage, TenderNature,
};

/// Where the lines of a list of words are broken.
const LINE_LENGTH: usize = 100;

/// The page to fill in.
pub(super) fn form(kind: KindName) -> &'static str {
    match kind {
        KindName::Programme => include_str!("../../../starter/pages/programme.md"),
        KindName::ProgressUpdate => include_str!("../../../starter/pages/avancement.md"),
        KindName::Tender => include_str!("../../../starter/pages/appel-offres.md"),
        KindName::BoardDocument => include_str!("../../../starter/pages/document.md"),
        KindName::Residence => include_str!("../../../starter/pages/residence.md"),
        KindName::ResidenceNotice => include_str!("../../../starter/pages/avis-residence.md"),
        KindName::Event => include_str!("../../../starter/pages/evenement.md"),
        KindName::Article => include_str!("../../../starter/pages/actualite.md"),
        KindName::Page => include_str!("../../../starter/pages/page.md"),
    }
}

/// The words that the fields of `kind` accept.
pub(super) fn choices(kind: KindName, config: &Config) -> Vec<(&'static str, String)> {
    match kind {
        KindName::Programme => vec![("genres", words(ProgrammeKind::WORDS)), ("etapes", words(&Stage::WORDS))],
        KindName::ProgressUpdate => vec![("etapes", words(&Stage::WORDS))],
        KindName::Tender => vec![
            ("procedures", words(Procedure::WORDS)),
            ("natures", words(TenderNature::WORDS)),
            ("metiers", listed(&config.trades.iter().map(|trade| trade.slug.as_str()).collect::<Vec<_>>())),
        ],
        KindName::BoardDocument => {
            vec![("natures", words(DocumentNature::WORDS)), ("instances", words(Governance::WORDS))]
        }
        KindName::Residence => vec![("gestions", words(Management::WORDS))],
        KindName::ResidenceNotice => {
            vec![("categories", words(NoticeCategory::WORDS)), ("etats", words(NoticeState::WORDS))]
        }
        KindName::Event | KindName::Article | KindName::Page => Vec::new(),
    }
}

fn words<T>(choices: &[(&'static str, T)]) -> String {
    listed(&choices.iter().map(|(word, _)| *word).collect::<Vec<_>>())
}

/// Words joined by commas, in a comment of as many lines as they need.
pub(super) fn listed(words: &[&str]) -> String {
    let mut text = String::new();
    // The first line starts with the sentence that the list ends.
    let mut column = LINE_LENGTH / 2;
    for (position, word) in words.iter().enumerate() {
        if position > 0 {
            text.push(',');
            if column + word.len() > LINE_LENGTH {
                text.push_str("\n#");
                column = 1;
            }
            text.push(' ');
        }
        text.push_str(word);
        column += word.len() + 2;
    }
    text
}

/// The days that a page to fill in can name, counted from `today`.
pub(in crate::cli) fn days(today: Date) -> Vec<(&'static str, String)> {
    let after = |span: Span| today.checked_add(span).unwrap_or(today);
    let month = |date: Date| date.strftime("%Y-%m").to_string();
    vec![
        ("date", today.to_string()),
        ("annee", today.strftime("%Y").to_string()),
        ("mois", month(today)),
        ("il_y_a_un_an", after(-1.year()).to_string()),
        ("mois_il_y_a_un_an", month(after(-1.year()))),
        ("dans_une_semaine", after(1.week()).to_string()),
        ("dans_un_mois", after(1.month()).to_string()),
        ("dans_dix_ans", after(10.years()).to_string()),
        ("livraison", month(after(1.year()))),
    ]
}

/// `form` with each `{{name}}` replaced by its value, the first one of that name; a name without a value stays.
/// Values are not looked into.
pub(in crate::cli) fn fill(form: &str, values: &[(&str, String)]) -> String {
    let mut text = String::with_capacity(form.len() + 256);
    let mut rest = form;
    while let Some((before, after)) = rest.split_once("{{") {
        text.push_str(before);
        let value = after.split_once("}}").and_then(|(name, end)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, end))
        });
        match value {
            Some((value, end)) => {
                text.push_str(value);
                rest = end;
            }
            None => {
                text.push_str("{{");
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

/// `text` as YAML reads it back whatever it holds.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
