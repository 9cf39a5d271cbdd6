//! Drawings of small sheets, and of any.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::select;
use quick_xml::events::Event;

use super::*;
use crate::locale;

static WORDS: LazyLock<Catalogue> = LazyLock::new(|| locale::catalogue(Language::French, None));

fn sheet(csv: &str) -> Sheet {
    Sheet::read(&Arc::from("a.csv"), csv.as_bytes(), Language::French).expect("a sheet")
}

fn file() -> FileView {
    let text = |text: &str| text.to_owned();
    FileView { title: text("a"), url: text("/a.csv"), format: text("CSV"), size: text("1 ko"), bytes: 1, pages: None }
}

fn figure(sheet: &Sheet, shape: Shape) -> String {
    let chart = Chart {
        title: "L’énergie".to_owned(),
        unit: Some("kWh".to_owned()),
        source: Some("<ADEME>".to_owned()),
        shape,
    };
    let drawing =
        Drawing { chart: &chart, sheet, words: &WORDS, language: Language::French, id: "_graphique-1".to_owned() };
    let mut out = String::new();
    drawing.push_figure(&file(), &mut out);
    out
}

fn drawn(csv: &str, shape: Shape) -> String {
    figure(&sheet(csv), shape)
}

/// Every value of an attribute of the elements called `name`, in order.
fn values(html: &str, name: &str, attribute: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(html);
    let mut values = Vec::new();
    loop {
        match reader.read_event().expect("sound markup") {
            Event::Eof => return values,
            Event::Start(element) | Event::Empty(element) if element.name().as_ref() == name.as_bytes() => {
                let found = element.try_get_attribute(attribute).expect("sound attributes");
                values.extend(found.map(|found| String::from_utf8(found.value.into_owned()).expect("text")));
            }
            _ => {}
        }
    }
}

/// Each text of the drawing, in order.
fn texts(html: &str) -> Vec<String> {
    html.split("<text")
        .skip(1)
        .filter_map(|text| Some(text.split_once('>')?.1.split_once("</text>")?.0.to_owned()))
        .collect()
}

#[test]
fn columns_stand_on_a_round_axis() {
    let html = drawn("Année;Gaz\n2024;50\n2025;100\n", Shape::Bars);
    // 14 em are 100 kWh, and the axis stands at 15.4 em.
    assert_eq!(values(&html, "rect", "height"), ["7em", "14em"]);
    assert_eq!(values(&html, "rect", "y"), ["8.4em", "1.4em"]);
    assert_eq!(values(&html, "rect", "x"), ["18%", "68%"], "each in the middle of its half");
    assert_eq!(texts(&html), ["0", "20", "40", "60", "80", "100", "2024", "2025", "50", "100"]);
    assert!(!html.contains("chart-legend"), "one series is what the title says");
}

#[test]
fn what_is_below_zero_hangs_from_it() {
    let html = drawn("Année;Gaz\n2024;-50\n2025;0\n2026;50\n", Shape::Bars);
    // From -60 to 60: zero lies at 8.4 em.
    assert_eq!(values(&html, "rect", "height"), ["5.83em", "0em", "5.83em"]);
    assert_eq!(values(&html, "rect", "y"), ["8.4em", "8.4em", "2.57em"]);
}

#[test]
fn stacks_part_what_is_above_zero_from_what_is_below() {
    let html = drawn("A;b;c;d\n2024;10;-10;20\n", Shape::Stacked);
    // From -10 to 30, 3.5 em for each ten: zero lies at 11.9 em.
    assert_eq!(values(&html, "rect", "y")[3..], ["8.4em", "11.9em", "1.4em"], "behind the three keys of the legend");
    assert_eq!(values(&html, "rect", "height")[3..], ["3.5em", "3.5em", "7em"]);
}

#[test]
fn long_labels_lie_above_their_bars() {
    let csv = "Poste;Part\nChauffage des logements et des parties communes;1 234,5\nEau chaude;-10\n";
    let html = drawn(csv, Shape::Bars);
    assert_eq!(
        texts(&html),
        ["Chauffage des logements et des", "parties communes", "Eau chaude", "1\u{202f}234,5", "−10"]
    );
    assert!(!html.contains("class=\"axis\""), "each bar says its number");
    let sums =
        drawn("Poste;a;b\nChauffage des logements;0,10;0,20\nÉclairage des parties communes;1;\n", Shape::Stacked);
    assert_eq!(texts(&sums)[2..], ["0,30", "1,00"], "a stack says its sum, with as many decimals as its parts");
}

#[test]
fn a_curve_has_a_hole_where_there_is_no_number() {
    let html = drawn("Mois;Gaz\n01/25;1\n02/25;2\n03/25;\n04/25;2\n", Shape::Curve);
    assert_eq!(values(&html, "polyline", "points"), ["125,500 375,0"]);
    assert_eq!(values(&html, "use", "x"), ["12.5%", "37.5%", "87.5%"], "a number alone is a sign");
}

#[test]
fn many_columns_differ_without_their_colours_too() {
    let months: String =
        (0..120).map(|month| format!("{:02}/{};{month};7\n", month % 12 + 1, 15 + month / 12)).collect();
    let csv = format!("Mois;Gaz;Bois\n{months}");
    let beside = drawn(&csv, Shape::Bars);
    assert_eq!(values(&beside, "polyline", "points").len(), 2, "no room for patterns: lines, with their dashes");
    assert_eq!(values(&beside, "rect", "x").len(), 0);
    assert!(beside.contains("<desc id=\"_graphique-1-d\">Courbe"), "{beside}");
    let stacked = drawn(&csv, Shape::Stacked);
    let widths = values(&stacked, "rect", "width");
    assert_eq!(widths[2..], vec!["0.84%"; 240], "one column touches the next, so that the pattern goes on");
    assert!(stacked.contains("fill=\"url(#_graphique-1-s2)\" shape-rendering"), "{stacked}");
    let alone = drawn(&csv.replace(";7\n", "\n").replace(";Bois", ""), Shape::Bars);
    assert_eq!(values(&alone, "rect", "x").len(), 120, "one series is columns, however many");
}

#[test]
fn series_differ_without_their_colours() {
    let csv = "A;b;c;d;e;f;g\n1;1;2;3;4;5;6\n";
    let bars = drawn(csv, Shape::Bars);
    let mut patterns: Vec<&str> =
        bars.split("<pattern").skip(1).filter_map(|rest| rest.split("</pattern>").next()).collect();
    assert_eq!(patterns.len(), 5, "the first is solid");
    patterns.iter_mut().for_each(|pattern| *pattern = pattern.split_once("patternUnits").expect("units").1);
    patterns.sort_unstable();
    patterns.dedup();
    assert_eq!(patterns.len(), 5, "{patterns:?}");
    let curve = drawn(csv, Shape::Curve);
    let signs = |html: &str| {
        let mut signs = values(html, "path", "d");
        signs.sort();
        signs.dedup();
        signs.len()
    };
    assert_eq!(signs(&curve), 6);
    assert_eq!(values(&curve, "use", "href").len(), 2 * 6, "in the legend and in the drawing");
}

#[test]
fn labels_that_a_telephone_has_no_room_for_are_for_wide_pages() {
    let years: String = (2000..2024).map(|year| format!("{year};1\n")).collect();
    let html = drawn(&format!("Année;Gaz\n{years}"), Shape::Curve);
    let texts = html.split("</text>").filter_map(|text| text.rsplit("<text").next());
    let labels: Vec<&str> = texts.filter(|text| text.starts_with(' ') && text.contains(">20")).collect();
    let of = |class: &str| labels.iter().filter(|text| text.starts_with(class)).count();
    assert_eq!(labels.len(), 12, "every second year on a page");
    assert_eq!(
        [of(" x="), of(" class=\"medium\""), of(" class=\"wide\"")],
        [3, 3, 6],
        "and every eighth on any telephone"
    );
}

#[test]
fn a_figure_says_all_that_it_shows() {
    let html = drawn("Année;Gaz;Bois\n2024;1234,50;\n2025;1000;2\n", Shape::Bars);
    insta::assert_snapshot!(html.replace("><", ">\n<"));
}

#[test]
fn feeds_get_the_table_alone() {
    let sheet = sheet("Année;Gaz\n2024;12,50\n");
    let chart = Chart { title: "A & B".to_owned(), ..Chart::default() };
    let drawing =
        Drawing { chart: &chart, sheet: &sheet, words: &WORDS, language: Language::French, id: String::new() };
    let mut out = String::new();
    drawing.push_plain(&file(), &mut out);
    assert_eq!(
        out,
        "<p><strong>A &amp; B</strong></p>\n<table>\n<thead>\n<tr><th scope=\"col\">Année</th>\
         <th scope=\"col\" class=\"align-right\">Gaz</th></tr>\n</thead>\n<tbody>\n<tr><th scope=\"row\">2024</th>\
         <td class=\"align-right numbers\">12,50</td></tr>\n</tbody>\n</table>\n\
         <p><a href=\"/a.csv\" download>Télécharger les données (CSV, 1 ko)</a></p>"
    );
}

#[test]
fn hostile_names_are_only_text() {
    let html = drawn("<script>;\"\"\"><b>\"\n<img src=x>;1\n", Shape::Bars);
    assert!(!html.contains("<script") && !html.contains("<b>") && !html.contains("<img"), "{html}");
}

/// Any number that a cell may hold, or none.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![6 => "-?[0-9]{1,4}(,[0-9]{1,2})?", 2 => "-?[0-9]{1,15}", 1 => "0,0{0,17}[1-9]", 1 => Just("0".to_owned()), 1 => Just(String::new())]
}

fn csv() -> impl Strategy<Value = String> {
    (1..=6_usize, 1..60_usize).prop_flat_map(|(series, lines)| {
        let cells = prop::collection::vec(prop::collection::vec(cell(), series), lines);
        let labels = prop::collection::vec("[0-9a-zé&< ]{0,60}", lines);
        (cells, labels).prop_map(move |(cells, labels)| {
            let head: String = (1..=series).map(|number| format!(";s{number}")).collect();
            let lines = labels.iter().zip(cells).map(|(label, cells)| format!("{label};{}\n", cells.join(";")));
            format!("{head}\nx{}\n", ";1".repeat(series)) + &lines.collect::<String>()
        })
    })
}

proptest! {
    #[test]
    fn any_sheet_is_drawn(csv in csv(), shape in select(vec![Shape::Bars, Shape::Stacked, Shape::Curve])) {
        let sheet = sheet(&csv);
        let html = figure(&sheet, shape);
        // `open` and `download` alone have no value; all else is markup that XML reads too.
        let html = html.replace(" open>", ">").replace(" download>", ">");
        for attribute in ["x", "y", "width", "height", "x1", "x2", "y1", "y2"] {
            for name in ["rect", "line", "text", "use", "svg"] {
                for length in values(&html, name, attribute) {
                    let number = length.trim_end_matches("em").trim_end_matches('%');
                    let number: f64 = number.parse().map_err(|_| TestCaseError::fail(format!("{length} in {csv}")))?;
                    prop_assert!(number.is_finite(), "{length}");
                    let is_share = length.ends_with('%') && name == "rect";
                    prop_assert!(!is_share || (-0.01..=100.01).contains(&number), "{length} in {csv}");
                }
            }
        }
        prop_assert!(!html.contains("style="));
        let numbers = sheet.numbers().count();
        prop_assert_eq!(html.matches("<td class=\"align-right numbers\">").count(), sheet.series.len() * sheet.labels.len());
        if !html.contains("<polyline") && shape != Shape::Curve {
            let keys = if sheet.series.len() > 1 { sheet.series.len() } else { 0 };
            prop_assert_eq!(html.matches("<rect ").count(), numbers + keys);
        }
    }
}

#[test]
fn an_address_of_the_source_is_a_link() {
    let sheet = sheet("a;b\nc;1\n");
    let source = Some("ADEME, https://data.ademe.fr/x?a=1&b".to_owned());
    let chart = Chart { title: "t".to_owned(), unit: None, source, shape: Shape::Bars };
    let drawing =
        Drawing { chart: &chart, sheet: &sheet, words: &WORDS, language: Language::French, id: "g".to_owned() };
    let mut out = String::new();
    drawing.push_plain(&file(), &mut out);
    let link = "<a href=\"https://data.ademe.fr/x?a=1&amp;b\">https://data.ademe.fr/x?a=1&amp;b</a>.";
    assert!(out.contains(link), "{out}");
}
