//! The nine kinds of content, by the names that authors give them.

use super::CommentMode;

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KindName {
    /// A building programme (`programme`).
    Programme,
    /// News of a programme's works (`avancement`).
    ProgressUpdate,
    /// A call for tenders (`appel-offres`).
    Tender,
    /// A paper of the board or of the assembly (`document`).
    BoardDocument,
    /// A residence (`residence`).
    Residence,
    /// A notice to the people of a residence (`avis-residence`).
    ResidenceNotice,
    /// Something that takes place (`evenement`).
    Event,
    /// News (`actualite`).
    Article,
    /// Any other page (`page`).
    Page,
}

impl KindName {
    /// Each kind by the word that authors write.
    pub const WORDS: [(&'static str, Self); 9] = [
        ("programme", Self::Programme),
        ("avancement", Self::ProgressUpdate),
        ("appel-offres", Self::Tender),
        ("document", Self::BoardDocument),
        ("residence", Self::Residence),
        ("avis-residence", Self::ResidenceNotice),
        ("evenement", Self::Event),
        ("actualite", Self::Article),
        ("page", Self::Page),
    ];

    /// The kind of that name; accents, capitals and `_` for `-` are accepted.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = deunicode::deunicode(word.trim()).to_ascii_lowercase().replace(['_', ' '], "-");
        Self::WORDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind)
    }

    /// The name that authors write: lower case, no accents, hyphens.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::ProgressUpdate => "avancement",
            Self::Tender => "appel-offres",
            Self::BoardDocument => "document",
            Self::Residence => "residence",
            Self::ResidenceNotice => "avis-residence",
            Self::Event => "evenement",
            Self::Article => "actualite",
            Self::Page => "page",
        }
    }

    /// Whether people may write under a post of this kind, unless the site or the post says otherwise.
    ///
    /// Tenders are closed because candidates must be treated alike.
    #[must_use]
    pub fn default_comment_mode(self) -> CommentMode {
        match self {
            Self::Programme | Self::ProgressUpdate | Self::Article | Self::Event => CommentMode::Open,
            Self::Residence | Self::ResidenceNotice => CommentMode::Questions,
            Self::Tender | Self::BoardDocument | Self::Page => CommentMode::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_names_its_kind_and_back() {
        for (word, kind) in KindName::WORDS {
            assert_eq!(kind.word(), word);
            assert_eq!(KindName::from_word(word), Some(kind));
        }
        assert_eq!(KindName::from_word("Résidence"), Some(KindName::Residence));
        assert_eq!(KindName::from_word("appel_offres"), Some(KindName::Tender));
        assert_eq!(KindName::from_word("chantier"), None);
    }
}
