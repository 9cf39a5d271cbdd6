//! A post's text with its links, pictures and files in place.

use std::fmt::Write as _;

use super::model::{FileView, ImageView, PlacedImage};
use super::{Views, format};
use crate::config;
use crate::content::Post;
use crate::markdown::{Link, LinkKind, Place, push_replaced};
use crate::media::{Picture, Use};
use crate::path::name_of;
use crate::site::links::{self, Target};
use crate::site::{File, PostId, Site};

/// How addresses are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addresses {
    /// From the site's root, as pages do.
    Rooted,
    /// Whole, as feeds need them.
    Absolute,
}

impl Views<'_> {
    /// The post's text as HTML, with whole addresses: for feeds.
    #[must_use]
    pub fn absolute_html(&self, id: PostId) -> String {
        self.html(self.site.post(id), Addresses::Absolute, false)
    }

    /// The post's text as HTML. `leads` says that nothing shows a picture above it: its first one is then likely to be on
    /// the first screen, and must not wait.
    pub(super) fn html(&self, post: &Post, addresses: Addresses, leads: bool) -> String {
        let mut leads = leads;
        let mut charts = 0;
        post.body.html_with(|link, place, out| match &link.kind {
            LinkKind::Page if place == Place::Facts => self.push_link_facts(out, post, link, addresses),
            LinkKind::Page => push_escaped(out, &self.link_address(post, link, addresses)),
            LinkKind::Image { alt, title, standalone, in_gallery, .. } => {
                let title = title.as_deref();
                if addresses == Addresses::Absolute {
                    return self.push_plain_image(out, post, &link.target.value, (alt, title), *standalone);
                }
                let shown = if *in_gallery { Use::Gallery } else { Use::Column };
                let Some(image) = self.image(post, &link.target.value, alt, shown) else { return };
                let image = ImageView { caption: title.map(str::to_owned), ..image };
                let leads_on = *in_gallery || (*standalone && self.shows_more(post, &link.target.value));
                let image = if leads_on { self.enlargeable(post, &link.target.value, image) } else { image };
                let placed = PlacedImage { image, lazy: !std::mem::take(&mut leads), figure: *standalone };
                out.push_str(&(self.html.picture)(&placed));
            }
            LinkKind::Download { label } => {
                if let Some(file) = self.file(post, &link.target.value, label.as_deref(), addresses) {
                    push_download(out, &file);
                }
            }
            LinkKind::Chart(chart) => {
                charts += 1;
                self.push_chart(out, post, (&link.target.value, chart), charts, addresses);
            }
        })
    }

    fn link_address(&self, post: &Post, link: &Link, addresses: Addresses) -> String {
        match links::resolve(self.site, post, &link.target.value, &link.kind) {
            Ok(Target::Page(url) | Target::Withheld(url)) => self.address(&url, addresses),
            Ok(Target::Anchor(fragment)) => match addresses {
                Addresses::Rooted => format!("#{fragment}"),
                Addresses::Absolute => format!("{}#{fragment}", self.site.absolute(&post.address.url)),
            },
            Ok(Target::File(path)) => self.site.files.get(&path).map_or_else(String::new, |file| {
                let address = self.address(&file.url, addresses);
                match link.target.value.split_once('#') {
                    Some((_, fragment)) => format!("{address}#{fragment}"),
                    None => address,
                }
            }),
            Ok(Target::External(url)) => url,
            // A site with a broken link is never rendered, but by `serve`, beside the message that says so.
            Err(_) => link.target.value.clone(),
        }
    }

    /// What a link of the text leads to, where that is a file: its format and size, as beside the files of a list.
    fn push_link_facts(&self, out: &mut String, post: &Post, link: &Link, addresses: Addresses) {
        let Ok(Target::File(path)) = links::resolve(self.site, post, &link.target.value, &link.kind) else { return };
        if let Some(file) = self.site.files.get(&path) {
            push_facts(out, &self.file_view(&path, file, None, addresses));
        }
    }

    pub(super) fn address(&self, url: &str, addresses: Addresses) -> String {
        match addresses {
            Addresses::Rooted => self.site.href(url),
            Addresses::Absolute => self.site.absolute(url),
        }
    }

    /// The picture that `post` calls `written`.
    pub(super) fn image(&self, post: &Post, written: &str, alt: &str, shown: Use) -> Option<ImageView> {
        let (_, file) = links::find_file(self.site, post, written)?;
        Some(image(self.site, file, alt, shown))
    }

    /// The picture `image`, which `post` calls `written`, with a way to the large one. A picture without a description
    /// is an ornament: a link to it would have no name.
    pub(super) fn enlargeable(&self, post: &Post, written: &str, image: ImageView) -> ImageView {
        let find = || {
            let (_, file) = links::find_file(self.site, post, written)?;
            let (_, largest) = file.variants(Use::Full).last()?;
            Some(self.site.href(largest))
        };
        ImageView { large: if image.alt.is_empty() { None } else { find() }, ..image }
    }

    /// Whether the picture that `post` calls `written` has a size beyond those of a column: a plan, a panorama.
    fn shows_more(&self, post: &Post, written: &str) -> bool {
        let Some((_, file)) = links::find_file(self.site, post, written) else { return false };
        let largest = |shown| file.variants(shown).last().map(|(variant, _)| variant.width);
        largest(Use::Full) > largest(Use::Column)
    }

    /// A picture for feeds: one size, in the encoding that every reader knows.
    fn push_plain_image(
        &self,
        out: &mut String,
        post: &Post,
        written: &str,
        (alt, caption): (&str, Option<&str>),
        standalone: bool,
    ) {
        let Some((_, file)) = links::find_file(self.site, post, written) else { return };
        let figure = standalone && caption.is_some();
        out.push_str(match (figure, standalone) {
            (true, _) => "<figure>",
            (false, true) => "<p>",
            (false, false) => "",
        });
        out.push_str("<img src=\"");
        push_escaped(out, &self.site.absolute(file.url_shown()));
        out.push_str("\" alt=\"");
        push_escaped(out, alt);
        out.push('"');
        if let Some((width, height)) = file.picture().map(Picture::shown_size) {
            // Writing to a string cannot fail.
            let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
        }
        out.push('>');
        if figure {
            out.push_str("<figcaption>");
            push_escaped(out, caption.unwrap_or_default());
            out.push_str("</figcaption></figure>");
        } else if standalone {
            out.push_str("</p>");
        }
    }

    /// The file that `post` calls `written`.
    pub(super) fn file(
        &self,
        post: &Post,
        written: &str,
        name: Option<&str>,
        addresses: Addresses,
    ) -> Option<FileView> {
        let (path, file) = links::find_file(self.site, post, written)?;
        Some(self.file_view(path, file, name, addresses))
    }

    fn file_view(&self, path: &str, file: &File, name: Option<&str>, addresses: Addresses) -> FileView {
        let (_, extension) = name_of(path).rsplit_once('.').unwrap_or_default();
        let paper = file.paper();
        FileView {
            title: name.map_or_else(|| file.title(path), str::to_owned),
            url: self.address(&file.url, addresses),
            format: extension.to_ascii_uppercase(),
            size: format::size(self.language(), file.size),
            bytes: file.size,
            pages: paper.map(|paper| self.catalogue.with("file-pages", &[("count", paper.pages.into())])),
        }
    }
}

/// The picture in `file` as a page shows it.
fn image(site: &Site, file: &File, alt: &str, shown: Use) -> ImageView {
    let mut srcset = String::new();
    for (variant, address) in file.variants(shown) {
        let separator = if srcset.is_empty() { "" } else { ", " };
        // Writing to a string cannot fail.
        let _ = write!(srcset, "{separator}{}{address} {}w", site.config.site.url.prefix(), variant.width);
    }
    let size = file.size_shown();
    ImageView {
        url: site.href(file.url_shown()),
        alt: alt.to_owned(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        credit: None,
        caption: None,
        srcset,
        sizes: shown.sizes(),
        large: None,
    }
}

/// A photo that the configuration names, across the page.
pub(super) fn site_photo(site: &Site, photo: &config::Picture) -> Option<ImageView> {
    let file = site.files.get(&photo.file.value)?;
    Some(image(site, file, &photo.description, Use::Wide))
}

/// A picture that the configuration names, as it is.
pub(super) fn site_picture(site: &Site, picture: &config::Picture) -> Option<ImageView> {
    let file = site.files.get(&picture.file.value)?;
    let size = file.size_shown();
    Some(ImageView {
        url: site.href(&file.url),
        alt: picture.description.clone(),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        credit: None,
        caption: None,
        srcset: String::new(),
        sizes: Use::Wide.sizes(),
        large: None,
    })
}

fn push_download(out: &mut String, file: &FileView) {
    out.push_str("<p class=\"download\"><a href=\"");
    push_escaped(out, &file.url);
    out.push_str("\" download>");
    push_escaped(out, &file.title);
    out.push_str("</a>");
    push_facts(out, file);
    out.push_str("</p>");
}

/// What is to be known of a file before it is fetched.
fn push_facts(out: &mut String, file: &FileView) {
    out.push_str(" <span class=\"file-facts\">(");
    push_escaped(out, &file.format);
    if let Some(pages) = &file.pages {
        out.push_str(", ");
        push_escaped(out, pages);
    }
    out.push_str(", ");
    push_escaped(out, &file.size);
    out.push_str(")</span>");
}

/// Text for an attribute or an element.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let replacements = [(b'&', "&amp;"), (b'<', "&lt;"), (b'>', "&gt;"), (b'"', "&quot;"), (b'\'', "&#39;")];
    push_replaced(out, text, replacements);
}
