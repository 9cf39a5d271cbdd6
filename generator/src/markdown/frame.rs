//! Frames that other sites give to be pasted: what a page of this site has in their place.
//!
//! A frame would make every reader's browser call somebody else's server, so it becomes a link: to the film's own page, to
//! the map's.

/// What stands in a frame's place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cure {
    /// `video` or `carte`.
    pub(super) sort: &'static str,
    /// The line to write.
    pub(super) line: String,
}

/// The line that says what the frame of `source` shows; `title` is what the frame is called.
pub(super) fn cure(source: &str, title: Option<&str>) -> Option<Cure> {
    let address = if source.starts_with("//") { format!("https:{source}") } else { source.to_owned() };
    let title = title.map(str::trim).filter(|title| !title.is_empty());
    let source = Source::of(&address)?;
    if let Some(film) = source.film() {
        let title = title.unwrap_or("…").replace('"', "'");
        return Some(Cure { sort: "video", line: format!("::: video {film} \"{title}\"") });
    }
    let label = title.unwrap_or("Voir la carte");
    source.map(&address).map(|map| Cure { sort: "carte", line: format!("[{label}]({map})") })
}

/// The address of a frame, in parts.
struct Source<'a> {
    /// Without `www.`.
    host: &'a str,
    /// Without its first slash.
    path: &'a str,
    query: &'a str,
}

impl<'a> Source<'a> {
    fn of(address: &'a str) -> Option<Self> {
        let (_, rest) = address.split_once("://")?;
        let (host, path) = rest.split_once('/')?;
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        Some(Self { host: host.strip_prefix("www.").unwrap_or(host), path, query })
    }

    /// The page on which the film of a frame is seen.
    fn film(&self) -> Option<String> {
        let Self { host, path, query } = *self;
        let behind =
            |folder: &str| path.strip_prefix(folder).map(|id| id.trim_end_matches('/')).filter(|id| !id.is_empty());
        match host {
            "youtube.com" | "youtube-nocookie.com" => {
                behind("embed/").map(|id| format!("https://www.youtube.com/watch?v={id}"))
            }
            "player.vimeo.com" => behind("video/").map(|id| match parameter(query, "h") {
                // A film that is not listed is found with its key alone.
                Some(key) => format!("https://vimeo.com/{id}/{key}"),
                None => format!("https://vimeo.com/{id}"),
            }),
            "dailymotion.com" | "geo.dailymotion.com" => behind("embed/video/")
                .or_else(|| parameter(query, "video"))
                .map(|id| format!("https://www.dailymotion.com/video/{id}")),
            // Every PeerTube has the same addresses, on a host of its own.
            _ => behind("videos/embed/").map(|id| format!("https://{host}/w/{id}")),
        }
    }

    /// The address of the map that a frame shows, whose own is `address`.
    fn map(&self, address: &str) -> Option<String> {
        let Self { host, path, query } = *self;
        if host == "openstreetmap.org" && path.starts_with("export/embed") {
            let place = parameter(query, "marker").map(|marker| marker.replace("%2C", ","));
            return Some(match place.as_deref().and_then(|place| place.split_once(',')) {
                Some((latitude, longitude)) => {
                    format!("https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}")
                }
                None => "https://www.openstreetmap.org/".to_owned(),
            });
        }
        if (host.starts_with("google.") && path.starts_with("maps")) || host.starts_with("maps.google.") {
            let place = parameter(query, "pb").and_then(centre).or_else(|| parameter(query, "q").map(str::to_owned));
            return Some(match place {
                Some(place) => format!("https://www.google.com/maps/search/?api=1&query={place}"),
                None => address.replace("&output=embed", ""),
            });
        }
        (host == "umap.openstreetmap.fr").then(|| address.to_owned())
    }
}

/// The middle of a map of Google, latitude first: `!2d` says the longitude, `!3d` the latitude.
fn centre(pb: &str) -> Option<String> {
    let value = |name: &str| pb.split('!').find_map(|part| part.strip_prefix(name));
    Some(format!("{},{}", value("3d")?, value("2d")?))
}

fn parameter<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_becomes_a_line_of_the_same() {
        for (source, line) in [
            ("https://www.youtube.com/embed/ab?si=c", "::: video https://www.youtube.com/watch?v=ab \"…\""),
            ("https://www.youtube-nocookie.com/embed/ab", "::: video https://www.youtube.com/watch?v=ab \"…\""),
            ("https://player.vimeo.com/video/12?h=3d&title=0", "::: video https://vimeo.com/12/3d \"…\""),
            ("https://www.dailymotion.com/embed/video/x1", "::: video https://www.dailymotion.com/video/x1 \"…\""),
            (
                "https://geo.dailymotion.com/player.html?video=x1",
                "::: video https://www.dailymotion.com/video/x1 \"…\"",
            ),
            ("https://tube.fr/videos/embed/ab", "::: video https://tube.fr/w/ab \"…\""),
            (
                "https://www.google.com/maps/embed?pb=!1m18!1m3!1d2624.9!2d-2.5!3d48.8!5e0",
                "[Voir la carte](https://www.google.com/maps/search/?api=1&query=48.8,-2.5)",
            ),
            (
                "https://maps.google.com/maps?q=Brest&output=embed",
                "[Voir la carte](https://www.google.com/maps/search/?api=1&query=Brest)",
            ),
            (
                "https://www.openstreetmap.org/export/embed.html?bbox=1",
                "[Voir la carte](https://www.openstreetmap.org/)",
            ),
            ("https://umap.openstreetmap.fr/fr/map/a_1", "[Voir la carte](https://umap.openstreetmap.fr/fr/map/a_1)"),
        ] {
            assert_eq!(cure(source, Some(" ")).map(|cure| cure.line).as_deref(), Some(line), "{source}");
        }
        assert_eq!(cure("https://a.fr/embed/1", None), None);
        assert_eq!(cure("y", Some("z")), None);
        assert_eq!(
            cure("//tube.fr/videos/embed/a", Some("Un \"mot\"")).map(|cure| cure.line).as_deref(),
            Some("::: video https://tube.fr/w/a \"Un 'mot'\"")
        );
    }
}
