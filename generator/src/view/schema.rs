//! schema.org data of pages (<https://schema.org/docs/full.html>), as JSON-LD.
//!
//! One struct for each type, written straight to text: trees of JSON values took a tenth of a build's time.

use palier_comments::snapshot::{Shown, Thread};
use serde::Serialize;

use super::Views;
use super::model::LinkView;
use crate::content::{Kind, Post, Tender};
use crate::site::Site;

/// What a page is about.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Thing<'a> {
    Publisher(&'a Organization<'a>),
    Post(Box<Item<'a>>),
    Breadcrumb(BreadcrumbList<'a>),
}

/// Who publishes the site, or who holds an event.
#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct Organization<'a> {
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

impl<'a> Organization<'a> {
    /// Who publishes the site.
    pub(super) fn of(site: &'a Site) -> Self {
        let cooperative = &site.config.cooperative;
        Self {
            id: Some(site.absolute("/#organisation")),
            name: &cooperative.name,
            url: Some(site.absolute("/")),
            telephone: Some(&cooperative.telephone),
            email: Some(&cooperative.email),
            address: Some(&cooperative.seat),
        }
    }
}

#[derive(Serialize)]
#[serde(tag = "@type")]
pub(super) struct BreadcrumbList<'a> {
    #[serde(rename = "itemListElement")]
    items: Vec<ListItem<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct ListItem<'a> {
    position: usize,
    name: &'a str,
    item: String,
}

/// A post: what all say, and what its type adds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item<'a> {
    #[serde(rename = "@id")]
    id: String,
    #[serde(flatten)]
    kind: Type<'a>,
    url: String,
    name: &'a str,
    in_language: &'static str,
    publisher: Reference<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment_count: Option<usize>,
    #[serde(rename = "comment", skip_serializing_if = "Vec::is_empty")]
    comments: Vec<Comment<'a>>,
}

/// What a reader wrote under a post.
#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct Comment<'a> {
    #[serde(rename = "@id")]
    id: String,
    text: String,
    date_created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_item: Option<CommentReference>,
}

/// Who wrote: a reader, or the cooperative.
#[derive(Serialize)]
#[serde(untagged)]
enum Author<'a> {
    Reader(Person<'a>),
    Publisher(Reference<'a>),
}

#[derive(Serialize)]
struct CommentReference {
    #[serde(rename = "@id")]
    id: String,
}

/// A thing that is described elsewhere.
#[derive(Serialize)]
struct Reference<'a> {
    #[serde(rename = "@id")]
    id: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum Type<'a> {
    NewsArticle {
        headline: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<Person<'a>>,
    },
    ApartmentComplex {
        address: PostalAddress<'a>,
        #[serde(skip_serializing_if = "Option::is_none")]
        number_of_accommodation_units: Option<u32>,
    },
    Event {
        start_date: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        end_date: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        location: Option<Place<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        organizer: Option<Organization<'a>>,
    },
    /// A board's paper, about its meeting's day.
    Report { additional_type: &'static str, about: String },
    WebPage {
        #[serde(skip_serializing_if = "Option::is_none")]
        main_entity: Option<DigitalDocument<'a>>,
    },
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Person<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename_all = "camelCase")]
struct PostalAddress<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    street_address: Option<&'a str>,
    address_locality: &'a str,
    address_country: &'static str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct Place<'a> {
    name: &'a str,
    address: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type")]
struct DigitalDocument<'a> {
    name: &'a str,
    identifier: &'a str,
    expires: String,
}

/// JSON that is safe inside a script element: no `<` can close it.
pub(super) fn script(graph: &[Thing<'_>]) -> String {
    #[derive(Serialize)]
    struct Document<'a> {
        #[serde(rename = "@context")]
        context: &'static str,
        #[serde(rename = "@graph")]
        graph: &'a [Thing<'a>],
    }
    // Structs of texts and numbers: serialising them cannot fail.
    let json = serde_json::to_string(&Document { context: "https://schema.org", graph }).unwrap_or_default();
    if memchr::memchr(b'<', json.as_bytes()).is_some() { json.replace('<', "\\u003c") } else { json }
}

pub(super) fn breadcrumb<'a>(site: &Site, parents: &'a [LinkView], title: &'a str, url: &str) -> Thing<'a> {
    let prefix = site.config.site.url.prefix();
    let parents = parents
        .iter()
        .map(|link| (link.title.as_str(), site.absolute(link.url.strip_prefix(prefix).unwrap_or(&link.url))));
    let items = parents
        .chain([(title, site.absolute(url))])
        .enumerate()
        .map(|(index, (name, item))| ListItem { position: index + 1, name, item })
        .collect();
    Thing::Breadcrumb(BreadcrumbList { items })
}

/// What a post is, and who publishes it.
pub(super) fn post<'a>(views: &'a Views<'_>, post: &'a Post, image: Option<String>) -> Vec<Thing<'a>> {
    let site = views.site;
    let url = site.absolute(&post.address.url);
    let (published, updated) = (site.published(post), site.updated(post));
    // A building and an event are no works that somebody comments (schema.org, CreativeWork).
    let is_work = !matches!(post.kind, Kind::Programme(_) | Kind::Residence(_) | Kind::Event(_));
    let thread = site.conversations.thread(&post.id).filter(|thread| is_work && thread.count > 0);
    let item = Item {
        id: url.clone(),
        comments: thread.map(|thread| comments(views, &url, thread)).unwrap_or_default(),
        kind: type_of(views, post),
        url,
        name: &post.title.value,
        in_language: site.config.site.language.regional_tag(),
        publisher: Reference { id: views.publisher.id.as_deref() },
        description: post.summary.as_deref().filter(|_| !post.is_withdrawn()),
        image,
        date_published: post.date.as_ref().map(|date| views.moment(date.value).iso),
        comment_count: thread.map(|thread| thread.count),
        date_modified: (post.date.is_some() && updated > published).then(|| views.instant(updated).iso),
    };
    vec![Thing::Post(Box::new(item)), Thing::Publisher(&views.publisher)]
}

fn comments<'a>(views: &'a Views<'_>, url: &str, thread: &'a Thread) -> Vec<Comment<'a>> {
    let id = |number: i64| format!("{url}#commentaire-{number}");
    let shown = thread.comments.iter().filter(|comment| comment.state == Shown::Published);
    let of = |comment: &'a palier_comments::snapshot::Comment| Comment {
        id: id(comment.id),
        text: comment.html.plain(),
        date_created: views.instant(comment.written_at).iso,
        author: if comment.official {
            Some(Author::Publisher(Reference { id: views.publisher.id.as_deref() }))
        } else {
            comment.name.as_deref().map(|name| Author::Reader(Person { name }))
        },
        parent_item: comment.parent.map(|parent| CommentReference { id: id(parent) }),
    };
    shown.map(of).collect()
}

fn type_of<'a>(views: &Views<'_>, post: &'a Post) -> Type<'a> {
    match &post.kind {
        Kind::ProgressUpdate(_) | Kind::ResidenceNotice(_) | Kind::Article => Type::NewsArticle {
            headline: &post.title.value,
            author: post.author.as_deref().map(|name| Person { name }),
        },
        Kind::Programme(programme) => Type::ApartmentComplex {
            address: address(programme.address.as_deref(), &programme.commune.value),
            number_of_accommodation_units: programme.homes,
        },
        Kind::Residence(residence) => Type::ApartmentComplex {
            address: address(residence.address.as_deref(), &residence.commune.value),
            number_of_accommodation_units: residence.homes,
        },
        Kind::Event(event) => Type::Event {
            start_date: views.moment(event.start.value).iso,
            end_date: event.end.map(|end| views.moment(end).iso),
            location: event.place.as_deref().map(|place| Place { name: place, address: place }),
            organizer: event.organiser.as_deref().map(|name| Organization {
                id: None,
                name,
                url: None,
                telephone: None,
                email: None,
                address: None,
            }),
        },
        Kind::BoardDocument(document) => Type::Report {
            additional_type: "https://schema.org/DigitalDocument",
            about: views.date(document.meeting).iso,
        },
        Kind::Tender(tender) => Type::WebPage { main_entity: Some(paper(views, tender)) },
        Kind::Page | Kind::Section => Type::WebPage { main_entity: None },
    }
}

/// A tender is a page with a document: there is no type for it, and an `Offer` it is not.
fn paper<'a>(views: &Views<'_>, tender: &'a Tender) -> DigitalDocument<'a> {
    DigitalDocument {
        name: &tender.subject,
        identifier: &tender.reference.value,
        expires: views.moment(tender.deadline.value).iso,
    }
}

fn address<'a>(street: Option<&'a str>, town: &'a str) -> PostalAddress<'a> {
    PostalAddress { street_address: street, address_locality: town, address_country: "FR" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_closes_the_script() {
        let items = vec![ListItem { position: 1, name: "a</script>b", item: "https://a/".to_owned() }];
        assert_eq!(
            script(&[Thing::Breadcrumb(BreadcrumbList { items })]),
            r#"{"@context":"https://schema.org","@graph":[{"@type":"BreadcrumbList","itemListElement":[{"@type":"ListItem","position":1,"name":"a\u003c/script>b","item":"https://a/"}]}]}"#
        );
    }
}
