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
    let ran = site("{{ site.titre }}").run_at(NOW, "build", &[]).ended(1);
    for said in ["erreur[gabarit-invalide]", "themes/parvis/templates/404.html", "titre"] {
        assert!(ran.stderr.contains(said), "{said:?} is not in:\n{}", ran.stderr);
    }
}
