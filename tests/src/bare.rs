//! Pages of which little is known yet: nothing stands over nothing, and a reader is told that more will come.

use scraper::{ElementRef, Html};

use crate::support::page::{all, text};
use crate::support::site::{NOW, Site};

/// A programme, a residence and two tenders with what their kinds ask for, and nothing else.
const BARE: &str = "\
-- content/_index.md --
---
titre: Bienvenue
---
Texte.
-- content/chantiers/peupliers/index.md --
---
titre: Les Peupliers
date: 2026-01-05
commune: Valbrune
---
-- content/residences/halle/index.md --
---
titre: La Halle
date: 2026-01-05
commune: Valbrune
---
-- content/appels-offres/tonte/index.md --
---
titre: Entretien des espaces verts
reference: AO-1
objet: Entretien
date: 2026-06-01
procedure: procedure_adaptee
date_limite: 2026-07-01 12:00
etat: infructueux
---
-- content/appels-offres/amiante/index.md --
---
titre: Diagnostic amiante
reference: AO-2
objet: Diagnostic
date: 2026-11-20
procedure: procedure_adaptee
date_limite: 2026-12-01 12:00
---
";

/// The pages of the site, by their addresses.
fn pages() -> Vec<(&'static str, Html)> {
    let site = Site::new(BARE);
    site.build_at(NOW, &[]);
    let page = |address| (address, Html::parse_document(&site.published(&format!("{address}/index.html"))));
    ["chantiers/peupliers", "residences/halle", "appels-offres/tonte", "appels-offres/amiante"].map(page).into()
}

#[test]
fn no_heading_stands_over_nothing() {
    for (address, page) in pages() {
        let lists = all(&page, "main dl");
        assert!(lists.iter().all(|list| !text(*list).trim().is_empty()), "{address} has an empty list of facts");
        for heading in all(&page, "main h2") {
            let around = heading.parent().and_then(ElementRef::wrap).unwrap();
            let said = |element| text(element).trim().to_owned();
            assert_ne!(said(around), said(heading), "{address}: what is told under it");
        }
        // What is known of a settled tender without details is its state.
        assert!(all(&page, ".deadline h2").is_empty(), "{address}");
    }
}

#[test]
fn a_programme_without_news_says_that_they_will_come() {
    let (_, programme) = &pages()[0];
    assert!(text(all(programme, "main")[0]).contains("Les premières nouvelles du chantier paraîtront ici."));
}
