//! What the person at the terminal is told.

use std::io::{self, ErrorKind, Write};

use palier_words::{Argument, Catalogue, command_line};

/// The terminal, or what stands in its place.
#[derive(Debug)]
pub(super) struct Console {
    words: Catalogue,
}

impl Console {
    /// Speaks the language of the environment.
    pub(super) fn new() -> Self {
        Self { words: crate::page::catalogue(command_line::language(|name| std::env::var(name).ok())) }
    }

    pub(super) fn words(&self) -> &Catalogue {
        &self.words
    }

    /// A message on standard output. A reader who went away is no failure.
    pub(super) fn say(&self, id: &str, arguments: &[(&str, Argument<'_>)]) {
        drop(writeln!(io::stdout().lock(), "{}", self.words.with(id, arguments)));
    }

    /// Standard output, for what a command prints.
    pub(super) fn out(&self) -> Output {
        Output(io::stdout())
    }

    /// A line on standard error.
    pub(super) fn note(&self, text: &str) {
        drop(writeln!(io::stderr().lock(), "{text}"));
    }

    /// An error, in words.
    pub(super) fn complain(&self, sentence: &str) {
        self.note(&format!("{} {sentence}", self.words.text("cli-error")));
    }

    /// An error by its message, with its cure where the catalogue has one.
    pub(super) fn complain_of(&self, id: &str, arguments: &[(&str, Argument<'_>)]) {
        self.complain(&self.words.with(id, arguments));
        let suggests =
            arguments.iter().any(|(name, value)| *name == "suggestion" && !matches!(value, Argument::Text("")));
        let suggestion = suggests.then(|| self.words.attribute(id, "suggestion", arguments)).flatten();
        if let Some(cure) = suggestion.or_else(|| self.words.attribute(id, "aide", arguments)) {
            self.note(&format!("  = {cure}"));
        }
    }
}

/// Standard output. A reader who went away (`| head`) ends no command: what it does is done all the same.
pub(super) struct Output(io::Stdout);

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        unless_gone(self.0.write(bytes), bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        unless_gone(self.0.flush(), ())
    }
}

/// What came of it; `done` where nobody listens.
fn unless_gone<T>(outcome: io::Result<T>, done: T) -> io::Result<T> {
    match outcome {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(done),
        outcome => outcome,
    }
}
