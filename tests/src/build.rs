//! `palier build`: pure, deterministic, and never worse than the site that was there.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use scraper::Html;
use tempfile::TempDir;

use crate::support::program;
use crate::support::site::{Files, assert_same, files, names, times};
use crate::support::{NOW, Site, page, palier};

/// One post of most kinds, with a photo-less programme, a tender and an attachment.
const VILLAGE: &str = "
-- content/chantiers/verger/index.md --
---
type: programme
titre: Le Verger
date: 2026-01-05
genre: brs
commune: Valbrune
---
Douze logements.
-- content/chantiers/verger/2026-11-06-hors-eau.md --
---
titre: Le bâtiment est hors d’eau
date: 2026-11-06
etape: hors_eau
---
La toiture est terminée. Voir [la charpente](2026-10-02-charpente.md).
-- content/chantiers/verger/2026-10-02-charpente.md --
---
titre: La charpente est posée
date: 2026-10-02
resume: La charpente est en place.
---
## Ce que cela veut dire
Les [appels d’offres](/appels-offres/) continuent.
-- content/appels-offres/peinture/index.md --
---
titre: Peinture du Verger
date: 2026-11-02
reference: AO-1
objet: Peinture
procedure: procedure_adaptee
programme: verger
date_limite: 2026-12-11 12:00
lots:
  - { numero: \"01\", intitule: Peinture, corps_etat: [peinture] }
pieces:
  - { fichier: reglement.pdf, nom: Règlement }
---
Un seul lot.
-- content/appels-offres/peinture/reglement.pdf --
%PDF-1.4 le règlement
-- content/actualites/bienvenue.md --
---
titre: Bienvenue
date: 2026-11-16
alias: [/ancienne-page/]
---
Le site est ouvert.
-- static/logo.txt --
un logo
";

#[test]
fn a_second_build_writes_nothing() {
    let site = Site::new(VILLAGE);
    let first = site.build();
    assert!(first.stdout.contains("fichiers écrits"), "{}", first.stdout);
    let before = times(&site.out());
    let second = site.build();
    assert!(second.stdout.contains("Rien n’a changé"), "{}", second.stdout);
    assert_eq!(times(&site.out()), before);
}

#[test]
fn an_edit_writes_only_what_it_changes() {
    let site = Site::new(VILLAGE);
    site.build();
    let before = times(&site.out());
    site.edit("content/chantiers/verger/2026-10-02-charpente.md", "continuent", "suivent");
    site.build();
    let after = times(&site.out());
    let written: Vec<&String> =
        after.iter().filter(|(name, time)| before.get(*name) != Some(time)).map(|(name, _)| name).collect();
    assert!(written.contains(&&"chantiers/verger/2026-10-02-charpente/index.html".to_owned()), "{written:?}");
    for untouched in
        ["appels-offres/peinture/index.html", "sitemap.xml", "palier/threads.json", "actualites/index.html"]
    {
        assert_eq!(before[untouched], after[untouched], "{untouched} was written");
    }
}

#[test]
fn one_thread_makes_the_bytes_of_many() {
    let site = Site::new(VILLAGE);
    let alone = site.clean_build(&["--jobs", "1"]);
    assert!(alone.len() > 40, "{} files", alone.len());
    assert_same(&alone, &site.clean_build(&["--jobs", "8"]));
}

#[test]
fn the_order_of_files_on_disk_does_not_matter() {
    let site = Site::new(VILLAGE);
    let reversed = Site::new("");
    let mut all: Vec<(String, Vec<u8>)> = files(&site.root()).into_iter().collect();
    all.reverse();
    for (name, bytes) in all {
        reversed.write(&name, bytes);
    }
    assert_same(&site.clean_build(&[]), &reversed.clean_build(&[]));
}

#[test]
fn an_edited_site_is_a_clean_build_of_it() {
    let site = Site::new(VILLAGE);
    let edits: [(&str, &dyn Fn()); 7] = [
        ("a text", &|| site.edit("content/actualites/bienvenue.md", "ouvert", "en ligne")),
        ("a title", &|| site.edit("content/chantiers/verger/index.md", "Le Verger", "Les Vergers")),
        ("a new post", &|| {
            site.add("-- content/actualites/fete.md --\n---\ntitre: Fête\ndate: 2026-11-20\n---\nVenez.\n")
        }),
        ("a move", &|| site.rename("content/actualites/fete.md", "content/agenda-passe/fete.md")),
        ("a post goes", &|| site.remove("content/chantiers/verger/2026-11-06-hors-eau.md")),
        ("an attachment", &|| site.write("content/appels-offres/peinture/reglement.pdf", "%PDF-1.4 un autre")),
        ("the configuration", &|| {
            site.edit("palier.toml", "Coopérative d’essai\"\nadresse", "Notre coopérative\"\nadresse")
        }),
    ];
    site.build();
    for (what, edit) in edits {
        edit();
        site.build();
        let mut built = files(&site.out());
        let mut clean = site.clean_build(&[]);
        // The manifests have the same names, whatever the way to them.
        assert_eq!(built.remove(".palier-manifest"), clean.remove(".palier-manifest"), "{what}");
        assert_same(&built, &clean);
    }
}

#[test]
fn what_a_post_leaves_behind_is_removed_and_nothing_else() {
    let site = Site::new(VILLAGE);
    site.build();
    let page = "chantiers/verger/2026-11-06-hors-eau/index.html";
    assert!(site.is_published(page));
    fs::write(site.out().join("chantiers/note-du-webmestre.txt"), "à garder").unwrap();
    let before = names(&site.out());
    site.remove("content/chantiers/verger/2026-11-06-hors-eau.md");
    site.build();
    let after = names(&site.out());
    let gone: Vec<&String> = before.iter().filter(|name| after.binary_search(name).is_err()).collect();
    let (index, others): (Vec<&String>, Vec<&String>) =
        gone.into_iter().partition(|name| name.starts_with("recherche/index/"));
    let [banner, gone] = others[..] else { panic!("{others:?}") };
    assert_eq!(gone, page);
    assert!(banner.starts_with("assets/partage/2026-11-06-hors-eau."), "{banner}");
    assert!(index.iter().all(|name| name.contains("/mots/") || name.contains("/pages/")), "{index:?}");
    assert!(!site.is_published("chantiers/verger/2026-11-06-hors-eau"));
    assert_eq!(site.published("chantiers/note-du-webmestre.txt"), "à garder");
}

#[test]
fn a_folder_that_palier_did_not_make_is_refused() {
    let site = Site::new(VILLAGE);
    fs::create_dir(site.out()).unwrap();
    fs::write(site.out().join("these.odt"), "dix ans de travail").unwrap();
    let ran = site.build_at(NOW, &[]).ended(2);
    assert!(ran.stderr.contains("des fichiers que Palier n’a pas faits"), "{}", ran.stderr);
    assert_eq!(names(&site.out()), ["these.odt"]);
}

#[test]
fn the_sources_are_never_written_to() {
    let site = Site::new(VILLAGE);
    let before = files(&site.root());
    let (root, content) = (site.root(), site.path("content"));
    let inside = site.path("content/chantiers/sortie");
    let above = root.parent().unwrap();
    for out in [&content, &inside, &site.path("static"), &root, &above.to_owned()] {
        let ran = palier(["build", "--root", root.to_str().unwrap(), "--now", NOW, "--out", out.to_str().unwrap()]);
        assert_eq!(ran.status, 2, "{}: {}", out.display(), ran.stderr);
        assert_same(&files(&root), &before);
    }
    site.build();
    let mut after = files(&root);
    // What was prepared, and may be thrown away, lies apart.
    after.retain(|name, _| !name.starts_with(".palier/"));
    assert_same(&after, &before);
}

#[test]
fn a_build_with_an_error_leaves_the_site_as_it_was() {
    let site = Site::new(VILLAGE);
    site.build();
    let before = times(&site.out());
    site.edit("content/actualites/bienvenue.md", "Le site est ouvert.", "Voir [la suite](pas-la.md).");
    site.edit("content/chantiers/verger/2026-11-06-hors-eau.md", "etape: hors_eau", "etape: hors_sol");
    let ran = site.build_at(NOW, &[]).ended(1);
    assert!(
        ran.stderr.contains("erreur[lien-casse]") && ran.stderr.contains("erreur[valeur-inconnue]"),
        "{}",
        ran.stderr
    );
    assert_eq!(times(&site.out()), before);
}

/// A site whose pages all say `mark`, large enough to be killed in the middle of its writing.
fn large(mark: &str) -> Site {
    let site = Site::new("");
    for number in 0..240 {
        let (month, day) = (1 + number / 28, 1 + number % 28);
        let text =
            format!("---\ntitre: Nouvelle {number}\ndate: 2025-{month:02}-{day:02}\n---\n## Un titre\n\nDu texte.\n");
        site.write(&format!("content/actualites/nouvelle-{number:03}.md"), text);
    }
    set_mark(&site, mark);
    site
}

fn set_mark(site: &Site, mark: &str) {
    let configuration = site.read("palier.toml");
    let (_, rest) = configuration.split_once("\nadresse").unwrap();
    site.write("palier.toml", format!("[site]\ntitre = \"{mark}\"\nadresse{rest}"));
}

/// The mark of the build that the published site is of. A page of another one, or one that is cut off, is a failure.
#[track_caller]
fn mark_of(out: &Path) -> String {
    let mark = |page: &str| {
        let (_, from) = page.split_once("<meta property=\"og:site_name\" content=\"").unwrap();
        from.split('"').next().unwrap().to_owned()
    };
    let mut pages: Vec<String> = names(out);
    pages.retain(|name| name.ends_with(".html"));
    assert!(pages.len() > 240, "only {} pages are left", pages.len());
    let marks: BTreeSet<String> = pages
        .iter()
        .map(|name| {
            let text = fs::read_to_string(out.join(name)).unwrap();
            assert!(text.ends_with("</html>\n"), "{name} is cut off");
            mark(&text)
        })
        .collect();
    assert_eq!(marks.len(), 1, "pages of several builds");
    marks.into_iter().next().unwrap()
}

/// The build's process, so that it can be killed.
fn start(site: &Site) -> std::process::Child {
    let (root, out) = (site.root(), site.out());
    program::command(["build", "--now", NOW, "--root", root.to_str().unwrap(), "--out", out.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_kill_at_any_moment_leaves_the_previous_site_whole() {
    let site = large("Marque initiale");
    site.build();
    let begun = Instant::now();
    set_mark(&site, "Marque 0");
    site.build();
    let whole = begun.elapsed();
    let beside = site.out().with_file_name(".out.palier-staging");
    assert!(!beside.exists());
    let folder = || fs::metadata(site.out()).unwrap().ino();
    let first_folder = folder();
    let (mut before, mut killed, mut hidden) = ("Marque 0".to_owned(), 0, 0);
    for round in 1..=20_u32 {
        let mark = format!("Marque {round}");
        set_mark(&site, &mark);
        let mut build = start(&site);
        let begun = Instant::now();
        // A moment spread over the whole build, more or less; or one in its last part, which is short: when the double
        // is being made, when the folder lies where it was, when the folder is back.
        let is_time = || match round % 5 {
            0 => begun.elapsed() >= whole * round / 22,
            1 => beside.join("aside").exists(),
            2 | 3 => fs::read_to_string(beside.join("aside/404.html")).is_ok_and(|page| page.contains(&mark)),
            _ => fs::read_to_string(site.out().join("404.html")).is_ok_and(|page| page.contains(&mark)),
        };
        while build.try_wait().unwrap().is_none() && !is_time() {
            assert!(begun.elapsed() < Duration::from_secs(60), "the build does not end");
        }
        build.kill().unwrap();
        killed += u32::from(build.wait().unwrap().code().is_none());
        let left = mark_of(&site.out());
        assert!([&before, &mark].contains(&&left), "round {round}: {left}");
        let aside = fs::read_to_string(beside.join("aside/404.html")).unwrap_or_default();
        hidden += u32::from(left == before && aside.contains(&mark));
        if round % 6 == 0 {
            site.build();
            assert_same(&files(&site.out()), &site.clean_build(&[]));
        } else if round % 2 == 0 {
            site.build_at(NOW, &[]).ended(0);
        }
        if round % 2 == 0 {
            assert_eq!(folder(), first_folder, "who has the folder open sees it no longer");
        }
        before = mark_of(&site.out());
    }
    assert!(killed >= 10, "only {killed} builds were killed before their end");
    assert!(hidden >= 1, "no build was killed while it changed the site");
    assert!(!beside.exists());
}

#[test]
fn a_killed_first_build_shows_nothing_and_hinders_nobody() {
    let site = large("Marque première");
    let mut build = start(&site);
    let folder = site.out().parent().unwrap().to_owned();
    crate::support::wait::until("something is staged", || {
        let staged =
            names(&folder).into_iter().filter(|name| !name.starts_with("site/") && name.ends_with(".html")).count();
        (staged > 20).then_some(())
    });
    build.kill().unwrap();
    build.wait().unwrap();
    assert!(!site.out().join("index.html").exists() || site.out().join("sitemap.xml").exists());
    site.build();
    assert_same(&files(&site.out()), &site.clean_build(&[]));
    let left: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left.len(), 2, "the site and its output, and nothing else: {left:?}");
}

/// A small disk of its own, where this machine lets us have one.
struct Disk {
    folder: TempDir,
}

impl Disk {
    fn of(bytes: u64) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let status = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={bytes}"), "palier-essai"])
            .arg(folder.path())
            .stderr(Stdio::null())
            .status();
        status.is_ok_and(|status| status.success()).then(|| Self { folder })
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.folder.path()).status();
    }
}

#[test]
fn a_full_disk_leaves_the_site_as_it_was() {
    let site = large("Marque ancienne");
    let before = site.clean_build(&[]);
    let size: usize = before.values().map(|bytes| bytes.len().next_multiple_of(4096)).sum();
    // Room for the site and half of another one.
    if let Some(disk) = Disk::of(size as u64 * 3 / 2) {
        let out = disk.folder.path().join("out");
        let build = || site.run_at(NOW, "build", &["--out", out.to_str().unwrap()]);
        build().ended(0);
        set_mark(&site, "Marque nouvelle");
        let ran = build().ended(2);
        assert!(ran.stderr.contains("il n’y a plus de place sur le disque"), "{}", ran.stderr);
        assert_same(&files(&out), &before);
    } else {
        // No disk of our own: no file may grow beyond a size that some page needs.
        site.build();
        let largest = before.iter().filter(|(name, _)| name.ends_with(".html")).map(|(_, bytes)| bytes.len()).max();
        set_mark(&site, "Marque nouvelle");
        let (root, out) = (site.root(), site.out());
        let status = Command::new("sh")
            .args(["-c", "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"", "sh"])
            .arg((largest.unwrap() / 1024).to_string())
            .arg(program::path())
            .args(["build", "--now", NOW, "--root", root.to_str().unwrap(), "--out", out.to_str().unwrap()])
            .stderr(Stdio::null())
            .stdout(Stdio::null())
            .status()
            .unwrap();
        assert_eq!(status.code(), Some(2));
        assert_same(&files(&out), &before);
    }
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let site = large("Marque unique");
    site.build();
    set_mark(&site, "Marque double");
    let (mut first, mut second) = (start(&site), start(&site));
    let codes = [first.wait().unwrap().code(), second.wait().unwrap().code()];
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(codes.iter().all(|code| matches!(code, Some(0 | 2))), "{codes:?}");
    assert_same(&files(&site.out()), &site.clean_build(&[]));
}

#[test]
fn the_exit_status_tells_content_from_machine() {
    let site = Site::new(VILLAGE);
    let root = site.root();
    let root = root.to_str().unwrap();
    site.build_at(NOW, &[]).ended(0);
    site.run_at(NOW, "check", &[]).ended(0);
    palier(["build", "--sans-cette-option"]).ended(2);
    palier(["build", "--root", "/nulle/part"]).ended(2);
    palier(["build", "--root", root, "--now", "demain"]).ended(2);
    palier(["build", "--root", root, "--base-url", "pas une adresse"]).ended(2);
    palier(["batir"]).ended(2);
    site.edit("content/actualites/bienvenue.md", "titre:", "tirte:");
    site.build_at(NOW, &[]).ended(1);
    site.run_at(NOW, "check", &[]).ended(1);
    site.run_at(NOW, "next-change", &[]).ended(1);
}

#[test]
fn names_may_be_as_long_as_the_disk_takes() {
    let site = Site::new(VILLAGE);
    let long = "a".repeat(252);
    site.write(&format!("content/actualites/{long}.md"), "---\ntitre: Long\ndate: 2026-11-20\n---\nUn mot.\n");
    site.build();
    assert!(site.is_published(&format!("actualites/{long}/index.html")));
    let page = site.published(&format!("actualites/{long}/index.html"));
    assert!(page.contains(&format!("/assets/partage/{}.", "a".repeat(120))), "{page}");
}

#[test]
fn programs_find_what_they_look_for_in_hidden_places() {
    let site = Site::new(VILLAGE);
    site.write("static/.well-known/security.txt", "Contact: mailto:accueil@essai.example\n");
    site.write("static/.secret", "Rien.\n");
    site.build();
    assert!(site.is_published(".well-known/security.txt"));
    assert!(!site.is_published(".secret"));
}

#[test]
fn the_address_of_the_site_may_have_a_path() {
    let site = Site::new(VILLAGE);
    let built = site.clean_build(&["--base-url", "https://exemple.fr/coop"]);
    let home = Html::parse_document(std::str::from_utf8(&built["index.html"]).unwrap());
    for (selector, name) in [("a", "href"), ("link[rel=stylesheet]", "href"), ("script[src]", "src")] {
        for address in page::attributes(&home, selector, name).into_iter().filter(|address| address.starts_with('/')) {
            assert!(address.starts_with("/coop/"), "{selector}: {address}");
        }
    }
    let feed = std::str::from_utf8(&built["flux.xml"]).unwrap();
    assert!(feed.contains("<link>https://exemple.fr/coop/actualites/bienvenue/</link>"), "{feed}");
    // What things are named after stays: a trial of the site is no other site.
    assert!(!feed.replace("tag:essai.example,", "").contains("essai.example"));
}

#[test]
fn an_old_address_leads_to_the_page() {
    let site = Site::new(VILLAGE);
    site.build();
    assert_eq!(site.published("_redirects"), "/ancienne-page/ /actualites/bienvenue/ 301\n");
    let old = site.published("ancienne-page/index.html");
    let old = Html::parse_document(&old);
    assert_eq!(page::attributes(&old, "link[rel=canonical]", "href"), ["https://essai.example/actualites/bienvenue/"]);
    assert_eq!(page::attributes(&old, "a", "href"), ["/actualites/bienvenue/"]);
}

/// The pages of a list of `count` posts.
fn list_of(count: usize) -> Files {
    let site = Site::new("");
    for number in 0..count {
        let text = format!(
            "---\ntitre: Nouvelle {number}\ndate: 2026-{:02}-{:02} 10:00\n---\nTexte.\n",
            1 + number / 28,
            1 + number % 28
        );
        site.write(&format!("content/actualites/nouvelle-{number}.md"), text);
    }
    site.clean_build(&[])
}

#[test]
fn a_new_post_leaves_the_older_pages_of_its_list_alone() {
    let (before, after) = (list_of(70), list_of(71));
    let pages: Vec<&String> = before.keys().filter(|name| name.starts_with("actualites/page/")).collect();
    assert_eq!(pages, ["actualites/page/1/index.html", "actualites/page/2/index.html"]);
    for name in pages {
        assert!(before[name] == after[name], "{name} changed");
        let text = Html::parse_document(std::str::from_utf8(&before[name]).unwrap());
        assert_eq!(page::all(&text, "article").len(), 20, "{name}");
    }
    let first = |built: &Files| Html::parse_document(std::str::from_utf8(&built["actualites/index.html"]).unwrap());
    assert_eq!(page::all(&first(&before), "article").len(), 30);
    assert_eq!(page::all(&first(&after), "article").len(), 31);
}

#[test]
fn a_name_with_blanks_and_accents_is_an_address_everywhere() {
    let site = Site::new(VILLAGE);
    site.write("static/médias/Plan du rez-de-chaussée 100%.txt", "le plan");
    site.write(
        "content/actualites/plan.md",
        "---\ntitre: Le plan\ndate: 2026-11-20\n---\n[Le plan](</médias/Plan du rez-de-chaussée 100%.txt>)\n",
    );
    site.build();
    let address = "/m%C3%A9dias/Plan%20du%20rez-de-chauss%C3%A9e%20100%25.txt";
    assert_eq!(site.published("médias/Plan du rez-de-chaussée 100%.txt"), "le plan");
    assert!(site.published("actualites/plan/index.html").contains(&format!("href=\"{address}\"")));
    for feed in ["flux.xml", "flux.atom", "flux.json"] {
        let feed = site.published(feed);
        assert!(feed.contains(&format!("example{address}")), "{feed}");
    }
}
