//! The command line, as written.

use std::net::{AddrParseError, IpAddr, Ipv4Addr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::offered::Offered;

/// Palier's command line. Its help is in the catalogue: see [`super::help`].
#[derive(Debug, Parser)]
#[command(name = "palier", version, disable_help_subcommand = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site.
    Build(BuildCommand),
    /// Show the site while it is written.
    Serve(ServeCommand),
    /// Look for mistakes, write nothing.
    Check(CheckCommand),
    /// Start a post.
    New(NewCommand),
    /// Start a site.
    Init(InitCommand),
    /// When the site must be rebuilt.
    NextChange(NextChangeCommand),
    /// Explain a message.
    Explain(ExplainCommand),
    /// Print completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Print the manual page.
    Man,
}

/// Where the site is and when it is looked at.
#[derive(Clone, Debug, Args)]
pub struct SiteOptions {
    /// The site's folder.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// The instant at which the site is looked at.
    #[arg(long, value_name = "INSTANT", env = "PALIER_NOW", hide_env_values = true)]
    pub now: Option<String>,
}

/// `palier build`.
#[derive(Debug, Args)]
pub struct BuildCommand {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteOptions,
    /// The output folder; `public` in the site's folder by default.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The site's address, in place of the configured one.
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Publish drafts.
    #[arg(long)]
    pub drafts: bool,
    /// Publish what is to be published later.
    #[arg(long)]
    pub future: bool,
    /// How many threads.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// How messages are printed.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// `palier serve`.
#[derive(Debug, Args)]
pub struct ServeCommand {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteOptions,
    /// The address to listen on.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = host)]
    pub host: IpAddr,
    /// The port to listen on; 0 for any free one.
    #[arg(long, value_name = "PORT", default_value_t = 4000)]
    pub port: u16,
}

/// An address to listen on: its figures, or the one name that everybody's computer has.
fn host(written: &str) -> Result<IpAddr, AddrParseError> {
    if written == "localhost" { Ok(IpAddr::V4(Ipv4Addr::LOCALHOST)) } else { written.parse() }
}

/// `palier check`.
#[derive(Debug, Args)]
pub struct CheckCommand {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteOptions,
    /// How messages are printed.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// `palier new`.
#[derive(Debug, Args)]
pub struct NewCommand {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteOptions,
    /// The kind: avancement, appel-offres, document, avis-residence, evenement, actualite, page, programme, residence.
    #[arg(value_name = "KIND", value_parser = Offered::KINDS, hide_possible_values = true)]
    pub kind: String,
    /// The programme or residence, where the kind belongs to one; then the title.
    #[arg(value_name = "TITLE", required = true)]
    pub words: Vec<String>,
}

/// `palier init`.
#[derive(Debug, Args)]
pub struct InitCommand {
    /// The new site's folder.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// The day that the examples are dated from.
    #[arg(long, value_name = "INSTANT", env = "PALIER_NOW", hide_env_values = true)]
    pub now: Option<String>,
}

/// `palier next-change`.
#[derive(Debug, Args)]
pub struct NextChangeCommand {
    /// Where the site is.
    #[command(flatten)]
    pub site: SiteOptions,
}

/// `palier explain`.
#[derive(Debug, Args)]
pub struct ExplainCommand {
    /// The code of a message; without one, all codes are listed.
    #[arg(value_name = "CODE", value_parser = Offered::CODES, hide_possible_values = true)]
    pub code: Option<String>,
}

/// How messages are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person.
    Human,
    /// For a program.
    Json,
    /// As annotations of a GitHub Actions run.
    Github,
}
