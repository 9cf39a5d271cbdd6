//! `palier serve`: an author's edits in the browser, whatever her editor does to the files.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use scraper::Html;

use crate::support::http::{self, Answer};
use crate::support::wait::until;
use crate::support::{NOW, Site, page, program};

const SITE: &str = "
-- content/actualites/bienvenue.md --
---
titre: Bienvenue
date: 2026-11-16
alias: [/ancienne/]
---
Le premier texte.
-- content/actualites/brouillon.md --
---
titre: À finir
date: 2026-11-17
brouillon: oui
---
Un brouillon.
-- static/media/plan.txt --
le plan
";

const POST: &str = "content/actualites/bienvenue.md";
const PAGE: &str = "/actualites/bienvenue/";

/// A running preview.
struct Preview {
    process: Child,
    authority: String,
}

impl Preview {
    fn of(site: &Site) -> Self {
        Self::complaining(site, Stdio::null())
    }

    /// One whose standard error goes to `complaints`.
    fn complaining(site: &Site, complaints: Stdio) -> Self {
        let root = site.root();
        let mut process = program::command(["serve", "--port", "0", "--now", NOW, "--root", root.to_str().unwrap()])
            .stdout(Stdio::piped())
            .stderr(complaints)
            .spawn()
            .expect("the program can be run");
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("no address in {line:?}"));
        let authority = address.trim().trim_end_matches('/').to_owned();
        Self { process, authority }
    }

    fn get(&self, path: &str) -> Answer {
        http::get(&self.authority, path, &[])
    }

    /// Waits until a page says `needle`.
    #[track_caller]
    fn until_says(&self, path: &str, needle: &str) -> Answer {
        until(&format!("{path} says {needle}"), || {
            let answer = self.get(path);
            (answer.status == 200 && answer.text().contains(needle)).then_some(answer)
        })
    }

    #[track_caller]
    fn until_status(&self, path: &str, status: u16) -> Answer {
        until(&format!("{path} answers {status}"), || Some(self.get(path)).filter(|answer| answer.status == status))
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn a_banner_is_drawn_when_it_is_asked_for() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    let banner = |page: &str| {
        let html = Html::parse_document(page);
        let url = page::attributes(&html, "meta[property='og:image']", "content").concat();
        url.strip_prefix("https://essai.example").unwrap_or_else(|| panic!("{url}")).to_owned()
    };
    let before = banner(&preview.get(PAGE).text());
    let answer = preview.get(&before);
    assert_eq!((answer.status, answer.header("content-type")), (200, "image/png"));
    let image = image::load_from_memory(&answer.body).unwrap();
    assert_eq!((image.width(), image.height()), (1200, 630));
    site.edit(POST, "titre: Bienvenue", "titre: Bonjour");
    let after = banner(&preview.until_says(PAGE, "Bonjour").text());
    assert_ne!(after, before);
    assert_eq!((preview.get(&after).status, preview.get(&before).status), (200, 404));
}

#[test]
fn it_answers_as_the_published_site_will() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    for (path, status, media_type) in [
        ("/", 200, "text/html; charset=utf-8"),
        (PAGE, 200, "text/html; charset=utf-8"),
        ("/flux.xml", 200, "application/rss+xml; charset=utf-8"),
        ("/flux.atom", 200, "application/atom+xml; charset=utf-8"),
        ("/agenda.ics", 200, "text/calendar; charset=utf-8"),
        ("/media/plan.txt", 200, "text/plain; charset=utf-8"),
        ("/recherche/", 200, "text/html; charset=utf-8"),
        ("/recherche/index/index.json", 200, "application/json; charset=utf-8"),
        ("/recherche/index/mots/zz-.txt", 404, "text/plain; charset=utf-8"),
        ("/pas-la/", 404, "text/html; charset=utf-8"),
        ("/../palier.toml", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/palier.toml", 404, "text/html; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (status, media_type), "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}: an old page would be a wrong one");
    }
    for (from, to) in [("/actualites/bienvenue", PAGE), ("/ancienne/", PAGE)] {
        let answer = preview.get(from);
        assert_eq!((answer.status, answer.header("location")), (301, to), "{from}");
    }
    let lost = Html::parse_document(&preview.get("/pas-la/").text());
    assert_eq!(page::texts(&lost, "h1"), ["Page introuvable"]);
}

#[test]
fn an_edit_can_be_searched() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    assert_eq!(preview.get("/recherche/index/mots/z-.txt").status, 404);
    site.edit(POST, "premier", "zygomatique");
    preview.until_says("/recherche/index/mots/z-.txt", "zygomatiqu");
}

#[test]
fn what_is_served_is_what_is_built() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    let compared = assert_serves_what_is_built(&preview, &site);
    assert!(compared > 50, "{compared} files");
}

/// The preview does not assemble a site anew where only a text changed: nobody must be able to tell.
#[test]
fn an_edited_text_leaves_what_a_clean_build_makes() {
    let site = Site::new(SITE);
    site.add(
        "
-- content/actualites/suite.md --
---
titre: La suite
date: 2026-11-15
---
Voir [la charpente](bienvenue.md).
-- content/actualites/plan.txt --
le plan
",
    );
    let preview = Preview::of(&site);
    for (file, from, to, shown) in [
        (POST, "Le premier texte.", "Un texte, avec [le plan](plan.txt).", "/actualites/plan.txt"),
        (
            POST,
            "Un texte, avec [le plan](plan.txt).",
            "Un texte.\n\n## La charpente\n\nElle est posée.",
            "Elle est posée.",
        ),
        ("content/actualites/suite.md", "bienvenue.md", "bienvenue.md#la-charpente", "/bienvenue/#la-charpente"),
        (POST, "titre: Bienvenue", "titre: Bonjour", "Bonjour"),
        (POST, "Elle est posée.", "Elle est **levée**.", "<strong>levée</strong>"),
    ] {
        site.edit(file, from, to);
        let page = file.replace("content", "").replace(".md", "/");
        preview.until_says(&page, shown);
        assert_serves_what_is_built(&preview, &site);
    }
    // What hangs on a text elsewhere is checked: the other post's link.
    site.edit(POST, "## La charpente", "## Le toit");
    preview.until_status(PAGE, 500);
    site.edit(POST, "## Le toit", "## La charpente");
    preview.until_says(PAGE, "La charpente");
    assert_serves_what_is_built(&preview, &site);
}

/// Compares every file of a clean build with what is served. Says how many there are.
#[track_caller]
fn assert_serves_what_is_built(preview: &Preview, site: &Site) -> usize {
    let built = site.clean_build(&["--drafts", "--future"]);
    let mut compared = 0;
    for (name, bytes) in &built {
        let text = String::from_utf8_lossy(bytes);
        if name == ".palier-manifest" || text.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let path = format!("/{}", name.strip_suffix("index.html").unwrap_or(name));
        let served = preview.get(&path);
        let Ok(served) = String::from_utf8(served.body.clone()) else {
            assert!(served.body == *bytes, "{path} differs");
            continue;
        };
        // A page of the preview also looks for changes.
        let served: Vec<&str> = served.lines().filter(|line| !line.contains("/__palier/live.js")).collect();
        let built: Vec<&str> = text.lines().collect();
        if let Some((one, other)) = served.iter().zip(&built).find(|(one, other)| one != other) {
            panic!("{path} differs:\n{one}\n{other}");
        }
        assert_eq!(served.len(), built.len(), "{path}");
        compared += 1;
    }
    compared
}

#[test]
fn an_edit_is_shown_however_it_is_saved() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    preview.until_says(PAGE, "Le premier texte.");

    site.edit(POST, "premier", "deuxième");
    preview.until_says(PAGE, "Le deuxième texte.");

    // Many editors write a copy and give it the name.
    let text = site.read(POST).replace("deuxième", "troisième");
    site.write("content/actualites/.bienvenue.md.swp", &text);
    site.rename("content/actualites/.bienvenue.md.swp", POST);
    preview.until_says(PAGE, "Le troisième texte.");

    // Others put the old one aside first.
    site.rename(POST, "content/actualites/bienvenue.md~");
    site.write(POST, text.replace("troisième", "quatrième"));
    preview.until_says(PAGE, "Le quatrième texte.");

    // Saved twice in a row, the first time half.
    site.write(POST, "---\ntitre: Bienv");
    site.write(POST, text.replace("troisième", "cinquième"));
    preview.until_says(PAGE, "Le cinquième texte.");
    assert_eq!(preview.get(PAGE).status, 200);

    site.edit(POST, "titre: Bienvenue", "titre: Bienvenue à tous");
    for list in ["/", "/actualites/", "/archives/2026/", "/flux.xml"] {
        preview.until_says(list, "Bienvenue à tous");
    }
}

#[test]
fn an_edit_of_numbers_is_drawn() {
    let site = Site::new(SITE);
    site.write("content/actualites/conso.csv", "Année;Gaz\n2024;12\n");
    site.write(POST, site.read(POST) + "\n::: graphique conso.csv \"Le gaz\"\n");
    let preview = Preview::of(&site);
    preview.until_says(PAGE, ">12</td>");

    site.write("content/actualites/conso.csv", "Année;Gaz\n2024;1 345,5\n");
    preview.until_says(PAGE, ">1\u{202f}345,5</td>");
    preview.until_says("/actualites/conso.csv", "1 345,5");

    site.write("content/actualites/conso.csv", "Année;Gaz\n2024;douze\n2025;1\n");
    until("the mistake is shown", || preview.get(PAGE).text().contains("graphique-nombre-illisible").then_some(()));

    site.write("content/actualites/conso.csv", "Année;Gaz\n2024;13\n");
    preview.until_says(PAGE, ">13</td>");
}

#[test]
fn files_and_folders_come_move_and_go() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    site.write("content/actualites/fete/index.md", "---\ntitre: La fête\ndate: 2026-11-20\n---\n[Le plan](plan.txt)\n");
    site.write("content/actualites/fete/plan.txt", "tout droit");
    preview.until_says("/actualites/fete/", "/actualites/fete/plan.txt");
    preview.until_says("/actualites/", "La fête");
    preview.until_says("/actualites/fete/plan.txt", "tout droit");

    site.rename("content/actualites/fete", "content/actualites/fete-d-hiver");
    preview.until_says("/actualites/fete-d-hiver/", "/actualites/fete-d-hiver/plan.txt");
    preview.until_status("/actualites/fete/", 404);

    fs::remove_dir_all(site.path("content/actualites/fete-d-hiver")).unwrap();
    preview.until_status("/actualites/fete-d-hiver/", 404);
    until("the list forgets it", || (!preview.get("/actualites/").text().contains("La fête")).then_some(()));

    // A folder prepared elsewhere, moved in whole.
    site.write("ailleurs/a/index.md", "---\ntitre: Arrivée\ndate: 2026-11-21\n---\nTexte.\n");
    site.rename("ailleurs/a", "content/actualites/arrivee");
    preview.until_says("/actualites/arrivee/", "Arrivée");
}

#[test]
fn a_mistake_is_explained_in_the_browser_and_the_last_good_site_stays() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    site.edit(POST, "titre:", "tirte:");
    let shown = preview.until_status(PAGE, 500).text();
    let html = Html::parse_document(&shown);
    let message = page::texts(&html, "pre").concat();
    assert!(
        message.contains("erreur[champ-inconnu]") && message.contains("content/actualites/bienvenue.md:2:1"),
        "{message}"
    );
    assert!(message.contains("vouliez-vous dire « titre » ?"), "{message}");
    // Feeds and pictures go on being those of the last good site.
    assert_eq!(preview.get("/flux.xml").status, 200);

    assert_eq!(page::attributes(&html, "a", "href"), ["/__palier/derniere"]);
    let seen = preview.get("/__palier/derniere");
    assert_eq!((seen.status, seen.header("location")), (303, "/"));
    let from = |page: &str| {
        let referer = format!("http://{}{page}", preview.authority);
        http::get(&preview.authority, "/__palier/derniere", &[("Referer", &referer)]).header("location").to_owned()
    };
    assert_eq!(from(PAGE), PAGE);
    assert_eq!(from("/actualites/nouvelle-page/"), "/");
    let cookie = seen.header("set-cookie").split(';').next().unwrap().to_owned();
    let last_good = http::get(&preview.authority, PAGE, &[("Cookie", &cookie)]);
    assert_eq!(last_good.status, 200);
    assert!(last_good.text().contains("Le premier texte."));

    // Another mistake is shown again: that one was not seen.
    site.edit(POST, "date:", "dtae:");
    until("the new mistake is shown", || {
        let answer = http::get(&preview.authority, PAGE, &[("Cookie", &cookie)]);
        (answer.status == 500 && answer.text().contains("dtae")).then_some(())
    });
    site.edit(POST, "dtae:", "date:");
    site.edit(POST, "tirte:", "titre:");
    preview.until_says(PAGE, "Le premier texte.");
}

#[test]
fn it_starts_on_a_broken_site_and_shows_it_once_mended() {
    let site = Site::new(SITE);
    site.edit("palier.toml", "rcs =", "rsc =");
    let preview = Preview::of(&site);
    let shown = preview.until_status("/", 500).text();
    assert!(shown.contains("reglage-inconnu") && !shown.contains("/__palier/derniere"), "{shown}");
    site.edit("palier.toml", "rsc =", "rcs =");
    preview.until_says("/", "Bienvenue");
}

#[test]
fn a_card_that_fails_fails_each_time_and_takes_no_other_page() {
    let site = Site::new(SITE);
    let components = include_str!("../../themes/parvis/templates/components.html");
    site.write(
        "themes/parvis/templates/components.html",
        components.replacen("{{ post.title }}", "{{ post.titre }}", 1),
    );
    let preview = Preview::of(&site);
    for _ in 0..2 {
        let shown = preview.until_status("/actualites/", 500).text();
        assert!(shown.contains("components.html") && shown.contains("titre"), "{shown}");
    }
    assert_eq!(preview.get("/mentions-legales/").status, 200);
    site.write("themes/parvis/templates/components.html", components);
    preview.until_says("/actualites/", "Bienvenue");
}

#[test]
fn a_page_hears_of_a_change_at_once() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    let known = preview.get("/__palier/version/0").text();
    let home = preview.get("/").text();
    assert!(home.contains(&format!("src=\"/__palier/live.js?version={known}\"")), "{home}");
    assert_eq!(preview.get("/__palier/live.js").header("content-type"), "text/javascript; charset=utf-8");
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| preview.get(&format!("/__palier/version/{known}")).text());
        site.edit(POST, "premier", "second");
        let new = waiting.join().unwrap();
        assert!(new.parse::<u64>().unwrap() > known.parse::<u64>().unwrap(), "{known} → {new}");
    });
    assert!(preview.get(PAGE).text().contains("Le second texte."), "the version tells of what is served");
}

#[test]
fn a_file_that_is_being_written_is_not_taken_for_an_empty_one() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    let before = preview.get("/__palier/version/0").text().parse::<u64>().unwrap();
    let text = site.read(POST).replace("premier", "second");
    site.write(POST, "");
    std::thread::sleep(std::time::Duration::from_millis(30));
    site.write(POST, &text);
    preview.until_says(PAGE, "Le second texte.");
    let after = preview.get("/__palier/version/0").text().parse::<u64>().unwrap();
    assert_eq!(after, before + 1, "one change");
}

#[test]
fn drafts_are_shown_and_marked() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    let html = Html::parse_document(&preview.get("/actualites/brouillon/").text());
    assert!(page::texts(&html, "main").concat().contains("Brouillon"));
    assert!(!page::all(&html, "main [data-state=draft]").is_empty());
    let html = Html::parse_document(&preview.get(PAGE).text());
    assert!(page::all(&html, "main [data-state=draft]").is_empty());
}

#[test]
fn a_page_elsewhere_cannot_read_drafts() {
    let site = Site::new(SITE);
    let preview = Preview::of(&site);
    let answer = http::get(&preview.authority, "/actualites/brouillon/", &[("Host", "pirate.example")]);
    assert_eq!((answer.status, answer.body.len()), (421, 0));
    let port = preview.authority.rsplit(':').next().unwrap();
    let answer = http::get(&preview.authority, "/actualites/brouillon/", &[("Host", &format!("localhost:{port}"))]);
    assert_eq!(answer.status, 200);
}

#[test]
fn the_terminal_says_each_list_of_errors_once() {
    let site = Site::new(SITE);
    let complaints = tempfile::NamedTempFile::new().unwrap();
    let preview = Preview::complaining(&site, complaints.reopen().unwrap().into());
    let said = || fs::read_to_string(complaints.path()).unwrap();
    site.edit(POST, "titre:", "tirte:");
    preview.until_status(PAGE, 500);
    // One that was there stays, one comes; then both go.
    let other = "content/actualites/autre.md";
    site.write(other, "---\ntitre: Autre\ndate: 2026-11-21\nmotif: x\n---\nTexte.\n");
    until("both are said", || said().contains(other).then_some(()));
    let lists = said().matches("bienvenue.md:2:1").count();
    site.edit(other, "Texte.", "Un texte, sans rien changer aux erreurs.");
    site.edit(POST, "tirte:", "titre:");
    until("one is left", || said().trim_end().ends_with("1 erreur.").then_some(()));
    assert_eq!(said().matches("bienvenue.md:2:1").count(), lists, "nothing was new: {}", said());
    site.edit(other, "motif: x\n", "");
    until("the end is said", || said().contains("Plus aucune erreur.").then_some(()));
}

#[test]
fn a_taken_port_is_said_and_an_interruption_is_no_failure() {
    let site = Site::new(SITE);
    let mut preview = Preview::of(&site);
    let port = preview.authority.rsplit(':').next().unwrap().to_owned();
    let second = site.run_at(NOW, "serve", &["--port", &port]).ended(2);
    assert!(second.stderr.contains("--port"), "{}", second.stderr);
    let interrupted = Command::new("kill").args(["-INT", &preview.process.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    assert_eq!(preview.process.wait().unwrap().code(), Some(0));
}

#[test]
fn an_incomplete_draft_takes_nothing_but_its_own_page_away() {
    let site = Site::new(SITE);
    let draft = "content/agenda/fete.md";
    site.write(draft, "---\ntitre: Fête\ndate: 2026-11-20\nbrouillon: oui\n---\nÀ finir.\n");
    let complaints = tempfile::NamedTempFile::new().unwrap();
    let preview = Preview::complaining(&site, complaints.reopen().unwrap().into());
    let said = || fs::read_to_string(complaints.path()).unwrap();
    for page in ["/", PAGE, "/actualites/brouillon/"] {
        assert_eq!(preview.get(page).status, 200, "{page}");
    }
    let own = preview.get("/agenda/fete/");
    assert_eq!(own.status, 500);
    assert!(own.text().contains("champ-manquant") && own.text().contains("Ce brouillon"), "{}", own.text());
    assert!(said().contains("content/agenda/fete.md"), "{}", said());

    // Edits of others are shown meanwhile, and their errors as ever.
    site.edit(POST, "premier", "deuxième");
    preview.until_says(PAGE, "Le deuxième texte.");
    assert_eq!(preview.get("/agenda/fete/").status, 500);
    site.edit(POST, "titre:", "tirte:");
    assert!(preview.until_status("/", 500).text().contains("dernière version sans erreur"));
    site.edit(POST, "tirte:", "titre:");
    preview.until_status("/", 200);

    let wrong = |code: &str| {
        let own = || Some(preview.get("/agenda/fete/")).filter(|own| own.status == 500).map(|own| own.text());
        until(code, || own().filter(|text| text.contains(code)))
    };
    // So are those of a draft whose head makes no sense at all.
    site.edit(draft, "---\nÀ finir.", "À finir");
    assert!(wrong("entete-non-ferme").contains("Ce brouillon"));
    assert_eq!(preview.get("/").status, 200);
    site.edit(draft, "À finir", "---\nÀ finir.");
    wrong("champ-manquant");

    // A draft that can be read and has a broken link is one of them.
    site.edit(draft, "date: 2026-11-20", "date: 2026-11-20\ndebut: 2026-12-12 15:00");
    preview.until_says("/agenda/fete/", "À finir.");
    until("nothing is wrong", || said().contains("Plus aucune erreur.").then_some(()));
    site.edit(draft, "À finir.", "[Le plan](plan-absent.pdf)");
    assert!(preview.until_status("/agenda/fete/", 500).text().contains("fichier-introuvable"));
    assert_eq!(preview.get("/").status, 200);
    // It stays one while others are edited, and goes when it is mended.
    site.edit(POST, "deuxième", "troisième");
    preview.until_says(PAGE, "Le troisième texte.");
    assert!(preview.get("/agenda/fete/").text().contains("fichier-introuvable"));
    site.edit(draft, "[Le plan](plan-absent.pdf)", "[Le plan]()");
    until("nothing else is wrong", || Some(wrong("lien-vide")).filter(|own| !own.contains("fichier-introuvable")));
    site.edit(draft, "brouillon: oui\n", "");
    preview.until_status("/", 500);
}

#[test]
fn at_a_start_with_errors_no_former_version_is_promised() {
    let site = Site::new(SITE);
    site.edit(POST, "titre:", "tirte:");
    let preview = Preview::of(&site);
    let shown = preview.until_status("/", 500).text();
    assert!(!shown.contains("dernière version"), "{shown}");
}
