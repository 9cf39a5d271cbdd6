//! What the spam filter thinks of a message, and why: pure, explained signal by signal to the moderator.
//!
//! The classifier is that of Robinson (« A statistical approach to the spam problem », 2003): each word's share of
//! unwanted comments, drawn to one half where it was rarely seen; the words that tell most decide together.

use deunicode::deunicode_char;
use serde::{Deserialize, Serialize};

use super::names;

/// One thing that the spam filter noticed, and what it weighs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signal {
    /// Its stable word (`links`, `blocked_word`, `bayes`, `too_fast`…), the end of its message's id.
    pub word: String,
    /// What was found, for the moderator: a word, a number; never an address of the network.
    pub detail: String,
    /// What it adds to the score; the sum is cut to 0…1.
    pub weight: f64,
}

impl Signal {
    fn new(word: &str, detail: impl ToString, weight: f64) -> Self {
        Self { word: word.to_owned(), detail: detail.to_string(), weight }
    }
}

/// What the classifier learnt of one token, or of all comments together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TokenCount {
    /// Wanted comments that had it.
    pub ham: u32,
    /// Unwanted comments that had it.
    pub spam: u32,
}

impl TokenCount {
    /// Whether these are of enough comments of each sort: the classifier says nothing before.
    #[must_use]
    pub fn has_taught_enough(self) -> bool {
        self.ham >= TAUGHT && self.spam >= TAUGHT
    }
}

/// What the filter knows from moderators about a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lessons {
    /// Of all comments together.
    pub all: TokenCount,
    /// Of each of the message's [`tokens`](super::tokens), in their order; empty where `all` has not taught enough.
    pub each: Vec<TokenCount>,
    /// Words and phrases that hold a comment.
    pub blocked_words: Vec<String>,
    /// What the moderators' own names [look](names::look) like.
    pub moderators: Vec<String>,
}

/// A score from which a comment waits for review whatever the policy.
pub const HOLD: f64 = 0.5;
/// A score from which it is sorted out as unwanted; moderators can still publish it.
pub const SPAM: f64 = 0.95;

/// What is known of a message besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances<'a> {
    /// The name as given.
    pub name: &'a str,
    /// What the names under which the cooperative speaks [look](names::look) like.
    pub official: &'a [String],
    /// What it says, without marks.
    pub plain: &'a str,
    /// The same, [`folded`].
    pub folded: &'a str,
    /// The addresses that it links to.
    pub links: &'a [String],
    /// Words and phrases of the configuration that hold a comment, beside those of moderators.
    pub blocked_words: &'a [String],
    /// Whether the field that nobody sees was filled.
    pub honeypot: bool,
    /// Whether it came sooner after the form than anybody writes.
    pub too_fast: bool,
    /// Whether the same text came in other threads lately.
    pub elsewhere: bool,
    /// Whether work was asked for and not done.
    pub no_work: bool,
}

/// What the filter noticed.
#[must_use]
pub fn signals(facts: &Circumstances<'_>, lessons: &Lessons) -> Vec<Signal> {
    let mut found = Vec::new();
    if facts.honeypot {
        found.push(Signal::new("honeypot", "", 1.0));
    }
    if facts.too_fast {
        found.push(Signal::new("too_fast", "", 0.5));
    }
    if facts.no_work {
        found.push(Signal::new("no_work", "", 0.3));
    }
    if facts.elsewhere {
        found.push(Signal::new("elsewhere", "", 0.5));
    }
    if names::poses(facts.name, facts.official, &lessons.moderators) {
        found.push(Signal::new("impersonation", facts.name, 0.5));
    }
    if !facts.links.is_empty() {
        let number = u32::try_from(facts.links.len()).unwrap_or(u32::MAX);
        found.push(Signal::new("links", number, (0.15 * f64::from(number)).min(0.45)));
    }
    let said = format!(" {} {} ", folded(facts.name), facts.folded);
    for word in lessons.blocked_words.iter().chain(facts.blocked_words) {
        let folded = folded(word);
        if !folded.is_empty() && said.contains(&format!(" {folded} ")) {
            found.push(Signal::new("blocked_word", word, 0.6));
        }
    }
    if shouts(facts.plain) {
        found.push(Signal::new("capitals", "", 0.2));
    }
    if let Some(likelihood) = likelihood(lessons.all, &lessons.each) {
        let percent = format!("{:.0} %", likelihood * 100.0);
        found.push(Signal::new("bayes", percent, (likelihood - 0.5) * 1.4));
    }
    found
}

/// The sum of the signals' weights, cut to 0…1. What holds a comment by itself does so whatever friendly words are around it.
#[must_use]
pub fn score(signals: &[Signal]) -> f64 {
    let least = if signals.iter().any(|signal| signal.weight >= HOLD) { HOLD } else { 0.0 };
    signals.iter().map(|signal| signal.weight).sum::<f64>().clamp(least, 1.0)
}

/// Words in lower case, without accents and signs, apart by one space. What is no letter and has a name, such as a face, is a
/// word of its own.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut words = Words { folded: String::with_capacity(text.len()), apart: false };
    for character in text.chars() {
        if character.is_ascii() {
            words.push(character);
            continue;
        }
        let read = deunicode_char(character).unwrap_or(" ");
        let is_name = !character.is_alphanumeric() && !read.is_empty();
        words.apart |= is_name;
        read.chars().for_each(|read| words.push(read));
        words.apart |= is_name;
    }
    words.folded
}

/// Words being put together.
struct Words {
    folded: String,
    /// Whether what comes starts a word.
    apart: bool,
}

impl Words {
    fn push(&mut self, character: char) {
        if !character.is_ascii_alphanumeric() {
            self.apart = true;
            return;
        }
        if std::mem::take(&mut self.apart) && !self.folded.is_empty() {
            self.folded.push(' ');
        }
        self.folded.push(character.to_ascii_lowercase());
    }
}

/// Whether a message of some length is written in capitals.
fn shouts(plain: &str) -> bool {
    let letters = plain.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = plain.chars().filter(|c| c.is_uppercase()).count();
    letters >= 20 && capitals * 10 >= letters * 7
}

/// How many comments of each sort teach enough.
const TAUGHT: u32 = 10;
/// How many words decide.
const DECISIVE: usize = 15;

/// How likely a message is unwanted, 0…1, where the classifier knows enough.
fn likelihood(all: TokenCount, tokens: &[TokenCount]) -> Option<f64> {
    if !all.has_taught_enough() {
        return None;
    }
    let mut shares: Vec<f64> =
        tokens.iter().filter(|count| count.ham + count.spam > 0).map(|count| share(all, *count)).collect();
    shares.sort_by(|a, b| (b - 0.5).abs().total_cmp(&(a - 0.5).abs()));
    shares.truncate(DECISIVE);
    if shares.is_empty() {
        return None;
    }
    let odds: f64 = shares.iter().map(|share| (share / (1.0 - share)).ln()).sum();
    Some(1.0 / (1.0 + (-odds).exp()))
}

/// A token's share of unwanted comments, within 0…1 without either end.
fn share(all: TokenCount, count: TokenCount) -> f64 {
    let spam = f64::from(count.spam) / f64::from(all.spam);
    let ham = f64::from(count.ham) / f64::from(all.ham);
    let seen = f64::from(count.ham + count.spam);
    // One imagined sighting that tells nothing.
    (0.5 + seen * spam / (spam + ham)) / (1.0 + seen)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(facts: Circumstances<'_>, lessons: &Lessons) -> Vec<Signal> {
        signals(&Circumstances { folded: &folded(facts.plain), ..facts }, lessons)
    }

    fn words(facts: Circumstances<'_>) -> Vec<String> {
        found(facts, &Lessons::default()).into_iter().map(|signal| signal.word).collect()
    }

    fn count(ham: u32, spam: u32) -> TokenCount {
        TokenCount { ham, spam }
    }

    #[test]
    fn a_resident_s_message_rouses_nothing() {
        let facts = Circumstances { name: "Samia", plain: "L’ascenseur est encore en panne.", ..Default::default() };
        assert_eq!(words(facts), Vec::<String>::new());
    }

    #[test]
    fn blocked_words_are_found_whatever_their_accents_case_and_signs() {
        let blocked = ["crédit rapide".to_owned(), "élu".to_owned(), " ".to_owned()];
        let said = |plain| words(Circumstances { plain, blocked_words: &blocked, ..Default::default() });
        assert_eq!(said("Un CREDIT-rapide !"), ["blocked_word"]);
        assert_eq!(said("Un crédit\u{a0}rapide, un Élu."), ["blocked_word", "blocked_word"]);
        assert_eq!(said("Élucider un crédit rapidement"), Vec::<String>::new());
        assert_eq!(said("Un crédit🎰rapide ou cre\u{301}dit rapide"), ["blocked_word"]);
        assert_eq!(folded("casino🎰 北京 5 m²"), "casino slot machine bei jing 5 m2");
        let lessons = Lessons { blocked_words: vec!["casino".to_owned()], ..Lessons::default() };
        let facts = Circumstances { plain: "Un casino, un élu", blocked_words: &blocked, ..Default::default() };
        let found: Vec<_> = found(facts, &lessons).into_iter().map(|signal| signal.detail).collect();
        assert_eq!(found, ["casino", "élu"]);
    }

    #[test]
    fn nobody_speaks_under_the_site_s_name_unread() {
        let official = [names::look("Trois Vallons Habitat")];
        let said = |name| words(Circumstances { name, official: &official, ..Default::default() });
        assert_eq!(said("Les TROIS  vallons habitat"), ["impersonation"]);
        assert_eq!(said("Une voisine des Trois Vallons"), Vec::<String>::new());
        let lessons = Lessons { moderators: vec![names::look("Claire Morel")], ..Lessons::default() };
        let facts = Circumstances { name: "Сlаire Моrel", ..Default::default() };
        assert_eq!(found(facts, &lessons)[0].word, "impersonation");
    }

    #[test]
    fn what_holds_by_itself_is_not_outweighed_by_friendly_words() {
        let lessons = Lessons { all: count(50, 50), each: vec![count(40, 0); 20], ..Lessons::default() };
        let facts = Circumstances { name: "Modération", plain: "Merci.", ..Default::default() };
        let found = found(facts, &lessons);
        assert!(found.iter().any(|signal| signal.weight < -0.5), "{found:?}");
        assert!(score(&found) >= HOLD);
    }

    #[test]
    fn each_circumstance_is_told() {
        let links = ["https://a.example/".to_owned(), "https://b.example/".to_owned()];
        let facts = Circumstances {
            plain: "GAGNEZ BEAUCOUP D’ARGENT MAINTENANT",
            links: &links,
            honeypot: true,
            too_fast: true,
            elsewhere: true,
            no_work: true,
            ..Default::default()
        };
        assert_eq!(words(facts), ["honeypot", "too_fast", "no_work", "elsewhere", "links", "capitals"]);
        assert!((score(&signals(&facts, &Lessons::default())) - 1.0).abs() < f64::EPSILON);
    }

    #[test]
    fn the_classifier_is_silent_until_it_was_taught() {
        assert_eq!(likelihood(count(9, 50), &[count(0, 5)]), None);
        assert_eq!(likelihood(count(50, 50), &[count(0, 0)]), None);
        assert!(likelihood(count(50, 50), &[count(0, 20), count(1, 30)]).unwrap() > 0.95);
        assert!(likelihood(count(50, 50), &[count(20, 0), count(30, 1)]).unwrap() < 0.05);
    }

    proptest! {
        #[test]
        fn a_score_is_a_share(ham in 10u32..99, spam in 10u32..99, some in prop::collection::vec((0u32..10, 0u32..10), 0..40)) {
            let each = some.into_iter().map(|(ham, spam)| count(ham, spam)).collect();
            let lessons = Lessons { all: count(ham, spam), each, ..Lessons::default() };
            let found = signals(&Circumstances::default(), &lessons);
            prop_assert!(found.iter().all(|signal| signal.weight.is_finite()));
            prop_assert!((0.0..=1.0).contains(&score(&found)));
        }

        #[test]
        fn french_folds_as_it_is_read(text in "[ a-zA-Z0-9àâçéèêëîïôœûùüÿæÀÉÈÊÎÔŒ’'.,;:!?«»²-]*") {
            let read = deunicode::deunicode(&text).to_lowercase();
            let words: Vec<_> = read.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(folded(&text), words.join(" "));
        }

        #[test]
        fn folding_twice_is_folding_once(text in ".*") {
            prop_assert_eq!(folded(&folded(&text)), folded(&text));
        }
    }
}
