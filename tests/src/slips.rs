//! Slips of the hand that must not make a page, a picture or a word vanish: names of files, addresses, unfinished pages.

use scraper::Html;

use crate::support::{NOW, Ran, Site, page};

const POST: &str = "content/actualites/avis.md";
const HEAD: &str = "---\ntitre: Avis\ndate: 2026-11-16\n---\n";

/// A site with one post, whose text is `text`.
fn site(text: &str) -> Site {
    let site = Site::new("");
    site.write(POST, format!("{HEAD}{text}\n"));
    site
}

fn check(site: &Site, status: i32) -> Ran {
    site.run_at(NOW, "check", &[]).ended(status)
}

/// A small picture.
fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// It is there: that it is not found would be wrong, and one cause has one message.
#[cfg(unix)]
#[test]
fn a_photo_that_cannot_be_read_is_one_error() {
    let site = site("![La cour](cour.png)\n\n[La cour](cour.png)");
    let photo = site.path("content/actualites/cour.png");
    // Nobody can open it, not even an administrator.
    let _socket = std::os::unix::net::UnixListener::bind(photo).unwrap();
    let said = check(&site, 1).stderr;
    assert_eq!(said.matches("erreur[").count(), 1, "{said}");
    assert!(said.contains("erreur[fichier-illisible]: ce fichier ne peut pas être ouvert"), "{said}");
    assert!(said.contains("content/actualites/cour.png"), "{said}");
}

/// A pipe is waited for by whoever opens it, so that a build with one would never end.
#[cfg(unix)]
#[test]
fn pipes_are_named_and_not_read() {
    let site = site("![La cour](cour.png)");
    let names =
        ["content/actualites/cour.png", "content/actualites/note.md", "content/actualites/a.txt", "static/plan.pdf"];
    for name in names.into_iter().chain(["content/logo.svg"]) {
        std::fs::create_dir_all(site.path(name).parent().unwrap()).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(site.path(name)).status().unwrap().success());
    }
    site.edit("palier.toml", "[cooperative]", "[theme]\nlogo = \"content/logo.svg\"\n\n[cooperative]");
    let said = check(&site, 1).stderr;
    for name in names {
        assert!(said.contains(name), "{name}: {said}");
    }
    assert_eq!(said.matches("c’est un tube ou un appareil, et non un fichier").count(), 5, "{said}");
}

#[test]
fn names_with_spaces_are_found_and_suggested_as_they_can_be_written() {
    let text = "![La cour](Photo été 1.png)\n\n[le budget](Budget 2026.xlsx)\n\n::: fichier \"Budget 2026.xlsx\" \"Le budget\"";
    let site = site(text);
    site.write("content/actualites/Photo été 1.png", picture());
    site.write("content/actualites/Budget 2026.xlsx", "x");
    site.build();
    let page = site.published("actualites/avis/index.html");
    assert!(page.contains("/actualites/budget-2026.xlsx\"") && page.contains("photo-ete-1"), "{page}");

    site.edit(POST, "Photo été 1.png", "Photo-été-1.png");
    site.edit(POST, "fichier \"Budget", "fichier \"Buget");
    let said = check(&site, 1).stderr;
    assert!(said.contains("vouliez-vous dire «\u{a0}Photo été 1.png\u{a0}»"), "{said}");
    assert!(said.contains("vouliez-vous dire «\u{a0}Budget 2026.xlsx\u{a0}»"), "{said}");
    site.edit(POST, "Photo-été-1.png", "Photo été 1.png");
    site.edit(POST, "\"Buget 2026.xlsx\"", "\"Budget 2026.xlsx\"");
    check(&site, 0);

    site.edit(POST, "\"Budget 2026.xlsx\" ", "Buget-2026.xlsx ");
    let said = check(&site, 1).stderr;
    assert!(said.contains("vouliez-vous dire «\u{a0}Budget%202026.xlsx\u{a0}»"), "{said}");
    site.edit(POST, "Buget-2026.xlsx", "Budget%202026.xlsx");
    check(&site, 0);
}

#[test]
fn a_suggestion_is_a_name_that_works() {
    let site = site("![La cour](cour.png)");
    site.write("content/actualites/Cour 2.PNG", picture());
    let said = check(&site, 1).stderr;
    assert!(said.contains("vouliez-vous dire «\u{a0}Cour 2.PNG\u{a0}»"), "as it is written on the disk: {said}");
    // Two others of the very name that was written: « did you mean what you wrote » helps nobody.
    site.rename("content/actualites/Cour 2.PNG", "content/agenda/cour.png");
    site.write("content/conseil/cour.png", picture());
    let said = check(&site, 1).stderr;
    assert!(said.contains("[fichier-introuvable]") && !said.contains("vouliez-vous dire"), "{said}");
    // Two of a near name: only the whole way tells which.
    site.edit(POST, "cour.png", "cours.png");
    let said = check(&site, 1).stderr;
    assert!(said.contains("vouliez-vous dire «\u{a0}/agenda/cour.png\u{a0}»"), "{said}");
    site.edit(POST, "cours.png", "/agenda/cour.png");
    check(&site, 0);
}

/// Addresses as a browser shows them: with what is asked of a page, with the site's own name, as those of another program.
#[test]
fn addresses_copied_from_a_browser() {
    let text = "[a](/recherche/?q=toit&p=a.fr)\n\n[b](https://essai.example/agenda/?vue=mois#haut)\n\n\
        [c](https://essai.example/plan.pdf) [d](https://essai.example)\n";
    let site = site(text);
    site.write("content/agenda/fete.md", "---\ntitre: Fête\ndate: 2026-11-16\ndebut: 2026-12-12 15:00\n---\nx\n");
    site.write("static/plan.pdf", "x");
    site.build();
    let html = Html::parse_document(&site.published("actualites/avis/index.html"));
    assert_eq!(
        page::attributes(&html, ".text a", "href"),
        ["/recherche/?q=toit&p=a.fr", "/agenda/?vue=mois#haut", "https://essai.example/plan.pdf", "/"]
    );

    // The host may have more than this site: whoever knows it may say so.
    let lost = "[a](https://essai.example/agenda/foire/) [b](https://essai.example/absent.pdf) [c](http://)";
    site.write(POST, format!("{HEAD}{lost}\n"));
    let said = check(&site, 1).stderr;
    assert_eq!(said.matches("attention[lien-casse]").count(), 2, "{said}");
    assert_eq!(said.matches("erreur[").count(), 1, "{said}");
    assert!(said.contains("erreur[lien-mal-ecrit]"), "{said}");

    site.write(POST, format!("{HEAD}[a](../agenda/fete.html) [b](/agenda/fete/index.html) [c](../../fete.md)\n"));
    let said = check(&site, 1).stderr;
    assert_eq!(said.matches("vouliez-vous dire «\u{a0}/agenda/fete/\u{a0}»").count(), 2, "{said}");
    assert_eq!(said.matches("vouliez-vous dire «\u{a0}../agenda/fete.md\u{a0}»").count(), 1, "{said}");
}

#[test]
fn two_versions_that_git_left_are_one_error_and_are_not_published() {
    let site = site("<<<<<<< HEAD\nMardi.\n=======\nJeudi.\n>>>>>>> paul");
    site.add("-- content/actualites/autre.md --\n---\ntitre: Autre\ndate: 2026-11-16\n---\n[L’avis](avis.md)\n");
    let said = check(&site, 1).stderr;
    assert!(said.contains("erreur[conflit-de-fusion]") && said.contains("1 erreur."), "{said}");
    assert!(said.contains("avis.md:5:1") && said.contains("avis.md:9:1"), "from where to where: {said}");
    site.edit(POST, "<<<<<<< HEAD\nMardi.\n=======\nJeudi.\n>>>>>>> paul", "Jeudi.");
    let twice = "titre = \"Essai\"";
    let toml = site.read("palier.toml");
    let title = toml.lines().find(|line| line.starts_with("titre")).unwrap();
    site.edit("palier.toml", title, &format!("<<<<<<< HEAD\n{title}\n=======\n{twice}\n>>>>>>> paul"));
    let said = check(&site, 1).stderr;
    assert!(said.contains("erreur[conflit-de-fusion]") && said.contains("1 erreur."), "{said}");
}

#[test]
fn a_text_in_utf_16_is_shown_as_its_author_knows_it() {
    let site = site("");
    let text = format!("{HEAD}Été.\n");
    let bytes: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    site.write(POST, bytes);
    let said = check(&site, 1).stderr;
    assert!(said.contains("erreur[pas-utf8]") && said.contains("1 | ---"), "{said}");
}

#[test]
fn accents_are_found_however_the_disk_writes_them() {
    let (composed, apart) = ("\u{e9}t\u{e9}", "e\u{301}te\u{301}");
    for (on_disk, in_text) in [(composed, apart), (apart, composed)] {
        let site = site(&format!("![La cour]({in_text}.png)\n\n[La suite](R{in_text}.md), [brouillon](B{in_text}.md)"));
        site.write(&format!("content/actualites/{on_disk}.png"), picture());
        // Another of that name, so that it is not the only one.
        site.write(&format!("content/agenda/{on_disk}.png"), picture());
        site.write(&format!("content/actualites/R{on_disk}.md"), format!("{HEAD}Texte.\n"));
        let draft = HEAD.replace("date:", "brouillon: oui\ndate:");
        site.write(&format!("content/actualites/B{on_disk}.md"), format!("{draft}Texte.\n"));
        let said = site.build().stderr;
        assert!(said.contains("lien-vers-page-retenue"), "{said}");
        let page = site.published("actualites/avis/index.html");
        assert!(page.contains("href=\"/actualites/rete/\"") && page.contains("<img"), "{page}");
    }
}

#[test]
fn an_address_in_pieces_is_put_together() {
    let text = "[a](www.vallons.fr) [b](contact@vallons.fr) [c](http//x.fr) ![d](images\\p.png) [e](https:/x.fr/a) \
                [f](vallons.fr/page)";
    let said = check(&site(text), 1).stderr;
    for meant in [
        "https://www.vallons.fr",
        "mailto:contact@vallons.fr",
        "http://x.fr",
        "images/p.png",
        "https://x.fr/a",
        "https://vallons.fr/page",
    ] {
        assert!(said.contains(&format!("écrivez «\u{a0}{meant}\u{a0}»")), "{meant}: {said}");
    }
    assert!(!said.contains("déposez le fichier"), "{said}");
    assert_eq!(said.matches("erreur[").count(), 6, "{said}");
}

#[test]
fn pictures_of_other_sites_and_papers_are_no_pictures() {
    let site = site("![a](https://x.fr/p.png)\n\n![b](www.x.fr/p.png)\n\n![Le plan](plan.pdf)");
    site.write("content/actualites/plan.pdf", "un plan");
    let said = check(&site, 1).stderr;
    assert_eq!(said.matches("erreur[image-d-ailleurs]").count(), 2, "{said}");
    assert_eq!(said.matches("retirez le point d’exclamation").count(), 1, "{said}");
    assert!(!said.contains("JPEG"), "{said}");
    site.write(POST, format!("{HEAD}[Le plan](plan.pdf)\n"));
    check(&site, 0);
}

#[test]
fn a_page_under_another_name_is_no_secret() {
    let site = site("[les comptes](comptes.txt)");
    for name in ["a.md.txt", "b.MD", "c.Md", "d.markdown", "e.md.md", "f.txt"] {
        site.write(&format!("content/pages/{name}"), format!("{HEAD}Texte.\n"));
    }
    site.write("content/actualites/comptes.txt", "---\nles comptes\n---\n");
    for said in [check(&site, 0).stderr, site.build().stderr] {
        for meant in ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md"] {
            assert!(said.contains(&format!("renommez-le en «\u{a0}{meant}\u{a0}»")), "{meant}: {said}");
        }
        assert_eq!(said.matches("[page-mal-nommee]").count(), 6, "{said}");
    }
}

#[test]
fn a_name_without_letters_is_the_cause() {
    let site = site("Texte.");
    site.write("content/actualites/«».md", format!("{HEAD}Texte.\n"));
    let ran = site.build_at(NOW, &[]).ended(1);
    assert_eq!(ran.stderr.matches("erreur[").count(), 1, "{}", ran.stderr);
    assert!(ran.stderr.contains("erreur[nom-sans-adresse]"), "{}", ran.stderr);
}

#[test]
fn an_incomplete_draft_is_among_what_is_withheld() {
    let site = site("Texte.");
    site.write("content/agenda/fete.md", "---\ntitre: Fête\nbrouillon: oui\n---\n");
    let said = site.build().stdout;
    assert!(
        said.contains("1 page n’est pas publiée") && said.contains("content/agenda/fete.md\u{a0}: brouillon incomplet"),
        "{said}"
    );
}

#[test]
fn a_file_that_is_of_another_sort_than_its_name_says_is_refused() {
    let page = "[le plan](plan.pdf)\n\n![La cour](cour.jpg)\n\n::: fichier budget.pdf \"Le budget\"";
    let site = site(page);
    site.write("content/actualites/plan.pdf", picture());
    site.write("content/actualites/cour.jpg", "%PDF-1.4\n");
    site.write("content/actualites/budget.pdf", "<!DOCTYPE html>\n<title>Connexion</title>");
    let said = check(&site, 1).stderr.replace('\u{a0}', " ");
    for message in [
        "erreur[fichier-d-une-autre-sorte]: « plan.pdf » est une image, et son nom dit que c’est un PDF",
        "changez la fin de son nom en « .png »",
        "« cour.jpg » est un PDF, et son nom dit que c’est une image",
        "« budget.pdf » est une page web enregistrée, et son nom dit autre chose",
    ] {
        assert!(said.contains(message), "{message}\n{said}");
    }
    assert_eq!(said.matches("erreur[").count(), 3, "{said}");
}

#[test]
fn a_programme_is_found_by_the_title_that_its_author_wrote() {
    let site = site("Un texte.");
    site.write("content/chantiers/verger/index.md", "---\ntitre: Le verger en 24h\ncommune: Valbrune\n---\n");
    let event = "---\ntitre: Visite\ndate: 2026-11-16\ndebut: 2026-12-16 10:00\nprogramme: Le verger en 24h\n---\n";
    site.write("content/agenda/visite.md", event);
    let said = site.build().stderr;
    assert!(!said.contains("programme-inconnu"), "{said}");
}

#[test]
fn a_programme_that_is_a_draft_is_not_called_unknown() {
    let site = site("Un texte.");
    let programme = "content/chantiers/verger/index.md";
    site.write(
        "content/chantiers/verger/2026-11-06-toit.md",
        "---\ntitre: Le toit\ndate: 2026-11-06\n---\nUn texte.\n",
    );
    for head in ["---\ntitre: Verger\ncommune: Valbrune\nbrouillon: oui\n---\n", "---\nbrouillon: oui\n---\n"] {
        site.write(programme, head);
        let said = check(&site, 1).stderr.replace('\u{a0}', " ");
        assert!(said.contains("le programme « verger » n’est pas en ligne : brouillon, ou à paraître"), "{said}");
        assert!(said.contains("publiez d’abord la page du programme, content/chantiers/verger/index.md"), "{said}");
    }
}

#[test]
fn the_initials_of_papers_are_words_for_them() {
    let site = site("Un texte.");
    let paper = "---\ntitre: Séance d’octobre\ndate: 2026-10-07\nnature: PV\ninstance: CA\ndate_seance: 2026-10-06\nacces: public\n---\nUn texte.\n";
    site.write("content/conseil/seance.md", paper);
    site.build();
    assert!(site.published("conseil/seance/index.html").contains("Procès-verbal"));
}
