//! Names that readers would take for another's, whatever letters they are written in: Cyrillic and Greek ones that look like
//! ours, capitals, accents, spaces and signs between them.
//!
//! What a name looks like is its skeleton (Unicode UTS #39), without case, accents and signs. Letters that look like none
//! of ours are read instead (`Модератор` is `Moderator`).

use std::sync::LazyLock;

use deunicode::deunicode;
use unicode_security::skeleton;

/// Words of a name that claims to speak for those who moderate or manage a site, in both languages.
const ROLES: [&str; 12] = [
    "modération",
    "modérateur",
    "modératrice",
    "moderator",
    "admin",
    "administrateur",
    "administratrice",
    "administrator",
    "officiel",
    "official",
    "la coopérative",
    "the cooperative",
];

static ROLE_LOOKS: LazyLock<Vec<String>> = LazyLock::new(|| ROLES.map(look).to_vec());

/// Letters from which on a name within another one is no accident.
const TELLING: usize = 6;

/// What a name looks like: two that look the same are the same here. Only to be compared.
#[must_use]
pub fn look(name: &str) -> String {
    // Twice: a capital has another skeleton than its small letter.
    let seen = deunicode(&skeleton(name).collect::<String>()).to_lowercase();
    skeleton(&seen).filter(|c| c.is_alphanumeric()).map(|c| if matches!(c, 'i' | '1') { 'l' } else { c }).collect()
}

/// Whether a reader's name claims to be one of those who answer here: it holds a role, or one of the cooperative's own
/// `names`, or is how one of these begins, or it is one of the `persons`; all by what they [look] like.
#[must_use]
pub fn poses(name: &str, names: &[String], persons: &[String]) -> bool {
    let is_posing = |shown: &String| {
        let is_held = |held: &String| match held.chars().count() {
            0 => false,
            1..TELLING => shown == held,
            _ => shown.contains(held.as_str()),
        };
        let is_begun = |held: &String| shown.chars().count() >= TELLING && held.starts_with(shown.as_str());
        ROLE_LOOKS.iter().chain(names).any(is_held) || names.iter().any(is_begun) || persons.contains(shown)
    };
    is_posing(&look(name)) || (!name.is_ascii() && is_posing(&look(&deunicode(name))))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_held(name: &str) -> bool {
        poses(name, &["Les Trois Vallons Habitat", "SOLHA"].map(look), &[look("Claire Morel")])
    }

    #[test]
    fn a_name_is_held_that_looks_like_the_cooperative_s_or_a_moderator_s() {
        for name in [
            "Les TROIS  vallons habitat",
            // Cyrillic е, о, а; Greek Ο; full width; small capitals.
            "L\u{435}s Tr\u{43e}is V\u{430}ll\u{43e}ns H\u{430}bitat",
            // As people call it for short.
            "Les Trois Vallons",
            "Les \u{422}rois Vallons",
            "\u{39f}FFICIEL",
            "Ｍｏｄéｒａｔｅｕｒ",
            "ᴍᴏᴅᴇ́ʀᴀᴛɪᴏɴ",
            "МОDЕRАТION",
            "Модератор",
            "M o d é r a t i o n",
            "Mo\u{301}d.é-rateur (équipe)",
            "rnoderation",
            "MODERATl0N",
            // What the badge of official answers says.
            "Réponse de la coopérative",
            "Reply from the cooperative",
            "S0lha",
            "Claire Morel",
            "claire morel.",
            "Сlаirе Моrеl",
        ] {
            assert!(is_held(name), "{name}: {}", look(name));
        }
    }

    #[test]
    fn residents_bear_their_names() {
        for name in [
            "Samia",
            "Une voisine des Trois Vallons",
            "Les T.",
            "Claire",
            "Claire M.",
            "Modeste",
            "Nicolas Solhaug",
            "Олена Коваль",
            "Ελένη",
            "李明",
            "🙂",
            "Coopérateur du lot 3",
        ] {
            assert!(!is_held(name), "{name}: {}", look(name));
        }
    }

    #[test]
    fn a_name_of_no_letters_holds_nobody() {
        assert!(!poses("Samia", &["", "…"].map(look), &[]));
    }

    proptest! {
        #[test]
        fn a_name_looks_like_itself(name in "\\PC*") {
            let looks = [look(&name)];
            prop_assert!(poses(&name, &[], &looks));
        }
    }
}
