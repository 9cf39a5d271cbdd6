//! Drawings (SVG): that they only draw, and how large they are.
//!
//! An SVG file can hold scripts, pages and addresses of other sites. One that holds any is refused, not mended: what the
//! cooperative publishes is the file that it made.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Elements that do more than draw.
const ACTIVE: [&str; 9] = ["script", "foreignObject", "iframe", "embed", "object", "audio", "video", "handler", "a"];

/// Says what a drawing holds besides lines and shapes.
///
/// # Errors
/// What was found: an element, an attribute, an address, or that it is no SVG at all.
pub fn check(bytes: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "UTF-8 ?".to_owned())?;
    let mut reader = Reader::from_str(text);
    let (mut is_svg, mut in_style) = (false, false);
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(element) => {
                is_svg |= element.local_name().as_ref() == b"svg";
                in_style = element.local_name().as_ref() == b"style";
                check_element(&element)?;
            }
            Event::Empty(element) => {
                is_svg |= element.local_name().as_ref() == b"svg";
                check_element(&element)?;
            }
            Event::Text(text) if in_style => check_style(&String::from_utf8_lossy(&text))?,
            Event::CData(text) if in_style => check_style(&String::from_utf8_lossy(&text))?,
            Event::GeneralRef(_) if in_style => return Err("&…;".to_owned()),
            Event::DocType(kind) if kind.contains(&b'[') => return Err("<!DOCTYPE … [".to_owned()),
            Event::PI(_) => return Err("<?…?>".to_owned()),
            Event::End(_) => in_style = false,
            Event::Eof if is_svg => return Ok(()),
            Event::Eof => return Err("<svg> ?".to_owned()),
            _ => {}
        }
    }
}

/// What of a drawing would do something wherever it is opened: a program, or entities, of which a few lines make a gigabyte.
/// One that cannot be read to its end is judged by what comes before.
pub(super) fn activity(bytes: &[u8]) -> Option<String> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => {
                if let Some(found) = activity_of(&element) {
                    return Some(found);
                }
            }
            Event::DocType(kind) if kind.to_ascii_uppercase().windows(8).any(|word| word == b"<!ENTITY") => {
                return Some("<!ENTITY>".to_owned());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn activity_of(element: &BytesStart<'_>) -> Option<String> {
    let name = String::from_utf8_lossy(element.local_name().as_ref()).into_owned();
    if ["script", "handler"].iter().any(|active| active.eq_ignore_ascii_case(&name)) {
        return Some(format!("<{name}>"));
    }
    element.attributes().flatten().find_map(|attribute| {
        let key = String::from_utf8_lossy(attribute.key.as_ref()).to_ascii_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).unwrap_or_default();
        let is_program = value.trim_start().to_ascii_lowercase().starts_with("javascript:");
        (key.starts_with("on") || is_program).then(|| format!("{key}=\"…\""))
    })
}

fn check_element(element: &BytesStart<'_>) -> Result<(), String> {
    let name = String::from_utf8_lossy(element.local_name().as_ref()).into_owned();
    if ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(&name)) {
        return Err(format!("<{name}>"));
    }
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let key = String::from_utf8_lossy(attribute.key.local_name().as_ref()).to_ascii_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        let value = value.trim().to_ascii_lowercase();
        let leads_out = key == "href" && !value.starts_with('#') && !value.starts_with("data:image/");
        if key.starts_with("on") || leads_out || (key == "src") {
            return Err(format!("{key}=\"…\""));
        }
        check_style(&value)?;
    }
    Ok(())
}

/// A style, or a value that may be one: it may name what stands in the drawing (`url(#shade)`), nothing else.
fn check_style(style: &str) -> Result<(), String> {
    let style = style.to_ascii_lowercase();
    let names_others = style.split("url(").skip(1).any(|rest| {
        let target = rest.trim_start_matches(['"', '\'', ' ']);
        !target.starts_with('#') && !target.starts_with("data:image/")
    });
    if names_others || style.contains("@import") || style.contains("javascript:") || style.contains('\\') {
        return Err("url(…)".to_owned());
    }
    Ok(())
}

/// Whether a file of that name is a drawing (SVG).
#[must_use]
pub fn is_drawing(name: &str) -> bool {
    name.rsplit('.').next().unwrap_or_default().eq_ignore_ascii_case("svg")
}

/// Width and height of a drawing, from its own `width` and `height` or else its `viewBox`.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::from_str(std::str::from_utf8(bytes).ok()?);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => return size_of(&element),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn size_of(element: &BytesStart<'_>) -> Option<(u32, u32)> {
    let attribute = |name: &str| {
        let value = element.try_get_attribute(name).ok()??.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.trim().trim_end_matches("px").to_owned())
    };
    let own = || Some((whole(&attribute("width")?)?, whole(&attribute("height")?)?));
    own().or_else(|| {
        let drawn = attribute("viewBox")?;
        let mut numbers = drawn.split([' ', ',']).filter(|number| !number.is_empty()).skip(2);
        Some((whole(numbers.next()?)?, whole(numbers.next()?)?))
    })
}

/// A length in pixels, at least 1, to the nearest whole one.
fn whole(written: &str) -> Option<u32> {
    let length = written.parse::<f64>().ok()?.round();
    // Larger ones than this are no drawings.
    (1.0..=100_000.0).contains(&length).then_some(length as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> Result<(), String> {
        check(format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>").as_bytes())
    }

    #[test]
    fn what_only_draws_is_taken() {
        for inside in [
            "<path d=\"M0 0h9\" fill=\"url(#shade)\"/>",
            "<style>.a{fill:#17503c}</style><g class=\"a\"><use href=\"#b\"/></g>",
            "<title>Les Trois Vallons</title>",
        ] {
            assert_eq!(drawing(inside), Ok(()), "{inside}");
        }
    }

    #[test]
    fn what_would_do_something_is_found_and_what_programs_leave_in_drawings_is_not() {
        let found = |text: &str| activity(text.as_bytes());
        assert_eq!(found("<svg><g><SCRIPT>alert(1)</SCRIPT></g></svg>").as_deref(), Some("<SCRIPT>"));
        assert_eq!(found("<svg onload='a()'/>").as_deref(), Some("onload=\"…\""));
        assert_eq!(found("<svg><a xlink:href=' JavaScript:a()'/></svg>").as_deref(), Some("xlink:href=\"…\""));
        let bomb = "<!DOCTYPE svg [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]><svg><text>&b;</text></svg>";
        assert_eq!(found(bomb).as_deref(), Some("<!ENTITY>"));
        for text in [
            "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'svg11.dtd'><svg/>",
            "<svg><a xlink:href='https://www.example/'><foreignObject><div>Bureau</div></foreignObject></a></svg>",
            "<svg xmlns:inkscape='x' inkscape:version='1.3'><image href='plan.png'/></svg>",
            "<svg><g>",
            "pas un dessin",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn what_does_more_is_refused() {
        for (inside, found) in [
            ("<script>alert(1)</script>", "<script>"),
            ("<SCRIPT/>", "<SCRIPT>"),
            ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
            ("<path onclick=\"x()\"/>", "onclick=\"…\""),
            ("<image href=\"https://ailleurs.example/a.png\"/>", "href=\"…\""),
            ("<use xlink:href=\"autre.svg#a\"/>", "href=\"…\""),
            ("<path fill=\"url(https://ailleurs.example/a)\"/>", "url(…)"),
            ("<style>@import 'a.css';</style>", "url(…)"),
            ("<style>@im&#112;ort 'a.css';</style>", "&…;"),
            ("<?xml-stylesheet href=\"a.css\"?>", "<?…?>"),
        ] {
            assert_eq!(drawing(inside), Err(found.to_owned()), "{inside}");
        }
        assert!(check(b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>").is_err());
        assert_eq!(check(b"<p/>"), Err("<svg> ?".to_owned()));
        assert!(check(b"\xff\xfe").is_err());
        assert!(drawing("<g>").is_err());
    }

    #[test]
    fn a_drawing_says_how_large_it_is() {
        for (text, expected) in [
            ("<svg viewBox=\"0 0 48.4 40\"/>", Some((48, 40))),
            (
                "<?xml version=\"1.0\"?><!-- a --><svg width=\"120px\" height=\"60\" viewBox=\"0 0 2 1\"></svg>",
                Some((120, 60)),
            ),
            ("<svg width=\"100%\" height=\"100%\" viewBox=\"0,0,30,20\"/>", Some((30, 20))),
            ("<svg/>", None),
            ("<svg viewBox=\"0 0 0 0\"/>", None),
            ("no drawing", None),
        ] {
            assert_eq!(size(text.as_bytes()), expected, "{text}");
        }
    }
}
