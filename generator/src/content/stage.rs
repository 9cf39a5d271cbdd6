//! The stages of a construction programme, in the order in which a building rises.

/// A stage (`etape`). The order of the variants is the order of the works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Stage {
    Studies,
    PermitFiled,
    PermitGranted,
    PermitCleared,
    Marketing,
    WorksStarted,
    Earthworks,
    FoundationsComplete,
    GroundSlab,
    Structure,
    Watertight,
    Airtight,
    Partitions,
    SecondFix,
    Finishes,
    Outdoors,
    Completion,
    WorksAcceptance,
    PreHandover,
    Handover,
    DefectsCleared,
    WarrantyEnd,
}

impl Stage {
    /// Every stage with its word in front matter, in order.
    pub const WORDS: [(&'static str, Self); 22] = [
        ("etudes", Self::Studies),
        ("permis_depose", Self::PermitFiled),
        ("permis_obtenu", Self::PermitGranted),
        ("permis_purge", Self::PermitCleared),
        ("commercialisation", Self::Marketing),
        ("ouverture_chantier", Self::WorksStarted),
        ("terrassement", Self::Earthworks),
        ("fondations_achevees", Self::FoundationsComplete),
        ("dalle_rdc", Self::GroundSlab),
        ("gros_oeuvre", Self::Structure),
        ("hors_eau", Self::Watertight),
        ("hors_air", Self::Airtight),
        ("cloisons", Self::Partitions),
        ("second_oeuvre", Self::SecondFix),
        ("finitions", Self::Finishes),
        ("exterieurs", Self::Outdoors),
        ("achevement", Self::Completion),
        ("reception", Self::WorksAcceptance),
        ("pre_livraison", Self::PreHandover),
        ("livraison", Self::Handover),
        ("levee_reserves", Self::DefectsCleared),
        ("fin_parfait_achevement", Self::WarrantyEnd),
    ];

    /// The stage's word in front matter; with `stage-` before it, the id of its label in the catalogue.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS[self as usize].0
    }

    /// The stage that follows.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        Self::WORDS.get(self as usize + 1).map(|(_, stage)| *stage)
    }

    /// The most that may have been called of the price when the stage is reached, in %
    /// (code de la construction et de l'habitation, art. R. 261-14).
    #[must_use]
    pub fn funds_ceiling(self) -> Option<u8> {
        match self {
            Self::FoundationsComplete => Some(35),
            Self::Watertight => Some(70),
            Self::Completion => Some(95),
            Self::Handover => Some(100),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_the_order_of_the_works() {
        for (position, (word, stage)) in Stage::WORDS.iter().enumerate() {
            assert_eq!((*stage as usize, stage.word()), (position, *word));
        }
        assert_eq!(Stage::Watertight.next(), Some(Stage::Airtight));
        assert_eq!(Stage::WarrantyEnd.next(), None);
    }
}
