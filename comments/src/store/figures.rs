//! Figures for the desk.

/// What became of comments: of a month's, of a programme's. Official ones are not counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Comments that came in.
    pub received: u32,
    /// Of them published, by now.
    pub published: u32,
    /// Of them refused or removed.
    pub refused: u32,
    /// Of them unwanted.
    pub spam: u32,
    /// Questions.
    pub questions: u32,
    /// Answered ones.
    pub answered: u32,
    /// Median time from writing to publication, seconds.
    pub publication_delay: Option<i64>,
    /// Median time from question to official answer, seconds.
    pub answer_delay: Option<i64>,
}

/// A month's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthFigures {
    /// Its first day, in the site's zone.
    pub month: jiff::civil::Date,
    /// What came in that month.
    pub figures: Figures,
}

/// Twelve months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statistics {
    /// Each month, the oldest first.
    pub months: Vec<MonthFigures>,
    /// All of them together.
    pub total: Figures,
    /// The same twelve months, for each group of conversations that was asked for, in that order.
    pub groups: Vec<Figures>,
}
