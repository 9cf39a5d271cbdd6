//! The addresses of another service's pages → our threads: as the manifest has them, and as they were before.

use std::collections::HashMap;

use crate::domain::{ThreadFacts, ThreadKey};
use crate::manifest::Threads;

/// Names of a folder's own page, which some services write and others do not.
const INDEXES: [&str; 3] = ["index.html", "index.htm", "index.php"];
/// Endings that a page may have lost.
const ENDINGS: [&str; 3] = [".html", ".htm", ".php"];
/// How like two names must be before one is offered for the other: 0 to 1.
const LIKE: f64 = 0.5;

/// Threads by the addresses of their pages, whatever the way in which an address was written.
pub(crate) struct Places<'t> {
    threads: &'t Threads,
    by_address: HashMap<String, &'t ThreadKey>,
    /// The path at which the site begins, without a slash at its end.
    base: String,
}

impl<'t> Places<'t> {
    /// The threads of a site at the address `site`.
    pub(crate) fn new(threads: &'t Threads, site: &str) -> Self {
        let mut by_address = HashMap::with_capacity(threads.len());
        for thread in threads.iter() {
            for old in &thread.old_urls {
                by_address.entry(normal(path(old))).or_insert(&thread.key);
            }
        }
        // An address that a page has now counts before one that another had.
        for thread in threads.iter() {
            by_address.insert(normal(path(&thread.url)), &thread.key);
        }
        Self { threads, by_address, base: normal(path(site)) }
    }

    /// The thread of a page; `address` may be whole, a path alone, or a thread's own id.
    pub(crate) fn find(&self, address: &str) -> Option<&'t ThreadFacts> {
        let address = address.trim();
        if let Some(thread) = ThreadKey::parse(address).and_then(|key| self.threads.get(&key)) {
            return Some(thread);
        }
        let whole = normal(path(address));
        let page = whole.split('?').next().unwrap_or_default().trim_end_matches('/').to_owned();
        let mut ways = vec![whole, page.clone()];
        ways.extend(ENDINGS.iter().filter_map(|ending| page.strip_suffix(ending)).map(str::to_owned));
        if !self.base.is_empty() {
            let below: Vec<_> = ways.iter().filter_map(|way| way.strip_prefix(&self.base)).map(str::to_owned).collect();
            ways.extend(below);
        }
        ways.iter().find_map(|way| self.by_address.get(way.as_str())).and_then(|key| self.threads.get(key))
    }

    /// The thread whose page is most like one of this address, where one is like it.
    pub(crate) fn nearest(&self, address: &str) -> Option<&'t ThreadFacts> {
        let wanted = normal(path(address));
        let likeness = |thread: &ThreadFacts| {
            let own = normal(&thread.url);
            let names = strsim::normalized_levenshtein(last(&wanted), last(&own));
            // Between two of the same name, that in the like folder; between two alike, always the same.
            (names, strsim::normalized_levenshtein(&wanted, &own))
        };
        let best = self.threads.iter().map(|thread| (likeness(thread), thread)).max_by(|(one, a), (other, b)| {
            one.partial_cmp(other).unwrap_or(std::cmp::Ordering::Equal).then_with(|| b.key.cmp(&a.key))
        });
        best.filter(|((names, _), _)| *names >= LIKE).map(|(_, thread)| thread)
    }
}

/// The part of an address below its host, without its fragment.
fn path(address: &str) -> &str {
    let below = match address.split_once("://") {
        Some((_, rest)) => rest.find(['/', '?']).map_or("", |at| &rest[at..]),
        None => address,
    };
    below.split('#').next().unwrap_or_default()
}

/// One way to write an address: decoded, in lower case, without the name of an index or a slash at its end.
fn normal(path: &str) -> String {
    let (page, query) = path.split_once('?').map_or((path, ""), |(page, query)| (page, query));
    let mut page = decoded(page).to_lowercase();
    if let Some(folder) =
        INDEXES.iter().find_map(|index| page.strip_suffix(index)).filter(|folder| folder.ends_with('/'))
    {
        page = folder.to_owned();
    }
    page.truncate(page.trim_end_matches('/').len());
    if query.is_empty() { page } else { format!("{page}/?{}", query.to_lowercase()) }
}

/// A path without percent-encoding; what is no UTF-8 then stays as it is written.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, next)) = rest.split_first() {
        let digit = |at: usize| next.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let byte = match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &next[2..] } else { next };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

/// The last folder or page of a path, without its ending.
fn last(path: &str) -> &str {
    let name = path.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    ENDINGS.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Mode;

    fn thread(key: &str, url: &str, old: &[&str]) -> ThreadFacts {
        ThreadFacts {
            key: ThreadKey::parse(key).unwrap(),
            url: url.to_owned(),
            title: key.to_owned(),
            kind: "avancement".to_owned(),
            mode: Mode::Open,
            programme: None,
            residence: None,
            published_at: None,
            old_urls: old.iter().map(|old| (*old).to_owned()).collect(),
        }
    }

    fn threads() -> Threads {
        Threads::new(vec![
            thread("verger", "/chantiers/le-verger/", &["/2019/03/verger/", "/?p=41", "/actualites/ete/"]),
            thread("tanneurs", "/chantiers/clos-des-tanneurs/", &["/tanneurs.php?id=3"]),
            thread("été/pré", "/actualites/ete/", &["/actualités/été"]),
        ])
    }

    #[test]
    fn an_address_leads_to_its_thread_however_it_is_written() {
        let threads = threads();
        let places = Places::new(&threads, "https://trois-vallons.example/site");
        for (address, key) in [
            ("/chantiers/le-verger/", "verger"),
            ("/Chantiers/Le-Verger", "verger"),
            ("/chantiers/le-verger/index.html", "verger"),
            ("/chantiers/le-verger.html", "verger"),
            ("http://ancien.example:8080/chantiers/le-verger/?utm_source=lettre#disqus_thread", "verger"),
            ("https://trois-vallons.example/site/chantiers/le-verger/", "verger"),
            ("https://trois-vallons.example/2019/03/verger", "verger"),
            ("https://ancien.example/?p=41", "verger"),
            ("https://ancien.example?p=41", "verger"),
            ("/tanneurs.php?id=3", "tanneurs"),
            ("/actualit%C3%A9s/%C3%89T%C3%A9/", "été/pré"),
            // The page that has the address now, not the one that had it.
            ("/actualites/ete/", "été/pré"),
            ("été/pré", "été/pré"),
        ] {
            assert_eq!(places.find(address).map(|thread| thread.key.as_str()), Some(key), "{address}");
        }
        for address in ["", "/", "/?p=42", "https://trois-vallons.example", "/tanneurs.php?id=4", "/chantiers/", "%ff%"]
        {
            assert_eq!(places.find(address), None, "{address}");
        }
    }

    #[test]
    fn a_page_of_a_like_name_is_offered() {
        let threads = threads();
        let places = Places::new(&threads, "https://trois-vallons.example");
        let nearest = |address: &str| places.nearest(address).map(|thread| thread.key.as_str());
        assert_eq!(nearest("/chantiers/verger/"), Some("verger"));
        assert_eq!(nearest("https://ancien.example/le-clos-des-taneurs.html"), Some("tanneurs"));
        assert_eq!(nearest("/contact/"), None);
    }
}
