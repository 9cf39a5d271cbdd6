//! What a site lays over the theme: pieces of its own, and what is refused of them.

use crate::support::site::{NOW, Site};

/// A site whose 404 page is this template.
fn site(template: &str) -> Site {
    let site = Site::new("-- content/_index.md --\n---\ntitre: Bienvenue\n---\nTexte.\n");
    site.write("themes/parvis/templates/404.html", template);
    site
}

#[test]
fn a_loop_over_an_object_is_refused_with_its_place_and_its_cure() {
    let site = site("<h1>Perdu</h1>\n{% for nom, adresse in site.assets %}{{ nom }}{% endfor %}\n");
    let ran = site.run_at(NOW, "check", &[]).ended(1);
    let said = "erreur[boucle-sans-ordre]: cette boucle parcourt un objet, et les objets n’ont pas d’ordre\n \
                --> themes/parvis/templates/404.html:2:8\n  |\n\
                2 | {% for nom, adresse in site.assets %}{{ nom }}{% endfor %}\n  |        ^^^^^^^^^^^^ sans ordre\n  |\n  = aide: parcourez-le par ordre de noms\u{a0}: «\u{a0}{% for paire in objet | pairs \
                %}\u{a0}», puis «\u{a0}paire[0]\u{a0}» et «\u{a0}paire[1]\u{a0}»\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn an_object_is_gone_through_by_name() {
    let site = site("{% for pair in site.assets | pairs %}{{ pair[0] }} {% endfor %}");
    site.build();
    let names = site.published("404.html");
    let names: Vec<&str> = names.split_whitespace().collect();
    assert!(names.len() > 9 && names.is_sorted() && names.contains(&"site.css"), "{names:?}");
}

#[test]
fn a_template_that_asks_for_what_is_not_there_says_so() {
    let site = site("{{ site.titre }}");
    for command in ["build", "check"] {
        let ran = site.run_at(NOW, command, &[]).ended(1);
        for said in ["erreur[gabarit-invalide]", "themes/parvis/templates/404.html", "titre"] {
            assert!(ran.stderr.contains(said), "{said:?} is not in:\n{}", ran.stderr);
        }
    }
}

#[test]
fn a_sentence_that_replaces_none_is_told_of() {
    let site = site("{{ t.mot_de_passage }}");
    site.write("themes/parvis/messages.ftl", "home = Maison\nskip-to-contnt = Au texte\nmot-de-passage = Ici\n");
    let ran = site.run_at(NOW, "check", &[]).ended(0);
    let said = "attention[message-inconnu]: le thème remplace une phrase qui n’existe pas\u{a0}: «\u{a0}skip-to-contnt\u{a0}»\n \
                --> themes/parvis/messages.ftl:2:1\n  |\n\
                2 | skip-to-contnt = Au texte\n  | ^^^^^^^^^^^^^^ vouliez-vous dire «\u{a0}skip-to-content\u{a0}»\u{a0}?\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    assert!(ran.stderr.contains("Aucune erreur, 1 avertissement."), "{}", ran.stderr);
}

#[test]
fn a_template_that_replaces_none_is_told_of() {
    let site = site("{% include \"perdu.html\" %}{{ <mien /> }}");
    site.write("themes/parvis/templates/perdu.html", "<h1>Perdu</h1>");
    site.write("themes/parvis/templates/miens.html", "{% component mien() %}<p>Ici</p>{% endcomponent mien %}");
    site.write("themes/parvis/templates/archive.html", "<h1>Archives</h1>");
    let said = site.run_at(NOW, "check", &[]).ended(0).stderr;
    assert_eq!(said.matches("attention[").count(), 1, "{said}");
    assert!(said.contains("attention[gabarit-sans-emploi]"), "{said}");
    assert!(said.contains("themes/parvis/templates/archive.html:1:1"), "{said}");
    assert!(said.contains("vouliez-vous dire «\u{a0}archives.html\u{a0}»"), "{said}");
}

#[test]
fn a_sentence_that_cannot_be_read_is_an_error_at_its_place() {
    let site = site("Perdu");
    site.write("themes/parvis/messages.ftl", "close = Clore\nhome = { Maison\n");
    let ran = site.run_at(NOW, "build", &[]).ended(1);
    let said =
        "erreur[message-illisible]: cette phrase du thème ne peut pas être lue\n --> themes/parvis/messages.ftl:2:1\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn a_page_says_its_beginning_once() {
    let site = Site::new("-- content/actualites/a.md --\n---\ntitre: Un\ndate: 2026-11-16\n---\nLe début du texte.\n");
    site.build();
    let page = site.published("actualites/a/index.html");
    let (_, main) = page.split_once("<main").unwrap();
    assert_eq!(main.matches("Le début du texte.").count(), 1, "{main}");
    let list = site.published("actualites/index.html");
    assert!(list.contains("Le début du texte."), "a list says how it begins");
}
