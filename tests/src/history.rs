//! The versions of a tender, from the history of the content: publication must be provable, and a deadline may not
//! move in silence.

use std::process::Command;

use scraper::Html;

use crate::support::{Ran, Site, page};

const FILE: &str = "content/appels-offres/peinture/index.md";

const TENDER: &str = "
-- content/appels-offres/peinture/index.md --
---
titre: Peinture du Verger
date: 2026-11-02
reference: AO-1
objet: Peinture
procedure: procedure_adaptee
date_limite: 2026-12-04 12:00
pieces:
  - { fichier: reglement.pdf, nom: Règlement }
---
Un seul lot.
-- content/appels-offres/peinture/reglement.pdf --
%PDF-1.4 première version
";

/// A site under Git. `day` is the day of November of a commit.
struct Repository {
    site: Site,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { site: Site::new(TENDER) };
        repository.git(&["init", "--quiet", "--initial-branch=main"], 1);
        repository.commit(2);
        repository
    }

    fn commit(&self, day: u32) {
        self.git(&["add", "--all"], day);
        self.git(&["commit", "--quiet", "--message=Publication"], day);
    }

    #[track_caller]
    fn git(&self, arguments: &[&str], day: u32) {
        let date = format!("2026-11-{day:02}T10:00:00+01:00");
        let status = Command::new("git")
            .arg("-C")
            .arg(self.site.root())
            .args(["-c", "user.name=Essai", "-c", "user.email=essai@essai.example", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .env("GIT_AUTHOR_DATE", &date)
            .env("GIT_COMMITTER_DATE", &date)
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_SYSTEM", "/dev/null")
            .status()
            .expect("git can be run");
        assert!(status.success(), "git {arguments:?}");
    }

    fn build(&self) -> Ran {
        self.site.build_at(crate::support::NOW, &[])
    }

    /// The lines of the table of versions, oldest first: number, date, what changed.
    fn versions(&self, page: &str) -> Vec<[String; 3]> {
        let html = Html::parse_document(&self.site.published(page));
        let cell = |row: &scraper::ElementRef<'_>, selector: &str| {
            row.select(&scraper::Selector::parse(selector).unwrap()).next().map(page::text).unwrap_or_default()
        };
        page::all(&html, "tr")
            .iter()
            .filter(|row| row.select(&scraper::Selector::parse("th a[href*='/versions/']").unwrap()).next().is_some())
            .rev()
            .map(|row| {
                [cell(row, "th"), cell(row, "td:nth-of-type(1)"), cell(row, "td:nth-of-type(2)")]
                    .map(|text| text.replace('\u{a0}', " "))
            })
            .collect()
    }
}

fn sha256(bytes: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let output = Command::new("sha256sum").arg(file.path()).output().expect("sha256sum can be run");
    String::from_utf8(output.stdout).unwrap().split(' ').next().unwrap().to_owned()
}

#[test]
fn every_version_stays_reachable_with_its_date_and_checksums() {
    let repository = Repository::new();
    let site = &repository.site;
    let first = site.read(FILE);
    site.edit(FILE, "objet: Peinture", "objet: Peinture et sols");
    repository.commit(9);
    site.write("content/appels-offres/peinture/reglement.pdf", "%PDF-1.4 seconde version");
    repository.commit(12);
    repository.build().ended(0);

    let versions = repository.versions("appels-offres/peinture/index.html");
    let dates: Vec<&str> = versions.iter().map(|[_, date, _]| date.as_str()).collect();
    assert_eq!(versions.len(), 3, "{versions:?}");
    for (date, day) in dates.iter().zip(["2 novembre 2026", "9 novembre 2026", "12 novembre 2026"]) {
        assert!(date.starts_with(day), "{dates:?}");
    }
    assert_eq!(versions[0][2], "Première publication");
    assert_ne!(versions[1][2], versions[2][2]);
    assert_eq!(site.published("appels-offres/peinture/versions/1.txt"), first);
    assert_eq!(site.published("appels-offres/peinture/versions/3.txt"), site.read(FILE));
    let page = site.published("appels-offres/peinture/index.html");
    for proven in [
        first.as_bytes(),
        site.read(FILE).as_bytes(),
        b"%PDF-1.4 premi\xc3\xa8re version\n",
        b"%PDF-1.4 seconde version",
    ] {
        assert!(page.contains(&sha256(proven)), "{}", String::from_utf8_lossy(proven));
    }
}

#[test]
fn a_deadline_does_not_move_in_silence() {
    let repository = Repository::new();
    let site = &repository.site;
    site.edit(FILE, "date_limite: 2026-12-04 12:00", "date_limite: 2026-12-11 12:00");
    // Published or about to be: the history tells the same.
    for _ in 0..2 {
        let ran = repository.build().ended(1);
        assert!(ran.stderr.contains("erreur[date-limite-changee]"), "{}", ran.stderr);
        assert!(ran.stderr.contains("peinture/index.md:7:"), "the deadline is shown: {}", ran.stderr);
        let said = "la date limite a changé sans rectificatif : 4 décembre 2026 à 12 h 00 est devenu 11 décembre 2026 à 12 h 00";
        let message = ran.stderr.replace('\u{a0}', " ");
        assert!(message.contains(said), "{message}");
        assert!(message.contains("« date_limite_avant: 2026-12-04 12:00 »"), "what to copy: {message}");
        assert!(!site.out().exists());
        repository.git(&["commit", "--quiet", "--all", "--allow-empty", "--message=En douce"], 10);
    }
    site.edit(
        FILE,
        "pieces:",
        "rectificatifs:\n  - { numero: 1, date: 2026-11-18, resume: Une semaine de plus, date_limite_avant: 2026-12-04 12:00 }\npieces:",
    );
    repository.build().ended(0);
    repository.commit(18);
    repository.build().ended(0);
    assert!(site.published("appels-offres/peinture/index.html").contains("Une semaine de plus"));
}

#[test]
fn a_deadline_is_known_however_its_field_is_spelt() {
    let repository = Repository::new();
    repository.site.edit(FILE, "date_limite:", "Date limite :");
    repository.site.edit(FILE, "pieces:", "Pièces:");
    repository.commit(9);
    repository.build().ended(0);
    repository.site.edit(FILE, "2026-12-04 12:00", "2026-12-11 12:00");
    let ran = repository.build().ended(1);
    assert!(ran.stderr.contains("erreur[date-limite-changee]"), "{}", ran.stderr);
}

#[test]
fn what_a_version_changed_is_said_in_words() {
    let repository = Repository::new();
    repository.site.edit(FILE, "pieces:", "dce_url: https://acheteur.example/1\npieces:");
    repository.site.edit(FILE, "objet: Peinture", "objet: Peinture et sols");
    repository.commit(9);
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/peinture/index.html");
    assert_eq!(versions[1][2], "objet, lien vers le profil d’acheteur");
}

#[test]
fn a_correction_of_another_deadline_does_not_count() {
    let repository = Repository::new();
    let site = &repository.site;
    site.edit(FILE, "date_limite: 2026-12-04 12:00", "date_limite: 2026-12-11 12:00");
    site.edit(
        FILE,
        "pieces:",
        "rectificatifs:\n  - { numero: 1, date: 2026-11-18, resume: Autre chose, date_limite_avant: 2026-12-05 12:00 }\npieces:",
    );
    let ran = repository.build().ended(1);
    assert!(ran.stderr.contains("erreur[date-limite-changee]"), "{}", ran.stderr);
}

#[test]
fn a_tender_keeps_its_past_when_it_moves() {
    let repository = Repository::new();
    let site = &repository.site;
    site.rename("content/appels-offres/peinture/index.md", "content/appels-offres/peinture-du-verger/index.md");
    site.rename(
        "content/appels-offres/peinture/reglement.pdf",
        "content/appels-offres/peinture-du-verger/reglement.pdf",
    );
    repository.commit(9);
    let moved = "content/appels-offres/peinture-du-verger/index.md";
    site.edit(moved, "objet: Peinture", "objet: Peinture et sols");
    repository.commit(12);
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/peinture-du-verger/index.html");
    assert_eq!(versions.len(), 2, "a move changes no word: {versions:?}");
    assert!(versions[0][1].starts_with("2 novembre"), "{versions:?}");
    site.edit(moved, "date_limite: 2026-12-04", "date_limite: 2026-12-18");
    let ran = repository.build().ended(1);
    assert!(ran.stderr.contains("erreur[date-limite-changee]"), "{}", ran.stderr);
}

#[test]
fn a_draft_was_not_published() {
    let repository = Repository::new();
    let site = &repository.site;
    site.add(
        "-- content/appels-offres/sols.md --\n---\ntitre: Sols\nreference: AO-2\nobjet: Sols\nprocedure: procedure_adaptee\n\
         date: 2026-11-10\ndate_limite: 2026-12-20 12:00\nbrouillon: oui\n---\nÀ relire.\n",
    );
    repository.commit(8);
    site.edit("content/appels-offres/sols.md", "brouillon: oui\n", "");
    site.edit("content/appels-offres/sols.md", "2026-12-20", "2026-12-21");
    repository.commit(10);
    // The draft's deadline was never said to anybody.
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/sols/index.html");
    assert_eq!(versions.len(), 1, "{versions:?}");
    assert!(versions[0][1].starts_with("10 novembre"), "{versions:?}");
    assert_eq!(site.published_with("brouillon: oui"), [""; 0]);
}

#[test]
fn a_date_that_was_never_read_may_be_restored() {
    let repository = Repository::new();
    let site = &repository.site;
    site.edit(FILE, "2026-12-04 12:00", "2026-12-11 12:00");
    repository.commit(9);
    repository.build().ended(1);
    // What the message advises: nobody has read the other date, for the build refused it.
    site.edit(FILE, "2026-12-11 12:00", "2026-12-04 12:00");
    repository.commit(9);
    repository.build().ended(0);
    // A date that was told may not.
    site.edit(FILE, "2026-12-04 12:00", "2026-12-18 12:00");
    site.edit(
        FILE,
        "pieces:",
        "rectificatifs:\n  - { numero: 1, date: 2026-11-18, resume: Plus tard, date_limite_avant: 2026-12-04 12:00 }\npieces:",
    );
    repository.commit(10);
    repository.build().ended(0);
    site.edit(FILE, "date_limite: 2026-12-18 12:00", "date_limite: 2026-12-04 12:00");
    let ran = repository.build().ended(1);
    let message = ran.stderr.replace('\u{a0}', " ");
    assert!(message.contains("« date_limite_avant: 2026-12-18 12:00 »"), "{message}");
}

#[test]
fn a_state_that_was_replaced_before_its_hour_was_not_published() {
    let repository = Repository::new();
    let site = &repository.site;
    site.add(
        "-- content/appels-offres/sols.md --\n---\ntitre: Sols\nreference: AO-2\nobjet: Sols\nprocedure: procedure_adaptee\n\
         date: 2026-11-10\npublier_le: 2026-11-12 08:00\ndate_limite: 2026-12-20 12:00\n---\nUn lot.\n",
    );
    repository.commit(8);
    site.edit("content/appels-offres/sols.md", "2026-12-20", "2026-12-21");
    repository.commit(10);
    site.edit("content/appels-offres/sols.md", "Un lot.", "Deux lots.");
    repository.commit(14);
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/sols/index.html");
    assert_eq!(versions.len(), 2, "{versions:?}");
    assert!(versions[0][1].starts_with("12 novembre 2026 à 8 h 00"), "{versions:?}");
    assert!(versions[1][1].starts_with("14 novembre"), "{versions:?}");
}

/// Wherever a paper lies, it is proven, and who replaces it makes a version.
#[test]
fn every_paper_is_proven_wherever_it_lies() {
    let repository = Repository::new();
    let site = &repository.site;
    site.add(
        "-- content/appels-offres/sols.md --\n---\ntitre: Sols\nreference: AO-2\nobjet: Sols\nprocedure: procedure_adaptee\n\
         date: 2026-11-01\ndate_limite: 2026-12-20 12:00\npieces:\n  - fichier: beside.pdf\n  - fichier: /media/static.pdf\n  \
         - fichier: Ailleurs.PDF\n---\n[Le plan](plan.pdf)\n\n::: fichier cctp.pdf \"Le CCTP\"\n",
    );
    let papers = [
        "content/appels-offres/beside.pdf",
        "static/media/static.pdf",
        "content/documents-types/ailleurs.pdf",
        "content/appels-offres/plan.pdf",
        "content/appels-offres/cctp.pdf",
    ];
    for paper in papers {
        site.write(paper, format!("%PDF-1.4 {paper} un"));
    }
    repository.commit(3);
    for (paper, day) in papers.iter().zip(4..) {
        site.write(paper, format!("%PDF-1.4 {paper} deux"));
        repository.commit(day);
    }
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/sols/index.html");
    assert_eq!(versions.len(), 6, "{versions:?}");
    assert!(versions[1..].iter().all(|version| version[2] == "pièces de la consultation"), "{versions:?}");
    let page = site.published("appels-offres/sols/index.html");
    for paper in papers {
        for edition in ["un", "deux"] {
            let bytes = format!("%PDF-1.4 {paper} {edition}");
            assert!(page.contains(&sha256(bytes.as_bytes())), "{bytes}");
        }
    }
}

/// What is written on another branch is read by nobody before it is merged.
#[test]
fn a_branch_is_published_when_it_is_merged() {
    let repository = Repository::new();
    let site = &repository.site;
    repository.git(&["checkout", "--quiet", "-b", "relecture"], 3);
    site.edit(FILE, "2026-12-04 12:00", "2026-12-11 12:00");
    repository.commit(4);
    site.edit(FILE, "2026-12-11 12:00", "2026-12-04 12:00");
    site.edit(FILE, "objet: Peinture", "objet: Peinture et sols");
    repository.commit(5);
    site.write("content/appels-offres/peinture/reglement.pdf", "%PDF-1.4 brouillon");
    repository.commit(6);
    site.write("content/appels-offres/peinture/reglement.pdf", "%PDF-1.4 seconde version");
    repository.commit(7);
    repository.git(&["checkout", "--quiet", "main"], 8);
    site.add("-- content/actualites/avis.md --\n---\ntitre: Avis\ndate: 2026-11-08\n---\nUn texte.\n");
    repository.commit(8);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-edit", "relecture"], 12);
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/peinture/index.html");
    assert_eq!(versions.len(), 2, "{versions:?}");
    assert!(versions[0][1].starts_with("2 novembre"), "{versions:?}");
    assert!(versions[1][1].starts_with("12 novembre"), "{versions:?}");
    assert_eq!(versions[1][2], "objet, pièces de la consultation");
    let page = site.published("appels-offres/peinture/index.html");
    assert!(page.contains(&sha256(b"%PDF-1.4 seconde version")));
    assert!(!page.contains(&sha256(b"%PDF-1.4 brouillon")), "nobody has read it");
}

#[test]
fn what_a_merge_says_is_a_version() {
    let repository = Repository::new();
    let site = &repository.site;
    repository.git(&["checkout", "--quiet", "-b", "autre"], 3);
    site.edit(FILE, "objet: Peinture", "objet: Peinture et sols");
    repository.commit(4);
    repository.git(&["checkout", "--quiet", "main"], 5);
    site.edit(FILE, "Un seul lot.", "Un seul lot, sans variante.");
    repository.commit(6);
    repository.git(&["merge", "--quiet", "--no-ff", "--no-commit", "autre"], 7);
    repository.commit(7);
    repository.build().ended(0);
    let versions = repository.versions("appels-offres/peinture/index.html");
    assert_eq!(site.published(&format!("appels-offres/peinture/versions/{}.txt", versions.len())), site.read(FILE));
    let days: Vec<&str> = versions.iter().map(|[_, date, _]| &date[..date.find(" novembre").unwrap()]).collect();
    assert_eq!(days, ["2", "6", "7"], "{versions:?}");
}

#[test]
fn without_a_history_the_page_says_so_and_the_build_succeeds() {
    let notice = "L’historique des versions de cet avis n’est pas disponible";
    let site = Site::new(TENDER);
    site.build();
    assert!(site.published("appels-offres/peinture/index.html").contains(notice));
    assert!(!site.is_published("appels-offres/peinture/versions"));

    // Hosts often fetch the last commit only: half a history would prove nothing.
    let whole = Repository::new();
    whole.site.edit(FILE, "objet: Peinture", "objet: Peinture et sols");
    whole.commit(9);
    let shallow = Site::new("");
    std::fs::remove_dir_all(shallow.root()).unwrap();
    let origin = format!("file://{}", whole.site.root().display());
    let cloned =
        Command::new("git").args(["clone", "--quiet", "--depth=1", &origin]).arg(shallow.root()).status().unwrap();
    assert!(cloned.success());
    shallow.build();
    assert!(shallow.published("appels-offres/peinture/index.html").contains(notice));
}

#[test]
fn the_site_may_lie_anywhere_in_its_repository() {
    let outer = Site::new("");
    outer.write("LISEZMOI", "Le site est dans site/.");
    let repository = Repository { site: outer };
    repository.git(&["init", "--quiet", "--initial-branch=main"], 1);
    let inner = Site::new(TENDER);
    for (name, bytes) in crate::support::site::files(&inner.root()) {
        repository.site.write(&format!("site/{name}"), bytes);
    }
    repository.commit(2);
    let (root, out) = (repository.site.path("site"), repository.site.out());
    crate::support::palier([
        "build",
        "--root",
        root.to_str().unwrap(),
        "--out",
        out.to_str().unwrap(),
        "--now",
        crate::support::NOW,
    ])
    .ended(0);
    assert_eq!(repository.versions("appels-offres/peinture/index.html").len(), 1);
}

/// Who renames a page that readers know is told the line to add, until it is there.
#[test]
fn a_renamed_page_is_told_with_the_line_to_add() {
    let repository = Repository::new();
    let site = &repository.site;
    let news = |name: &str, more: &str| {
        let text = format!("---\ntitre: Le {name}\ndate: 2026-11-02\n{more}---\nUn texte sur le {name}, assez long.\n");
        site.write(&format!("content/actualites/{name}.md"), text);
    };
    for (name, more) in
        [("lavoir", ""), ("four", ""), ("pont", "brouillon: oui\n"), ("puits", "publier_le: 2026-11-15\n")]
    {
        news(name, more);
    }
    repository.commit(3);
    for name in ["lavoir", "four", "pont", "puits"] {
        site.rename(&format!("content/actualites/{name}.md"), &format!("content/actualites/le-{name}.md"));
    }
    repository.commit(9);
    site.rename("content/actualites/le-lavoir.md", "content/actualites/lavoir-restaure.md");
    site.rename("content/actualites/le-four.md", "content/actualites/le-four/index.md");
    repository.commit(10);
    let told = || {
        let ran = site.run_at(crate::support::NOW, "check", &[]).ended(0).stderr.replace('\u{a0}', " ");
        let said = |line: &&str| line.contains("page-renommee") || line.contains("alias: ");
        ran.lines().filter(said).map(|line| line.trim_start_matches([' ', '|', '=']).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        told(),
        [
            "attention[page-renommee]: cette page a changé d’adresse le 10 novembre 2026 : l’ancienne, « /actualites/le-lavoir/ », ne mène plus nulle part",
            "aide: sous cette ligne, ajoutez celle-ci : alias: [/actualites/lavoir/, /actualites/le-lavoir/]",
            "attention[page-renommee]: cette page a changé d’adresse le 9 novembre 2026 : l’ancienne, « /actualites/four/ », ne mène plus nulle part",
            "aide: sous cette ligne, ajoutez celle-ci : alias: [/actualites/four/]",
        ]
    );
    let lavoir = "content/actualites/lavoir-restaure.md";
    site.edit(lavoir, "date:", "alias: [/actualites/le-lavoir/]\ndate:");
    let help = "aide: remplacez la ligne « alias » par celle-ci : alias: [/actualites/le-lavoir/, /actualites/lavoir/]";
    assert!(told().contains(&help.to_owned()), "{:?}", told());
    site.edit(lavoir, "alias: [/actualites/le-lavoir/]", "alias: [/actualites/lavoir/, /actualites/le-lavoir/]");
    // Another page has the old address now.
    news("four", "");
    assert_eq!(told(), [""; 0]);
}
