//! What spreadsheets write, and what is read of it.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{MAX_LINES, Reading, Sheet, decoded};
use crate::locale::Language;

fn read(bytes: &[u8]) -> Reading {
    Sheet::read(&Arc::from("a.csv"), bytes, Language::French)
}

/// The sheet, a line each: `corner: series | series`, then `label: number | –`.
#[track_caller]
fn check(csv: impl AsRef<[u8]>, expected: &str) {
    let sheet = read(csv.as_ref()).unwrap_or_else(|problems| panic!("{problems:?}"));
    let names: Vec<&str> = sheet.series.iter().map(|series| series.name.as_str()).collect();
    let mut shown = format!("{}: {}", sheet.corner, names.join(" | "));
    for (line, label) in sheet.labels.iter().enumerate() {
        let number = |values: &Vec<Option<super::Number>>| {
            values[line].as_ref().map_or("–".to_owned(), |number| number.shown(Language::French))
        };
        let numbers: Vec<String> = sheet.series.iter().map(|series| number(&series.values)).collect();
        let _ = write!(shown, "\n{label}: {}", numbers.join(" | "));
    }
    assert_eq!(shown.replace('\u{202f}', "_"), expected);
}

/// Each problem as `code argument=value… «text at the span»`.
#[track_caller]
fn check_problems(csv: impl AsRef<[u8]>, expected: &[&str]) {
    let csv = csv.as_ref();
    let text = decoded(csv);
    let problems = read(csv).expect_err("a problem");
    let shown: Vec<String> = problems
        .iter()
        .map(|problem| {
            let arguments: String = problem.arguments.iter().map(|(name, value)| format!(" {name}={value}")).collect();
            let span = problem.place.span.map(|span| &text[span.start as usize..span.end as usize]);
            format!("{}{arguments}{}", problem.code, span.map(|text| format!(" «{text}»")).unwrap_or_default())
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn semicolons_commas_and_tabulations() {
    check("Année;Gaz;Bois\n2024;1,5;2\n2025;3;4,25\n", "Année: Gaz | Bois\n2024: 1,5 | 2\n2025: 3 | 4,25");
    check("Année,Gaz,Bois\r\n2024,\"1,5\",2\r\n2025,3.5,4", "Année: Gaz | Bois\n2024: 1,5 | 2\n2025: 3,5 | 4");
    check("Année\tGaz\n2024\t1 234,5\n", "Année: Gaz\n2024: 1_234,5");
    check("Année;\"Gaz, bois; fioul\"\n2024;1\n", "Année: Gaz, bois; fioul\n2024: 1");
    check("sep=,\r\nAnnée,Gaz; bois\r\n2024,1\r\n", "Année: Gaz; bois\n2024: 1");
}

#[test]
fn every_encoding_of_a_spreadsheet() {
    check("\u{feff}Année;Gaz\n2024;−3\n", "Année: Gaz\n2024: −3");
    check(b"Ann\xe9e;\xc9t\xe9\n2024;1\xa0234\n", "Année: Été\n2024: 1_234");
    let wide: Vec<u8> = "\u{feff}Année\tGaz\r\n2024\t1\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(wide, "Année: Gaz\n2024: 1");
}

#[test]
fn gaps_and_what_spreadsheets_add() {
    check(
        ";Gaz;Bois;;\n\n2024;1;;;\n;;;;\n2025;-;2;;\n2026;3\n",
        ": Gaz | Bois\n2024: 1 | –\n2025: – | 2\n2026: 3 | –",
    );
    check("a;b\n\"Tour\nNord  et\tSud\";1\n;2\n", "a: b\nTour Nord et Sud: 1\n: 2");
    check("Poste;2024;2025\nGaz;1;2\n", "Poste: 2024 | 2025\nGaz: 1 | 2");
}

#[test]
fn a_unit_that_a_whole_column_has_is_read() {
    check(
        "Année;Gaz;Part;Coût (€)\n2024;12 kWh;3,5 %;1 200 €\n2025;-;4%;900€\n2026;1 000 kWh;5 %;-\n",
        "Année: Gaz (kWh) | Part (%) | Coût (€)\n2024: 12 | 3,5 | 1_200\n2025: – | 4 | 900\n2026: 1_000 | 5 | –",
    );
    check_problems("a;b\nx;12 kWh\ny;12 MWh\n", &["graphique-nombre-illisible valeur=12 kWh «12 kWh»"]);
    check_problems("a;b\nx;12 mars\ny;15 mars\n", &["graphique-sans-nombre sorte=colonne colonne=b «b»"]);
}

#[test]
fn a_title_above_the_table_is_shown() {
    for (csv, lines, title) in [
        ("Consommations;;\n;;\nAnnée;Gaz;Bois\n2024;1;2\n", 1, "Consommations"),
        ("Consommations\nÉdité le 3 mai\n\nAnnée,Gaz\n2024,1\n", 2, "Consommations"),
        ("Dépenses\nPoste;2024;2025\nGaz;1;2\n", 1, "Dépenses"),
    ] {
        let sort = if lines == 1 { "une" } else { "plusieurs" };
        check_problems(csv, &[&format!("graphique-titre-au-dessus sorte={sort} lignes={lines} «{title}»")]);
    }
    // Its column has no name.
    check_problems("a;\nx;1\n", &["graphique-colonne-sans-nom «»"]);
}

#[test]
fn a_cell_that_is_no_number_is_shown_where_it_stands() {
    check_problems(
        "a;b;c\nx;1;2\ny;\"12 kWh\";3\nz; n.c. ;4\n",
        &["graphique-nombre-illisible valeur=12 kWh «\"12 kWh\"»", "graphique-nombre-illisible valeur=n.c. «n.c.»"],
    );
    check_problems(
        b"\xe9;b\r\n\r\nx;1\r\n\"\xe9;\"\"\xe9\";douze\r\n",
        &["graphique-nombre-illisible valeur=douze «douze»"],
    );
}

#[test]
fn a_column_without_a_number_is_one_mistake() {
    check_problems(
        "a;b;Remarques\nx;1;oui\ny;2;non\n",
        &["graphique-sans-nombre sorte=colonne colonne=Remarques «Remarques»"],
    );
    check_problems("a;b;c\nx;1;\n", &["graphique-sans-nombre sorte=colonne colonne=c «c»"]);
}

#[test]
fn what_is_no_table() {
    for csv in ["", "\n\n", "a;b\n", "a\n1\n2\n", "Titre du tableau\n\na;b\n"] {
        check_problems(csv, &["graphique-sans-nombre sorte=tableau «»"]);
    }
    check_problems("a;b\nx;1;;2\n", &["graphique-case-en-trop colonnes=2 «2»"]);
    check_problems("a,b\nx,12,5\n", &["graphique-case-en-trop colonnes=2 «5»"]);
    check_problems("a;;c\nx;1;2\n", &["graphique-colonne-sans-nom «»"]);
    check_problems("a;b\n\"x;1\ny;2\n", &["graphique-guillemet «\"»"]);
    check_problems(b"PK\x03\x04\0\0", &["graphique-illisible"]);
}

#[test]
fn bounds() {
    check_problems("a;1;2;3;4;5;6;7;8\nx;1;2;3;4;5;6;7;8\n", &["graphique-trop-grand sorte=colonnes maximum=6 «7»"]);
    let lines = |count: usize| "a;b\n".to_owned() + &"x;1\n".repeat(count);
    assert_eq!(read(lines(MAX_LINES).as_bytes()).map(|sheet| sheet.labels.len()), Ok(MAX_LINES));
    check_problems(lines(MAX_LINES + 1), &["graphique-trop-grand sorte=lignes maximum=400 «x»"]);
    check_problems(" ".repeat(256 * 1024 + 1), &["graphique-trop-grand sorte=octets maximum=256"]);
}
