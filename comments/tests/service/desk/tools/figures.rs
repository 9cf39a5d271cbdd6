//! « Statistiques »: on the page, as a table to download, and the yearly report.

use palier_comments::domain::{Mode, ThreadFacts};
use palier_comments::manifest::{About, Threads};

use super::{Desk, Page};
use crate::support::thread;

fn of_programme(name: &str, programme: &str) -> ThreadFacts {
    ThreadFacts { programme: Some(programme.to_owned()), ..thread(name, Mode::Open) }
}

/// A desk where comments of every fate came into two programmes.
async fn busy() -> Desk {
    let desk = Desk::new(&[("sites.vallons.policy", "after")]).await;
    let title = |mut facts: ThreadFacts, title: &str| {
        facts.title = title.to_owned();
        facts
    };
    desk.app.site().set_threads(Threads::new(vec![
        title(of_programme("verger", "verger"), "Les Terrasses du Verger"),
        of_programme("verger/gros-oeuvre", "verger"),
        title(of_programme("clos", "clos"), "=CLOS()"),
        ThreadFacts { url: "/vie/fete/".to_owned(), ..thread("fete", Mode::Open) },
    ]));
    let question = desk.written("verger", "Samia", "Quand ?", &[("question", "oui")]).await;
    desk.written("verger/gros-oeuvre", "Bruno", "Et la dalle ?", &[("question", "oui")]).await;
    let unwanted = desk.written("verger", "Casino", "Gagnez !", &[]).await;
    desk.written("clos", "Paul", "Bravo.", &[]).await;
    desk.written("fete", "Zoé", "À samedi.", &[]).await;
    desk.app.wait(90 * 60);
    let reply = [("id", &*question.to_string()), ("message", "En mars.")];
    desk.act("/repondre", &reply).await;
    desk.act("/decider", &[("id", &*unwanted.to_string()), ("geste", "indesirable")]).await;
    desk
}

/// A line of a table, by its name.
fn line(page: &Page, table: &str, name: &str) -> Vec<String> {
    let rows = page.texts(&format!("table:has(#{table}) tr"));
    rows.into_iter().filter(|row| row.starts_with(name)).collect()
}

#[tokio::test]
async fn twelve_months_are_shown_by_month_programme_and_section() {
    let desk = busy().await;
    let page = desk.page("/statistiques").await;
    assert_eq!(page.texts("caption"), ["Par mois", "Par programme ou résidence", "Par rubrique"]);
    assert_eq!(
        page.texts("table:has(#months) thead th"),
        [
            "Mois",
            "Reçus",
            "Publiés",
            "Refusés ou retirés",
            "Indésirables",
            "Questions",
            "Avec une réponse",
            "Part des questions avec une réponse",
            "Délai de publication",
            "Délai de réponse"
        ]
    );
    let months = page.texts("table:has(#months) tbody th");
    assert_eq!((months.len(), months[0].as_str(), months[11].as_str()), (12, "décembre 2025", "novembre 2026"));
    assert_eq!(line(&page, "months", "novembre"), ["novembre 202654012150 %une minute91 minutes"]);
    assert_eq!(line(&page, "months", "octobre"), ["octobre 2026000000–––"]);
    assert_eq!(page.texts("table:has(#programmes) tbody th"), ["=CLOS()", "Les Terrasses du Verger"]);
    assert_eq!(page.texts("table:has(#sections) tbody th"), ["chantiers", "vie"]);
    // Every header says what it is the header of, and each table can be scrolled by keyboard.
    assert_eq!(page.texts("th:not([scope])"), [""; 0]);
    assert_eq!(page.texts(".pd-scroll[tabindex='0'][aria-labelledby]").len(), 3);
    // What is read at a glance, and what the bars of the months say, stands in words beside them.
    assert_eq!(page.texts(".pd-summary dt").len(), 9);
    assert_eq!(page.texts(".pd-summary div").first().unwrap(), "Reçus5");
    assert_eq!(page.texts(".pd-chart li").last().unwrap(), "novembre 20265 reçus, 4 publiés");
    assert_eq!(page.attribute(".pd-chart .pd-bars", "aria-hidden"), "true");
    // A bar says nothing that the number beside it does not.
    let bar = page.attribute("table:has(#sections) tbody tr:first-child meter", "value");
    assert_eq!((bar.as_str(), page.attribute("table meter", "aria-hidden").as_str()), ("4", "true"));
}

#[tokio::test]
async fn the_same_figures_are_downloaded_and_no_title_is_a_formula() {
    let desk = busy().await;
    let answer = desk.get("/statistiques.csv").await;
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"statistiques.csv\"");
    assert_eq!(answer.header("cache-control"), "no-store");
    let lines: Vec<&str> = answer.body.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "\u{feff}Tableau;Ligne;Reçus;Publiés;Refusés ou retirés;Indésirables;Questions;Avec une réponse;Part des questions \
         avec une réponse;Délai de publication (minutes);Délai de réponse (minutes)"
    );
    assert_eq!(lines[11], "Mois;octobre 2026;0;0;0;0;0;0;–;;");
    assert_eq!(lines[12], "Mois;novembre 2026;5;4;0;1;2;1;50\u{a0}%;0;90");
    assert_eq!(lines[13], "Mois;Douze mois;5;4;0;1;2;1;50\u{a0}%;0;90");
    assert_eq!(lines[14], "Programme ou résidence;\"'=CLOS()\";1;1;0;0;0;0;–;0;");
    assert_eq!(lines[15], "Programme ou résidence;Les Terrasses du Verger;3;2;0;1;2;1;50\u{a0}%;0;90");
    assert_eq!(lines[16], "Rubrique;chantiers;4;3;0;1;2;1;50\u{a0}%;0;90");
    assert_eq!(lines[17..], ["Rubrique;vie;1;1;0;0;0;0;–;0;", ""]);
}

#[tokio::test]
async fn two_that_are_called_the_same_are_counted_apart() {
    let desk = Desk::new(&[("sites.vallons.policy", "after")]).await;
    let called = |name: &str| (name.to_owned(), "La vie".to_owned());
    let about = About { sections: [called("chantiers"), called("vie")].into(), ..About::default() };
    let titled = |name| ThreadFacts { title: "Le Verger".to_owned(), ..of_programme(name, name) };
    let fete = ThreadFacts { url: "/vie/fete/".to_owned(), ..thread("fete", Mode::Open) };
    desk.app.site().set_threads(Threads::new(vec![titled("verger"), titled("clos"), fete]).of_site(about));
    for thread in ["verger", "clos", "fete"] {
        desk.written(thread, "Samia", "Bravo.", &[]).await;
    }
    let page = desk.page("/statistiques").await;
    let counted = |table: &str| page.texts(&format!("table:has(#{table}) tbody td:nth-child(2)"));
    assert_eq!(page.texts("table:has(#sections) tbody th"), ["La vie", "La vie"]);
    assert_eq!(counted("sections"), ["2", "1"]);
    assert_eq!(page.texts("table:has(#programmes) tbody th"), ["Le Verger", "Le Verger"]);
    assert_eq!(counted("programmes"), ["1", "1"]);
}

#[tokio::test]
async fn one_message_of_a_month_is_told_as_one() {
    let desk = Desk::new(&[]).await;
    desk.written("verger", "Samia", "Bravo.", &[]).await;
    let page = desk.page("/statistiques").await;
    assert_eq!(page.texts(".pd-chart li").last().unwrap(), "novembre 20261 reçu, 0 publié");
}

#[tokio::test]
async fn a_year_without_anything_says_so() {
    let desk = Desk::new(&[]).await;
    let page = desk.page("/statistiques").await;
    assert_eq!(page.texts(".pd-nothing"), ["Aucun message n’a été écrit ici depuis douze mois."]);
    assert_eq!(page.texts("table"), [""; 0]);
}

#[tokio::test]
async fn the_yearly_report_is_read_printed_and_downloaded() {
    let desk = busy().await;
    let page = desk.page("/statistiques").await;
    assert_eq!(page.texts(".pd-links a")[1..], ["Rapport annuel 2025", "Rapport annuel 2026"]);
    let page = desk.page("/statistiques/rapport?annee=2026").await;
    assert_eq!(page.texts("h1"), ["Modération des commentaires en 2026"]);
    assert_eq!(page.texts(".pd-report h2")[0], "Ce que les lecteurs ont écrit");
    assert_eq!(page.texts(".pd-report table:first-of-type tbody tr:first-child"), ["Reçus5"]);
    assert!(!page.texts(".pd-report").concat().contains("titre:"));

    let answer = desk.get("/statistiques/rapport.md?annee=2026").await;
    assert_eq!(answer.header("content-disposition"), "attachment; filename=\"moderation-2026.md\"");
    let language = desk.app.site().config.language;
    let told = desk.app.service.moderation_report(&desk.app.site(), 2026, None, language).await.unwrap();
    assert_eq!(answer.body, told);
    assert_eq!(desk.get("/statistiques/rapport?annee=99999").await.status, 400);
    assert_eq!(desk.get("/statistiques/rapport?annee=1").await.status, 400);
}
