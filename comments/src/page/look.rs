//! What a site's own pages wear besides the service's style: its colours and its icon.

use super::assets::{Asset, published};
use super::{Rendition, assets::STYLE};
use crate::domain::{Colour, Colours};

const ICON: &str = "image/svg+xml";
/// Ground and highest step of the icon where the site does not say its colours: those of `page.css`.
const GROUND: Colour = Colour::new(0x00, 0x3f, 0x2c);
const STEP: Colour = Colour::new(0xf5, 0xc7, 0x44);

/// The files, each under a name that tells its bytes.
#[derive(Debug)]
pub struct Look {
    icon: Published,
    colours: Option<Published>,
}

#[derive(Debug)]
struct Published {
    /// What its names begin and end with.
    stem: &'static str,
    extension: &'static str,
    name: String,
    rendition: Rendition,
}

impl Published {
    fn new(stem: &'static str, extension: &'static str, kind: &'static str, text: String) -> Self {
        let name = published(stem, extension, text.as_bytes());
        Self { stem, extension, name, rendition: Rendition::new(kind, text) }
    }

    /// Whether `name` is this file's, now or as it was before.
    fn is_named(&self, name: &str) -> bool {
        let between = name.strip_prefix(self.stem).and_then(|rest| rest.strip_suffix(self.extension));
        between.is_some_and(|between| between == "." || (between.starts_with('-') && between.ends_with('.')))
    }
}

impl Look {
    /// The look of a site in these colours.
    #[must_use]
    pub fn of(colours: Option<&Colours>) -> Self {
        let [ground, step] = colours.map_or([GROUND, STEP], Colours::icon);
        Self {
            icon: Published::new("icone", "svg", ICON, icon(ground, step)),
            colours: colours.map(|colours| Published::new("couleurs", "css", STYLE, colours.style())),
        }
    }

    /// The published name of the icon.
    #[must_use]
    pub fn icon_name(&self) -> &str {
        &self.icon.name
    }

    /// The published name of the style sheet that names the colours; `None`: those of `page.css`.
    #[must_use]
    pub fn colours_name(&self) -> Option<&str> {
        self.colours.as_ref().map(|colours| colours.name.as_str())
    }

    /// The file of this name. A page that was made before the site changed its colours gets the present ones.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Asset<'_>> {
        let mut files = [Some(&self.icon), self.colours.as_ref()].into_iter().flatten();
        let file = files.find(|file| file.is_named(name))?;
        Some(Asset { rendition: &file.rendition, is_lasting: file.name == name })
    }
}

/// The sign of a site: three steps, the highest of a colour of its own.
#[must_use]
pub fn icon(ground: Colour, step: Colour) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 64 64\"><path fill=\"{ground}\" d=\"M0 0h64v64H0z\"/>\
         <path fill=\"#fff\" d=\"M12 52V40h13V28h13v24z\"/><path fill=\"{step}\" d=\"M38 52V16h14v36z\"/></svg>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_icon_is_there_and_colours_are_where_the_site_says_them() {
        let look = Look::of(None);
        let icon = look.get(look.icon_name()).unwrap();
        assert!(icon.is_lasting);
        assert_eq!(icon.rendition.content_type, "image/svg+xml");
        assert_eq!(look.colours_name(), None);
        assert!(look.get("couleurs.css").is_none());
        // What an older page asks for is what there is now.
        assert!(!look.get("icone-0000000000.svg").unwrap().is_lasting);
        for name in ["icone", "icone-0000000000.css", "iconesvg", "page.css", ""] {
            assert!(look.get(name).is_none(), "{name}");
        }
    }
}
