//! What is shown when: drafts, publication and expiry at an instant, tenders' states, and the next change.

use scraper::Html;

use crate::support::site::assert_same;
use crate::support::{NOW, Site, page, repository};

/// A post of each kind of waiting.
const WAITING: &str = "
-- content/actualites/lisible.md --
---
titre: Lisible de tous
date: 2026-11-01
---
Toujours là.
-- content/actualites/brouillon.md --
---
titre: Brouillon inachevé
date: 2026-11-01
brouillon: oui
---
Pas encore.
-- content/actualites/bientot.md --
---
titre: Annonce de décembre
date: 2026-11-20
publier_le: 2026-12-01 08:00
---
Bientôt.
-- content/actualites/fugace.md --
---
titre: Offre fugace
date: 2026-11-20
expire_le: 2026-11-30
---
Jusqu’à la fin du mois.
-- content/actualites/midi.md --
---
titre: Jusqu’à midi
date: 2026-11-20
expire_le: 2026-11-28 12:00
---
Puis plus rien.
-- content/conseil/secret/index.md --
---
titre: Procès-verbal réservé
date: 2026-11-20
nature: proces_verbal
date_seance: 2026-11-12
acces: administrateurs
fichier: pv-reserve.pdf
---
Le mot de passe est sésame-du-conseil.
-- content/conseil/secret/pv-reserve.pdf --
%PDF-1.4 contenu réservé
";

#[test]
fn what_waits_is_in_no_output_and_is_listed() {
    let site = Site::new(WAITING);
    let ran = site.build();
    let listed: Vec<&str> = ran.stdout.lines().skip_while(|line| !line.contains("ne sont pas publiées")).collect();
    assert_eq!(
        listed,
        [
            "3 pages ne sont pas publiées\u{a0}:",
            "  content/actualites/bientot.md\u{a0}: à partir du 1er\u{a0}décembre 2026 à 8\u{a0}h\u{a0}00",
            "  content/actualites/brouillon.md\u{a0}: brouillon",
            "  content/conseil/secret/index.md\u{a0}: réservée (son accès n’est pas public)",
        ]
    );
    for secret in [
        "inachevé",
        "Annonce de décembre",
        "Procès-verbal réservé",
        "sésame-du-conseil",
        "pv-reserve",
        "contenu réservé",
    ] {
        assert_eq!(site.published_with(secret), [""; 0], "{secret}");
    }
    assert!(!site.published_with("Lisible de tous").is_empty());
}

#[test]
fn no_option_shows_what_is_not_public() {
    let site = Site::new(WAITING);
    site.build_at(NOW, &["--drafts", "--future"]).ended(0);
    assert!(site.is_published("actualites/brouillon/index.html"));
    assert!(site.is_published("actualites/bientot/index.html"));
    for secret in ["sésame-du-conseil", "pv-reserve", "contenu réservé"] {
        assert_eq!(site.published_with(secret), [""; 0], "{secret}");
    }
}

#[test]
fn a_post_appears_and_goes_at_its_instant() {
    let site = Site::new(WAITING);
    for (now, page, is_there) in [
        ("2026-12-01T07:59:59", "actualites/bientot/index.html", false),
        ("2026-12-01T08:00:00", "actualites/bientot/index.html", true),
        ("2026-11-28T11:59:59", "actualites/midi/index.html", true),
        ("2026-11-28T12:00:00", "actualites/midi/index.html", false),
        // A bare day is a whole day.
        ("2026-11-30T23:59:59", "actualites/fugace/index.html", true),
        ("2026-12-01T00:00:00", "actualites/fugace/index.html", false),
        ("2026-10-31T23:59:59", "actualites/lisible/index.html", false),
        ("2026-11-01T00:00:00", "actualites/lisible/index.html", true),
    ] {
        site.build_at(now, &[]).ended(0);
        assert_eq!(site.is_published(page), is_there, "{page} at {now}");
    }
}

#[test]
fn the_instant_is_of_the_sites_zone() {
    let site = Site::new(WAITING);
    site.edit("palier.toml", "adresse =", "fuseau = \"Indian/Reunion\"\nadresse =");
    for (now, is_there) in [("2026-12-01T03:59:59Z", false), ("2026-12-01T04:00:00Z", true)] {
        site.build_at(now, &[]).ended(0);
        assert_eq!(site.is_published("actualites/bientot/index.html"), is_there, "at {now}");
    }
}

/// A tender, an event and a notice besides.
const CALENDAR: &str = "
-- content/appels-offres/peinture.md --
---
titre: Peinture
date: 2026-11-25
reference: AO-1
objet: Peinture
procedure: procedure_adaptee
date_limite: 2026-12-11 12:00
---
Texte.
-- content/agenda/gouter.md --
---
titre: Goûter
date: 2026-11-20
debut: 2026-12-12 15:00
fin: 2026-12-12 18:00
---
Texte.
-- content/residences/port/index.md --
---
type: residence
titre: Le Port
commune: Valbrune
---
-- content/residences/port/eau.md --
---
titre: Coupure d’eau
date: 2026-11-20
expire_le: 2026-12-02
---
Texte.
";

#[test]
fn the_next_change_is_each_instant_at_which_the_site_is_another() {
    let site = Site::new(WAITING);
    site.add(CALENDAR);
    let (mut now, mut changes) = (NOW.to_owned(), Vec::new());
    loop {
        let ran = site.run_at(&now, "next-change", &[]).ended(0);
        let Some(next) = ran.stdout.lines().next() else { break };
        assert_eq!(ran.stdout, format!("{next}\n"));
        let before = site.clean_build_at(&now);
        assert_same(&before, &site.clean_build_at(&second_before(next)));
        let after = site.clean_build_at(next);
        assert!(before != after, "nothing changes at {next}");
        changes.push(next.to_owned());
        // Its offset is for programs; the clock takes UTC, or the site's own time.
        now = next.to_owned();
        assert!(changes.len() < 20, "{changes:?}");
    }
    assert_eq!(
        changes,
        [
            "2026-11-25T00:00:00+01:00",
            "2026-11-28T12:00:00+01:00",
            "2026-12-01T00:00:00+01:00",
            "2026-12-01T08:00:00+01:00",
            "2026-12-03T00:00:00+01:00",
            "2026-12-11T12:00:00+01:00",
            "2026-12-12T18:00:00+01:00",
        ]
    );
}

/// One second earlier, all in winter: `2026-12-01T08:00:00+01:00` → `2026-12-01T07:59:59+01:00`.
fn second_before(instant: &str) -> String {
    let (date, rest) = instant.split_at(11);
    let hour: u32 = rest[..2].parse().unwrap();
    assert_eq!(&rest[2..], ":00:00+01:00", "{instant}");
    if hour > 0 {
        return format!("{date}{:02}:59:59+01:00", hour - 1);
    }
    let day: u32 = date[8..10].parse().unwrap();
    if day > 1 {
        return format!("{}{:02}T23:59:59+01:00", &date[..8], day - 1);
    }
    assert_eq!(date, "2026-12-01T", "{instant}");
    "2026-11-30T23:59:59+01:00".to_owned()
}

impl Site {
    /// The whole output as of `now`.
    fn clean_build_at(&self, now: &str) -> crate::support::site::Files {
        let out = tempfile::TempDir::new().unwrap();
        self.run_at(now, "build", &["--out", out.path().to_str().unwrap()]).ended(0);
        crate::support::site::files(out.path())
    }
}

/// What a tender's page says of its state: the word, the deadline for the script, and whether readers see it without.
fn state_at(site: &Site, now: &str) -> (String, Option<String>, bool) {
    site.build_at(now, &[]).ended(0);
    let html = Html::parse_document(&site.published("appels-offres/peinture/index.html"));
    let badges = page::all(&html, "main [data-state]");
    let badge = badges.first().expect("a tender's page tells its state");
    let attribute = |name: &str| badge.attr(name).map(str::to_owned);
    (attribute("data-state").unwrap(), attribute("data-deadline"), badge.attr("hidden").is_none())
}

#[test]
fn a_tender_goes_from_upcoming_to_open_to_closed_by_itself() {
    let site = Site::new(CALENDAR);
    let deadline = Some("2026-12-11T12:00:00+01:00".to_owned());
    // Without script the page says the deadline, never a stale « ouvert ».
    assert_eq!(state_at(&site, "2026-11-24T23:59:59"), ("a_venir".to_owned(), deadline.clone(), false));
    assert_eq!(state_at(&site, "2026-11-25T00:00:00"), ("en_cours".to_owned(), deadline.clone(), false));
    assert_eq!(state_at(&site, "2026-12-11T11:59:59"), ("en_cours".to_owned(), deadline, false));
    let html = Html::parse_document(&site.published("appels-offres/peinture/index.html"));
    let shown = page::texts(&html, "main").concat().replace('\u{a0}', " ");
    assert!(shown.contains("11 décembre 2026 à 12 h 00"), "{shown}");
    let (state, _, is_visible) = state_at(&site, "2026-12-11T12:00:00");
    assert_eq!((state.as_str(), is_visible), ("clos", true));
}

#[test]
fn what_no_date_can_tell_is_said() {
    let site = Site::new(CALENDAR);
    let add =
        |field: &str| site.edit("content/appels-offres/peinture.md", "date_limite:", &format!("{field}\ndate_limite:"));
    add("etat: sans_suite\netat_le: 2026-11-26");
    assert_eq!(state_at(&site, "2026-11-27").0, "sans_suite");
    site.edit("content/appels-offres/peinture.md", "etat: sans_suite", "etat: infructueux");
    assert_eq!(state_at(&site, "2026-11-27").0, "infructueux");
    site.edit("content/appels-offres/peinture.md", "etat: infructueux\netat_le: 2026-11-26\n", "");
    let lots = |second: &str| {
        format!(
            "lots:\n  - {{ numero: \"01\", intitule: Un, corps_etat: [peinture], etat: attribue, etat_le: 2026-12-20, attributaire: Durand }}\n\
             \x20 - {{ numero: \"02\", intitule: Deux, corps_etat: [sols-souples]{second} }}"
        )
    };
    add(&lots(""));
    // One lot has no end yet: the whole is still being looked at.
    assert_eq!(state_at(&site, "2026-12-21").0, "clos");
    site.edit(
        "content/appels-offres/peinture.md",
        "[sols-souples] }",
        "[sols-souples], etat: infructueux, etat_le: 2026-12-20 }",
    );
    assert_eq!(state_at(&site, "2026-12-21").0, "attribue");
}

#[test]
fn an_expired_notice_moves_to_its_residences_archive() {
    let site = Site::new(CALENDAR);
    let shown_in = |now: &str, name: &str| {
        site.build_at(now, &[]).ended(0);
        site.published(name).contains("Coupure d’eau")
    };
    for (now, current) in [("2026-12-02T23:59:59", true), ("2026-12-03T00:00:00", false)] {
        assert_eq!(shown_in(now, "residences/port/index.html"), current, "{now}");
        assert_eq!(shown_in(now, "residences/port/archives/index.html"), !current, "{now}");
        assert!(site.is_published("residences/port/eau/index.html"), "its page stays");
    }
}

#[test]
fn a_link_to_what_waits_is_told_and_leads_elsewhere_meanwhile() {
    let site = Site::new(WAITING);
    site.write(
        "content/actualites/lisible.md",
        "---\ntitre: Lisible de tous\ndate: 2026-11-01\n---\nVoir [l’annonce](bientot.md).\n",
    );
    let said = site.build().stderr.replace('\u{a0}', " ");
    assert!(
        said.contains("attention[lien-vers-page-retenue]: ce lien mène à une page qui paraîtra le 1er décembre 2026"),
        "{said}"
    );
    assert!(said.contains("page qui n’est pas en ligne : content/actualites/bientot.md"), "{said}");
    let html = Html::parse_document(&site.published("actualites/lisible/index.html"));
    assert_eq!(page::attributes(&html, ".text a", "href"), ["/actualites/"]);
    site.build_at("2026-12-02", &[]).ended(0);
    let html = Html::parse_document(&site.published("actualites/lisible/index.html"));
    assert_eq!(page::attributes(&html, ".text a", "href"), ["/actualites/bientot/"]);
}

#[test]
fn a_link_to_a_draft_says_so_whatever_the_draft_lacks() {
    let site = Site::new(WAITING);
    site.write(
        "content/actualites/lisible.md",
        "---\ntitre: Lisible de tous\ndate: 2026-11-01\n---\nVoir [la suite](suite.md) et [encore](/actualites/suite/).\n",
    );
    for (head, message) in [
        (
            "---\ntitre: Suite\ndate: 2026-11-02\nbrouillon: oui\n---\n",
            "ce lien mène à un brouillon, que personne ne voit encore",
        ),
        ("---\nbrouillon: oui\n---\n", "ce lien mène à un brouillon qui n’est pas complet"),
        ("---\ntitre Suite\nbrouillon: oui\n\nUn texte.\n", "ce lien mène à un brouillon qui n’est pas complet"),
    ] {
        site.write("content/actualites/suite.md", head);
        let ran = site.build();
        assert_eq!(ran.stderr.matches(message).count(), 2, "{}", ran.stderr);
        let html = Html::parse_document(&site.published("actualites/lisible/index.html"));
        assert_eq!(page::attributes(&html, ".text a", "href"), ["/actualites/", "/actualites/"]);
    }
}

#[test]
fn the_menu_of_the_settings_leads_somewhere() {
    let site = Site::new(WAITING);
    let menu = "[navigation]\nmenu = [{ titre = \"Bientôt\", adresse = \"/actualites/bientot/\" }, { titre = \"Vie\", \
                adresse = \"/actualite/\" }]\n\n[site]";
    site.edit("palier.toml", "[site]", menu);
    let ran = site.build_at(NOW, &[]).ended(1);
    let said = ran.stderr.replace('\u{a0}', " ");
    assert!(said.contains("erreur[lien-casse]: ce lien ne mène à aucune page : « /actualite/ »"), "{said}");
    assert!(said.contains("palier.toml:2:") && said.contains("vouliez-vous dire « /actualites/ » ?"), "{said}");
    site.edit("palier.toml", "/actualite/", "/actualites/");
    let ran = site.build_at(NOW, &[]).ended(0);
    assert!(ran.stderr.contains("attention[lien-vers-page-retenue]"), "{}", ran.stderr);
    let html = Html::parse_document(&site.published("index.html"));
    assert_eq!(page::attributes(&html, "header nav a", "href")[..2], ["/actualites/", "/actualites/"]);
    site.build_at("2026-12-02", &[]).ended(0);
    let html = Html::parse_document(&site.published("index.html"));
    assert_eq!(page::attributes(&html, "header nav a", "href")[0], "/actualites/bientot/");
}

#[test]
fn mistakes_in_the_settings_hide_none_of_the_content() {
    let site = Site::new(WAITING);
    site.edit("palier.toml", "rcs =", "rsc =");
    site.edit(
        "palier.toml",
        "[site]",
        "[navigation]\nmenu = [{ titre = \"Vie\", adresse = \"/actualite/\" }]\n\n[site]",
    );
    site.write("content/actualites/faute.md", "---\ntirte: Bientôt\ndate: 2026-11-01\n---\n[rien](/rien/)\n");
    let said = site.build_at(NOW, &[]).ended(1).stderr;
    for code in ["reglage-inconnu", "lien-casse", "champ-inconnu"] {
        assert!(said.contains(&format!("erreur[{code}]")), "{code}: {said}");
    }
    assert!(!said.contains("reglage-manquant"), "one slip, one message: {said}");
    assert!(!site.out().exists());
    // Whatever may be what posts are read by is mended first: all of them would seem to be wrong.
    site.edit("palier.toml", "[site]", "[dossier]\nvie = \"article\"\n\n[site]");
    let said = site.build_at(NOW, &[]).ended(1).stderr;
    assert!(said.contains("erreur[section-inconnue]") && said.contains("erreur[reglage-inconnu]"), "{said}");
    assert!(!said.contains("champ-inconnu"), "{said}");
}

#[test]
fn a_link_to_a_place_in_a_file_publishes_the_file() {
    let site = Site::new(WAITING);
    site.write("content/actualites/lots.csv", "Lot;Surface\n1;48\n");
    site.write(
        "content/actualites/lisible.md",
        "---\ntitre: Lisible de tous\ndate: 2026-11-01\n---\nVoir [les lots](lots.csv#row=2).\n",
    );
    site.build();
    let html = Html::parse_document(&site.published("actualites/lisible/index.html"));
    assert_eq!(page::attributes(&html, ".text a", "href"), ["/actualites/lots.csv#row=2"]);
    assert_eq!(page::texts(&html, ".text .file-facts"), ["(CSV, 17 octets)"]);
    assert!(site.is_published("actualites/lots.csv"));
}

#[test]
fn a_public_page_may_not_use_a_file_that_is_not() {
    let site = Site::new(WAITING);
    site.write(
        "content/actualites/lisible.md",
        "---\ntitre: Lisible de tous\ndate: 2026-11-01\n---\nVoir [le PV](../conseil/secret/pv-reserve.pdf).\n",
    );
    let ran = site.build_at(NOW, &[]).ended(1);
    assert!(ran.stderr.contains("erreur[fichier-non-public]"), "{}", ran.stderr);
    assert!(!site.out().exists());
}

#[test]
fn a_photo_loses_what_it_should_not_tell() {
    let photo = std::fs::read(repository().join("content/siege.jpg")).unwrap();
    let secret = b"Exif\0\0GPS 45.7640 4.8357";
    let mut with_place = photo[..2].to_vec();
    for marker in [0xe1_u8, 0xed, 0xfe] {
        let length = u16::try_from(secret.len() + 2).unwrap();
        with_place.extend([0xff, marker]);
        with_place.extend(length.to_be_bytes());
        with_place.extend(secret);
    }
    with_place.extend(&photo[2..]);
    let site = Site::new(
        "-- content/actualites/photo/index.md --\n---\ntitre: Photo\ndate: 2026-11-01\n---\n![Le siège](siege.jpg)\n",
    );
    site.write("content/actualites/photo/siege.jpg", &with_place);
    site.write("static/media/siege.jpg", &with_place);
    site.build();
    assert_eq!(site.published_with("GPS 45.7640"), [""; 0]);
    assert!(!site.is_published("actualites/photo/siege.jpg"), "pages show the sizes that were made of it");
    let published = std::fs::read(site.out().join("media/siege.jpg")).unwrap();
    assert_eq!(&published[..2], [0xff, 0xd8]);
    // The picture itself is the same, from its tables to its end.
    assert!(published.ends_with(&photo[photo.len() / 2..]));
}

#[test]
fn of_a_withdrawn_document_only_that_is_shown() {
    let document = |withdrawn: &str| {
        Site::new(&format!(
            "-- content/conseil/releve/index.md --\n---\ntitre: Relevé de novembre\ndate: 2026-11-18\nresume: Un résumé \
             kangourou.\nnature: releve_de_decisions\ndate_seance: 2026-11-10\nacces: public\nfichier: \
             releve.pdf\n{withdrawn}---\n## Un titre kangourou\n\nLe mot kangourou.\n-- content/conseil/releve/releve.pdf \
             --\n%PDF-1.4 kangourou\n"
        ))
    };
    let shown = document("");
    shown.build();
    assert!(shown.published_with("kangourou").len() > 4, "{:?}", shown.published_with("kangourou"));
    let withdrawn = document("retire_le: 2026-11-20\n");
    withdrawn.build();
    assert_eq!(withdrawn.published_with("kangourou"), Vec::<String>::new());
    let html = Html::parse_document(&withdrawn.published("conseil/releve/index.html"));
    let said = page::text(page::one(&html, "main"));
    assert!(said.ends_with("Ce document a été retiré le 20 novembre 2026."), "{said}");
}

/// Who looks for the papers of a meeting finds them together, whenever each was published.
#[test]
fn board_documents_are_listed_by_meeting() {
    let site = Site::new("");
    let papers = [
        ("ordre", "2026-10-01", "2026-10-12"),
        ("autre", "2026-10-05", "2026-09-02"),
        ("releve", "2026-11-01", "2026-10-12"),
    ];
    for (name, date, meeting) in papers {
        let head =
            format!("titre: Le document {name}\ndate: {date}\ndate_seance: {meeting}\nacces: public\nnature: autre\n");
        site.write(&format!("content/conseil/{name}.md"), format!("---\n{head}---\nUn texte.\n"));
    }
    site.build();
    for list in ["conseil/index.html", "conseil/annees/2026/index.html", "conseil/types/autre/index.html"] {
        let html = Html::parse_document(&site.published(list));
        let read = page::texts(&html, "main section h2, main section h3").join(" | ").replace('\u{a0}', " ");
        let meetings = "Séance du 12 octobre 2026 | Le document releve | Le document ordre | Séance du 2 septembre 2026 | Le document autre";
        assert_eq!(read, meetings, "{list}");
    }
}
