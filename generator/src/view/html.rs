//! A post's text with its links, pictures and files in place.

use std::fmt::Write as _;

use super::model::{FileView, ImageView};
use super::{Views, format};
use crate::content::Post;
use crate::markdown::{Link, LinkKind, push_replaced};
use crate::site::PostId;
use crate::site::links::{self, Target};

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
        self.html(self.site.post(id), Addresses::Absolute)
    }

    pub(super) fn html(&self, post: &Post, addresses: Addresses) -> String {
        let mut first_image = true;
        post.body.html_with(|link, out| match &link.kind {
            LinkKind::Page => push_escaped(out, &self.link_address(post, link, addresses)),
            LinkKind::Image { alt, title, standalone, .. } => {
                let Some(image) = self.image(post, &link.target.value, alt, None, addresses) else { return };
                // The first picture is likely to be on the first screen: it must not wait.
                let lazy = !std::mem::take(&mut first_image);
                push_image(out, &image, title.as_deref(), *standalone, lazy);
            }
            LinkKind::Download { label } => {
                if let Some(file) = self.file(post, &link.target.value, Some(label), addresses) {
                    push_download(out, &file);
                }
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
            Ok(Target::File(path)) => {
                self.site.files.get(&path).map_or_else(String::new, |file| self.address(&file.url, addresses))
            }
            Ok(Target::External(url)) => url,
            // A site with a broken link is never rendered, but by `serve`, beside the message that says so.
            Err(_) => link.target.value.clone(),
        }
    }

    pub(super) fn address(&self, url: &str, addresses: Addresses) -> String {
        match addresses {
            Addresses::Rooted => self.site.href(url),
            Addresses::Absolute => self.site.absolute(url),
        }
    }

    /// The picture that `post` calls `written`.
    pub(super) fn image(
        &self,
        post: &Post,
        written: &str,
        alt: &str,
        credit: Option<&str>,
        addresses: Addresses,
    ) -> Option<ImageView> {
        let (_, file) = links::find_file(self.site, post, written)?;
        Some(ImageView {
            url: self.address(&file.url, addresses),
            alt: alt.to_owned(),
            width: file.dimensions.map(|(width, _)| width),
            height: file.dimensions.map(|(_, height)| height),
            credit: credit.map(str::to_owned),
        })
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
        let file_name = path.rsplit('/').next().unwrap_or(path);
        let (stem, extension) = file_name.rsplit_once('.').unwrap_or((file_name, ""));
        Some(FileView {
            title: name.map_or_else(|| stem.replace(['-', '_'], " "), str::to_owned),
            url: self.address(&file.url, addresses),
            format: extension.to_ascii_uppercase(),
            size: format::size(self.language(), file.size),
            bytes: file.size,
        })
    }
}

fn push_image(out: &mut String, image: &ImageView, caption: Option<&str>, standalone: bool, lazy: bool) {
    let figure = standalone && (caption.is_some() || image.credit.is_some());
    if figure {
        out.push_str("<figure>");
    } else if standalone {
        out.push_str("<p>");
    }
    out.push_str("<img src=\"");
    push_escaped(out, &image.url);
    out.push_str("\" alt=\"");
    push_escaped(out, &image.alt);
    out.push('"');
    if let (Some(width), Some(height)) = (image.width, image.height) {
        // Writing to a string cannot fail.
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
    if lazy {
        out.push_str(" loading=\"lazy\"");
    }
    out.push_str(" decoding=\"async\">");
    if figure {
        out.push_str("<figcaption>");
        push_escaped(out, caption.unwrap_or_default());
        out.push_str("</figcaption></figure>");
    } else if standalone {
        out.push_str("</p>");
    }
}

fn push_download(out: &mut String, file: &FileView) {
    out.push_str("<p class=\"download\"><a href=\"");
    push_escaped(out, &file.url);
    out.push_str("\" download>");
    push_escaped(out, &file.title);
    out.push_str("</a> <span class=\"file-facts\">(");
    push_escaped(out, &file.format);
    out.push_str(", ");
    push_escaped(out, &file.size);
    out.push_str(")</span></p>");
}

/// Text for an attribute or an element.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    push_replaced(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    });
}
