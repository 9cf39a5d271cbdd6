//! What authors write, and the HTML that it gives.

use std::fmt::Write as _;
use std::sync::Arc;

use super::{Body, Chart, Link, LinkKind, Place, render};
use crate::diagnostic::Diagnostic;

fn rendered(markdown: &str) -> (Body, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let file: Arc<str> = Arc::from("page.md");
    let body = render(&file, markdown, 0, true, "", &mut diagnostics);
    (body, diagnostics)
}

/// Shows a link's place as `{page …}`, `{image …}`, `{fichier …}`.
fn show(link: &Link, place: Place, out: &mut String) {
    let target = &link.target.value;
    let _ = match &link.kind {
        LinkKind::Page if place == Place::Facts => write!(out, " (faits de {target})"),
        LinkKind::Page => write!(out, "{{page {target}}}"),
        LinkKind::Image { alt, title, in_gallery, decorative, standalone } => write!(
            out,
            "{{image {target} «{alt}»{}{}{}{}}}",
            title.as_ref().map(|title| format!(" ({title})")).unwrap_or_default(),
            if *in_gallery { " galerie" } else { "" },
            if *decorative { " décorative" } else { "" },
            if *standalone { " seule" } else { "" },
        ),
        LinkKind::Download { label } => {
            write!(out, "{{fichier {target} «{}»}}", label.as_deref().unwrap_or_default())
        }
        LinkKind::Chart(chart) => {
            let Chart { title, unit, source, shape } = chart.as_ref();
            let said =
                |name, text: &Option<String>| text.as_ref().map(|text| format!(" {name}={text}")).unwrap_or_default();
            write!(out, "{{graphique {target} «{title}»{}{} {shape:?}}}", said("unité", unit), said("source", source))
        }
    };
}

fn html(markdown: &str) -> String {
    rendered(markdown).0.html_with(show).replace('\u{a0}', "_").replace('\u{202f}', "~")
}

/// Without problems, `_` standing for U+00A0 and `~` for U+202F.
#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_eq!(rendered(markdown).1, [], "problems");
    assert_eq!(html(markdown), expected);
}

/// Each problem as `code argument=value… «text at the span»`.
#[track_caller]
fn check_problems(markdown: &str, expected: &[&str]) {
    let shown: Vec<String> = rendered(markdown)
        .1
        .iter()
        .map(|problem| {
            let span = problem.place.span.unwrap_or_default();
            let arguments: String = problem.arguments.iter().map(|(name, value)| format!(" {name}={value}")).collect();
            format!("{}{arguments} «{}»", problem.code, &markdown[span.start as usize..span.end as usize])
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn paragraphs_and_inline_marks() {
    check(
        "*a* **b** ~~c~~ `d<`\ne  \nf & <g@h.fr>",
        "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code>\ne<br>\nf &amp; <a href=\"{page mailto:g@h.fr}\">g@h.fr</a></p>\n",
    );
}

#[test]
fn typography_stays_out_of_code_and_addresses() {
    check(
        "L'eau : \"**oui** !\" `l'eau : \"x\"` <https://a.fr/l'eau> [l'eau](l'eau)",
        "<p>L’eau_: «_<strong>oui</strong>~!_» <code>l'eau : \"x\"</code> <a href=\"{page https://a.fr/l'eau}\">https://a.fr/l'eau</a> <a href=\"{page l'eau}\">l’eau</a></p>\n",
    );
}

#[test]
fn a_telephone_number_is_a_link() {
    check("Le 04 76 00 00 00, à 8 h.", "<p>Le <a href=\"{page tel:0476000000}\">04_76_00_00_00</a>, à 8_h.</p>\n");
    check(
        "**04.76.00.00.00** ou a@b.fr",
        "<p><strong><a href=\"{page tel:0476000000}\">04.76.00.00.00</a></strong> ou <a href=\"{page mailto:a@b.fr}\">a@b.fr</a></p>\n",
    );
    for (apart, html) in [
        ("`04 76 00 00 00`", "<p><code>04 76 00 00 00</code></p>\n"),
        ("[04 76 00 00 00](a.md)", "<p><a href=\"{page a.md}\">04_76_00_00_00</a></p>\n"),
        ("    04 76 00 00 00", "<pre tabindex=\"0\"><code>04 76 00 00 00</code></pre>\n"),
        ("04 76 00 00 0**0**", "<p>04 76 00 00 0<strong>0</strong></p>\n"),
    ] {
        check(apart, html);
    }
}

#[test]
fn a_bare_address_is_a_link() {
    check(
        "Voir https://a.fr/l'eau_b_c?d=1&e \"www.b.fr\" : contact@c.fr.",
        "<p>Voir <a href=\"{page https://a.fr/l'eau_b_c?d=1&e}\">https://a.fr/l'eau_b_c?d=1&amp;e</a> «_<a href=\"{page http://www.b.fr}\">www.b.fr</a>_»_: <a href=\"{page mailto:contact@c.fr}\">contact@c.fr</a>.</p>\n",
    );
    check(
        "**https://a.fr** (https://b.fr)",
        "<p><strong><a href=\"{page https://a.fr}\">https://a.fr</a></strong> (<a href=\"{page https://b.fr}\">https://b.fr</a>)</p>\n",
    );
    check("## Sur www.a.fr\n", "<h2 id=\"sur-www-a-fr\">Sur <a href=\"{page http://www.a.fr}\">www.a.fr</a></h2>\n");
    let markdown = "é\\_ a&amp;b https://a.fr/b&amp;c_d et é@x www.e.fr\n";
    let shown: Vec<_> = rendered(markdown)
        .0
        .links
        .into_iter()
        .map(|link| {
            let span = link.target.span;
            (link.target.value, &markdown[span.start as usize..span.end as usize])
        })
        .collect();
    assert_eq!(
        shown,
        [("https://a.fr/b&c_d".to_owned(), "https://a.fr/b&amp;c_d"), ("http://www.e.fr".to_owned(), "www.e.fr")]
    );
}

#[test]
fn an_address_is_no_link_in_code_links_images_and_html() {
    check(
        "`https://a.fr` [https://b.fr](c) ![www.d.fr](e.jpg)",
        "<p><code>https://a.fr</code> <a href=\"{page c}\">https://b.fr</a> {image e.jpg «www.d.fr»}</p>\n",
    );
    check("    https://a.fr\n", "<pre tabindex=\"0\"><code>https://a.fr\n</code></pre>\n");
    check(
        "<div title=\"https://a.fr\">\nhttps://b.fr\n</div>\n",
        "<div title=\"https://a.fr\">\nhttps://b.fr\n</div>\n",
    );
    check(
        "<a href=\"c\">https://a.fr</a> https://b.fr <code>d@e.fr</code>",
        "<p><a href=\"{page c}\">https://a.fr</a> <a href=\"{page https://b.fr}\">https://b.fr</a> <code>d@e.fr</code></p>\n",
    );
    // Half an address would lead elsewhere.
    check("https://a.fr/_b_/c", "<p>https://a.fr/<em>b</em>/c</p>\n");
}

#[test]
fn lists_tasks_and_code() {
    check(
        "- a\n  1. b\n- c\n\n3. x\n\n   y",
        "<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n<li>c</li>\n</ul>\n<ol start=\"3\">\n<li><p>x</p>\n<p>y</p>\n</li>\n</ol>\n",
    );
    check(
        "- [x] a\n- [ ] b",
        "<ul>\n<li><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Fait\"> a</li>\n<li><input type=\"checkbox\" disabled=\"\" aria-label=\"À faire\"> b</li>\n</ul>\n",
    );
    check(
        "```rust x\n\"a\" : <b>\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">\"a\" : &lt;b&gt;\n</code></pre>\n",
    );
}

#[test]
fn a_box_to_tick_is_the_only_field() {
    let (body, problems) = rendered("Un <input type=\"text\"> <input> <input type=\"checkbox\" checked> mot");
    let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["html-nettoye"]);
    assert_eq!(body.html_with(show), "<p>Un   <input type=\"checkbox\" checked=\"\" disabled=\"\"> mot</p>\n");
}

#[test]
fn tables_scroll_and_have_a_name() {
    check(
        "| Lot | Montant |\n|:-|-:|\n| 1 | 3 900 € |\n| 2 |",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau_: Lot, Montant\">\n<table>\n<thead>\n<tr>\n<th scope=\"col\">Lot</th>\n<th scope=\"col\" class=\"align-right\">Montant</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td class=\"align-right\">3~900_€</td>\n</tr>\n<tr>\n<td>2</td>\n<td class=\"align-right\"></td>\n</tr>\n</tbody>\n</table>\n</div>\n",
    );
}

#[test]
fn an_empty_corner_makes_the_first_column_name_its_rows() {
    check(
        "| | A | |\n|-|-|-|\n| T2 | 4 | 3 |",
        "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau_: A\">\n<table>\n<thead>\n<tr>\n<td></td>\n<th scope=\"col\">A</th>\n<td></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<th scope=\"row\">T2</th>\n<td>4</td>\n<td>3</td>\n</tr>\n</tbody>\n</table>\n</div>\n",
    );
}

#[test]
fn headings_have_unique_anchors() {
    let (body, problems) = rendered("## L'œuvre : *été*\n\n## l œuvre été\n\n### Ici {#la}\n");
    assert_eq!(problems, []);
    let headings: Vec<_> = body.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(
        headings,
        [(2, "l-oeuvre-ete", "L’œuvre\u{a0}: été"), (2, "l-oeuvre-ete-2", "l œuvre été"), (3, "la", "Ici")]
    );
    assert_eq!(
        body.html_with(show),
        "<h2 id=\"l-oeuvre-ete\">L’œuvre\u{a0}: <em>été</em></h2>\n<h2 id=\"l-oeuvre-ete-2\">l œuvre été</h2>\n<h3 id=\"la\">Ici</h3>\n"
    );
}

#[test]
fn an_anchor_is_of_what_was_written() {
    let (body, _) = rendered("## Réunion à 14h30 : 50% de « oui », 5€\n");
    assert_eq!(body.headings[0].text, "Réunion à 14\u{a0}h\u{a0}30\u{a0}: 50\u{a0}% de «\u{a0}oui\u{a0}», 5\u{a0}€");
    assert_eq!(body.headings[0].id, super::slug("Réunion à 14h30 : 50% de oui, 5€"));
}

#[test]
fn heading_levels_are_checked() {
    check_problems(
        "# A\n\n#### B\n",
        &["titre-de-niveau-1 «# A»", "niveau-de-titre-saute niveau=4 attendu=3 «#### B»"],
    );
    assert_eq!(html("# A"), "<h2 id=\"a\">A</h2>\n");
}

#[test]
fn alerts() {
    check(
        "> [!IMPORTANT]\n> a",
        "<aside class=\"note note-important\" role=\"note\">\n<p class=\"note-title\">Important</p>\n<p>a</p>\n</aside>\n",
    );
    check("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n");
}

#[test]
fn footnotes_are_gathered_at_the_end() {
    check(
        "a[^x] b[^x]\n\n[^x]: c [d](e)\n\nf",
        "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup> b<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1-2\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></p>\n<p>f</p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li value=\"1\" id=\"fn-1\"><p>c <a href=\"{page e}\">d</a> <a class=\"footnote-back\" href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Retour à l’appel de la note 1\">↩</a> <a class=\"footnote-back\" href=\"#fnref-1-2\" role=\"doc-backlink\" aria-label=\"Retour à l’appel de la note 1 (2)\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    );
    check_problems("a\n\n[^x]: c\n\nb", &["note-sans-appel «[^x]: c»"]);
}

#[test]
fn footnote_ids_are_prefixed() {
    let body = render(&Arc::from("a.md"), "a[^x] <b>b</b>\n\n[^x]: c", 0, false, "p1-", &mut Vec::new());
    let html = body.html_with(show);
    assert!(html.contains("href=\"#p1-fn-1\" id=\"p1-fnref-1\"") && html.contains("Back to the reference"), "{html}");
    assert_eq!(body.links, []);
}

#[test]
fn a_link_to_a_file_has_a_place_for_its_facts() {
    check(
        "[plan](lot.PDF#page=2) [le *plan*](/media/a.b/plan)",
        "<p><a href=\"{page lot.PDF#page=2}\">plan</a> (faits de lot.PDF#page=2) <a href=\"{page /media/a.b/plan}\">le <em>plan</em></a></p>\n",
    );
    // Neither pages, nor other sites, nor what its author says.
    check(
        "[a](../b/index.md) [b](https://a.fr/c.pdf) [d (pdf, 2 pages)](d.pdf)",
        "<p><a href=\"{page ../b/index.md}\">a</a> <a href=\"{page https://a.fr/c.pdf}\">b</a> <a href=\"{page d.pdf}\">d (pdf, 2 pages)</a></p>\n",
    );
    let (body, _) = rendered("[plan](lot.pdf), dit-elle.");
    assert_eq!(body.plain_text(), "plan, dit-elle.");
    assert_eq!(body.links.len(), 1);
}

#[test]
fn images_that_follow_each_other_are_a_gallery() {
    let gallery =
        "<div class=\"gallery\">\n{image b.jpg «a» galerie seule}\n{image d.jpg «c» (l’été) galerie seule}\n</div>\n";
    check("![a](b.jpg)\n![c](d.jpg \"l'été\")", gallery);
    check("![a](b.jpg)\n\n![c](d.jpg \"l'été\")", gallery);
    check(
        "![a](b)\n\n![c](d)\n\n![e](f)\n\nx\n\n![g](h)",
        "<div class=\"gallery\">\n{image b «a» galerie seule}\n{image d «c» galerie seule}\n\
         {image f «e» galerie seule}\n</div>\n<p>x</p>\n{image h «g» seule}\n",
    );
    check("![a](b)\n\n- ![c](d)\n", "{image b «a» seule}\n<ul>\n<li>{image d «c»}</li>\n</ul>\n");
}

#[test]
fn images_alone_are_figures() {
    check("![a](b.jpg)", "{image b.jpg «a» seule}\n");
    check("x ![a](b.jpg)", "<p>x {image b.jpg «a»}</p>\n");
    check("[![a](b.jpg)](c)", "<p><a href=\"{page c}\">{image b.jpg «a»}</a></p>\n");
    check("![](b.jpg \"decorative\")", "{image b.jpg «» décorative seule}\n");
    check("![a *b* `c` ![d](e)](f)", "{image f «a b c d» seule}\n");
    check_problems("é ![](b.jpg) x", &["image-sans-description «![](b.jpg)»"]);
}

#[test]
fn links_know_where_they_are_written() {
    let markdown =
        "é [a](b%20c.md#d 't') [e][f] [g](<h i> \"](x)\") [j](k\\_l&amp;) <https://m.fr>\n\n[f]: <../n.md>\n";
    let (body, problems) = rendered(markdown);
    assert_eq!(problems, []);
    let links: Vec<_> = body
        .links
        .iter()
        .map(|link| {
            let span = link.target.span;
            (link.target.value.as_str(), &markdown[span.start as usize..span.end as usize])
        })
        .collect();
    assert_eq!(
        links,
        [
            ("b%20c.md#d", "b%20c.md#d"),
            ("../n.md", "../n.md"),
            ("h i", "h i"),
            ("k_l&", "k\\_l&amp;"),
            ("https://m.fr", "https://m.fr")
        ]
    );
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let mut diagnostics = Vec::new();
    let body = render(&Arc::from("a.md"), "[a](b)\n\n::: oups\n", 100, true, "", &mut diagnostics);
    assert_eq!(body.links[0].target.span, crate::diagnostic::Span::new(104, 105));
    assert_eq!(diagnostics[0].place.span, Some(crate::diagnostic::Span::new(112, 116)));
}

#[test]
fn dangerous_links_are_refused() {
    check_problems(
        "[a](javascript:x) ![b](data:y) <vbscript:z> [c](file:///d)",
        &[
            "lien-refuse schema=javascript sorte=autre «javascript:x»",
            "lien-refuse schema=data sorte=collee «data:y»",
            "lien-refuse schema=vbscript sorte=autre «vbscript:z»",
            "lien-refuse schema=file sorte=ordinateur «file:///d»",
        ],
    );
    assert_eq!(html("[a](JAVA&#10;script:x) ![b](data:y)"), "<p>a b</p>\n");
}

#[test]
fn notes_hold_markdown_and_nest() {
    check(
        "a\n::: attention L'eau\n- b\n::: note\nc\n:::\n- d\n:::\n- e",
        "<p>a</p>\n<aside class=\"note note-warning\" role=\"note\">\n<p class=\"note-title\">L’eau</p>\n<ul>\n<li>b</li>\n</ul>\n<aside class=\"note note-info\" role=\"note\">\n<p class=\"note-title\">À noter</p>\n<p>c</p>\n</aside>\n<ul>\n<li>d</li>\n</ul>\n</aside>\n<ul>\n<li>e</li>\n</ul>\n",
    );
}

#[test]
fn galleries_videos_and_files() {
    check(
        "::: galerie\r\n![a](b.jpg)\r\n:::\r\n![c](d.jpg)",
        "<div class=\"gallery\">\n{image b.jpg «a» galerie seule}\n</div>\n{image d.jpg «c» seule}\n",
    );
    check(
        "::: video https://tube.fr/w/1 \"La visite\"\n::: fichier \"le règlement.pdf\" « L'eau »",
        "<p class=\"video-card\"><a href=\"{page https://tube.fr/w/1}\"><span class=\"video-card-title\">La visite</span> <span class=\"video-card-source\">Vidéo sur tube.fr</span></a></p>\n{fichier le règlement.pdf «L’eau»}\n",
    );
    check("::: fichier plan.pdf\n::: fichier \"le plan.pdf\"", "{fichier plan.pdf «»}\n{fichier le plan.pdf «»}\n");
}

#[test]
fn directives_are_not_seen_in_code_lists_quotes_or_html() {
    check("```\n::: oups\n```", "<pre tabindex=\"0\"><code>::: oups\n</code></pre>\n");
    check("~~~\n:::\n```\n:::\n~~~", "<pre tabindex=\"0\"><code>:::\n```\n:::\n</code></pre>\n");
    check("    ::: oups", "<pre tabindex=\"0\"><code>::: oups</code></pre>\n");
    check("Le temps ::: note", "<p>Le temps_::: note</p>\n");
    check("- a\n\n  ::: oups", "<ul>\n<li><p>a</p>\n<p>::: oups</p>\n</li>\n</ul>\n");
    check("> ::: oups", "<blockquote>\n<p>::: oups</p>\n</blockquote>\n");
    check("<!--\n::: oups\n-->\nb", "<p>b</p>\n");
    // Its code is not closed, which is reported.
    assert_eq!(
        html("- ```\n  a\n::: note\nb\n:::"),
        "<ul>\n<li>\n<pre tabindex=\"0\"><code>a\n</code></pre>\n</li>\n</ul>\n<aside class=\"note note-info\" role=\"note\">\n<p class=\"note-title\">À noter</p>\n<p>b</p>\n</aside>\n",
    );
}

#[test]
fn a_directive_may_stand_a_little_off_the_margin() {
    let note =
        "<aside class=\"note note-info\" role=\"note\">\n<p class=\"note-title\">À noter</p>\n<p>a</p>\n</aside>\n";
    for markdown in [" ::: note\na\n :::\n", "   ::: note\n   a\n   :::\n", "::: note\r\na\r\n  :::\r\n"] {
        check(markdown, note);
    }
    check(
        "- a\n ::: video https://b.fr c\n",
        &["<ul>\n<li>a</li>\n</ul>\n", &html("::: video https://b.fr c")].concat(),
    );
}

#[test]
fn a_directive_where_none_may_stand_is_told_where_to_go() {
    check_problems(
        "- a\n  ::: note\n  b\n  :::\n\n> ::: video https://c.fr d\n\n1. ::: fichie e.pdf\n",
        &[
            "directive-imbriquee directive=note endroit=liste «::: note»",
            "directive-imbriquee directive=video endroit=citation «::: video https://c.fr d»",
            "directive-imbriquee directive=fichier endroit=liste «::: fichie e.pdf»",
        ],
    );
    // What closes it is not blamed again.
    check_problems("- a\n\n    ::: note\nb\n:::\n", &["directive-imbriquee directive=note endroit=liste «::: note»"]);
    check_problems("    ::: note\n    b\n", &["directive-imbriquee directive=note endroit=marge «::: note»"]);
    check_problems(
        "a[^1]\n\n[^1]: b\n\n    ::: note\n",
        &["directive-imbriquee directive=note endroit=note «::: note»"],
    );
    assert_eq!(rendered("- ```\n  ::: note\n  ```\n\n<div>\n  ::: note\n</div>\n").1, []);
}

#[test]
fn a_heading_without_its_space_is_shown() {
    for (markdown, line) in [
        ("##Titre", "## Titre"),
        ("a\n###2. L'*été* !", "### 2. L'*été* !"),
        ("> ##Titre", "## Titre"),
        ("##\u{a0}Titre", "## Titre"),
        ("#Le calendrier des travaux", "## Le calendrier des travaux"),
    ] {
        let written = &markdown[markdown.find('#').unwrap_or_default()..];
        check_problems(markdown, &[&format!("titre-colle ligne={line} «{written}»")]);
    }
    for fine in [
        "#1",
        "#1 Le lot",
        "#vallons en fête",
        "#Vallons",
        "#LesVallons en fête",
        "#Vallons on y était !",
        "#Fête du #Verger",
        "#Fête au verger\navec vous",
        "a ##b",
        "\\##a",
        "`##a`",
        "    ##a",
        "####### a",
        "####",
        "- #Un mot",
    ] {
        let codes: Vec<_> =
            rendered(fine).1.iter().map(|problem| problem.code).filter(|code| *code == "titre-colle").collect();
        assert_eq!(codes, [""; 0], "{fine}");
    }
}

#[test]
fn a_list_from_a_word_processor_is_shown_once() {
    check_problems(
        "• un\n• deux\n\n\u{f0b7}\ttrois",
        &["liste-collee suggestion=- un «• un»", "liste-collee suggestion=- trois «\u{f0b7}\ttrois»"],
    );
    check_problems("Voici :\n– un\n– deux", &["liste-collee suggestion=- un «– un»"]);
    check_problems("> ·\u{a0}un", &["liste-collee suggestion=- un «·\u{a0}un»"]);
    for fine in ["– Bonjour, dit-elle.", "12 •\u{a0}13", "a • b", "•un", "- • a", "`• a`", "    • a"] {
        check_problems(fine, &[]);
    }
}

#[test]
fn a_pasted_table_is_given_back_as_it_is_written() {
    let told = |lines, columns, table: &str, first: &str| {
        format!("tableau-colle lignes={lines} colonnes={columns} entier=oui tableau={table} «{first}»")
    };
    check_problems(
        "Les lots :\n\nLot\tEntreprise\n1\t**Dupont**\n\nSuite.",
        &[&told(2, 2, "| Lot | Entreprise |\n| --- | --- |\n| 1 | **Dupont** |", "Lot\tEntreprise")],
    );
    check_problems(
        "Les lots :\n1\tDupont\r\n2 | 3\t[Martin](/a)\t5 %\r\n",
        &[&told(2, 3, "| 1 | Dupont |  |\n| --- | --- | --- |\n| 2 \\| 3 | [Martin](/a) | 5 % |", "1\tDupont")],
    );
    // The corner is empty, so that the first row is an indented block.
    check_problems(
        "\tMars\tAvril\nGaz\t12\t13\n",
        &[&told(2, 3, "|  | Mars | Avril |\n| --- | --- | --- |\n| Gaz | 12 | 13 |", "\tMars\tAvril")],
    );
    check_problems("> a\tb\tc", &[&told(1, 3, "| a | b | c |\n| --- | --- | --- |", "> a\tb\tc")]);
    check_problems(
        "1.\tToit\t12\n2.\tMurs\t13",
        &[&told(2, 3, "| 1. | Toit | 12 |\n| --- | --- | --- |\n| 2. | Murs | 13 |", "1.\tToit\t12")],
    );
    let problems = rendered(&"a\tb\n".repeat(30)).1;
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    let arguments: String = problem.arguments.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    assert_eq!(arguments, " lignes=30 colonnes=2 entier=non tableau=| a | b |\n| --- | --- |\n| a | b |\n| a | b |");
    for fine in [
        "Lieu :\tla salle",
        "1.\tun\n2.\tdeux",
        "-\tun\n-\tdeux",
        "\tdu code\n\tencore",
        "```\na\tb\tc\n```",
        "| a\t| b\t| c |\n|---|---|---|\n| 1\t| 2\t| 3 |",
        "## a\tb\tc",
        "`a\tb\tc`",
    ] {
        check_problems(fine, &[]);
    }
}

#[test]
fn stars_that_make_nothing_bold_are_shown_once_a_line() {
    check_problems("a **gras **collé **b** c", &["gras-manque «**gras **»"]);
    check_problems("** gras ** a", &["gras-manque «** gras **»"]);
    check_problems("**un** et **deux **suite", &["gras-manque «**deux **»"]);
    check_problems("**Important :**texte", &["gras-manque «**Important :**»"]);
    for fine in ["**gras** a", "l’**été**", "2 ** 3", "m**e", "`**a **b`", "\\*\\*a \\*\\*b", "**a\nb**", "**"] {
        check_problems(fine, &[]);
    }
}

#[test]
fn a_paragraph_that_dashes_make_a_heading_is_shown() {
    check_problems("Un mot.\n\nBien à vous,\nClaire\n-- \n", &["titre-souligne titre=Claire «--»"]);
    check_problems("> Titre\n> ===\n", &["titre-souligne titre=Titre «===»"]);
    check_problems("Le chantier ferme vendredi.\n---\n", &["titre-souligne titre=Le chantier ferme vendredi. «---»"]);
    // Whoever writes titles this way draws the line as long as the title.
    assert_eq!(rendered("Les menuiseries\n---------------\n").1, []);
    for fine in ["a\n\n---\n\nb", "| a |\n|---|\n| b |", "- a\n- b\n", "## a\n---\n", "a\n***\n"] {
        assert_eq!(rendered(fine).1, [], "{fine}");
    }
}

#[test]
fn a_gallery_of_mere_names_is_told() {
    check_problems(
        "::: galerie\nphoto.jpg \"Une vue\"\n- Vue du parc.JPG\n![a](b.jpg)\nVoyez photo.jpg.\n:::",
        &[
            "directive-mal-ecrite directive=galerie sorte=photo ligne=![Une vue](photo.jpg) «photo.jpg \"Une vue\"»",
            "directive-mal-ecrite directive=galerie sorte=photo ligne=![…](Vue du parc.JPG) «- Vue du parc.JPG»",
        ],
    );
    check_problems("::: galerie Vues\n![a](b.jpg)\n:::\nphoto.jpg", &[]);
}

#[test]
fn mistakes_in_directives_are_reported_once() {
    check_problems("::: atention\na\n:::", &["directive-inconnue directive=atention suggestion=attention «atention»"]);
    check_problems("a\n\n::: note x\nb", &["directive-non-fermee directive=note «::: note x»"]);
    check_problems("a\n:::\n", &["directive-orpheline «:::»"]);
    check_problems(":: Note x\na\n::", &["directive-mal-ecrite sorte=deux-points ligne=::: Note x «:: Note x»"]);
    check_problems(
        "::fichier a.pdf\n",
        &["directive-mal-ecrite sorte=deux-points ligne=::: fichier a.pdf «::fichier a.pdf»"],
    );
    for text in [":: a\n", "a :: note\n", "```\n:: note\n```\n", "::\n", "std::note\n"] {
        assert_eq!(rendered(text).1, [], "{text}");
    }
    check_problems(
        "::: video\n::: video https://a.fr\n::: fichier \"\"",
        &[
            "directive-incomplete directive=video manque=adresse «::: video»",
            "directive-incomplete directive=video manque=titre «::: video https://a.fr»",
            "directive-incomplete directive=fichier manque=fichier «::: fichier \"\"»",
        ],
    );
    check_problems("::: video javascript:x \"y\"", &["lien-refuse schema=javascript sorte=autre «javascript:x»"]);
    assert_eq!(html("::: galerie\na"), "<div class=\"gallery\">\n<p>a</p>\n</div>\n");
}

#[test]
fn charts_are_asked_for_in_one_line() {
    check("::: graphique a.csv \"L'eau\"", "{graphique a.csv «L’eau» Bars}\n");
    check(
        "a\n::: graphique \"mes relevés.csv\" « L'énergie » unité: \"kWh/m²/an\" source: \"ADEME : bilan\" type: courbe\nb",
        "<p>a</p>\n{graphique mes relevés.csv «L’énergie» unité=kWh/m²/an source=ADEME_: bilan Curve}\n<p>b</p>\n",
    );
    check(
        "::: graphique a.csv L'eau et le gaz Type = Empilees unite : m³ par an source: https://a.fr/b et c://d",
        "{graphique a.csv «L’eau et le gaz» unité=m³ par an source=https://a.fr/b et c://d Stacked}\n",
    );
}

#[test]
fn mistakes_in_charts_are_reported_where_they_stand() {
    check_problems(
        "::: graphique\n::: graphique a.csv\n::: graphique a.csv unité: x\n::: grafique a.csv \"b\"",
        &[
            "directive-incomplete directive=graphique manque=fichier «::: graphique»",
            "directive-incomplete directive=graphique manque=titre «::: graphique a.csv»",
            "directive-incomplete directive=graphique manque=titre «::: graphique a.csv unité: x»",
            "directive-inconnue directive=grafique suggestion=graphique «grafique»",
        ],
    );
    check_problems(
        "::: graphique a.csv \"b\" rouge unites: \"x\" couleur: vert",
        &[
            "graphique-option-inconnue option=rouge «rouge»",
            "graphique-option-inconnue option=unites suggestion=unité «unites»",
            "graphique-option-inconnue option=couleur «couleur»",
        ],
    );
    check_problems(
        "::: graphique a.csv \"b\" type: courbes type: barres unité: source: x type: camembert type: empile",
        &[
            "graphique-option-incomplete option=type sorte=double «type»",
            "graphique-option-incomplete option=unité sorte=vide «unité»",
            "graphique-option-incomplete option=type sorte=double «type»",
            "graphique-option-incomplete option=type sorte=double «type»",
        ],
    );
    check_problems(
        "::: graphique a.csv \"b\" type: empile",
        &["graphique-type-inconnu valeur=empile suggestion=empilées «empile»"],
    );
    check_problems("::: graphique javascript:x \"b\"", &["lien-refuse schema=javascript sorte=autre «javascript:x»"]);
}

#[test]
fn a_chart_is_found_by_its_words_and_stays_out_of_the_excerpt() {
    let (body, _) = rendered("Avant.\n\n::: graphique a.csv \"L'eau\" unité: m³ source: \"Nos relevés\"\n\nAprès.");
    assert_eq!(body.excerpt, "Avant. Après.");
    assert_eq!(body.words, 2);
    assert_eq!(body.plain_text(), "Avant. L’eau m³ Nos relevés\nAprès.");
    let mut runs = Vec::new();
    body.each_text(&mut |text| runs.push(text.trim().to_owned()));
    runs.retain(|text| !text.is_empty());
    assert_eq!(runs, ["Avant.", "L’eau", "m³", "Nos relevés", "Après."]);
}

#[test]
fn raw_html_is_cleaned_and_its_links_are_known() {
    check(
        "a <kbd title=\"b\">c</kbd> [d](e) <a href='f?g&amp;h'>i\u{a0}j</a>\n\n<img src=\"k.jpg\" alt=\"l &quot;m\">\n",
        "<p>a <kbd title=\"b\">c</kbd> <a href=\"{page e}\">d</a> <a href=\"{page f?g&h}\">i_j</a></p>\n{image k.jpg «l \"m»}\n",
    );
    let markdown = "é <b>x</b> <a href=\"f?g&amp;h\">i</a>";
    let (body, _) = rendered(markdown);
    let span = body.links[0].target.span;
    assert_eq!(&markdown[span.start as usize..span.end as usize], "f?g&amp;h");
    check_problems(
        "a <span onclick=\"x\">b</span>\n\n<iframe src=\"y\"></iframe>\n\n<a href=\"javascript:z\">w</a> <img src=\"v\">",
        &[
            "html-nettoye element=onclick sorte=autre «<span onclick=\"x\">»",
            "html-nettoye element=<iframe> sorte=autre «<iframe src=\"y\">»",
            "lien-refuse schema=javascript sorte=autre «javascript:z»",
            "image-sans-description «<img src=\"v\">»",
        ],
    );
    assert_eq!(html("<script>alert(1)</script>\n\n<p style='x' onload=y>a"), "\n<p>a</p>");
}

#[test]
fn a_frame_of_another_site_is_told_what_to_become() {
    check_problems(
        "<iframe src=\"https://www.youtube.com/embed/ab\" title=\"La visite\"></iframe>\n\n<iframe src=\"//player.vimeo.com/video/1\"></iframe>\n",
        &[
            "html-nettoye element=<iframe> sorte=video ligne=::: video https://www.youtube.com/watch?v=ab \"La visite\" «<iframe src=\"https://www.youtube.com/embed/ab\" title=\"La visite\">»",
            "html-nettoye element=<iframe> sorte=video ligne=::: video https://vimeo.com/1 \"…\" «<iframe src=\"//player.vimeo.com/video/1\">»",
        ],
    );
    check_problems(
        "<iframe src=\"https://www.openstreetmap.org/export/embed.html?bbox=1&amp;marker=48.1,-2.5\"></iframe>",
        &[
            "html-nettoye element=<iframe> sorte=carte ligne=[Voir la carte](https://www.openstreetmap.org/?mlat=48.1&mlon=-2.5) «<iframe src=\"https://www.openstreetmap.org/export/embed.html?bbox=1&amp;marker=48.1,-2.5\">»",
        ],
    );
}

#[test]
fn what_this_station_writes_survives_the_cleaning() {
    let markdown = "## T {#t}\n\n| a | b |\n|-|-:|\n| c[^n] | d |\n\n- [x] e\n\n```rust\nf\n```\n\n> [!TIP]\n> g\n\n::: galerie h\n![i](j)\n:::\n::: video https://k.fr l\n::: fichier m n\n::: graphique r.csv s\n\n3. o\n\n[^n]: p\n";
    let clean = html(&format!("{markdown}\n<b>q</b>\n")).replace("<p><b>q</b></p>\n", "");
    let sorted = |html: &str| {
        let mut words: Vec<_> =
            html.split([' ', '<', '>']).filter(|w| !w.trim().is_empty()).map(str::to_owned).collect();
        words.sort();
        words
    };
    assert_eq!(sorted(&clean), sorted(&html(markdown)));
}

#[test]
fn an_unclosed_quote_cannot_swallow_an_element() {
    for hostile in [
        "<div title=\"\n\n![x](onmouseover=alert%281%29)\n\n\">",
        "<div title='\n\n[x](y)\n\n'>",
        "<textarea>\n\n[x](y) ![z](w)",
        "<div title=\"&#xe002;0&#xe001;\">\n\n![x](y)",
    ] {
        let html = html(hostile);
        assert!(!html.contains("title"), "{html}");
    }
}

#[test]
fn marks_in_the_text_are_only_text() {
    check(
        "\u{e000}0\u{e001} [a](b) &#xe000;0&#xe001; \u{e002}0\u{e001}",
        "<p>\u{fffd}0\u{fffd} <a href=\"{page b}\">a</a> \u{fffd}0\u{fffd} \u{fffd}0\u{fffd}</p>\n",
    );
    check("\0a\u{1b}[31m\u{7}`\u{1}`", "<p>a[31_m<code></code></p>\n");
}

#[test]
fn words_and_excerpt() {
    let (body, _) = rendered("## Titre\n\nL'eau `est` **là** :\n\n```\nx\n```\n\n- un\n- deux\n");
    assert_eq!(body.words, 6);
    assert_eq!(body.excerpt, "L’eau est là\u{a0}: un deux");
    assert_eq!(body.plain_text(), "Titre L’eau est là\u{a0}: x\nun deux");
    assert!(rendered("").0.is_empty());
}

#[test]
fn hostile_texts_end_soon() {
    let hostile = [
        "[".repeat(1_000_000),
        "![".repeat(200_000),
        "[a](".repeat(100_000),
        "*a **b _c ".repeat(50_000),
        "> ".repeat(2_000),
        "- ".repeat(2_000),
        "`".repeat(300_000),
        "\"".repeat(300_000),
        "«".repeat(300_000),
        "1 234 ".repeat(100_000),
        ":::\n".repeat(100_000),
        "::: note\n".repeat(20_000),
        "::: graphique a b".to_owned() + &" ".repeat(500_000),
        "::: graphique a b".to_owned() + &" c:«".repeat(100_000),
        "::: graphique a b".to_owned() + &" c".repeat(200_000) + ":",
        "## a\n".repeat(50_000),
        "<div>\n".repeat(50_000),
        "<b>".repeat(50_000),
        "<a href=\"x\" ".repeat(50_000),
        "<".repeat(300_000),
        "<!--".repeat(100_000),
        "[^a]: b\n".repeat(20_000),
        "[^a] ".repeat(20_000) + "\n\n[^a]: b",
        "| a ".repeat(20_000) + "\n" + &"|-".repeat(20_000),
        "&#xe000;".repeat(50_000),
        "[#".repeat(200_000),
        ">#A b\n".repeat(100_000),
        "> ".repeat(1_000) + &"\n:::".repeat(100_000),
        "- :::note\n".repeat(50_000),
        "http://".repeat(100_000),
        "www.".repeat(100_000),
        "a@".repeat(200_000),
        "@a.".repeat(100_000),
        "https://a.fr/".to_owned() + &"(".repeat(200_000) + &")".repeat(300_000),
    ];
    for text in hostile {
        let (body, _) = rendered(&text);
        let start: String = text.chars().take(12).collect();
        assert!(body.html_with(show).len() < 50 * text.len() + 1_000, "{start}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_renders(text in "([-#>*_`~:\\[\\]()!|<>\"'/&;^ \n\ta-c1é]|::: |\\n|\u{e000}|note|galerie|<div|</b>|https:|http://a|www\\.|@b\\.fr|&amp;|<a>){0,60}") {
        let (body, diagnostics) = rendered(&text);
        let html = body.html_with(|_, _, _| {});
        let has_marks = html.contains([super::escape::ADDRESS, super::escape::ELEMENT]);
        proptest::prop_assert!(!has_marks);
        for link in &body.links {
            let span = link.target.span;
            proptest::prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
        for problem in diagnostics {
            let span = problem.place.span.unwrap_or_default();
            proptest::prop_assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
    }
}

#[test]
fn a_remark_without_an_end_is_an_error_at_its_start() {
    for (markdown, start) in [
        ("Avant.\n\n<!-- remarque –>\n\nAprès.\n", 8),
        ("Avant <!-- à finir, et la suite.\n", 6),
        ("> <!-- à finir\n\nAprès.\n", 2),
        ("<!-- un –>\n\nEntre.\n\n<!-- deux -->\n", 0),
        ("Avant <!-- un –> entre <!-- deux --> après.\n", 6),
        ("<div>\n<!-- un –>\n\nDedans.\n\n</div>\n", 6),
    ] {
        let problems = rendered(markdown).1;
        let codes: Vec<_> = problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, ["remarque-non-fermee"], "{markdown}");
        assert!(problems[0].is_error());
        assert_eq!(problems[0].place.span.map(|span| span.start), Some(start), "{markdown}");
    }
    check("<!-- un -->\n\nEntre <!-- deux --> et `<!--`.\n", "<p>Entre  et <code>&lt;!--</code>.</p>\n");
    assert_eq!(rendered("\\<!-- montré\n\n```\n<!-- aussi\n```\n").1, []);
}

#[test]
fn a_block_of_code_without_an_end_is_shown_at_its_start() {
    check_problems("```texte\na\n\n## b\n", &["code-non-ferme «```texte»"]);
    check_problems("```", &["code-non-ferme «```»"]);
    check_problems("> ~~~\n> a\n\nb\n", &["code-non-ferme «~~~»"]);
    for closed in ["```\na\n```\n\nb", "~~~\n```\n~~~\n", "- ```\n  a\n  ```\n", "> ```\n> a\n> ```\n", "    a\n"] {
        assert_eq!(rendered(closed).1, [], "{closed}");
    }
}

#[test]
fn names_with_spaces_lead_to_files() {
    let targets = |markdown: &str| -> Vec<String> {
        let (body, problems) = rendered(markdown);
        assert_eq!(problems, [], "{markdown}");
        body.links
            .iter()
            .map(|link| {
                let span = link.target.span;
                format!("{} «{}»", link.target.value, &markdown[span.start as usize..span.end as usize])
            })
            .collect()
    };
    for (markdown, target) in [
        ("![a](Photo été 1.JPG)", "Photo été 1.JPG"),
        ("[y](Budget 2026.xlsx)", "Budget 2026.xlsx"),
        ("![a](Photo (1) bis.jpg)", "Photo (1) bis.jpg"),
        ("![a]( Photo 1.jpg )", "Photo 1.jpg"),
        ("[y](../Mon dossier/index.md#la-suite)", "../Mon dossier/index.md#la-suite"),
        ("| a |\n| - |\n| [y](Budget 2026.xlsx) |\n", "Budget 2026.xlsx"),
    ] {
        assert_eq!(targets(markdown), [format!("{target} «{target}»")], "{markdown}");
    }
    check("![a](Photo 1.jpg \"La (belle) vue\")", "{image Photo 1.jpg «a» (La (belle) vue) seule}\n");
    assert_eq!(
        rendered("[y](https://a.fr/Budget 2026.xlsx)").0.links[0].target.value,
        "https://a.fr/Budget%202026.xlsx"
    );
    assert_eq!(targets("[![a](Photo 1.jpg)](Plan masse.pdf)").len(), 2);
    // Code keeps what it holds.
    check("`[y](Budget 2026.xlsx)`", "<p><code>[y](Budget 2026.xlsx)</code></p>\n");
    check("[`](a b.pdf)`](Plan masse.pdf)", "<p><a href=\"{page Plan masse.pdf}\"><code>](a b.pdf)</code></a></p>\n");
    check("[y](voir plus bas)", "<p>[y](voir plus bas)</p>\n");
}

#[test]
fn a_link_without_an_address_is_an_error() {
    check_problems("![a]()", &["lien-vide «![a]()»"]);
    check_problems("[b]() et [c](<>)", &["lien-vide «[b]()»", "lien-vide «[c](<>)»"]);
    assert_eq!(html("[b]()"), "<p>b</p>\n");
}

#[test]
fn what_would_be_lost_of_a_table_is_shown() {
    check_problems(
        "| a | b |\n| - | - |\n| 1 | 12 | trop | encore |\n| 2 | 3 |\n",
        &["tableau-case-en-trop colonnes=2 «trop | encore»"],
    );
    check_problems("> a | b\n> - | -\n> 1 | 2 | 3\n", &["tableau-case-en-trop colonnes=2 «3»"]);
    assert_eq!(rendered("| a |\n| - |\n| 1 \\| 2 |\n").1, []);
}

#[test]
fn a_reference_to_no_note_is_shown() {
    check_problems("Une phrase.[^abc] Une autre.[^abc]\n", &["note-sans-texte note=abc «[^abc]»"]);
    check_problems("Une phrase.[^1]\n\n[^1] : la note\n", &["note-sans-texte note=1 «[^1]»"]);
    for fine in ["Une phrase.[^1]\n\n[^1]: la note\n", "`[^1]`", "\\[^1]", "[^ a]", "[^]"] {
        assert_eq!(rendered(fine).1, [], "{fine}");
    }
}

#[test]
fn a_heading_without_text_is_shown() {
    check_problems("##\n\nTexte.\n", &["titre-vide «##»"]);
    assert_eq!(rendered("## ![La charpente](photo.jpg)\n").1, []);
}

#[test]
fn a_line_out_of_order_is_told_how_to_be_written() {
    check_problems(
        "::: fichier Plan masse.pdf\n\n::: video \"La visite\" https://a.fr/1\n\n::: graphique Conso gaz.csv \"Le gaz\"\n",
        &[
            "directive-mal-ecrite directive=fichier sorte=guillemets ligne=::: fichier \"Plan masse.pdf\" \"Plan masse\" «::: fichier Plan masse.pdf»",
            "directive-mal-ecrite directive=video sorte=ordre ligne=::: video https://a.fr/1 \"La visite\" «::: video \"La visite\" https://a.fr/1»",
            "directive-mal-ecrite directive=graphique sorte=guillemets ligne=::: graphique \"Conso gaz.csv\" \"Le gaz\" «::: graphique Conso gaz.csv \"Le gaz\"»",
        ],
    );
}
