//! The few words that a body's HTML holds beside its author's, in the site's language.

/// Words added to the author's, for titles of notes and for assistive technology.
#[derive(Debug)]
pub(super) struct Labels {
    pub(super) note: &'static str,
    pub(super) tip: &'static str,
    pub(super) important: &'static str,
    pub(super) warning: &'static str,
    pub(super) caution: &'static str,
    /// Names a table without header text.
    pub(super) table: &'static str,
    /// Names a table by its headers, which follow.
    pub(super) table_of: &'static str,
    pub(super) footnotes: &'static str,
    /// Followed by the note's number.
    pub(super) footnote: &'static str,
    /// Followed by the note's number.
    pub(super) back_to_reference: &'static str,
    pub(super) done: &'static str,
    pub(super) to_do: &'static str,
    pub(super) video: &'static str,
    /// Followed by the host that shows the video.
    pub(super) video_on: &'static str,
}

impl Labels {
    pub(super) fn of(french: bool) -> &'static Self {
        if french { &FRENCH } else { &ENGLISH }
    }
}

static FRENCH: Labels = Labels {
    note: "À noter",
    tip: "Astuce",
    important: "Important",
    warning: "Attention",
    caution: "Danger",
    table: "Tableau",
    table_of: "Tableau\u{a0}: ",
    footnotes: "Notes",
    footnote: "Note ",
    back_to_reference: "Retour à l’appel de la note ",
    done: "Fait",
    to_do: "À faire",
    video: "Vidéo",
    video_on: "Vidéo sur ",
};

static ENGLISH: Labels = Labels {
    note: "Note",
    tip: "Tip",
    important: "Important",
    warning: "Warning",
    caution: "Caution",
    table: "Table",
    table_of: "Table: ",
    footnotes: "Notes",
    footnote: "Note ",
    back_to_reference: "Back to the reference of note ",
    done: "Done",
    to_do: "To do",
    video: "Video",
    video_on: "Video on ",
};
